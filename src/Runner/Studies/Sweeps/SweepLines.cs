using NegotiationSim.Engine.Statistics;
using NegotiationSim.Runner.Drawing;

namespace NegotiationSim.Runner.Studies.Sweeps;

/// <summary>A sweep of one number: a line a policy with its band, and the differences from the first.</summary>
internal static class SweepLines
{
    public static IReadOnlyList<Figure> Of(SweepTable table)
    {
        var x = table.Factors[0];
        int[] order = [.. Enumerable.Range(0, table.Points).OrderBy(i => x.Values[i])];
        var title = $"{table.Metric.Label} by {x.Path}";
        var several = table.Policies.Count > 1;
        Panel[] panels = [Panel(table, x, order, table.Values, [.. table.Policies], 0, table.Label, isDifference: false)];
        if (several)
        {
            var differences = Enumerable.Range(1, table.Policies.Count - 1).Select(p => table.Difference(p, 0)).ToArray();
            panels =
                [.. panels,
                    Panel(table, x, order, differences, [.. table.Policies.Skip(1)], 1, $"Δ {table.Label}, minus {table.Policies[0]}",
                        isDifference: true)];
        }

        var interval = table.Metric.IsShare ? "95% confidence interval of the share (Wilson 1927)" : Captions.MeanInterval;
        var caption =
            $"{title}. {(several ? "(a) Mean" : "Mean")} over the replications of a point; band: its {interval}, each point by itself."
            + (several
                ? $" (b) Mean difference from {table.Policies[0]}, replication by replication over the same shocks; band: its "
                    + $"{Captions.MeanInterval} of paired differences." : "")
            + $"{Captions.Looks(table.Policies.Count)} {table.Source}";
        return [new Figure($"sweep-{table.Metric.Name}", title, caption, panels) { NarrowColumns = 1 }];
    }

    static Panel Panel(SweepTable table, Varied x, int[] order, IReadOnlyList<IReadOnlyList<Estimate>> lines, string[] names, int first,
        string label, bool isDifference)
    {
        var ends = lines.SelectMany(l => l).SelectMany(e => new[] { e.Mean, e.Interval.Low, e.Interval.High })
            .Append(isDifference ? 0 : double.NaN);
        var (low, high) = table.Metric.IsShare && !isDifference ? Ranges.FromZero(ends) : Ranges.Around(ends);
        var marks = lines.SelectMany((line, p) => Marks(x, order, line, names.Length > 1 || isDifference ? names[p] : null, p, first));
        Mark[] zero = isDifference ? [new Level(0)] : [];
        return new Panel(new Axis(x.Label, x.Levels[0], x.Levels[^1]) { Margin = .02 }, new Axis(label, low, high),
            [.. zero, .. marks.OrderBy(m => m is Line)]);
    }

    /// <summary>A line with its band; without interval the line alone.</summary>
    static IEnumerable<Mark> Marks(Varied x, int[] order, IReadOnlyList<Estimate> values, string? name, int number, int first)
    {
        var stroke = Theme.SeriesStroke(number + first);
        int[] banded = [.. order.Where(i => double.IsFinite(values[i].Interval.Low))], known =
            [.. order.Where(i => double.IsFinite(values[i].Mean))];
        yield return new Band([.. banded.Select(i => x.Values[i])], [.. banded.Select(i => values[i].Interval.Low)],
            [.. banded.Select(i => values[i].Interval.High)],
            stroke.Color.WithAlpha(.25));
        yield return new Line([.. known.Select(i => x.Values[i])], [.. known.Select(i => values[i].Mean)], stroke, name, number + first);
    }
}
