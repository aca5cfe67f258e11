namespace NegotiationSim.Engine.Statistics;

/// <summary>Count, mean and variance of a sample that is seen one value at a time (Welford 1962).</summary>
/// <remarks>A large mean costs no digits of the variance. The default value is the empty sample. A NaN is neither refused nor skipped: it
/// makes mean and variance NaN for good, so that a missing value cannot pass for a result; leave it out where it means "does not
/// apply".</remarks>
public struct Moments
{
    /// <summary>What calculations leave of a number in its last digits, as a part of it.</summary>
    internal const double Rounding = 1e-12;

    private double squares;

    /// <summary>A sample of which these are known.</summary>
    /// <param name="n">How many values.</param>
    /// <param name="mean">Their mean.</param>
    /// <param name="squares">The sum of their squared distances from it.</param>
    internal Moments(long n, double mean, double squares) => (N, Mean, this.squares) = (n, mean, squares);

    /// <summary>How many values were added.</summary>
    public long N { get; private set; }

    /// <summary>Their mean; 0 while there is none.</summary>
    public double Mean { get; private set; }

    /// <summary>The sum of their squared distances from it.</summary>
    internal readonly double Squares => squares;

    /// <summary>Their sample variance (over n − 1); NaN for fewer than two, 0 where values differ by no more than rounding leaves, their
    /// standard deviation being below 10⁻¹² of their mean.</summary>
    public readonly double Variance
    {
        get
        {
            var found = squares / (N - 1);
            return N < 2 ? double.NaN : found <= Mean * Mean * (Rounding * Rounding) ? 0 : found;
        }
    }

    /// <summary>The square root of <see cref="Variance"/>.</summary>
    public readonly double StandardDeviation => Math.Sqrt(Variance);

    /// <summary>The standard error of the mean; NaN for fewer than two values.</summary>
    public readonly double StandardError => Math.Sqrt(Variance / N);

    /// <summary>Whether values are all the same but for last digits, which rounding leaves in what is the same: their spread is 0 then,
    /// and not a last digit.</summary>
    /// <param name="values">The values, at least one.</param>
    internal static bool AreConstant(ReadOnlySpan<double> values)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values) (low, high) = (Math.Min(low, value), Math.Max(high, value));
        return high - low <= Rounding * Math.Max(Math.Abs(low), Math.Abs(high));
    }

    /// <summary>Adds a value.</summary>
    /// <param name="value">Any finite number.</param>
    public void Add(double value)
    {
        N++;
        var delta = value - Mean;
        Mean += delta / N;
        squares += delta * (value - Mean);
    }

    /// <summary>Adds another sample (Chan, Golub and LeVeque 1979).</summary>
    /// <param name="other">The other sample's moments.</param>
    public void Merge(in Moments other)
    {
        if (other.N == 0) return;
        if (N == 0)
        {
            this = other; // bit for bit: the mean of a constant must stay that constant, or its variance would not be 0
            return;
        }
        var n = N + other.N;
        var delta = other.Mean - Mean;
        squares += other.squares + delta * delta * ((double)N * other.N / n);
        Mean += delta * other.N / n;
        N = n;
    }
}
