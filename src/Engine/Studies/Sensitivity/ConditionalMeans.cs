using NegotiationSim.Engine.Statistics;

namespace NegotiationSim.Engine.Studies.Sensitivity;

/// <summary>The mean of an output over the points with a factor in the lowest quarter of its distribution, over those with it in the
/// highest, and the difference: what a tornado chart shows (Eschenbach 1992), with all other factors free in place of fixed.</summary>
/// <param name="Low">E[Y | u &lt; 1/4], u being the factor as a share of its distribution.</param>
/// <param name="High">E[Y | u ≥ 3/4].</param>
/// <param name="Swing">High less low.</param>
/// <remarks>A mean is the ratio of a sum and a count, each known from independent groups of points; its interval is Student's t for a ratio
/// over the groups (Cochran 1977, section 6.4), so that points of a group may depend on each other as they like.</remarks>
public sealed record ConditionalMeans(Estimate Low, Estimate High, Estimate Swing)
{
    /// <summary>Where the lowest quarter ends, and where the highest begins.</summary>
    private const double LowEnd = .25, HighStart = .75;

    /// <summary>The means of one factor: a pure function of points and outputs.</summary>
    /// <param name="shares">The factor at every point, as a share of its distribution, 0 to 1.</param>
    /// <param name="outputs">The output at every point; all finite.</param>
    /// <param name="group">How many points a group has: points of different groups are independent; divides their number.</param>
    /// <exception cref="ArgumentException">Numbers do not fit each other.</exception>
    public static ConditionalMeans Of(ReadOnlySpan<double> shares, ReadOnlySpan<double> outputs, int group)
    {
        if (shares.Length != outputs.Length || group < 1 || shares.Length % group != 0)
            throw new ArgumentException($"{shares.Length} points and {outputs.Length} outputs are not groups of {group}.", nameof(group));
        var low = new Part(shares.Length / group);
        var high = new Part(shares.Length / group);
        for (var i = 0; i < shares.Length; i++)
        {
            if (shares[i] < LowEnd) low.Add(i / group, outputs[i]);
            else if (shares[i] >= HighStart) high.Add(i / group, outputs[i]);
        }
        if (low.Count == 0 || high.Count == 0) return new ConditionalMeans(Intervals.Nothing, Intervals.Nothing, Intervals.Nothing);
        var (below, above, between) = (new Moments(), new Moments(), new Moments());
        for (var g = 0; g < low.Groups; g++)
        {
            below.Add(low.Residual(g));
            above.Add(high.Residual(g));
            between.Add(high.Residual(g) - low.Residual(g));
        }
        return new ConditionalMeans(
            Around(low.Mean, below, low.Count, low.Met), Around(high.Mean, above, high.Count, high.Met),
            Around(high.Mean - low.Mean, between, low.Count + high.Count, Math.Min(low.Met, high.Met)));
    }

    /// <summary>The mean with its interval, which a single group with points does not tell of.</summary>
    private static Estimate Around(double mean, in Moments residuals, long n, int groups)
    {
        var error = groups < 2 ? double.NaN : residuals.StandardError;
        var half = groups < 2 ? double.NaN : Intervals.Mean(residuals).Interval.Width / 2;
        return new Estimate(mean, error, new Interval(mean - half, mean + half), n);
    }

    /// <summary>Sums and counts of one quarter, group by group.</summary>
    private sealed class Part(int groups)
    {
        private readonly double[] sums = new double[groups];
        private readonly int[] counts = new int[groups];

        internal int Groups => groups;

        internal long Count { get; private set; }

        /// <summary>How many groups have points there.</summary>
        internal int Met => counts.Count(c => c > 0);

        internal double Mean => sums.Sum() / Count;

        internal void Add(int group, double value)
        {
            sums[group] += value;
            counts[group]++;
            Count++;
        }

        /// <summary>How far a group moves the ratio; not at all where that is less than rounding leaves.</summary>
        internal double Residual(int group)
        {
            var off = sums[group] - Mean * counts[group];
            return Math.Abs(off) > Moments.Rounding * Math.Abs(sums[group]) ? off * groups / Count : 0;
        }
    }
}
