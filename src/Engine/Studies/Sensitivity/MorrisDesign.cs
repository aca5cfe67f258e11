using System.Numerics;
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
        var walks = Enumerable.Range(0, candidates).Select(w => Walk(factors, levels, root.Split(w))).ToList();
        points = [.. (candidates > trajectories ? FarApart(walks, trajectories) : walks).SelectMany(w => w)];
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

    private static double[][] Walk(int factors, int levels, SplitMix64 chance)
    {
        var half = levels / 2;
        var place = new int[factors];
        for (var i = 0; i < factors; i++) place[i] = (int)(chance.UniformAt(i) * levels);
        var walk = new double[factors + 1][];
        walk[0] = Scaled();
        var order = LatinHypercube.Order(factors, chance.Split(0));
        for (var step = 0; step < factors; step++)
        {
            // half of the levels can only go up, the other half only down
            place[order[step]] += place[order[step]] < half ? half : -half;
            walk[step + 1] = Scaled();
        }
        return walk;

        double[] Scaled() => [.. place.Select(p => (double)p / (levels - 1))];
    }

    /// <summary>The two walks farthest apart, then again and again the one that is farthest from those chosen.</summary>
    private static List<double[][]> FarApart(List<double[][]> walks, int wanted)
    {
        var n = walks.Count;
        var columns = walks.Select(Columns).ToList();
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
        return [.. chosen.Select(c => walks[c])];
    }

    /// <summary>Each coordinate of all points of a walk, and zeros to fill a register up.</summary>
    private static double[][] Columns(double[][] walk)
    {
        var width = Vector<double>.Count;
        var padding = Enumerable.Repeat(0.0, (width - walk.Length % width) % width);
        return [.. walk[0].Select((_, d) => (double[])[.. walk.Select(p => p[d]), .. padding])];
    }

    /// <summary>The sum of the distances of all points of one walk from all of the other.</summary>
    private static double Distance(double[][] one, double[][] columns)
    {
        var (sum, distances) = (0.0, new double[columns[0].Length]);
        foreach (var p in one)
        {
            for (var j = 0; j < distances.Length; j += Vector<double>.Count)
            {
                var square = Vector<double>.Zero;
                for (var d = 0; d < p.Length; d++)
                {
                    var apart = new Vector<double>(p[d]) - new Vector<double>(columns[d], j);
                    square += apart * apart;
                }
                Vector.SquareRoot(square).CopyTo(distances, j);
            }
            foreach (var distance in distances.AsSpan(0, one.Length)) sum += distance;
        }
        return sum;
    }
}
