using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Studies.Designs;

namespace NegotiationSim.Engine.Studies.Sensitivity;

/// <summary>Trajectories for elementary effects (Morris 1991): walks over a grid of p levels that change one factor at a time.</summary>
/// <remarks>A step is p / (2 (p − 1)), so that all levels are as likely. Of many walks by chance those are kept that lie far from each
/// other (Campolongo, Cariboni and Saltelli 2007), chosen one by one (Ruano, Ribes, Seco and Ferrer 2012).</remarks>
public sealed class MorrisDesign
{
    private const int MostCandidates = 400;

    private readonly double[][] points;

    /// <summary>A design.</summary>
    /// <param name="factors">How many factors, at least 1.</param>
    /// <param name="trajectories">How many walks, at least 2.</param>
    /// <param name="levels">Levels of the grid, an even number from 4.</param>
    /// <param name="seed">The seed of the walks.</param>
    /// <param name="isOptimised">Whether walks far from each other are chosen; by default yes.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public MorrisDesign(int factors, int trajectories, int levels, ulong seed, bool isOptimised = true)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(factors, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(trajectories, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(levels, 4);
        ArgumentOutOfRangeException.ThrowIfNotEqual(levels % 2, 0, nameof(levels));
        (Factors, Trajectories, Levels) = (factors, trajectories, levels);
        var root = Streams.Of(seed);
        var candidates = isOptimised ? Math.Max(trajectories, Math.Min(10 * trajectories, MostCandidates)) : trajectories;
        Walk[] walks = [.. Enumerable.Range(0, candidates).Select(w => Drawn(factors, levels, root.Split(w)))];
        points = [.. (candidates > trajectories ? FarApart(walks, trajectories) : walks).SelectMany(w => w.Places)
            .Select(places => (double[])[.. places.Select(place => (double)place / (levels - 1))])];
    }

    /// <summary>How many factors there are.</summary>
    public int Factors { get; }

    /// <summary>How many walks there are.</summary>
    public int Trajectories { get; }

    /// <summary>Levels of the grid.</summary>
    public int Levels { get; }

    /// <summary>The length of a step.</summary>
    public double Step => Levels / (2.0 * (Levels - 1));

    /// <summary>How many points there are in all.</summary>
    public long Count => points.Length;

    /// <summary>A point in the unit cube.</summary>
    /// <param name="index">Which, from 0: the points of the first walk, then those of the second.</param>
    public ReadOnlySpan<double> Point(long index) => points[index];

    private static Walk Drawn(int factors, int levels, SplitMix64 chance)
    {
        var half = levels / 2;
        var places = new int[factors + 1][];
        places[0] = new int[factors];
        for (var i = 0; i < factors; i++) places[0][i] = (int)(chance.UniformAt(i) * levels);
        var order = LatinHypercube.Order(factors, chance.Split(0));
        for (var step = 0; step < factors; step++)
        {
            int[] next = [.. places[step]];
            // half of the levels can only go up, the other half only down
            next[order[step]] += next[order[step]] < half ? half : -half;
            places[step + 1] = next;
        }
        return new Walk(places, order);
    }

    /// <summary>The two walks farthest apart, then again and again the one that is farthest from those chosen.</summary>
    private static IEnumerable<Walk> FarApart(Walk[] walks, int wanted)
    {
        var n = walks.Length;
        double[][][] columns = [.. walks.Select(Columns)];
        var squares = new double[n, n];
        var (first, second) = (0, 1);
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var distance = Distance(walks[i], columns[j]);
                squares[i, j] = squares[j, i] = distance * distance;
                if (squares[i, j] > squares[first, second]) (first, second) = (i, j);
            }
        }
        var chosen = new List<int> { first, second };
        while (chosen.Count < wanted)
            chosen.Add(Enumerable.Range(0, n).Where(w => !chosen.Contains(w)).MaxBy(w => chosen.Sum(c => squares[w, c])));
        return chosen.Select(c => walks[c]);
    }

    /// <summary>Each coordinate of all points of a walk.</summary>
    private static double[][] Columns(Walk walk) => [.. walk.Order.Select((_, d) => (double[])[.. walk.Places.Select(p => (double)p[d])])];

    /// <summary>The sum of the distances of all points of one walk from all of the other, in levels.</summary>
    /// <remarks>Squares of distances are whole numbers, and a step changes them by what it changes in one coordinate.</remarks>
    [MethodImpl(Compiling.AtOnce)]
    private static double Distance(Walk one, double[][] columns)
    {
        var squares = new double[one.Places.Length];
        for (var d = 0; d < columns.Length; d++)
        {
            for (var j = 0; j < squares.Length; j++)
            {
                var apart = one.Places[0][d] - columns[d][j];
                squares[j] += apart * apart;
            }
        }
        var (sums, sum) = (Vector256<double>.Zero, 0.0);
        for (var i = 0; i < squares.Length; i++)
        {
            var before = Math.Max(0, i - 1); // the first point moves by nothing
            var moved = one.Order[before];
            var (from, to, column, j) = (one.Places[before][moved], one.Places[i][moved], columns[moved], 0);
            double both = from + to, step = to - from; // (to − c)² − (from − c)² = step · (both − 2c)
            for (; j <= squares.Length - Vector256<double>.Count; j += Vector256<double>.Count)
            {
                var square = Vector256.Create(squares, j) + step * (Vector256.Create(both) - 2 * Vector256.Create(column, j));
                square.CopyTo(squares, j);
                sums += Vector256.Sqrt(square);
            }
            for (; j < squares.Length; j++) sum += Math.Sqrt(squares[j] += step * (both - 2 * column[j]));
        }
        return sum + Vector256.Sum(sums);
    }

    /// <summary>A walk over the grid.</summary>
    /// <param name="Places">Its points, each the level of every factor, from 0.</param>
    /// <param name="Order">The factor that each step changes.</param>
    private sealed record Walk(int[][] Places, int[] Order);
}
