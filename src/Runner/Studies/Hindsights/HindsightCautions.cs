using System.Globalization;
using NegotiationSim.Engine.History;
using NegotiationSim.Engine.Statistics;
using NegotiationSim.Engine.Studies;

namespace NegotiationSim.Runner.Studies.Hindsights;

/// <summary>What a look back cannot tell.</summary>
internal static class HindsightCautions
{
    private const double FewParticles = 200;
    private const double FewIslands = 2;
    private const double MuchContradicted = .05;
    private const double ManyEndedEarly = .05;

    /// <summary>All cautions: those that always hold first, then those of single starts.</summary>
    internal static IReadOnlyList<Caution> About(HindsightResult result, HistoricalRecord record) =>
        [.. Always(result, record), .. OffRecord(result), .. result.Starts.SelectMany(Contradicted),
            .. result.Starts.SelectMany(FewEffective), .. EndedEarly(result)];

    /// <summary>The outcomes that the record has outside the model's 90% predictive interval under the policies as they were.</summary>
    internal static IReadOnlyList<HindsightOutcome> Outside(HindsightStart start) =>
        [.. start.Policies[0].Outcomes.Where(
            o => start.Seen(o.Outcome) is var seen && !double.IsNaN(seen) && !o.Predictive.Contains(seen))];

    private static IEnumerable<Caution> Always(HindsightResult result, HistoricalRecord record)
    {
        var to = result.Starts[0].To;
        yield return result.Untried.Count == 0
            ? new("one-history", "The record holds one history", $"each policy was in force in some years of it up to {to}",
                "What the model says of other years rests on its mechanisms.")
            : new("one-history",
                $"The record holds one history, and {Words(result.Untried)} {(result.Untried.Count == 1 ? "is" : "are")} not in it",
                $"no era up to {to} has such a policy's levers",
                "What the model says of a policy never tried rests on its mechanisms alone.");
        yield return new("coded-numbers", "The scenario's numbers are coded, or calibrated on this same record", "neither proves them",
            "Change them with --set and see which differences keep their sign.");
        yield return new("coded-policies", "Policies are coded by people who know what came of them",
            "conditioning on the record does not take that back", "Lean on the order of policies, not on levels.");
        if (record.Quarters.Any(q => q.Administration is not null))
            yield return new("same-successions", "Administrations change when the record's did, under every policy",
                "another policy might have lost or won an election", "Read differences as those under the same presidents.");
    }

    private static IEnumerable<Caution> OffRecord(HindsightResult result)
    {
        static string Told(HindsightStart start, HindsightOutcome o) =>
            string.Create(CultureInfo.InvariantCulture,
                $"{o.Outcome.Label} {start.Seen(o.Outcome):0.##}, not {o.Predictive.Low:0.##} to {o.Predictive.High:0.##}");
        var told = result.Starts.Where(s => Outside(s).Count > 0)
            .Select(s => $"from {s.From} {string.Join(" and ", Outside(s).Select(o => Told(s, o)))}").ToArray();
        if (told.Length > 0)
            yield return new("off-record",
                $"The record lies outside the model's own run under the policies as they were: {string.Join("; ", told)}",
                "its 90% predictive intervals",
                $"Do not trust what it says of other policies from {(told.Length == 1 ? "there" : "these quarters")}.");
    }

    private static IEnumerable<Caution> Contradicted(HindsightStart start)
    {
        if (start.Contradicted > MuchContradicted)
            yield return new("contradicted",
                string.Create(CultureInfo.InvariantCulture,
                    $"At {start.From} {100 * start.Contradicted:F0}% of the weight sets out with the record wrong about whether an agreement was in force"),
                "the model finds a coder's error likelier than what the record says",
                "Its agreements last longer than those of the record; take less from deal and launches.");
    }

    private static IEnumerable<Caution> FewEffective(HindsightStart start)
    {
        var islands = 1 / start.IslandWeights.Sum(w => w * w);
        if (islands < FewIslands && start.IslandWeights.Count > 1)
            yield return new("few-islands",
                string.Create(CultureInfo.InvariantCulture,
                    $"At {start.From} one of the {start.IslandWeights.Count} islands of the filter has {100 * start.IslandWeights.Max():F0}% of the weight"),
                "the others found no past as likely; a likelier one may be missed by all",
                "Give more with --particles and see whether the numbers stay.");
        if (start.EffectiveParticles < FewParticles)
            yield return new("few-particles",
                string.Create(CultureInfo.InvariantCulture, $"At {start.From} {start.EffectiveParticles:F0} effective particles are left"),
                string.Create(CultureInfo.InvariantCulture, $"below {FewParticles} intervals are uncertain themselves"),
                "Give more with --particles and see whether the numbers stay.");
    }

    private static IEnumerable<Caution> EndedEarly(HindsightResult result)
    {
        static double Ended(HindsightPolicy policy) => policy["war"].Mean.Mean + policy["collapse"].Mean.Mean;
        var (start, policy) = result.Starts.SelectMany(s => s.Policies.Select(p => (Start: s, Policy: p))).MaxBy(x => Ended(x.Policy));
        if (Ended(policy) > ManyEndedEarly)
            yield return new("ended-early",
                string.Create(CultureInfo.InvariantCulture,
                    $"Up to {100 * Ended(policy):F0}% of the branches end in war or collapse ({policy.Policy} from {start.From})"),
                "rates are over the quarters played, and have no price for war", "Report the shares of war and collapse beside them.");
    }

    private static string Words(IReadOnlyList<string> names) =>
        names.Count == 1 ? names[0] : $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}";
}
