namespace NegotiationSim.Engine.Statistics;

/// <summary>Two values a pair, seen one pair at a time: their difference and which is the higher.</summary>
public struct PairedMoments
{
    private Moments differences;
    private Moments scores;

    /// <summary>Mean of (first − second) with Student's t interval on the pairs.</summary>
    public readonly Estimate Difference => Intervals.Mean(differences);

    /// <summary>The chance that the first is the higher, ties counted half, with Student's t interval of the scores 0, ½ and 1, cut to [0, 1].</summary>
    public readonly Estimate Superiority
    {
        get
        {
            var estimate = Intervals.Mean(scores);
            return estimate with { Interval = new Interval(Math.Max(0, estimate.Interval.Low), Math.Min(1, estimate.Interval.High)) };
        }
    }

    /// <summary>d_z: the mean difference over the differences' standard deviation (Cohen 1988); 0 when all are 0, NaN when all are alike but not 0.</summary>
    public readonly double EffectSize =>
        differences.N < 2 ? double.NaN
        : differences.StandardDeviation > 0 ? differences.Mean / differences.StandardDeviation
        : differences.Mean == 0 ? 0 : double.NaN;

    /// <summary>The two-sided p value of no mean difference, by the paired t test; 1 when all differences are 0.</summary>
    public readonly double PValue =>
        differences.N < 2 ? double.NaN
        : differences.StandardError > 0 ? Intervals.PValue(differences.Mean / differences.StandardError, differences.N - 1)
        : differences.Mean == 0 ? 1 : 0;

    /// <summary>Adds a pair.</summary>
    /// <param name="first">Any finite number.</param>
    /// <param name="second">Any finite number.</param>
    public void Add(double first, double second)
    {
        differences.Add(first - second);
        scores.Add(first > second ? 1 : first < second ? 0 : .5);
    }
}
