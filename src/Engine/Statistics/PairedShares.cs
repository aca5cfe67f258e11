using MathNet.Numerics.Distributions;

namespace NegotiationSim.Engine.Statistics;

/// <summary>Two shares of the same pairs: their difference, from the pairs in which the two differ.</summary>
public static class PairedShares
{
    private const int Halvings = 60; // of an interval at most 2 wide: to the last bit of a double

    /// <summary>The difference δ = P(first alone) − P(second alone) with Tango's score interval (Tango 1998).</summary>
    /// <remarks>It lies within [−1, 1] and is never of width 0, as a t interval is when all pairs end alike. Pairs that agree narrow it;
    /// when one side has the property alone in every pair it is Wilson's.</remarks>
    /// <param name="first">Pairs in which the first alone has the property.</param>
    /// <param name="second">Pairs in which the second alone has it.</param>
    /// <param name="n">All pairs.</param>
    /// <returns>NaN when n is 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or the two together exceed n.</exception>
    public static Estimate Difference(long first, long second, long n)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfNegative(second);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first + second, n);
        if (n == 0) return Intervals.Nothing;
        var difference = (double)(first - second) / n;
        var variance = (double)(first + second) / n - difference * difference;
        return new Estimate(difference, Math.Sqrt(variance / n), Tango(first, second, n, Intervals.Z), n);
    }

    /// <summary>The same, where of the pairs only the difference and its standard error are kept: of values 0 and 1 the two give the
    /// counts.</summary>
    /// <remarks>b − c = n · difference, and of the pairs' squares, b + c = n · difference² + (n − 1) · n · error².</remarks>
    /// <param name="difference">The mean of the pairs' differences.</param>
    /// <param name="standardError">Its standard error, from the n − 1 degrees of freedom of a sample.</param>
    /// <param name="n">All pairs.</param>
    /// <returns>The difference and error as given; no interval without an error.</returns>
    public static Estimate FromError(double difference, double standardError, long n)
    {
        if (n == 0) return Intervals.Nothing;
        if (!double.IsFinite(difference) || !double.IsFinite(standardError)) return Intervals.Mean(difference, double.NaN, n);
        var differ = n * (difference * difference + (n - 1) * standardError * standardError);
        var first = Math.Clamp(Math.Round((differ + n * difference) / 2), 0, n);
        var second = Math.Clamp(Math.Round((differ - n * difference) / 2), 0, n - first);
        return new Estimate(difference, standardError, Tango(first, second, n, Intervals.Z), n);
    }

    /// <summary>Tango's score interval at any level (Tango 1998).</summary>
    /// <param name="first">Pairs in which the first alone has the property.</param>
    /// <param name="second">Pairs in which the second alone has it.</param>
    /// <param name="n">All pairs, at least 1.</param>
    /// <param name="z">The standard normal's quantile of the level.</param>
    internal static Interval Tango(double first, double second, long n, double z) =>
        new(-UpperEnd(second, first, n, z), UpperEnd(first, second, n, z));

    /// <summary>The two-sided p value of no difference by the same score test, which at δ = 0 is McNemar's (McNemar 1947): below .05 just
    /// when Tango's interval does not hold 0.</summary>
    /// <param name="first">Pairs in which the first alone has the property.</param>
    /// <param name="second">Pairs in which the second alone has it.</param>
    /// <returns>1 when there is no such pair.</returns>
    public static double PValue(long first, long second) => PValue((double)first, second);

    /// <summary>The same of weighted pairs.</summary>
    internal static double PValue(double first, double second) =>
        first == second ? 1 : 2 * Normal.CDF(0, 1, -Math.Abs(first - second) / Math.Sqrt(first + second));

    /// <summary>The two-sided p value of no difference, exact: given how many pairs differ, each side is as likely (McNemar 1947; the
    /// binomial test).</summary>
    /// <param name="first">Pairs in which the first alone has the property.</param>
    /// <param name="second">Pairs in which the second alone has it.</param>
    /// <returns>1 when there is no such pair.</returns>
    public static double ExactPValue(long first, long second) => first + second == 0 ? 1
        : Math.Min(1, 2 * Binomial.CDF(.5, checked((int)(first + second)), Math.Min(first, second)));

    /// <summary>The greatest δ whose score test the counts do not reject, by halving.</summary>
    private static double UpperEnd(double b, double c, double n, double z)
    {
        var (inside, outside) = ((b - c) / n, 1.0);
        for (var i = 0; i < Halvings; i++)
        {
            var delta = (inside + outside) / 2;
            var score = b - c - n * delta;
            if (score * score <= z * z * n * Variance(b, c, n, delta)) inside = delta;
            else outside = delta;
        }
        return inside;
    }

    /// <summary>The variance of a pair's score if δ is true: 2q + δ(1 − δ), where q is the likeliest P(second alone) given δ.</summary>
    private static double Variance(double b, double c, double n, double delta)
    {
        var linear = (2 * n - b + c) * delta - b - c;
        var constant = -c * delta * (1 - delta);
        var q = (Math.Sqrt(linear * linear - 8 * n * constant) - linear) / (4 * n);
        return 2 * q + delta * (1 - delta);
    }
}
