namespace NegotiationSim.Engine.Statistics;

/// <summary>Two values a pair, seen one pair at a time: their difference and which is the higher.</summary>
/// <remarks>The default value is the empty sample. As in <see cref="Moments"/>, a NaN is not skipped: leave out pairs without two
/// values.</remarks>
public struct PairedMoments
{
    private Moments differences;
    private long higher;
    private long lower;

    /// <summary>How many pairs were added.</summary>
    public readonly long N => differences.N;

    /// <summary>Mean of (first − second) with Student's t interval on the pairs (Student 1908).</summary>
    public readonly Estimate Difference => Intervals.Mean(differences);

    /// <summary>The same where each value is 0 or 1: a difference of shares, with Tango's interval (Tango 1998).</summary>
    public readonly Estimate ShareDifference => PairedShares.Difference(higher, lower, N);

    /// <summary>The chance that the first is the higher, ties counted half, with Tango's interval (Tango 1998).</summary>
    public readonly Estimate Superiority => Statistics.Superiority.Of(higher, lower, N);

    /// <summary>The share of pairs in which both are the same; NaN without a pair.</summary>
    internal readonly double Even => (double)(N - higher - lower) / N;

    /// <summary>d_z: the mean difference over the differences' standard deviation (Cohen 1988); 0 when all are 0, NaN when all are alike
    /// but not 0.</summary>
    public readonly double EffectSize =>
        N < 2 ? double.NaN
        : differences.StandardDeviation != 0 ? differences.Mean / differences.StandardDeviation
        : differences.Mean == 0 ? 0 : double.NaN;

    /// <summary>The two-sided p value of no mean difference, by the paired t test; NaN for fewer than two pairs.</summary>
    /// <remarks>1 when all differences are 0; 0 when all are alike but not 0, for then the differences have no noise to be explained
    /// by.</remarks>
    public readonly double PValue =>
        N < 2 ? double.NaN
        : differences.StandardError != 0 ? Intervals.PValue(differences.Mean / differences.StandardError, N - 1)
        : differences.Mean == 0 ? 1 : 0;

    /// <summary>The two-sided p value of no difference of shares, by the test that <see cref="ShareDifference"/> is the interval of; NaN
    /// for fewer than two pairs.</summary>
    public readonly double SharePValue => N < 2 ? double.NaN : PairedShares.PValue(higher, lower);

    /// <summary>Adds a pair.</summary>
    /// <param name="first">Any finite number.</param>
    /// <param name="second">Any finite number.</param>
    public void Add(double first, double second)
    {
        differences.Add(first - second);
        if (first > second) higher++;
        else if (first < second) lower++;
    }

    /// <summary>Adds another sample of pairs. Merge blocks in a fixed order: the means' last bits depend on it.</summary>
    /// <param name="other">The other sample.</param>
    public void Merge(in PairedMoments other)
    {
        differences.Merge(other.differences);
        higher += other.higher;
        lower += other.lower;
    }
}
