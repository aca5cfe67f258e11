using NegotiationSim.Engine.Numbers;

namespace NegotiationSim.Engine.Studies.Designs;

/// <summary>Latin hypercubes: every coordinate's range is cut into n equal cells, each with exactly one point (McKay, Beckman and Conover
/// 1979).</summary>
/// <remarks>Of a few drawn, the one whose closest points are farthest apart is taken and improved by swaps that lower the criterion of
/// Morris and Mitchell (1995), the sum of d⁻¹⁰ over all pairs. Beyond <see cref="MostToSpread"/> points it is left as drawn.</remarks>
public static class LatinHypercube
{
    /// <summary>The most points that are spread out.</summary>
    public const int MostToSpread = 2000;

    private const int Draws = 8;
    private const long Effort = 20_000_000;

    /// <summary>Draws a Latin hypercube.</summary>
    /// <param name="points">How many points, at least 1.</param>
    /// <param name="dimensions">How many coordinates, at least 1.</param>
    /// <param name="seed">The seed of the draw.</param>
    /// <returns>The points, coordinates in [0, 1).</returns>
    public static IReadOnlyList<IReadOnlyList<double>> Points(int points, int dimensions, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, 1);
        var root = Streams.Of(seed);
        var cells = Draw(points, dimensions, root.Split(0));
        if (points is > 2 and <= MostToSpread && dimensions > 1)
        {
            for (var draw = 1; draw < Draws && (long)points * points * dimensions * draw < Effort; draw++)
            {
                var other = Draw(points, dimensions, root.Split(draw));
                if (Closest(other) > Closest(cells)) cells = other;
            }
            Spread(cells, root.Split(Draws));
        }
        var within = root.Split(Draws + 1);
        return [
            .. cells.Select((row, i) =>
                (double[])[
                    .. row.Select(
                        (cell, d) => Math.Min((cell + within.UniformAt((long)i * dimensions + d)) / points, Math.BitDecrement(1.0)))])];
    }

    private static int[][] Draw(int points, int dimensions, SplitMix64 chance)
    {
        var cells = new int[points][];
        for (var i = 0; i < points; i++) cells[i] = new int[dimensions];
        for (var d = 0; d < dimensions; d++)
        {
            var order = Order(points, chance.Split(d));
            for (var i = 0; i < points; i++) cells[i][d] = order[i];
        }
        return cells;
    }

    /// <summary>The numbers from 0 in an order by chance (Fisher and Yates 1938).</summary>
    internal static int[] Order(int count, SplitMix64 chance)
    {
        var order = Enumerable.Range(0, count).ToArray();
        for (var i = count - 1; i > 0; i--)
        {
            var j = (int)(chance.UniformAt(i) * (i + 1));
            (order[i], order[j]) = (order[j], order[i]);
        }
        return order;
    }

    /// <summary>The squared distance of the closest two points, in cells.</summary>
    internal static double Closest(IReadOnlyList<int[]> cells)
    {
        var closest = double.PositiveInfinity;
        for (var i = 0; i < cells.Count; i++)
        {
            for (var j = 0; j < i; j++) closest = Math.Min(closest, Distance(cells[i], cells[j]));
        }
        return closest;
    }

    /// <summary>Swaps one coordinate of two points wherever that spreads the points.</summary>
    private static void Spread(int[][] cells, SplitMix64 chance)
    {
        var (n, dimensions) = (cells.Length, cells[0].Length);
        var tries = Math.Min(100_000, Effort / ((long)n * dimensions));
        for (var t = 0L; t < tries; t++)
        {
            var a = (int)(chance.UniformAt(3 * t) * n);
            var b = (int)(chance.UniformAt(3 * t + 1) * n);
            var d = (int)(chance.UniformAt(3 * t + 2) * dimensions);
            if (a != b && Spreads(cells, a, b, d)) (cells[a][d], cells[b][d]) = (cells[b][d], cells[a][d]);
        }
    }

    /// <summary>Whether two points add no more to the criterion when they swap a coordinate, which alone changes their distances from the
    /// others, and not that from each other.</summary>
    private static bool Spreads(int[][] cells, int a, int b, int d)
    {
        var (one, other, before, after) = (cells[a], cells[b], 0.0, 0.0);
        for (var j = 0; j < cells.Length; j++)
        {
            if (j == a || j == b) continue;
            var (far, wide) = (Distance(one, cells[j]), Distance(other, cells[j]));
            var change = Square(other[d] - cells[j][d]) - Square(one[d] - cells[j][d]);
            before += Term(far) + Term(wide);
            after += Term(far + change) + Term(wide - change);
        }
        return !(after > before);

        static double Term(double squared)
        {
            var square = squared * squared;
            return 1 / (square * square * squared);
        }
    }

    private static long Distance(int[] a, int[] b)
    {
        var sum = 0L;
        for (var d = 0; d < a.Length; d++) sum += Square(a[d] - b[d]);
        return sum;
    }

    private static long Square(long difference) => difference * difference;
}
