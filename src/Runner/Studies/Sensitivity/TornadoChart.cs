using NegotiationSim.Engine.Statistics;
using NegotiationSim.Engine.Studies.Sensitivity;
using NegotiationSim.Runner.Drawing;
using ScottPlot;

namespace NegotiationSim.Runner.Studies.Sensitivity;

/// <summary>What the outcome is with each number low and with it high (Eschenbach 1992), in the outcome's own unit.</summary>
internal static class TornadoChart
{
    const int MostRows = 30;

    static readonly Color Known = Color.FromHex("#BDBDBD");
    static readonly Stroke Low = new(Theme.Blue, Marker: MarkerShape.OpenCircle);
    static readonly Stroke High = new(Theme.Vermillion, Marker: MarkerShape.FilledSquare);

    /// <summary>The figure, or null where these means are not known, as in results of earlier versions.</summary>
    public static Figure? Of(SensitivityResult result, MetricSensitivity metric)
    {
        string[] rows = [.. Ranked(metric).Take(MostRows)];
        if (rows.Length == 0) return null;
        var (low, high) = (rows.Select(r => metric["meanLow", r]).ToArray(), rows.Select(r => metric["meanHigh", r]).ToArray());
        var (from, to) = Ranges.Around(low.Concat(high).SelectMany(e => new[] { e.Mean, e.Interval.Low, e.Interval.High }));
        var bars = low.Zip(high)
            .Select(
                (pair, row) =>
                    new RowBar(row, pair.First.Mean, pair.Second.Mean, IsKnown(metric["swing", rows[row]]) ? Known : Theme.Faint));
        var whiskers = low.Zip(high)
            .SelectMany((pair, row) =>
                Rows.WhiskerOf(row, pair.First, Low, offset: -.18)
                    .Concat(Rows.WhiskerOf(row, pair.Second, High, offset: .18)));
        var title = $"{metric.Metric.Label} with each number low and high";
        var where = result.Options.Method == SensitivityMethod.Morris
            ? "on the lowest and on the highest of its four levels" : "in the lowest and in the highest quarter of its distribution";
        var groups = result.Options.Method == SensitivityMethod.Morris ? "walks" : "the eight scramblings";
        var caption =
            $"{title}. Mean over the points of the design with the number {where}, all others free; bar: from the one to the other, "
                + $"darker where the 95% interval of the difference does not hold 0; whiskers: 95% intervals (Student's t over {groups}) "
            + $"given the replications, which all points share; line: mean over all points. The widest bar "
            + $"first.{SensitivityChart.Part(metric, rows.Length)} {SensitivityChart.Source(result)}";
        var panel = new Panel(new Axis(Rows.AxisLabel(metric.Metric), from, to), Rows.Axis([.. rows.Select(Varied.NameOf)]),
            [.. bars, new Rule(metric.Mean), .. whiskers]);
        KeyEntry[] key = [new("number low", Low) { HasMarker = true }, new("number high", High) { HasMarker = true },
            new("difference known", null, Known), new("not known", null, Theme.Faint)];
        return new Figure("tornado-" + metric.Metric.Name, title, caption, [panel]) { Key = key };
    }

    static bool IsKnown(Estimate swing) => swing.Interval.Low > 0 || swing.Interval.High < 0;

    /// <summary>The numbers' paths, the widest swing first.</summary>
    internal static IEnumerable<string> Ranked(MetricSensitivity metric) =>
        metric.Indices.Where(i => i.Kind == "swing" && double.IsFinite(i.Value.Mean)).OrderByDescending(i => Math.Abs(i.Value.Mean))
            .Select(i => i.Factor);
}
