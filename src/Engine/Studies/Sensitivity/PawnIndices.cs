using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Statistics;
using NegotiationSim.Engine.Studies.Designs;

namespace NegotiationSim.Engine.Studies.Sensitivity;

/// <summary>PAWN (Pianosi and Wagener 2015, 2018): how far knowing a factor changes the whole distribution of the output.</summary>
/// <param name="Factors">For each factor the median over slices of its range of the Kolmogorov-Smirnov distance between the output in the
/// slice and the output as a whole; 0 to 1. The interval is approximate: jackknife over groups of points.</param>
/// <param name="Threshold">What 95% of factors without any influence stay below, found with dummies: slices by chance.</param>
/// <remarks>Finite samples give a factor without influence an index above 0. Only what lies above the threshold can be told from
/// nothing.</remarks>
public sealed record PawnIndices(IReadOnlyList<Estimate> Factors, double Threshold)
{
    private const int Dummies = 200;

    /// <summary>Estimates the indices: a pure function of points and outputs.</summary>
    /// <param name="points">The points in the unit cube, in groups of the same size that are independent of each other.</param>
    /// <param name="outputs">The output at each; all finite.</param>
    /// <param name="groups">How many groups, at least 2.</param>
    /// <param name="slices">Slices of a factor's range, at least 2.</param>
    /// <param name="seed">The seed of the dummies.</param>
    /// <exception cref="ArgumentException">Numbers do not fit each other, or an output is not finite.</exception>
    public static PawnIndices Of(
        IReadOnlyList<IReadOnlyList<double>> points, ReadOnlySpan<double> outputs, int groups = 8, int slices = 10, ulong seed = 1)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentOutOfRangeException.ThrowIfLessThan(groups, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(slices, 2);
        SobolIndices.Refuse(points.Count, outputs);
        if (points.Count % groups != 0 || points.Count / groups < slices)
            throw new ArgumentException($"{points.Count} points are not {groups} groups of the same size with at least {slices} points.",
                nameof(points));

        var y = outputs.ToArray();
        if (y.Min() == y.Max()) return new PawnIndices([.. points[0].Select(_ => Intervals.Nothing)], double.NaN);
        var all = new Ranked(y, [.. Enumerable.Range(0, y.Length)]);
        var size = points.Count / groups;
        Ranked[] without =
            [.. Enumerable.Range(0, groups).Select(g => new Ranked(y, [.. Enumerable.Range(0, y.Length).Where(i => i / size != g)]))];
        var factors = new Estimate[points[0].Count];
        for (var f = 0; f < factors.Length; f++)
        {
            double[] x = [.. points.Select(p => p[f])];
            factors[f] = Jackknife(all.Index(x, slices), [.. without.Select(w => w.Index(x, slices))], points.Count);
        }
        var chance = Streams.Of(seed).Split(-1);
        double[] dummies = [.. Enumerable.Range(0, Dummies).Select(d => all.Index(Chances(chance.Split(d), y.Length), slices)).Order()];
        return new PawnIndices(factors, dummies[(int)Math.Ceiling(.95 * Dummies) - 1]);
    }

    private static double[] Chances(SplitMix64 chance, int n) => [.. Enumerable.Range(0, n).Select(i => chance.UniformAt(i))];

    /// <summary>An estimate with its interval from what it is without each of the groups (Quenouille 1956, Tukey 1958).</summary>
    private static Estimate Jackknife(double estimate, double[] without, long n)
    {
        var spread = new Moments();
        foreach (var value in without) spread.Add(value);
        var error = (without.Length - 1) * spread.StandardError;
        var half = error == 0 ? 0 : Intervals.Quantile(without.Length - 1) * error;
        return new Estimate(estimate, error, new Interval(estimate - half, estimate + half), n);
    }

    /// <summary>Outputs in order, ties known.</summary>
    private sealed class Ranked
    {
        private readonly int[] members;
        private readonly int[] rank; // of each member, the place of its value among the distinct values
        private readonly double[] below; // share of members at or below each distinct value

        internal Ranked(double[] y, int[] members)
        {
            this.members = members;
            double[] values = [.. members.Select(i => y[i]).Order()];
            double[] distinct = [.. values.Distinct()];
            rank = [.. members.Select(i => Array.BinarySearch(distinct, y[i]))];
            below = new double[distinct.Length];
            foreach (var r in rank) below[r]++;
            for (var (d, sum) = (0, 0.0); d < below.Length; d++) below[d] = (sum += below[d]) / members.Length;
        }

        /// <summary>The index of a factor that has these values, one for every point, members or not.</summary>
        internal double Index(double[] x, int slices)
        {
            var order = Enumerable.Range(0, members.Length).ToArray();
            Array.Sort(members.Select(i => x[i]).ToArray(), order);
            var distances = new double[slices];
            var counts = new int[below.Length];
            for (var s = 0; s < slices; s++)
            {
                var (from, to) = ((int)((long)order.Length * s / slices), (int)((long)order.Length * (s + 1) / slices));
                Array.Clear(counts);
                for (var i = from; i < to; i++) counts[rank[order[i]]]++;
                var (sum, greatest) = (0, 0.0);
                for (var d = 0; d < counts.Length; d++)
                {
                    sum += counts[d];
                    if (counts[d] == 0 && d < counts.Length - 1 && counts[d + 1] == 0) continue; // greatest at an end of such a stretch
                    greatest = Math.Max(greatest, Math.Abs((double)sum / (to - from) - below[d]));
                }
                distances[s] = greatest;
            }
            Array.Sort(distances);
            return (distances[(slices - 1) / 2] + distances[slices / 2]) / 2;
        }
    }
}
