namespace NegotiationSim.Engine.Statistics;

/// <summary>The cumulative incidence of an event where another may come first and rule it out (Aalen and Johansen 1978), from counts a
/// period.</summary>
/// <remarks>One less the Kaplan-Meier estimate, which takes such others for mere loss from sight, is what the incidence would be without
/// them, and is too high for what happens with them.</remarks>
/// <param name="Incidence">F(t): the share that has had the event by the end of each period; index 0 is the start.</param>
/// <param name="StandardError">Its standard error by the delta method (Marubini and Valsecchi 1995), the binomial one where nobody is
/// censored.</param>
/// <param name="Low">Lower end of the pointwise 95% interval on the log(−log F) scale, which stays within [0, 1]. Where F is 0 or 1 that
/// scale has no value, and the interval is Wilson's (1927) for as many as were not censored before.</param>
/// <param name="High">Upper end of that interval.</param>
public sealed record AalenJohansen(
    IReadOnlyList<double> Incidence, IReadOnlyList<double> StandardError, IReadOnlyList<double> Low, IReadOnlyList<double> High)
{
    /// <summary>The estimate from how many had the event, had another first, and were lost, in each period.</summary>
    /// <param name="events">Events in each period; index 0 is before the first period.</param>
    /// <param name="competing">Other events, which rule this one out; of the same length.</param>
    /// <param name="censored">Lost in each period, after its events; of the same length.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public static AalenJohansen FromCounts(IReadOnlyList<long> events, IReadOnlyList<long> competing, IReadOnlyList<long> censored)
    {
        var known = KaplanMeier.Size(events, competing) + KaplanMeier.Size(events, censored) - events.Sum();
        var periods = new Period[events.Count];
        var (incidence, error, low, high) =
            (new double[events.Count], new double[events.Count], new double[events.Count], new double[events.Count]);
        var (s, f, risk) = (1.0, 0.0, known);
        for (var t = 0; t < periods.Length; t++)
        {
            var ended = events[t] + competing[t];
            if (ended > 0) f += s * events[t] / risk;
            periods[t] = new Period(events[t], ended, risk, s, f);
            if (ended > 0) s *= (double)(risk - ended) / risk;
            incidence[t] = Math.Min(f, 1);
            error[t] = Math.Sqrt(Variance(periods.AsSpan(0, t + 1)));
            (low[t], high[t]) = Bounds(incidence[t], error[t], known);
            risk -= ended + censored[t];
            known -= censored[t];
        }
        return new AalenJohansen(incidence, error, low, high);
    }

    /// <summary>Of F at the end of the last of the periods.</summary>
    private static double Variance(ReadOnlySpan<Period> periods)
    {
        var (variance, last) = (0.0, periods[^1].Incidence);
        foreach (var p in periods)
        {
            if (p.Ended == 0) continue;
            var (n, rest) = ((double)p.AtRisk, last - p.Incidence);
            if (p.AtRisk > p.Ended) variance += rest * rest * p.Ended / (n * (n - p.Ended)); // else nobody is left, and the rest is 0
            variance += p.Before * p.Before * (n - p.Events) * p.Events / (n * n * n);
            variance -= 2 * rest * p.Before * p.Events / (n * n);
        }
        return Math.Max(0, variance);
    }

    private static (double Low, double High) Bounds(double f, double error, long known)
    {
        if (known == 0) return (f, f);
        if (f is 0 or 1 || error == 0)
        {
            var wilson = Intervals.Wilson(f, known, Intervals.Z);
            return (wilson.Low, wilson.High);
        }
        var spread = Intervals.Z * error / (f * Math.Log(f));
        return (Math.Pow(f, Math.Exp(-spread)), Math.Pow(f, Math.Exp(spread)));
    }

    /// <summary>A period's events, events of either kind, number at risk, share without either before it, and incidence after it.</summary>
    private readonly record struct Period(long Events, long Ended, long AtRisk, double Before, double Incidence);
}
