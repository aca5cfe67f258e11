using NegotiationSim.Engine.Simulation;
using NegotiationSim.Engine.Statistics;
using static NegotiationSim.Engine.Numbers.Plain;

namespace NegotiationSim.Engine.Experiments;

/// <summary>A reason not to lean on a result too hard.</summary>
/// <param name="Id">Its name in files: <c>few-events</c>.</param>
/// <param name="Seen">What was seen, with its number.</param>
/// <param name="Norm">What it is held against.</param>
/// <param name="Advice">What to do.</param>
public sealed record Caution(string Id, string Seen, string Norm, string Advice)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Seen} ({Norm}). {Advice}";
}

/// <summary>Checks of a result, each a small pure function of it.</summary>
public static class Cautions
{
    /// <summary>Fewest replications below which a mean is a sketch.</summary>
    internal const long FewReplications = 200;

    /// <summary>Fewest runs with an event, and without it, for a share that can be compared.</summary>
    internal const long FewEvents = 10;

    /// <summary>Share of rounds at a bound above which the bound, not the mechanisms, shapes the result.</summary>
    internal const double OftenAtBound = .5;

    /// <summary>Share of runs without the event above which their mean time to it says little.</summary>
    internal const double MuchCensored = .05;

    /// <summary>Share of runs that ended early above which summed payoffs are hard to compare.</summary>
    internal const double ManyEndedEarly = .05;

    /// <summary>All cautions about a run.</summary>
    /// <param name="run">The run.</param>
    public static IReadOnlyList<Caution> About(RunResult run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return [.. Interrupted(run), .. TooFew(run), .. RareEvents(run), .. AtBounds(run), .. Censored(run), .. EndedEarly(run), .. NeverFired(run), .. Remarks(run)];
    }

    /// <summary>All cautions about differences between scenarios.</summary>
    /// <param name="differences">The differences.</param>
    public static IReadOnlyList<Caution> About(IReadOnlyList<PairedDifference> differences)
    {
        ArgumentNullException.ThrowIfNull(differences);
        return [.. differences.Where(d => d.Metric.Name == "senderPayoff").SelectMany(WiderThanEffect), .. HalfPairs(differences)];
    }

    private static IEnumerable<Caution> Interrupted(RunResult run)
    {
        if (run.Replications < run.Diagnostics.Requested)
            yield return new("interrupted", Text($"the run was stopped after {run.Replications} of {run.Diagnostics.Requested} replications"),
                "what is reported is the first ones, without a gap", "Run it again for the rest.");
    }

    private static IEnumerable<Caution> TooFew(RunResult run)
    {
        if (run.Replications < FewReplications)
            yield return new("few-replications", Text($"{run.Replications} replications"), Text($"below {FewReplications} intervals are wide and uncertain themselves"),
                Text($"Ask for more: --replications {Math.Max(1000, 10 * run.Replications)}."));
    }

    private static IEnumerable<Caution> RareEvents(RunResult run)
    {
        foreach (var m in run.Metrics.Where(m => m.Metric.IsShare && m.Estimate.N > 0))
        {
            var events = (long)Math.Round(m.Estimate.Mean * m.Estimate.N);
            var rarer = Math.Min(events, m.Estimate.N - events);
            if (rarer is > 0 and < FewEvents)
                yield return new("few-events", Text($"{m.Metric.Label}: {(rarer == events ? "" : "all but ")}{rarer} of {m.Estimate.N} runs"),
                    Text($"below {FewEvents} the share is known only roughly"), Text($"To compare it, ask for more: --replications {Rounded(m.Estimate.N * FewEvents * 3 / rarer)}."));
        }
    }

    private static IEnumerable<Caution> AtBounds(RunResult run)
    {
        foreach (var (name, share) in new[]
        {
            ("capability", run.Diagnostics.CapabilityAtBound), ("tension", run.Diagnostics.TensionAtBound), ("openness", run.Diagnostics.OpennessAtBound),
        })
        {
            if (share > OftenAtBound)
                yield return new("at-bound", Text($"{name} sat at 0 or 1 in {share:P0} of the rounds"), Text($"above {OftenAtBound:P0} the bound shapes the result"),
                    $"Do not read small differences in {name}; vary what drives it (sim describe world).");
        }
    }

    private static IEnumerable<Caution> Censored(RunResult run)
    {
        var share = run.Replications == 0 ? 0 : (double)run.Diagnostics.Censored / run.Replications;
        if (share > MuchCensored && share < 1)
            yield return new("censored", Text($"{share:P0} of the runs ended without an agreement"),
                Text($"above {MuchCensored:P0} the mean round of the first agreement leaves out the slow ones"), "Read the chart of the first agreement instead: its cumulative incidence counts all runs.");
    }

    private static IEnumerable<Caution> EndedEarly(RunResult run)
    {
        var share = run.Outcomes.Where(o => o.Name is "war" or "collapse").Sum(o => o.Share.Mean);
        if (share > ManyEndedEarly)
            yield return new("ended-early", Text($"{share:P0} of the runs ended in war or collapse before the horizon"),
                Text($"above {ManyEndedEarly:P0} payoffs, summed over the rounds played, mix long runs with short ones"),
                "War and collapse have no payoff of their own: report their shares beside any payoff.");
    }

    private static IEnumerable<Caution> NeverFired(RunResult run)
    {
        foreach (var (happened, what, advice) in new[]
        {
            (Happened.Talks, "talks were never held", "What the deal offers played no part: raise policy.talks or the replications."),
            (Happened.Signature, "no step was ever signed", "Depth, relief and verification played no part beyond the talks themselves."),
            (Happened.NewAdministration, "the administration never changed", "Reversal played no part."),
        })
        {
            if (run.Replications > 0 && (run.Diagnostics.Ever & happened) == 0)
                yield return new("never-fired", what, Text($"in {run.Replications} replications"), advice);
        }
        if (run.Replications > 0 && (run.Diagnostics.Seekers == 0 || run.Diagnostics.Seekers == run.Replications))
            yield return new("one-type", run.Diagnostics.Seekers == 0 ? "the target was an opportunist in every run" : "the target was a security seeker in every run",
                "the other type was never drawn", "If that is not meant, change target.seekers.");
    }

    private static IEnumerable<Caution> Remarks(RunResult run) =>
        run.Diagnostics.Remarks.Select(remark => new Caution("scenario", remark, "told by the scenario file", "Mend the file, or say so where the results are reported."));

    private static IEnumerable<Caution> WiderThanEffect(PairedDifference d)
    {
        var e = d.Difference;
        if (!double.IsNaN(e.Interval.Low) && e.Interval.Width > Math.Abs(e.Mean) && e.Interval.Width > 0)
            yield return new("wider-than-effect", Text($"{d.Metric.Label}, {d.Scenario} against {d.Reference}: an interval {e.Interval.Width:G2} wide around {e.Mean:G2}"),
                "an interval wider than the effect leaves its size open", Text($"Four times the replications halve it: --replications {4 * e.N}."));
    }

    private static IEnumerable<Caution> HalfPairs(IReadOnlyList<PairedDifference> differences)
    {
        var all = differences.Count == 0 ? 0 : differences.Max(d => d.Difference.N);
        foreach (var d in differences.Where(d => d.Difference.N > 0 && d.Difference.N < all / 2))
            yield return new("half-pairs", Text($"{d.Metric.Label}, {d.Scenario} against {d.Reference}: {d.Difference.N} of {all} pairs"),
                "only pairs in which both have a value count", "They are not a random part of all pairs: do not read the difference as an effect.");
    }

    private static long Rounded(long n)
    {
        var unit = (long)Math.Pow(10, Math.Max(0, Math.Floor(Math.Log10(n))));
        return (n + unit - 1) / unit * unit;
    }
}
