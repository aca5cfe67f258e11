using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Statistics;
using NegotiationSim.Engine.Studies.Designs;
using static NegotiationSim.Engine.Numbers.Invariant;

namespace NegotiationSim.Engine.Studies.Optimisation;

/// <summary>Checks of a policy search.</summary>
internal static class SearchCautions
{
    private const double NearBound = .03;
    private const double MostOfFront = .8;
    private const int FewWorlds = 100;
    private const double MostOfMerged = .9;

    internal static IReadOnlyList<Caution> About(
        Scenario scenario, IReadOnlyList<Factor> levers, IReadOnlyList<FoundPolicy> table, IReadOnlyList<SearchRecord> searches,
        PolicySearchOptions options) =>
        [.. AtBounds(levers, table), .. OfWorld(scenario, options), .. OfFront(table), .. OfSearches(searches)];

    /// <summary>A lever that all good policies set to an end costs nothing in the model: the search tells of the model there, not of the
    /// world.</summary>
    private static IEnumerable<Caution> AtBounds(IReadOnlyList<Factor> levers, IReadOnlyList<FoundPolicy> table)
    {
        var front = table.Where(p => p.IsFound).ToArray();
        var stuck = new List<string>();
        for (var l = 0; l < levers.Count; l++)
        {
            var (low, high) = (levers[l].Support.Low, levers[l].Support.High);
            var room = (high - low) * NearBound;
            var (atLow, atHigh) = (front.Count(p => p.Candidate.Values[l] <= low + room),
                front.Count(p => p.Candidate.Values[l] >= high - room));
            if (Math.Max(atLow, atHigh) >= MostOfFront * front.Length)
                stuck.Add(Text($"{levers[l].Path} at {(atHigh > atLow ? high : low):G3}"));
        }
        if (stuck.Count > 0)
            yield return new Caution("lever-at-bound", $"Most of the front sets {string.Join(", ", stuck)}", "an end of its range",
                "The model gives such a lever no price high enough to be felt there; ask whether the world would. The tables of prices say "
                    + "how high.");
    }

    private static IEnumerable<Caution> OfWorld(Scenario scenario, PolicySearchOptions options)
    {
        if (!scenario.IsUncertain)
            yield return new Caution("certain-world", $"{scenario.Name} has no uncertain number", "a robust policy is one for many worlds",
                "Worlds differ here by chance alone. Search in a scenario with ranges.");
        if (options.Worlds < FewWorlds)
            yield return new Caution("few-worlds", Text($"{options.Worlds} worlds in the search"),
                Text($"below {FewWorlds} the front suits those worlds"), "Try more: --worlds.");
    }

    private static IEnumerable<Caution> OfFront(IReadOnlyList<FoundPolicy> table)
    {
        var front = table.Where(p => p.IsFound).ToArray();
        var fallen = front.Count(p => p.IsDominated);
        if (fallen > front.Length / 2)
            yield return new Caution("front-fell", Text($"{fallen} of {front.Length} policies of the front are dominated on fresh worlds"),
                "above half, the search chased noise",
                "Search in more worlds, or with more replications in each.");
    }

    private static IEnumerable<Caution> OfSearches(IReadOnlyList<SearchRecord> searches)
    {
        var (low, high) = (searches.Min(s => s.Hypervolume), searches.Max(s => s.Hypervolume));
        if (low < MostOfMerged)
            yield return new Caution("searches-differ",
                Text($"Alone the {searches.Count} searches reach {100 * low:F0} to {100 * high:F0}% of what their merged front dominates"),
                Text($"below {100 * MostOfMerged:F0}% a front hangs on one search's luck"), "Try more --generations or worlds.");
    }
}
