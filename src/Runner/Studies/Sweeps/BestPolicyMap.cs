using NegotiationSim.Runner.Drawing;
using NegotiationSim.Runner.Shell;
using ScottPlot;

namespace NegotiationSim.Runner.Studies.Sweeps;

/// <summary>Which policy is the best where, and where the two best are alike.</summary>
internal static class BestPolicyMap
{
    const int MarkersAcross = 11;

    public static Figure Of(SweepTable table, IReadOnlyList<Slice> slices)
    {
        int[] winners = [.. slices.SelectMany(s => s.Points).Select(table.Best).Where(p => p >= 0).Distinct().Order()];
        Panel[] panels = [.. slices.Select(s => s.Panel(s.Name, s.Grid is { } grid ? Cells(table, grid) : Points(table, s)))];
        var isGrid = slices[0].Grid is not null;
        var hasLine = panels.Any(p => p.Marks.OfType<Segments>().Any());
        var title = $"Policy with the {table.BestWord} {table.Metric.Label} by {SweepMaps.Names(table)}";
        int[] known = [.. slices.SelectMany(s => s.Points).Where(table.IsKnown)];
        var undecided = known.Count(i => !table.IsDecided(i));
        var never = table.Policies.Where((_, p) => !known.Any(i => table.IsAmongBest(p, i))).ToArray();
        var text =
            $"Colour and marker: the policy whose mean is the {table.BestWord}. {(isGrid ? "Hatched and without marker" : "Hollow")}: "
                + $"undecided, for the 95% interval ({table.DifferenceInterval}, each by itself) of its paired difference from another policy holds 0 "
                + $"({undecided} of {NumberText.Some(known.Length, "point")})."
            + (known.Any(table.IsTied) ? $" {(isGrid ? "White" : "Grey")}: all policies exactly alike." : "")
            + (hasLine ? " Thick line: where the two best are alike." : "")
            + (never.Length > 0 ? $" Nowhere the best: {string.Join(", ", never)}." : "") + Captions.Looks(table.Policies.Count)
            + $" {slices[0].Explanation(table)}";
        KeyEntry[] key =
        [
            .. winners.Select(p => Entry(table, p, isGrid)), slices[0].UndecidedKey("undecided"),
            .. hasLine ? [new KeyEntry("two best alike", SweepMaps.Alike)] : Array.Empty<KeyEntry>(),
        ];
        return SweepMaps.Figure(table, "-best", title, panels, text, null, key);
    }

    /// <summary>The colour of a policy's cells: paler where it is not known to be the best; those of neighbours differ in grey.</summary>
    public static Color Tint(int policy, bool isDecided) =>
        policy < 0 ? Theme.White : Mix(Theme.SeriesStroke(policy).Color, !isDecided ? .2 : policy % 2 == 0 ? .7 : .35);

    static KeyEntry Entry(SweepTable table, int policy, bool isGrid) =>
        new(table.Policies[policy], Marker(policy, isGrid), isGrid ? Tint(policy, isDecided: true) : null) { HasLine = false,
            HasMarker = true };

    static Stroke Marker(int policy, bool isGrid) =>
        isGrid ? Theme.SeriesStroke(policy) with { Color = Theme.Ink } : Theme.SeriesStroke(policy);

    static IReadOnlyList<Mark> Cells(SweepTable table, LevelGrid grid)
    {
        int Stride(int levels) => (levels + MarkersAcross - 1) / MarkersAcross;
        var (stepX, stepY) = (Stride(grid.Xs.Length), Stride(grid.Ys.Length));
        var marked = grid.Cells().Where(c => c.X % stepX == stepX / 2 && c.Y % stepY == stepY / 2 && table.IsDecided(c.Point));
        var sign = table.LowIsBest ? -1 : 1;
        Func<int, double>[] values = [.. table.Values.Select(v => (Func<int, double>)(i => sign * v[i].Mean))];
        return
        [
            grid.Tiles(i => Tint(table.Best(i), table.IsDecided(i))),
            grid.Hatch(i => table.IsKnown(i) && !table.IsDecided(i)),
            new Dots(
                [.. marked.Select(c => new Dot(grid.Xs[c.X], grid.Ys[c.Y], Theme.Ink, Theme.SeriesStroke(table.Best(c.Point)).Marker))],
                .7f),
            .. Border(table, grid, values),
        ];
    }

    /// <summary>Where the two best are alike, if more than one policy is known to be the best somewhere.</summary>
    static IEnumerable<Mark> Border(SweepTable table, LevelGrid grid, Func<int, double>[] values)
    {
        var best = grid.Cells().Where(c => table.IsDecided(c.Point)).Select(c => table.Best(c.Point)).Distinct();
        if (best.Take(2).Count() < 2) yield break;
        var line = ContourLines.Whole(grid, Contours.Ties(grid, values)).SelectMany(p => p).ToArray();
        if (line.Length > 0) yield return new Segments(line, SweepMaps.Alike, Halo: true);
    }

    static IReadOnlyList<Mark> Points(SweepTable table, Slice slice) =>
    [
        new Dots([.. slice.Points.Where(table.IsKnown).Select(i =>
        {
            if (table.IsTied(i)) return new Dot(slice.X.Values[i], slice.Y.Values[i], Theme.Grey, ScottPlot.MarkerShape.OpenCircle);
            var stroke = Theme.SeriesStroke(table.Best(i));
            return new Dot(slice.X.Values[i], slice.Y.Values[i], stroke.Color,
                table.IsDecided(i) ? stroke.Marker.Filled() : stroke.Marker.Outlined());
        })], slice.DotScale),
    ];

    static Color Mix(Color color, double share) => color.MixedWith(Theme.White, 1 - share);
}
