namespace NegotiationSim.Engine.Statistics;

/// <summary>The chance that the first of a pair is the higher, ties counted half: P(A &gt; B) + P(A = B)/2.</summary>
public static class Superiority
{
    private const int Halvings = 60; // of an interval at most 2 wide: to the last bit of a double

    /// <summary>The superiority with Tango's score interval for paired samples (Tango 1998).</summary>
    /// <remarks>Superiority is ½ + δ/2, where δ = P(A &gt; B) − P(A &lt; B) is what Tango's interval is for. Ties narrow it, as they should; when
    /// one side wins every pair it is Wilson's; it is never of width 0, as a t interval of the scores 0, ½ and 1 is when all pairs end alike.</remarks>
    /// <param name="higher">Pairs in which the first is the higher.</param>
    /// <param name="lower">Pairs in which the first is the lower.</param>
    /// <param name="n">All pairs, ties included.</param>
    /// <returns>NaN when n is 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or higher and lower together exceed n.</exception>
    public static Estimate Of(long higher, long lower, long n)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(higher);
        ArgumentOutOfRangeException.ThrowIfNegative(lower);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(higher + lower, n);
        if (n == 0) return Intervals.Nothing;
        var difference = (double)(higher - lower) / n;
        var variance = (double)(higher + lower) / n - difference * difference;
        var interval = new Interval(.5 - UpperEnd(lower, higher, n) / 2, .5 + UpperEnd(higher, lower, n) / 2);
        return new Estimate(.5 + difference / 2, Math.Sqrt(variance / n) / 2, interval, n);
    }

    /// <summary>The greatest δ whose score test the counts do not reject at 5%, by halving.</summary>
    private static double UpperEnd(double b, double c, double n)
    {
        var (inside, outside) = ((b - c) / n, 1.0);
        for (var i = 0; i < Halvings; i++)
        {
            var delta = (inside + outside) / 2;
            var score = b - c - n * delta;
            if (score * score <= Intervals.Z * Intervals.Z * n * Variance(b, c, n, delta)) inside = delta;
            else outside = delta;
        }
        return inside;
    }

    /// <summary>The variance of a pair's score if δ is true: 2q + δ(1 − δ), where q is the likeliest P(A &lt; B) given δ.</summary>
    private static double Variance(double b, double c, double n, double delta)
    {
        var linear = (2 * n - b + c) * delta - b - c;
        var constant = -c * delta * (1 - delta);
        var q = (Math.Sqrt(linear * linear - 8 * n * constant) - linear) / (4 * n);
        return 2 * q + delta * (1 - delta);
    }
}
