using MathNet.Numerics.Distributions;

namespace NegotiationSim.Engine.Statistics;

/// <summary>95% confidence intervals.</summary>
public static class Intervals
{
    /// <summary>The standard normal's 97.5% quantile.</summary>
    internal const double Z = 1.959963984540054;

    /// <summary>The estimate from no value at all: n is 0 and all else NaN.</summary>
    internal static Estimate Nothing { get; } = new(double.NaN, double.NaN, new Interval(double.NaN, double.NaN), 0);

    /// <summary>A mean with Student's t interval (Student 1908).</summary>
    /// <param name="sample">The sample's moments.</param>
    /// <returns>NaN for the mean of no value, and for the interval of fewer than two.</returns>
    public static Estimate Mean(in Moments sample)
    {
        if (sample.N == 0) return Nothing;
        return Around(sample.Mean, sample.StandardError, sample.N - 1, sample.N);
    }

    /// <summary>A mean that is known with its standard error, with Student's t interval (Student 1908).</summary>
    /// <param name="mean">The mean.</param>
    /// <param name="standardError">Its standard error; NaN gives no interval.</param>
    /// <param name="n">How many values it rests on.</param>
    public static Estimate Mean(double mean, double standardError, long n) =>
        n == 0 ? Nothing : Around(mean, n < 2 ? double.NaN : standardError, n - 1, n);

    /// <summary>A share with Wilson's score interval (Wilson 1927).</summary>
    /// <param name="successes">How many have the property, 0 to n.</param>
    /// <param name="n">How many there are, at or above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">More successes than n, or either below 0.</exception>
    public static Estimate Share(long successes, long n)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, n);
        if (n == 0) return Nothing;
        var p = (double)successes / n;
        return new Estimate(p, Math.Sqrt(p * (1 - p) / n), Wilson(p, n, Z), n);
    }

    /// <summary>Wilson's score interval of a share at any level.</summary>
    /// <param name="p">The share.</param>
    /// <param name="n">How many it rests on, at least 1.</param>
    /// <param name="z">The standard normal's quantile of the level.</param>
    internal static Interval Wilson(double p, long n, double z)
    {
        var z2 = z * z / n;
        var centre = (p + z2 / 2) / (1 + z2);
        var half = z * Math.Sqrt(p * (1 - p) / n + z2 / (4 * n)) / (1 + z2);
        // Clamped against rounding: the interval has p in it, and ends at exactly 0 or 1 when p does.
        return new Interval(Math.Clamp(centre - half, 0, p), Math.Clamp(centre + half, p, 1));
    }

    /// <summary>The difference of two independent means, their variances not taken to be equal (Welch 1947).</summary>
    /// <remarks>For pairs that share their shocks, <see cref="PairedMoments"/> is the narrower and the right one.</remarks>
    /// <param name="first">The first sample's moments.</param>
    /// <param name="second">The second sample's moments.</param>
    /// <returns>Mean of the first less mean of the second; n counts both samples. NaN for the difference when a sample is empty, and for
    /// error and interval when one has fewer than two values.</returns>
    public static Estimate Welch(in Moments first, in Moments second)
    {
        var n = first.N + second.N;
        if (first.N == 0 || second.N == 0) return Nothing with { N = n };
        var (a, b) = (first.Variance / first.N, second.Variance / second.N);
        var error = Math.Sqrt(a + b);
        var freedom = (a + b) * (a + b) / (a * a / (first.N - 1) + b * b / (second.N - 1));
        return Around(first.Mean - second.Mean, error, freedom, n);
    }

    /// <summary>Student's t 97.5% quantile; beyond a million degrees of freedom the normal's, equal to six digits.</summary>
    /// <param name="freedom">Degrees of freedom, above 0.</param>
    /// <remarks>Found by iteration, and mostly asked for again with the same number of values: the last one is kept.</remarks>
    internal static double Quantile(double freedom) => freedom > 1e6 ? Z : Quantile(freedom, .05);

    /// <summary>The two-sided quantile of Student's t at any level.</summary>
    /// <param name="freedom">Degrees of freedom, above 0.</param>
    /// <param name="level">The chance beyond it on both sides together: .05 for a 95% interval.</param>
    internal static double Quantile(double freedom, double level)
    {
        if (freedom > 1e6) return NormalQuantile(level);
        if (freedom != last.Freedom || level != last.Level) last = (freedom, level, StudentT.InvCDF(0, 1, freedom, 1 - level / 2));
        return last.Quantile;
    }

    /// <summary>The same of the standard normal.</summary>
    internal static double NormalQuantile(double level) => Normal.InvCDF(0, 1, 1 - level / 2);

    [ThreadStatic]
    private static (double Freedom, double Level, double Quantile) last;

    /// <summary>The two-sided p value of Student's t.</summary>
    /// <param name="t">The statistic.</param>
    /// <param name="freedom">Degrees of freedom, above 0.</param>
    internal static double PValue(double t, double freedom) =>
        double.IsInfinity(t) ? 0 : freedom > 1e6 ? 2 * Normal.CDF(0, 1, -Math.Abs(t)) : 2 * StudentT.CDF(0, 1, freedom, -Math.Abs(t));

    private static Estimate Around(double mean, double error, double freedom, long n)
    {
        var half = double.IsNaN(error) ? double.NaN : error == 0 ? 0 : Quantile(freedom) * error;
        return new Estimate(mean, error, new Interval(mean - half, mean + half), n);
    }
}
