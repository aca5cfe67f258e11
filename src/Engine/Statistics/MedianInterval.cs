namespace NegotiationSim.Engine.Statistics;

/// <summary>Intervals of medians.</summary>
public static class MedianInterval
{
    /// <summary>The distribution-free 95% interval of the median: the values at rank ⌊(n + 1)/2 − z√n/2⌋ from either end (Conover 1999,
    /// 3.2).</summary>
    /// <remarks>How many values fall below the median is binomial (n, ½); its normal approximation with continuity correction finds the
    /// exact ranks or, for one n in eighty, the next ones outward, so coverage is not below 95%. Beyond the sketch's capacity its rank
    /// errors come on top.</remarks>
    /// <param name="sample">The sample.</param>
    /// <returns>NaN for fewer than six values: no interval of ranks reaches 95%.</returns>
    public static Interval Of(QuantileSketch sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        if (sample.N < 6) return new Interval(double.NaN, double.NaN);
        var rank = Rank(sample.N);
        return new Interval(sample.AtRank(rank), sample.AtRank(sample.N - 1 - rank));
    }

    /// <summary>How many values lie outside the interval on either side.</summary>
    /// <param name="n">The sample's size, at least 6.</param>
    internal static long Rank(long n) => (long)((n - 1) / 2.0 - Intervals.Z * Math.Sqrt(n) / 2);
}
