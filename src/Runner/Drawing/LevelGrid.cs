using Color = ScottPlot.Color;

namespace NegotiationSim.Runner.Drawing;

/// <summary>Points that are all combinations of two numbers' levels.</summary>
/// <param name="Xs">The levels of the horizontal number, in order.</param>
/// <param name="Ys">The levels of the vertical one, in order.</param>
/// <param name="Points">The point at each combination, horizontal level first.</param>
internal sealed record LevelGrid(double[] Xs, double[] Ys, int[,] Points)
{
    /// <summary>The grid of some points, or null if they are scattered.</summary>
    public static LevelGrid? Of(Varied x, Varied y, IReadOnlyList<int> points)
    {
        double[] xs = [.. points.Select(p => x.Values[p]).Distinct().Order()], ys = [.. points.Select(p => y.Values[p]).Distinct().Order()];
        if (xs.Length < 2 || ys.Length < 2 || (long)xs.Length * ys.Length != points.Count) return null;
        var places = new int[xs.Length, ys.Length];
        foreach (ref var place in System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref places[0, 0], places.Length)) place = -1;
        foreach (var point in points) places[Array.BinarySearch(xs, x.Values[point]), Array.BinarySearch(ys, y.Values[point])] = point;
        return places.Cast<int>().Contains(-1) ? null : new LevelGrid(xs, ys, places);
    }

    /// <summary>Where cells end: midway between levels, and as far beyond the outer ones.</summary>
    public static double[] Edges(double[] levels) =>
    [
        levels[0] - (levels[1] - levels[0]) / 2,
        .. levels.Zip(levels.Skip(1), (a, b) => (a + b) / 2),
        levels[^1] + (levels[^1] - levels[^2]) / 2,
    ];

    /// <summary>A cell for every point: the area nearer to it than to its neighbours.</summary>
    public Tiles Tiles(Func<int, Color> color)
    {
        var (xs, ys) = (Edges(Xs), Edges(Ys));
        return new Tiles([.. Cells().Select(c => new Tile(xs[c.X], xs[c.X + 1], ys[c.Y], ys[c.Y + 1], color(c.Point)))]);
    }

    /// <summary>Strokes over every cell that is to be marked.</summary>
    public Hatching Hatch(Func<int, bool> isMarked)
    {
        var (xs, ys) = (Edges(Xs), Edges(Ys));
        return new Hatching([.. Cells().Where(c => isMarked(c.Point))
            .Select(c => new Tile(xs[c.X], xs[c.X + 1], ys[c.Y], ys[c.Y + 1], Theme.Ink))]);
    }

    /// <summary>A value as the mean over a cell and its neighbours, those at a side counted half and at a corner a quarter: what is left of
    /// noise is less.</summary>
    public Func<int, double> Smooth(Func<int, double> value)
    {
        var smooth = new Dictionary<int, double>();
        foreach (var (x, y, point) in Cells())
        {
            double sum = 0, weights = 0;
            for (var i = Math.Max(0, x - 1); i <= Math.Min(Xs.Length - 1, x + 1); i++)
            {
                for (var j = Math.Max(0, y - 1); j <= Math.Min(Ys.Length - 1, y + 1); j++)
                {
                    if (value(Points[i, j]) is not (var v and not double.NaN)) continue;
                    var weight = (i == x ? 1 : .5) * (j == y ? 1 : .5);
                    (sum, weights) = (sum + weight * v, weights + weight);
                }
            }
            smooth[point] = double.IsNaN(value(point)) ? double.NaN : sum / weights;
        }
        return point => smooth[point];
    }

    /// <summary>Levels and point of every cell.</summary>
    public IEnumerable<(int X, int Y, int Point)> Cells() =>
        from x in Enumerable.Range(0, Xs.Length) from y in Enumerable.Range(0, Ys.Length) select (x, y, Points[x, y]);
}
