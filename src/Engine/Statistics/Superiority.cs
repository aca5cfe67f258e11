namespace NegotiationSim.Engine.Statistics;

/// <summary>The chance that the first of a pair is the higher, ties counted half: P(A &gt; B) + P(A = B)/2.</summary>
public static class Superiority
{
    /// <summary>The superiority ½ + δ/2 with Tango's score interval of δ = P(A &gt; B) − P(A &lt; B) (Tango 1998;
    /// <see cref="PairedShares"/>).</summary>
    /// <param name="higher">Pairs in which the first is the higher.</param>
    /// <param name="lower">Pairs in which the first is the lower.</param>
    /// <param name="n">All pairs, ties included.</param>
    /// <returns>NaN when n is 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or higher and lower together exceed n.</exception>
    public static Estimate Of(long higher, long lower, long n)
    {
        var delta = PairedShares.Difference(higher, lower, n);
        return new Estimate(.5 + delta.Mean / 2, delta.StandardError / 2,
            new Interval(.5 + delta.Interval.Low / 2, .5 + delta.Interval.High / 2), n);
    }
}
