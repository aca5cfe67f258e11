namespace NegotiationSim.Engine.Statistics;

/// <summary>The ratio of two means of the same pairs.</summary>
public static class Fieller
{
    /// <summary>The ratio with Fieller's 95% interval (Fieller 1954): all ratios ρ for which a t test does not reject that first − ρ ·
    /// second has mean 0.</summary>
    /// <param name="first">Mean of the numerator.</param>
    /// <param name="second">Mean of the denominator.</param>
    /// <param name="firstVariance">Variance of the numerator's mean: its squared standard error.</param>
    /// <param name="secondVariance">The same of the denominator.</param>
    /// <param name="covariance">Covariance of the two means.</param>
    /// <param name="n">How many pairs, at least 2.</param>
    /// <returns>The estimate; its interval has infinite ends, or both where the set of ratios is not bounded or is all but an interval:
    /// where the denominator may be 0.</returns>
    public static Estimate Ratio(double first, double second, double firstVariance, double secondVariance, double covariance, long n)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 2);
        var t = Intervals.Quantile(n - 1);
        var ratio = first / second;
        // (first − ρ second)² ≤ t²(v₁ − 2ρ c + ρ² v₂): a quadratic in ρ
        var a = second * second - t * t * secondVariance;
        var b = first * second - t * t * covariance;
        var c = first * first - t * t * firstVariance;
        var error = Math.Sqrt(Math.Max(0, firstVariance - 2 * ratio * covariance + ratio * ratio * secondVariance)) / Math.Abs(second);
        if (!(a > 0)) return new Estimate(ratio, error, new Interval(double.NegativeInfinity, double.PositiveInfinity), n);
        var root = Math.Sqrt(Math.Max(0, b * b - a * c));
        return new Estimate(ratio, error, new Interval((b - root) / a, (b + root) / a), n);
    }
}
