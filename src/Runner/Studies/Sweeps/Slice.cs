using NegotiationSim.Engine.Statistics;
using NegotiationSim.Runner.Drawing;
using ScottPlot;

namespace NegotiationSim.Runner.Studies.Sweeps;

/// <summary>Points of a sweep in the plane of two of its numbers: all, or those at one level or in one bin of a third.</summary>
/// <param name="X">The horizontal number.</param>
/// <param name="Y">The vertical number.</param>
/// <param name="Points">Which points.</param>
/// <param name="Name">The third number's level or bin; empty when there is none.</param>
internal sealed record Slice(Varied X, Varied Y, IReadOnlyList<int> Points, string Name)
{
    const int MostLevels = 6;
    const int Bins = 4;

    /// <summary>The points as a full grid, or null if they are scattered.</summary>
    public LevelGrid? Grid { get; } = LevelGrid.Of(X, Y, Points);

    /// <summary>How large scattered points are drawn: smaller where there are many.</summary>
    public float DotScale => Points.Count > 400 ? .6f : Points.Count > 60 ? .8f : 1.1f;

    /// <summary>The slices of a table of two or three numbers: the one with the fewest levels is cut, the last of those that are
    /// alike.</summary>
    public static IReadOnlyList<Slice> Of(SweepTable table)
    {
        int[] all = [.. Enumerable.Range(0, table.Points)];
        if (table.Factors.Count == 2) return [new Slice(table.Factors[0], table.Factors[1], all, "")];
        var cut = table.Factors.Reverse().MinBy(f => f.Levels.Length)!;
        var rest = table.Factors.Where(f => f != cut).ToArray();
        return [.. Parts(cut, all).Select(part => new Slice(rest[0], rest[1], part.Points, part.Name))];
    }

    /// <summary>The panel of the slice.</summary>
    public Panel Panel(string title, IReadOnlyList<Mark> marks)
    {
        var (x, y) = Grid is { } grid ? (LevelGrid.Edges(grid.Xs), LevelGrid.Edges(grid.Ys)) : (X.Levels, Y.Levels);
        var margin = Grid is null ? .05 : 0;
        return new Panel(new Axis(X.Label, x[0], x[^1]) { Margin = margin }, new Axis(Y.Label, y[0], y[^1]) { Margin = margin },
            marks) { Title = title };
    }

    /// <summary>Cells or points in the colours of a scale, those in doubt hatched or hollow.</summary>
    public IReadOnlyList<Mark> Coloured(Func<int, double> value, ColourScale scale, Func<int, bool>? isInDoubt = null)
    {
        if (Grid is null)
        {
            return [
                new Dots(
                    [.. Points.Select(
                        i =>
                            new Dot(X.Values[i], Y.Values[i], scale.At(value(i)),
                                isInDoubt?.Invoke(i) == true ? MarkerShape.OpenCircle : MarkerShape.FilledCircle))],
                DotScale, IsOutlined: true)];
        }

        var cells = Grid.Tiles(i => scale.At(value(i)));
        if (isInDoubt is null) return [cells];
        return [cells, Grid.Hatch(isInDoubt)];
    }

    /// <summary>Lines at levels over the cells of a grid; none over scattered points.</summary>
    public IEnumerable<Mark> Lines(Func<int, Estimate> value, IEnumerable<Drawing.Tick> levels, float weight,
        bool isSmooth = true) =>
        Grid is null ? [] : ContourLines.Of(Grid, value, levels, weight, isSmooth);

    /// <summary>How doubt looks.</summary>
    public KeyEntry UndecidedKey(string label) => Grid is null
        ? new KeyEntry(label, new Stroke(Theme.Ink, Marker: MarkerShape.OpenCircle)) { HasLine = false, HasMarker = true }
        : new KeyEntry(label, null, Theme.Faint) { IsHatched = true };

    /// <summary>What a cell or a point of the map is.</summary>
    public string Explanation(SweepTable table)
    {
        var third = table.Factors.Count == 2 ? ""
            : $"Panels: {(Grid is null ? "a quarter of the points each, by" : "levels of")} {table.Factors.First(f => f != X && f != Y).Path}"
            + (Name.Length > 0 && table.Factors.First(f => f != X && f != Y).Levels.Length is var n && Grid is not null && n > MostLevels
                ? $", {MostLevels} of {n}. " : ". ");
        return third
            + (Grid is null ? "Each dot is a point of the design; nothing is filled in between."
                : "Each cell is a point of the grid. Thin lines follow means over cells and their neighbours, a thick one the cells; a "
                    + "line stands "
                    + "where some interval lies above it and another below.");
    }

    static IEnumerable<(int[] Points, string Name)> Parts(Varied cut, int[] all)
    {
        if ((long)cut.Levels.Length * 4 <= all.Length)
        {
            var shown = Enumerable.Range(0, Math.Min(MostLevels, cut.Levels.Length))
                .Select(i => cut.Levels[cut.Levels.Length <= MostLevels ? i : i * (cut.Levels.Length - 1) / (MostLevels - 1)]);
            return shown.Select(level => (all.Where(i => cut.Values[i] == level).ToArray(), $"{cut.Name} = {Round(level)}"));
        }

        int[] order = [.. all.OrderBy(i => cut.Values[i])];
        return Enumerable.Range(0, Bins).Select(b => order[(order.Length * b / Bins)..(order.Length * (b + 1) / Bins)])
            .Select(part => (part, $"{cut.Name} {Round(cut.Values[part[0]])} to {Round(cut.Values[part[^1]])}"));
    }

    static string Round(double value) => value.ToString("G3", System.Globalization.CultureInfo.InvariantCulture).Replace('-', '−');
}
