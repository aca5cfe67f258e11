using MathNet.Numerics;

namespace NegotiationSim.Engine.Statistics;

/// <summary>The log-rank test of whether two groups have the same survival (Mantel 1966).</summary>
/// <param name="ChiSquare">The statistic, on one degree of freedom; 0 when no time tells the groups apart.</param>
/// <param name="PValue">The chance of as great a statistic if the groups are alike.</param>
public readonly record struct LogRank(double ChiSquare, double PValue)
{
    /// <summary>The test from how many had the event, and how many were lost, in each period and group.</summary>
    /// <param name="firstEvents">Events of the first group in each period.</param>
    /// <param name="firstCensored">Lost to the first group in each period, after its events.</param>
    /// <param name="secondEvents">Events of the second group.</param>
    /// <param name="secondCensored">Lost to the second group.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public static LogRank Of(
        IReadOnlyList<long> firstEvents, IReadOnlyList<long> firstCensored, IReadOnlyList<long> secondEvents, IReadOnlyList<long> secondCensored)
    {
        var n1 = (double)KaplanMeier.Size(firstEvents, firstCensored);
        var n2 = (double)KaplanMeier.Size(secondEvents, secondCensored);
        if (firstEvents.Count != secondEvents.Count) throw new ArgumentException("Both groups must cover the same periods.", nameof(secondEvents));
        var (excess, variance) = (0.0, 0.0);
        for (var t = 0; t < firstEvents.Count; t++)
        {
            double n = n1 + n2, d = firstEvents[t] + secondEvents[t];
            if (d > 0) excess += firstEvents[t] - d * n1 / n;
            if (n > 1) variance += d * (n1 / n) * (n2 / n) * (n - d) / (n - 1);
            n1 -= firstEvents[t] + firstCensored[t];
            n2 -= secondEvents[t] + secondCensored[t];
        }
        var chiSquare = variance == 0 ? 0 : excess * excess / variance;
        return new LogRank(chiSquare, SpecialFunctions.Erfc(Math.Sqrt(chiSquare / 2))); // chi-square on 1 df is a squared normal
    }
}
