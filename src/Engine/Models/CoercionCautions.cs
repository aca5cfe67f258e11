using NegotiationSim.Engine.Statistics;
using static NegotiationSim.Engine.Numbers.Invariant;

namespace NegotiationSim.Engine.Models;

/// <summary>What a run of the coercion model tells of its own trustworthiness.</summary>
internal static class CoercionCautions
{
    /// <summary>Share of rounds at a bound above which the bound, not the mechanisms, shapes the result.</summary>
    private const double OftenAtBound = .5;

    internal static IEnumerable<Caution> About(long replications, long rounds, IReadOnlyDictionary<string, double> totals) =>
        replications == 0 ? [] : [.. AtBounds(rounds, totals), .. NeverFired(replications, totals), .. OneType(replications, totals)];

    private static IEnumerable<Caution> AtBounds(long rounds, IReadOnlyDictionary<string, double> totals)
    {
        foreach (var name in new[] { "capability", "tension", "openness" })
        {
            var share = rounds == 0 ? 0 : totals[name + "AtBound"] / rounds;
            if (share > OftenAtBound)
                yield return new("at-bound", Text($"{name} sat at 0 or 1 in {share:P0} of the rounds"),
                    Text($"above {OftenAtBound:P0} the bound shapes the result"),
                    $"Do not read small differences in {name}; vary what drives it (sim describe world).");
        }
    }

    private static IEnumerable<Caution> NeverFired(long replications, IReadOnlyDictionary<string, double> totals)
    {
        foreach (var (name, what, advice) in new[]
        {
            ("talksHeld", "talks were never held", "What the deal offers played no part: raise policy.talks or the replications."),
            ("signed", "no step was ever signed", "Depth, relief and verification played no part beyond the talks themselves."),
            ("administrationChanged", "the administration never changed", "Reversal played no part."),
        })
        {
            if (totals[name] == 0) yield return new("never-fired", what, "in " + Some(replications, "replication"), advice);
        }
    }

    private static IEnumerable<Caution> OneType(long replications, IReadOnlyDictionary<string, double> totals)
    {
        var seekers = totals["targetType"];
        if (seekers == 0 || seekers == replications)
            yield return new("one-type",
                seekers == 0 ? "the target was an opportunist in every run" : "the target was a security seeker in every run",
                "the other type was never drawn", "If that is not meant, change target.seekers.");
    }
}
