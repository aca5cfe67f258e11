using ScottPlot;

namespace NegotiationSim.Runner.Drawing;

/// <summary>An axis of parallel coordinates.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Low">The value at its left end.</param>
/// <param name="High">The value at its right end, above <paramref name="Low"/>; below it, the axis runs the other way.</param>
internal sealed record ParallelAxis(string Name, double Low, double High)
{
    /// <summary>The axis of some values, from the least to the greatest; of shares from 0 to a twentieth at the least, so that no trifle
    /// fills it.</summary>
    public static ParallelAxis Of(string name, IEnumerable<double> values, bool areShares = false)
    {
        var finite = values.Where(double.IsFinite).DefaultIfEmpty(0).ToArray();
        double low = finite.Min(), high = finite.Max();
        if (areShares) return new ParallelAxis(name, 0, Math.Max(.05, high));
        return high > low ? new ParallelAxis(name, low, high) : new ParallelAxis(name, low - .5, high + .5);
    }
}

/// <summary>A point as a line from axis to axis.</summary>
/// <param name="Values">Its value on each axis; the line breaks off where one is no number.</param>
/// <param name="Color">Its colour.</param>
/// <param name="Weight">Its width, as a multiple of the others'.</param>
internal sealed record ParallelLine(IReadOnlyList<double> Values, Color Color, float Weight = 1);

/// <summary>Parallel coordinates (Inselberg 1985): an axis for each number, beneath each other so that their names can be read, and a line
/// through them for each point.</summary>
internal static class ParallelCoordinates
{
    /// <summary>More lines than this cannot be told apart.</summary>
    public const int MostLines = 500;

    const float RowHeight = 3;
    const double TickHeight = .09;

    /// <summary>The panel.</summary>
    /// <param name="axes">The axes from the top, at least two.</param>
    /// <param name="lines">The points, from back to front; take at most <see cref="MostLines"/> with <see cref="Thin"/>.</param>
    public static Panel Of(IReadOnlyList<ParallelAxis> axes, IReadOnlyList<ParallelLine> lines)
    {
        Strand[] strands = [.. lines.SelectMany(line => Pieces(axes, line))];
        var weight = strands.Length > 300 ? .35f : strands.Length > 100 ? .5f : .7f;
        var frame =
            axes.SelectMany((_, row) =>
                (Segment[])[new(0, row, 1, row), new(0, row - TickHeight, 0, row + TickHeight),
                    new(1, row - TickHeight, 1, row + TickHeight)]);
        return new Panel(
            new Axis("", 0, 1) { Margin = .01, IsBare = true },
            new Axis("", -.3, axes.Count - .7) { Rows = [.. axes.Select(a => $"{a.Name}  {Number(a.Low, a)}")], RowHeight = RowHeight,
                IsBare = true },
            [new Strands(strands, weight), new Segments([.. frame], new Stroke(Theme.Ink, .7f))])
        { RightOfRows = [.. axes.Select(a => Number(a.High, a))] };
    }

    /// <summary>Every so-manieth of the points, so that at most so many are left: the first always, the others evenly spaced in their
    /// order.</summary>
    public static IReadOnlyList<T> Thin<T>(IReadOnlyList<T> points, int most = MostLines) =>
        points.Count <= most ? points : [.. Enumerable.Range(0, most).Select(i => points[(int)((long)i * points.Count / most)])];

    /// <summary>Which point belongs where on an axis, 0 to 1.</summary>
    static double Place(ParallelAxis axis, double value) => (value - axis.Low) / (axis.High - axis.Low);

    static IEnumerable<Strand> Pieces(IReadOnlyList<ParallelAxis> axes, ParallelLine line)
    {
        var (xs, ys) = (new List<double>(), new List<double>());
        for (var row = 0; row < axes.Count; row++)
        {
            if (double.IsFinite(line.Values[row]))
            {
                xs.Add(Place(axes[row], line.Values[row]));
                ys.Add(row);
                if (row < axes.Count - 1) continue;
            }

            if (xs.Count > 1) yield return new Strand([.. xs], [.. ys], line.Color, line.Weight);
            xs.Clear();
            ys.Clear();
        }
    }

    static string Number(double value, ParallelAxis axis) => Ticks.Short(value, axis.High - axis.Low);
}
