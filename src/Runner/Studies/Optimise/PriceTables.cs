using System.Globalization;
using System.Text.Json;
using NegotiationSim.Engine.Studies.Optimisation;
using NegotiationSim.Runner.Results;

namespace NegotiationSim.Runner.Studies.Optimise;

/// <summary>What levers' prices would have to be, and how far several searches agree.</summary>
internal static class PriceTables
{
    /// <summary>A table for each of the two policies in which levers are moved; none where nothing is moved.</summary>
    internal static IEnumerable<ResultTable> Prices(PolicySearchResult result) => result.Prices.GroupBy(p => p.Policy)
        .Select((group, i) => new ResultTable($"What a lever's price would have to be: moved alone in {group.Key}",
            [
                new("lever", "lever", "", IsNumber: false), new("from", "from", i == 0 ? $"as in {result.Comparison}" : ""),
                new("to", "to", i == 0 ? "as in the found policy with the highest sender's payoff" : ""),
                new("gain", "gain", i == 0 ? "what the move adds to the sender's payoff" : ""),
                new("price", "price", i == 0 ? "payoff per unit of the lever and round at which it adds nothing" : ""),
                new("95% interval", "interval", i == 0 ? "of the price (Fieller 1954)" : ""),
            ],
            [.. group.Select(p => (IReadOnlyList<Cell>)[p.Path["policy.".Length..], Cell.Number(p.From, 2), Cell.Number(p.To, 2),
                Cell.Half(p.Gain, most: 2), p.IsKnown ? Cell.Mean(p.Price) : "–", p.IsKnown ? Cell.Range(p.Price) : "–"])],
            i > 0 ? [] : [string.Create(CultureInfo.InvariantCulture,
                $"{result.Options.FreshWorlds:N0} worlds of their own. The price is one beside what the model charges already; below 0 the lever would have to bring so much for the other of the two values to be no better. A dash: it cannot be told.")]));

    /// <summary>A row a search; none for one alone.</summary>
    internal static IEnumerable<ResultTable> Searches(PolicySearchResult result) => result.Searches.Count == 1 ? []
        : [new ResultTable("The searches, and what they have of the merged front",
            [
                new("search", "search", ""), new("seed", "seed", ""), new("found", "found", "policies of its front"),
                new("merged", "merged", "how many of them are on the merged front"),
                new("reached %", "reached",
                    "share of the merged front that it reached: had a policy worse by no more than a twentieth of the front's range in any "
                        + "objective (Zitzler and others 2003)"),
                new("volume %", "hypervolume",
                    "what its front dominates, as a share of what the merged one does, on the worlds of the merger"),
            ],
            [.. result.Searches.Select((s, i) => (IReadOnlyList<Cell>)[Cell.Number(i + 1, 0), Whole(s.Seed), Cell.Number(s.Found, 0),
                Cell.Number(s.Merged, 0), Percent(s.Reached), Percent(s.Hypervolume)])], [])];

    /// <summary>In how many of the searches the merged front was found; nothing for one alone.</summary>
    internal static IEnumerable<string> InWords(PolicySearchResult result)
    {
        if (result.Searches.Count == 1) yield break;
        var front = result.Policies.Where(p => p.IsFound).ToArray();
        yield return string.Create(CultureInfo.InvariantCulture,
            $"Of the {front.Length} policies of the merged front {front.Count(p => p.Searches == result.Searches.Count)} were reached by all {result.Searches.Count} searches and {front.Count(p => p.Searches == 1)} by one alone; alone, the searches dominate {100 * result.Searches.Min(s => s.Hypervolume):F1} to {100 * result.Searches.Max(s => s.Hypervolume):F1}% of what it does.");
    }

    /// <summary>Writes both into optimise.json.</summary>
    internal static void Write(Utf8JsonWriter json, PolicySearchResult result)
    {
        json.WriteStartArray("searches");
        foreach (var search in result.Searches)
        {
            json.WriteStartObject();
            json.WriteNumber("seed", search.Seed);
            json.WriteNumber("found", search.Found);
            json.WriteNumber("merged", search.Merged);
            json.WriteNumber("reached", search.Reached);
            json.WriteNumber("hypervolumeShare", search.Hypervolume);
            json.WriteStartArray("hypervolumes");
            foreach (var volume in search.Hypervolumes) json.WriteNumberValue(volume);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("prices");
        foreach (var price in result.Prices)
        {
            json.WriteStartObject();
            json.WriteString("lever", price.Path);
            json.WriteString("policy", price.Policy);
            json.WriteNumber("from", price.From);
            json.WriteNumber("to", price.To);
            JsonText.Estimate(json, "gain", price.Gain);
            JsonText.Estimate(json, "price", price.Price);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static Cell Whole(ulong number) => number.ToString(CultureInfo.InvariantCulture);

    private static Cell Percent(double share) => new((100 * share).ToString("F1", CultureInfo.InvariantCulture), Csv.Field(share));
}
