namespace NegotiationSim.Engine.Statistics;

/// <summary>The Kaplan-Meier estimate of the time to an event (Kaplan and Meier 1958), from counts a period.</summary>
/// <param name="Survival">S(t): the share still without the event after each period; index 0 is the start.</param>
/// <param name="StandardError">Greenwood's standard error of S(t) (Greenwood 1926); 0 where S is 0, where the formula has no value.</param>
/// <param name="Low">Lower end of the pointwise 95% interval on the log(−log S) scale (Kalbfleisch and Prentice 1980; R's
/// conf.type = "log-log"), which stays within [0, 1]. Where S is 0 or 1 that scale has no value, and both ends are S.</param>
/// <param name="High">Upper end of that interval.</param>
/// <param name="AtRisk">How many are at risk in each period.</param>
public sealed record KaplanMeier(
    IReadOnlyList<double> Survival, IReadOnlyList<double> StandardError, IReadOnlyList<double> Low, IReadOnlyList<double> High,
    IReadOnlyList<long> AtRisk)
{
    /// <summary>The estimate from how many had the event, and how many were lost, in each period.</summary>
    /// <param name="events">Events in each period; index 0 is before the first period.</param>
    /// <param name="censored">Lost in each period, after its events; of the same length.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public static KaplanMeier FromCounts(IReadOnlyList<long> events, IReadOnlyList<long> censored)
    {
        var (s, greenwood, risk) = (1.0, 0.0, Size(events, censored));
        var periods = events.Count;
        var (survival, error, low, high, atRisk) =
            (new double[periods], new double[periods], new double[periods], new double[periods], new long[periods]);
        for (var t = 0; t < periods; t++)
        {
            atRisk[t] = risk;
            if (events[t] > 0)
            {
                var left = risk - events[t];
                s *= (double)left / risk;
                greenwood += events[t] / ((double)risk * left);
            }
            risk -= events[t] + censored[t];
            survival[t] = s;
            error[t] = s > 0 ? s * Math.Sqrt(greenwood) : 0;
            (low[t], high[t]) = Bounds(s, greenwood);
        }
        return new KaplanMeier(survival, error, low, high, atRisk);
    }

    /// <summary>How many a group has, once its counts are found to be in order.</summary>
    internal static long Size(IReadOnlyList<long> events, IReadOnlyList<long> censored)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(censored);
        if (events.Count != censored.Count)
            throw new ArgumentException("Events and censorings must cover the same periods.", nameof(censored));
        var size = 0L;
        for (var t = 0; t < events.Count; t++)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(events[t], nameof(events));
            ArgumentOutOfRangeException.ThrowIfNegative(censored[t], nameof(censored));
            size += events[t] + censored[t];
        }
        return size;
    }

    private static (double Low, double High) Bounds(double s, double greenwood)
    {
        if (s is 0 or 1) return (s, s);
        var spread = Intervals.Z * Math.Sqrt(greenwood) / Math.Log(s);
        return (Math.Pow(s, Math.Exp(-spread)), Math.Pow(s, Math.Exp(spread)));
    }
}
