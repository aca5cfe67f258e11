using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Statistics;
using static NegotiationSim.Engine.Numbers.Invariant;

namespace NegotiationSim.Engine.Studies;

/// <summary>Checks of a result, each a small pure function of it.</summary>
public static class Cautions
{
    /// <summary>Fewest replications below which a mean is a sketch.</summary>
    internal const long FewReplications = 200;

    /// <summary>Fewest runs with an event, and without it, for a share that can be compared.</summary>
    internal const long FewEvents = 10;

    /// <summary>Below so many replications Student's t is clearly above the normal's quantile.</summary>
    private const long FewForStudent = 30;

    /// <summary>Share of runs without the event above which their mean time to it says little.</summary>
    internal const double MuchCensored = .05;

    /// <summary>Share of runs that ended early above which summed payoffs are hard to compare.</summary>
    internal const double ManyEndedEarly = .05;

    /// <summary>All cautions about a run.</summary>
    /// <param name="run">The run.</param>
    public static IReadOnlyList<Caution> About(RunResult run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return [.. Interrupted(run), .. TooFew(run), .. RareEvents(run), .. Censored(run), .. EndedEarly(run),
            .. run.Model.CautionsAbout(run.Replications, run.Diagnostics.RoundsPlayed, run.Diagnostics.Totals), .. Remarks(run)];
    }

    /// <summary>All cautions about differences between scenarios.</summary>
    /// <param name="differences">The differences.</param>
    public static IReadOnlyList<Caution> About(IReadOnlyList<PairedDifference> differences)
    {
        ArgumentNullException.ThrowIfNull(differences);
        return [.. differences.Where(d => d.Metric.Name == Model.SenderPayoff).SelectMany(WiderThanEffect), .. HalfPairs(differences)];
    }

    private static IEnumerable<Caution> Interrupted(RunResult run)
    {
        if (run.Replications < run.Diagnostics.Requested)
            yield return new("interrupted",
                Text($"the run was stopped after {run.Replications:N0} of {run.Diagnostics.Requested:N0} replications"),
                "what is reported is the first ones, without a gap", "Run it again for the rest.");
    }

    private static IEnumerable<Caution> TooFew(RunResult run)
    {
        if (run.Replications < FewReplications)
            yield return new("few-replications", Some(run.Replications, "replication"),
                Text($"below {FewReplications} intervals are wide and uncertain themselves"),
                Text($"Ask for more: --replications {Math.Max(1000, 10 * run.Replications)}."));
    }

    private static IEnumerable<Caution> RareEvents(RunResult run)
    {
        foreach (var m in run.Metrics.Where(m => m.Metric.IsShare && m.Estimate.N > 0))
        {
            var events = (long)Math.Round(m.Estimate.Mean * m.Estimate.N);
            var rarer = Math.Min(events, m.Estimate.N - events);
            if (rarer is > 0 and < FewEvents)
                yield return new("few-events",
                    Text($"{m.Metric.Label}: {(rarer == events ? "" : "all but ")}{rarer:N0} of {m.Estimate.N:N0} runs"),
                    Text($"below {FewEvents} the share is known only roughly"),
                    Text($"To compare it, ask for more: --replications {Rounded(m.Estimate.N * FewEvents * 3 / rarer)}."));
        }
    }

    private static IEnumerable<Caution> Censored(RunResult run)
    {
        var (first, share) = (run.Model.FirstEvent.Label, run.Replications == 0 ? 0 : (double)run.Diagnostics.Censored / run.Replications);
        if (share > MuchCensored && share < 1)
            yield return new("censored", Text($"{share:P0} of the runs ended without {Article(first)}"),
                Text($"above {MuchCensored:P0} the mean {run.Model.FirstEvent.Unit} of the {first} leaves out the slow ones"),
                $"Read the chart of the {first} instead: its cumulative incidence counts all runs.");
    }

    /// <summary>"first agreement" as "an agreement".</summary>
    private static string Article(string first)
    {
        var what = first.Replace("first ", "", StringComparison.Ordinal);
        return (what[0] is 'a' or 'e' or 'i' or 'o' or 'u' ? "an " : "a ") + what;
    }

    private static IEnumerable<Caution> EndedEarly(RunResult run)
    {
        Quantity[] stops = [.. run.Model.Ends.Where(q => q.Is(Uses.Stops))];
        var share = run.Outcomes.Where(o => stops.Any(s => s.Name == o.Name)).Sum(o => o.Share.Mean);
        if (share > ManyEndedEarly)
            yield return new("ended-early", Text($"{share:P0} of the runs ended in war or collapse before the horizon"),
                Text($"above {ManyEndedEarly:P0} sums over the rounds played mix long runs with short ones"),
                "Report the shares of war and collapse beside any sum; payoffs hang on what they are priced at (world.payoffs).");
    }

    private static IEnumerable<Caution> Remarks(RunResult run) =>
        run.Diagnostics.Remarks.Select(
            remark =>
                new Caution("scenario", remark, "told by the scenario file", "Mend the file, or say so where the results are reported."));

    private static IEnumerable<Caution> WiderThanEffect(PairedDifference d)
    {
        var e = d.Difference;
        if (!double.IsNaN(e.Interval.Low) && e.Interval.Width > Math.Abs(e.Mean) && e.Interval.Width > 0)
            yield return new("wider-than-effect",
                Text(
                    $"{d.Metric.Label}, {d.ScenarioTitle} against {d.ReferenceTitle}: an interval {e.Interval.Width:G2} wide around {e.Mean:G2}"),
                "an interval wider than the effect leaves its size open",
                Narrower(e.N));
    }

    /// <summary>What narrows an interval: of few replications more than by half, for Student's t falls with them.</summary>
    /// <param name="n">The replications that it is from.</param>
    public static string Narrower(long n) =>
        Text($"{(n < FewForStudent ? "More replications narrow it" : "Four times the replications halve it")}: --replications {4 * n}.");

    private static IEnumerable<Caution> HalfPairs(IReadOnlyList<PairedDifference> differences)
    {
        var all = differences.Count == 0 ? 0 : differences.Max(d => d.Difference.N);
        foreach (var d in differences.Where(d => d.Difference.N > 0 && d.Difference.N < all / 2))
            yield return new("half-pairs",
                Text($"{d.Metric.Label}, {d.ScenarioTitle} against {d.ReferenceTitle}: {d.Difference.N:N0} of {all:N0} pairs"),
                "only pairs in which both have a value count",
                "They are not a random part of all pairs: do not read the difference as an effect.");
    }

    private static long Rounded(long n)
    {
        var unit = (long)Math.Pow(10, Math.Max(0, Math.Floor(Math.Log10(n))));
        return (n + unit - 1) / unit * unit;
    }
}
