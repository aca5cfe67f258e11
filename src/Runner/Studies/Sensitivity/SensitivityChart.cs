using System.Globalization;
using NegotiationSim.Engine.Statistics;
using NegotiationSim.Engine.Studies.Sensitivity;
using NegotiationSim.Runner.Drawing;

namespace NegotiationSim.Runner.Studies.Sensitivity;

/// <summary>Indices with their intervals, the number that matters most first; for Morris the signed effects, too.</summary>
internal static class SensitivityChart
{
    /// <summary>The most rows that stay legible.</summary>
    const int MostRows = 30;

    /// <summary>A figure for every metric that has indices.</summary>
    public static IReadOnlyList<Figure> Of(SensitivityResult result) =>
        [.. result.Metrics.Where(m => m.Indices.Any(i => double.IsFinite(i.Value.Mean)))
            .SelectMany(m => (Figure?[])[Of(result, m), TornadoChart.Of(result, m)]).OfType<Figure>()];

    static Figure Of(SensitivityResult result, MetricSensitivity metric)
    {
        var title = $"What {metric.Metric.Label} is sensitive to";
        string[] rows = [.. SensitivityTables.Ranked(result, metric).Take(MostRows)];
        var (what, panels) = result.Options.Method switch
        {
            SensitivityMethod.Morris => (
                "(a) Mean size of elementary effects, mu* (Campolongo and others 2007), and (b) their mean with sign, mu (Morris 1991), "
                    + "for a move over the whole range; whisker: 95% interval (Student's t over walks).",
                (Panel[])[Panel(metric, rows, "muStar", "mu*"), Panel(metric, rows, "mu", "mu")]),
            SensitivityMethod.Pawn => (
                string.Create(CultureInfo.InvariantCulture,
                    $"PAWN index (Pianosi and Wagener 2018); whisker: approximate 95% interval (jackknife). Right line: what 95% of numbers without influence stay below ({metric.Threshold:F3})."),
                [Panel(metric, rows, "pawn", "PAWN index", metric.Threshold)]),
            _ => (
                "Share of the variance of the means between points: (a) with all interactions (total, Jansen 1999) and (b) by the number "
                    + "itself (first order, Saltelli and others 2010); whisker: 95% interval (Student's t over eight scramblings).",
                [Panel(metric, rows, "total", "total index"), Panel(metric, rows, "first", "first-order index")]),
        };
        var noise = double.IsNaN(metric.NoiseShare) ? ""
            : string.Create(CultureInfo.InvariantCulture, $" Replication noise: {100 * metric.NoiseShare:F1}% of the variance.");
        var caption = $"{title}. {what}{Part(metric, rows.Length)}{noise} {Source(result)}";
        return new Figure("sensitivity-" + metric.Metric.Name, title, caption, panels) { NarrowColumns = 1, WideColumns = panels.Length,
            SharedRows = true };
    }

    /// <summary>How many of the numbers are shown, unless all are.</summary>
    internal static string Part(MetricSensitivity metric, int shown) =>
        metric.Indices.Select(i => i.Factor).Distinct().Count() is var all && all > shown ? $" The first {shown} of {all} numbers." : "";

    /// <summary>Which scenario, design, n and seed.</summary>
    internal static string Source(SensitivityResult result) => string.Create(CultureInfo.InvariantCulture,
        $"Scenario {result.Scenario}; {result.Points:N0} points × {result.Options.Replications} replications, seed {result.Options.Seed}.");

    static Panel Panel(MetricSensitivity metric, string[] rows, string kind, string label, double line = double.NaN)
    {
        Estimate[] values = [.. rows.Select(r => metric[kind, r])];
        var ends = values.SelectMany(e => new[] { e.Mean, e.Interval.Low, e.Interval.High }).Append(line).Where(double.IsFinite).Append(0)
            .ToArray();
        var (low, high) = ends.Min() >= 0 ? Ranges.FromZero(ends) : Ranges.Around(ends);
        var marks = values.SelectMany((e, row) => Rows.WhiskerOf(row, e, new Stroke(Theme.Blue)));
        Mark[] rules = double.IsFinite(line) ? [new Rule(0), new Rule(line)] : [new Rule(0)];
        return new Panel(new Axis(label, low, high) { Margin = .04 }, Rows.Axis([.. rows.Select(Varied.NameOf)]), [.. rules, .. marks]);
    }
}
