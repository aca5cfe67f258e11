using MathNet.Numerics.Distributions;

namespace NegotiationSim.Engine.Statistics;

/// <summary>95% confidence intervals.</summary>
public static class Intervals
{
    /// <summary>The standard normal's 97.5% quantile.</summary>
    internal const double Z = 1.959963984540054;

    private const double Level = .975;

    /// <summary>A mean with Student's t interval (Student 1908).</summary>
    /// <param name="sample">The sample's moments.</param>
    /// <returns>NaN for the mean of no value, and for the interval of fewer than two.</returns>
    public static Estimate Mean(in Moments sample)
    {
        if (sample.N == 0) return new Estimate(double.NaN, double.NaN, new Interval(double.NaN, double.NaN), 0);
        var error = sample.StandardError;
        var half = sample.N < 2 ? double.NaN : error == 0 ? 0 : Quantile(sample.N - 1) * error;
        return new Estimate(sample.Mean, error, new Interval(sample.Mean - half, sample.Mean + half), sample.N);
    }

    /// <summary>A share with Wilson's score interval (Wilson 1927).</summary>
    /// <param name="successes">How many have the property, 0 to n.</param>
    /// <param name="n">How many there are, at or above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">More successes than n, or either below 0.</exception>
    public static Estimate Share(long successes, long n)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, n);
        if (n == 0) return new Estimate(double.NaN, double.NaN, new Interval(double.NaN, double.NaN), 0);
        var p = (double)successes / n;
        var z2 = Z * Z / n;
        var centre = (p + z2 / 2) / (1 + z2);
        var half = Z * Math.Sqrt(p * (1 - p) / n + z2 / (4 * n)) / (1 + z2);
        // At 0 and at n the ends are exactly 0 and 1; rounding must not move them.
        var interval = new Interval(successes == 0 ? 0 : centre - half, successes == n ? 1 : centre + half);
        return new Estimate(p, Math.Sqrt(p * (1 - p) / n), interval, n);
    }

    /// <summary>The difference of two independent means (Welch 1947).</summary>
    /// <param name="first">The first sample's moments, two values or more.</param>
    /// <param name="second">The second sample's moments, two values or more.</param>
    /// <returns>Mean of the first less mean of the second; n counts both samples.</returns>
    public static Estimate Difference(in Moments first, in Moments second)
    {
        var (a, b) = (first.Variance / first.N, second.Variance / second.N);
        var error = Math.Sqrt(a + b);
        var freedom = (a + b) * (a + b) / (a * a / (first.N - 1) + b * b / (second.N - 1));
        var half = error == 0 ? 0 : Quantile(freedom) * error;
        var difference = first.Mean - second.Mean;
        return new Estimate(difference, error, new Interval(difference - half, difference + half), first.N + second.N);
    }

    /// <summary>Student's t 97.5% quantile; beyond a million degrees of freedom the normal's, equal to six digits.</summary>
    /// <param name="freedom">Degrees of freedom, above 0.</param>
    internal static double Quantile(double freedom) => freedom > 1e6 ? Z : StudentT.InvCDF(0, 1, freedom, Level);

    /// <summary>The two-sided p value of Student's t.</summary>
    /// <param name="t">The statistic.</param>
    /// <param name="freedom">Degrees of freedom, above 0.</param>
    internal static double PValue(double t, double freedom) =>
        double.IsInfinity(t) ? 0 : freedom > 1e6 ? 2 * Normal.CDF(0, 1, -Math.Abs(t)) : 2 * StudentT.CDF(0, 1, freedom, -Math.Abs(t));
}
