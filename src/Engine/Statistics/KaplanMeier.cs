using MathNet.Numerics.Distributions;

namespace NegotiationSim.Engine.Statistics;

/// <summary>The Kaplan-Meier estimate of the time to an event (Kaplan and Meier 1958), from counts a period.</summary>
/// <param name="Survival">S(t): the share still without the event after each period; index 0 is the start.</param>
/// <param name="StandardError">Greenwood's standard error of S(t) (Greenwood 1926).</param>
/// <param name="Low">Lower end of the pointwise 95% interval, on the log(−log S) scale (Kalbfleisch and Prentice 1980), so within [0, 1].</param>
/// <param name="High">Upper end of that interval.</param>
/// <param name="AtRisk">How many are at risk in each period.</param>
public sealed record KaplanMeier(
    IReadOnlyList<double> Survival, IReadOnlyList<double> StandardError, IReadOnlyList<double> Low, IReadOnlyList<double> High, IReadOnlyList<long> AtRisk)
{
    /// <summary>The estimate from how many had the event, and how many were lost, in each period.</summary>
    /// <param name="events">Events in each period; index 0 is before the first period.</param>
    /// <param name="censored">Lost in each period, after its events; of the same length.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static KaplanMeier FromCounts(IReadOnlyList<long> events, IReadOnlyList<long> censored)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(censored);
        if (events.Count != censored.Count) throw new ArgumentException("Events and censorings must cover the same periods.", nameof(censored));
        var (survival, error, low, high, atRisk) = (new double[events.Count], new double[events.Count], new double[events.Count], new double[events.Count], new long[events.Count]);
        var (s, greenwood, risk) = (1.0, 0.0, events.Sum() + censored.Sum());
        for (var t = 0; t < events.Count; t++)
        {
            atRisk[t] = risk;
            if (events[t] > 0)
            {
                s = events[t] == risk ? 0 : s * (1 - (double)events[t] / risk);
                greenwood += (double)events[t] / ((double)risk * (risk - events[t]));
            }
            risk -= events[t] + censored[t];
            survival[t] = s;
            error[t] = s > 0 ? s * Math.Sqrt(greenwood) : 0;
            (low[t], high[t]) = Bounds(s, greenwood);
        }
        return new KaplanMeier(survival, error, low, high, atRisk);
    }

    /// <summary>The log-rank test of two groups (Mantel 1966).</summary>
    /// <param name="first">Events and censorings of the first group.</param>
    /// <param name="second">Those of the second, over the same periods.</param>
    /// <returns>The chi-square statistic on one degree of freedom, and its p value.</returns>
    public static (double ChiSquare, double P) LogRank(
        (IReadOnlyList<long> Events, IReadOnlyList<long> Censored) first, (IReadOnlyList<long> Events, IReadOnlyList<long> Censored) second)
    {
        var (n1, n2) = ((double)(first.Events.Sum() + first.Censored.Sum()), (double)(second.Events.Sum() + second.Censored.Sum()));
        var (observed, expected, variance) = (0.0, 0.0, 0.0);
        for (var t = 0; t < first.Events.Count; t++)
        {
            double n = n1 + n2, d = first.Events[t] + second.Events[t];
            if (d > 0)
            {
                observed += first.Events[t];
                expected += d * n1 / n;
                if (n > 1) variance += d * (n1 / n) * (n2 / n) * (n - d) / (n - 1);
            }
            n1 -= first.Events[t] + first.Censored[t];
            n2 -= second.Events[t] + second.Censored[t];
        }
        var chiSquare = variance == 0 ? 0 : (observed - expected) * (observed - expected) / variance;
        return (chiSquare, 1 - ChiSquared.CDF(1, chiSquare));
    }

    private static (double Low, double High) Bounds(double s, double greenwood)
    {
        if (s is 0 or 1) return (s, s);
        var spread = Intervals.Z * Math.Sqrt(greenwood) / Math.Log(s);
        return (Math.Pow(s, Math.Exp(-spread)), Math.Pow(s, Math.Exp(spread)));
    }
}
