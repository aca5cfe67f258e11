using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Runner.Drawing;
using MarkerShape = ScottPlot.MarkerShape;

namespace NegotiationSim.Runner.Studies.Compare;

/// <summary>Paired differences between runs on the same shocks, with 95% intervals and a line at 0.</summary>
internal static class DifferencesChart
{
    const string Title = "Paired differences between policies";

    public static Figure? Of(IReadOnlyList<RunResult> runs, IReadOnlyList<PairedDifference> differences)
    {
        var one = differences.Select(d => d.Reference).Distinct().Count() == 1 ? differences[0].Reference : null;
        return Draw("differences", Title,
            one is null ? "Each row: the first scenario minus the second" : $"Each row: the scenario minus {one}",
            runs[0].Model, differences, Captions.Of(runs));
    }

    /// <summary>The figure of any paired differences; null where there are none of what the model compares.</summary>
    internal static Figure? Draw(
        string name, string title, string rows, Model model, IReadOnlyList<PairedDifference> differences, string source)
    {
        PairedDifference[][] metrics =
        [
            .. model.Highlights.Compared.Select(name => differences.Where(d => d.Metric.Name == name).ToArray())
                .Where(d => d.Length > 0),
        ];
        if (metrics.Length == 0) return null;
        var pairs = differences.Select(Pair).Distinct().ToList();
        var hasOne = differences.Select(d => d.Reference).Distinct().Count() == 1;
        string[] names = [.. pairs.Select(p => !hasOne ? $"{p.Scenario} − {p.Reference}" : p.Scenario)];
        var caption = $"{title}: {Captions.Letters(metrics.Select(m => m[0].Metric.Label))}. {rows}"
            + ", replication by replication over the same shocks. Dot: mean difference; whisker: its "
            + $"{Captions.MeanInterval} of paired differences, for shares of runs Tango's (1998); hollow where p, adjusted over all rows "
            + $"of the comparison (Holm 1979), is .05 or more. {source}";
        return new Figure(name, title, caption, [.. metrics.Select(m => Panel(m, pairs, names))]) { WideColumns = 4,
            SharedRows = true,
            Key = [KeyEntry.OnLine("mean, 95% CI", Theme.Blue), KeyEntry.OnLine("p .05 or more", Theme.Blue, MarkerShape.OpenCircle)] };
    }

    static (string Scenario, string Reference) Pair(PairedDifference d) => (d.Scenario, d.Reference);

    static Panel Panel(PairedDifference[] differences, List<(string, string)> pairs, string[] names)
    {
        var ends = differences.SelectMany(d => new[] { d.Difference.Mean, d.Difference.Interval.Low, d.Difference.Interval.High });
        var (low, high) = Ranges.Around(ends.Append(0));
        var marks = differences.SelectMany(d => Marks(d, pairs.IndexOf(Pair(d))));
        var axis = new Axis("Δ " + Rows.AxisLabel(differences[0].Metric), low, high);
        return new Panel(axis, Rows.Axis(names), [new Rule(0), .. marks]);
    }

    static IEnumerable<Mark> Marks(PairedDifference difference, int row) =>
        Rows.WhiskerOf(row, difference.Difference, new Stroke(Theme.Blue), hollow: !(difference.AdjustedP < .05));
}
