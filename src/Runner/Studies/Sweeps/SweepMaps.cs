using NegotiationSim.Runner.Drawing;
using Color = ScottPlot.Color;

namespace NegotiationSim.Runner.Studies.Sweeps;

/// <summary>A sweep of two numbers as maps, of three as maps over levels of the third: means, the difference between two policies, and
/// which policy is the best. A full grid gives cells; scattered points stay points, for nothing is known between them.</summary>
internal static class SweepMaps
{
    /// <summary>The line where two policies are alike.</summary>
    internal static readonly Stroke Alike = new(Theme.Ink, 1.3f);

    public static IReadOnlyList<Figure> Of(SweepTable table)
    {
        var slices = Slice.Of(table);
        var figures = new List<Figure>();
        if (slices.Count == 1)
            figures.Add(Means(table, [.. table.Policies.Select((name, p) => (slices[0], p, table.Policies.Count > 1 ? name : ""))], ""));
        else if (table.Policies.Count < 3)
            figures.AddRange(
                table.Policies.Select(
                    (name, p) => Means(table, [.. slices.Select(s => (s, p, s.Name))], table.Policies.Count > 1 ? name : "")));
        if (table.Policies.Count == 2) figures.Add(Difference(table, slices));
        if (table.Policies.Count > 1) figures.Add(BestPolicyMap.Of(table, slices));
        return figures;
    }

    static Figure Means(SweepTable table, (Slice Slice, int Policy, string Name)[] maps, string policy)
    {
        var scale = ColourScale.Of(table.Label, maps.SelectMany(m => m.Slice.Points.Select(i => table.Values[m.Policy][i].Mean)));
        Panel[] panels = [.. maps.Select(m => m.Slice.Panel(m.Name, [
            .. m.Slice.Coloured(i => table.Values[m.Policy][i].Mean, scale),
            .. m.Slice.Lines(i => table.Values[m.Policy][i], scale.Levels, .45f),
        ]))];
        var title = $"{table.Metric.Label} by {Names(table)}" + (policy.Length > 0 ? $" under {policy}" : "");
        var lines = maps[0].Slice.Grid is null ? "" : " Lines: where it is one of the numbers of the scale.";
        return Figure(table, "-means" + (policy.Length > 0 ? $"-{policy}" : ""), title, panels,
            $"Colour: mean over the replications of a point{SweepTable.HalfWidths(maps.Select(m => m.Policy).Distinct().SelectMany(p => table.Values[p]), table.MeanInterval)}.{lines} {maps[0].Slice.Explanation(table)}", scale);
    }

    static Figure Difference(SweepTable table, IReadOnlyList<Slice> slices)
    {
        var difference = table.Difference(1, 0);
        var scale = ColourScale.OfDifferences(table.DifferenceLabel(1, 0), difference.Select(d => d.Mean));
        Panel[] panels = [.. slices.Select(s => s.Panel(s.Name, [
            .. s.Coloured(i => difference[i].Mean, scale, i => !SweepTable.IsNotZero(difference[i])),
            .. s.Lines(i => difference[i], scale.Levels.Where(l => l.Place != 0), .45f),
            .. s.Lines(i => difference[i], scale.Levels.Where(l => l.Place == 0), Alike.Weight, isSmooth: false),
        ]))];
        var title = $"{table.Metric.Label} of {table.Policies[1]} minus {table.Policies[0]} by {Names(table)}";
        var isGrid = slices[0].Grid is not null;
        var isThick = panels.Any(p => p.Marks.OfType<Segments>().Any(m => m.Stroke == Alike));
        return Figure(table, "-difference", title, panels,
            $"Colour: mean difference, replication by replication over the same shocks. {(isGrid ? "Hatched" : "Hollow")}: the 95% "
                + $"interval of the paired difference ({table.DifferenceInterval}, each point by itself) holds 0."
            + $"{(isThick ? " Thick line: where the two are alike." : "")} {slices[0].Explanation(table)}", scale,
            [slices[0].UndecidedKey("interval holds 0"), .. isThick ? [new KeyEntry("no difference", Alike)] : Array.Empty<KeyEntry>()]);
    }

    internal static Figure Figure(SweepTable table, string suffix, string title, Panel[] panels, string text, ColourScale? scale,
        IReadOnlyList<KeyEntry>? key = null) =>
        new($"sweep-{table.Metric.Name}{suffix}", title, $"{title}. {text} {table.Source}", panels)
        {
            Scale = scale,
            Key = key ?? [],
            WideColumns = panels.Length == 4 ? 2 : Math.Min(3, panels.Length),
            NarrowColumns = panels.Length < 3 ? 1 : 2,
        };

    internal static string Names(SweepTable table) =>
        string.Join(table.Factors.Count == 2 ? " and " : ", ", table.Factors.Select(f => f.Path));
}
