using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Report;

/// <summary>The answer of a report in plain sentences, each number with its interval.</summary>
internal static class Answer
{
    internal static IEnumerable<string> Sentences(ReportSource source) =>
        source.Runs.Count == 1 ? OfRun(source.Runs[0]) : OfComparison(source);

    private static IEnumerable<string> OfRun(RunResult run)
    {
        if (run.Model != Model.Coercion)
        {
            var foremost = run.Model.Highlights.Headline.Select(name => $"{run[name].Metric.Label} {Said(run, name)}");
            yield return $"In {run.Rounds} rounds (a round is a {run.Model.Round}), on average over "
                + $"{NumberText.Some(run.Replications, "replication")}"
                + $": {string.Join("; ", foremost)}.";
            yield break;
        }
        var start = run.Series.First(s => s.Variable.Name == "capability").Mean[0];
        yield return $"In {run.Rounds} rounds (quarters of a year) under {run.Policy}, the target's capability goes from "
            + $"{NumberText.Fixed(start, 2)} to {Said(run, "capability")} on average over {NumberText.Some(run.Replications, "replication")}.";
        yield return $"At least one step of the deal is signed in {Share(run, "agreementReached")} of the runs; an agreement is in force "
            + $"at the end in {Share(run, "agreementAtEnd")}. War ends {Share(run, "war")} of the runs.";
        yield return $"Trust at the end: the sender's {Said(run, "senderTrust")}, the target's {Said(run, "targetTrust")}. The sender's "
            + $"payoff adds up to {Said(run, "senderPayoff")}, the target's to {Said(run, "targetPayoff")}.";
    }

    private static IEnumerable<string> OfComparison(ReportSource source)
    {
        var payoffs = source.Differences.Where(d => d.Metric.Name == Model.SenderPayoff).ToArray();
        if (source.Runs.Count > 2)
        {
            var best = source.Runs.MaxBy(r => r[Model.SenderPayoff].Estimate.Mean)!;
            yield return $"Of {source.Runs.Count} scenarios on the same shocks, {source.Titles[source.Runs.ToList().IndexOf(best)]} has "
                + $"the highest mean of the sender's "
                + $"payoff: {Said(best, Model.SenderPayoff)}.";
        }
        foreach (var d in payoffs) yield return Verdict.Of(d);
        if (source.Runs.Count == 2)
            foreach (var d in source.Differences.Where(
                d => d.Metric.Name is "capability" or "atWar" || d is { Metric.Name: "war" } && source.Runs[0].Model == Model.Coercion))
                    yield return Verdict.Of(d);
    }

    private static string Said(RunResult run, string metric)
    {
        var e = run[metric].Estimate;
        return $"{NumberText.Mean(e)} (95% interval {NumberText.Range(e)})";
    }

    private static string Share(RunResult run, string metric)
    {
        var e = run[metric].Estimate;
        return FormattableString.Invariant($"{100 * e.Mean:F1}% ({100 * e.Interval.Low:F1} to {100 * e.Interval.High:F1})");
    }
}
