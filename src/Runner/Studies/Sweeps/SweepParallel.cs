using NegotiationSim.Engine.Statistics;
using NegotiationSim.Runner.Drawing;
using Color = ScottPlot.Color;

namespace NegotiationSim.Runner.Studies.Sweeps;

/// <summary>A sweep of many numbers: parallel coordinates, coloured by the outcome, by a difference, or a panel for each policy that is the
/// best.</summary>
internal static class SweepParallel
{
    static readonly Color Pale = Theme.Grey.MixedWith(Theme.White, .6);
    static readonly Stroke Lowest = new(Theme.Blue), Highest = new(Theme.Vermillion);

    public static Figure Of(SweepTable table) => table.Policies.Count switch
    {
        1 =>
            OfValue(table, table.Values[0], table.Label, $"{table.Metric.Label} over {table.Factors.Count} numbers",
                "mean over the replications of a point"),
        2 =>
            OfValue(table, table.Difference(1, 0), $"Δ {table.Label}",
                $"{table.Metric.Label} of {table.Policies[1]} minus {table.Policies[0]} over {table.Factors.Count} numbers",
            "mean difference, replication by replication over the same shocks"),
        _ => OfBest(table),
    };

    static Figure OfValue(SweepTable table, IReadOnlyList<Estimate> values, string label, string title, string meaning)
    {
        int[] known = [.. Enumerable.Range(0, table.Points).Where(i => double.IsFinite(values[i].Mean))];
        var shown = ParallelCoordinates.Thin(known);
        table = Foremost(table, values, out var text);
        var panel = ParallelCoordinates.Of(Axes(table, label, values),
            [.. Coloured(shown, values).Select(l => new ParallelLine(Place(table, l.Point, values[l.Point].Mean), l.Color))]);
        return Figure(table, title, [panel],
            $"The last axis: {meaning}{SweepTable.HalfWidths(values, table.Policies.Count > 1 ? table.DifferenceInterval : table.MeanInterval)}. Blue: the tenth of the lines with the lowest values; orange: the tenth with the "
                + $"highest; grey, behind: the others.{text}", shown.Count, known.Length,
                [new("lowest tenth", Lowest), new("highest tenth", Highest), new("the others", new Stroke(Pale))]);
    }

    /// <summary>Beyond a dozen axes nothing can be seen: those of the numbers that matter most.</summary>
    static SweepTable Foremost(SweepTable table, IReadOnlyList<Estimate> values, out string text)
    {
        var foremost = MainEffects.Foremost(table, [.. values.Select(v => v.Mean)]);
        text = foremost.Count == table.Factors.Count ? ""
            : $" Shown are the {foremost.Count} numbers of {table.Factors.Count} over which its mean ranges widest, the widest first.";
        return foremost.Count == table.Factors.Count ? table : table.Of(foremost);
    }

    /// <summary>The lines from back to front: grey in the middle, then the lowest and the highest tenth in their colours.</summary>
    static IEnumerable<(int Point, Color Color)> Coloured(IReadOnlyList<int> shown, IReadOnlyList<Estimate> values)
    {
        int[] order = [.. shown.OrderBy(i => values[i].Mean)];
        var tenth = (order.Length + 9) / 10;
        foreach (var i in order.Skip(tenth).SkipLast(tenth)) yield return (i, Pale);
        foreach (var i in order.Take(tenth)) yield return (i, Lowest.Color);
        foreach (var i in order.Skip(Math.Max(tenth, order.Length - tenth))) yield return (i, Highest.Color);
    }

    static Figure OfBest(SweepTable table)
    {
        int[] known = [.. Enumerable.Range(0, table.Points).Where(table.IsKnown)];
        var shown = ParallelCoordinates.Thin(known);
        var lead = Enumerable.Range(0, table.Points).Select(i => Lead(table, i)).ToArray();
        var all = table.Factors.Count;
        table = Foremost(table, lead, out var text);
        var axes = Axes(table, "lead over the second", lead);
        Panel[] panels = [.. Enumerable.Range(-1, table.Policies.Count + 1).Where(p => known.Any(i => table.Best(i) == p)).Select(p =>
        {
            int[] own = [.. shown.Where(i => table.Best(i) == p).OrderBy(table.IsDecided)];
            var lines = own.Select(i => new ParallelLine(Place(table, i, lead[i].Mean), table.IsDecided(i) ? Theme.Blue : Pale));
            return ParallelCoordinates.Of(axes,
                [.. lines]) with { Title =
                    FormattableString.Invariant($"{(p < 0 ? "all exactly alike" : table.Policies[p])}: {known.Count(i => table.Best(i) == p):N0} of {known.Length:N0}") };
        })];
        return Figure(table, $"Policy with the {table.BestWord} {table.Metric.Label} over {all} numbers", panels,
            $"A panel for each policy, with the points at which its mean is the {table.BestWord}; the last axis: by how much it leads the "
                + $"second ({table.Metric.Unit}). "
            + $"Blue: known to be the best; grey, behind: undecided, for the 95% interval ({table.DifferenceInterval}, each by itself) of its paired "
            + "difference from another policy holds 0." + text, shown.Count, known.Length,
            [new("known to be the best", Lowest), new("undecided", new Stroke(Pale))]);
    }

    static Figure Figure(SweepTable table, string title, Panel[] panels, string text, int shown, int all,
        IReadOnlyList<KeyEntry> key) => new(
        $"sweep-{table.Metric.Name}-parallel", title,
        $"{title}. Parallel coordinates (Inselberg 1985): each line is a point of the design, each axis runs from the number on its left "
            + $"to the one on its right. {text}"
        + (shown < all
            ? string.Create(System.Globalization.CultureInfo.InvariantCulture,
                $" {shown:N0} of {all:N0} points are drawn, evenly spaced in the order of the design.") : "") + $" {table.Source}", panels)
    { Key = key, NarrowColumns = 1, WideColumns = Math.Min(3, panels.Length), SharedRows = true };

    static ParallelAxis[] Axes(SweepTable table, string label, IReadOnlyList<Estimate> values) =>
        [.. table.Factors.Select(f => ParallelAxis.Of(f.Name, f.Values)), ParallelAxis.Of(label, values.Select(v => v.Mean))];

    static double[] Place(SweepTable table, int point, double value) => [.. table.Factors.Select(f => f.Values[point]), value];

    /// <summary>By how much the best policy of a point leads the second.</summary>
    static Estimate Lead(SweepTable table, int point)
    {
        var best = table.IsTied(point) ? 0 : table.Best(point);
        if (best < 0) return Intervals.Mean(new Moments());
        return Enumerable.Range(0, table.Policies.Count).Where(p => p != best).Select(p => table.Difference(best, p)[point])
            .MinBy(d => Math.Abs(d.Mean)) is { } d
            ? d with { Mean = Math.Abs(d.Mean) } : Intervals.Mean(new Moments());
    }
}
