using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Studies.Designs;
using static NegotiationSim.Engine.Numbers.Invariant;

namespace NegotiationSim.Engine.Studies.Optimisation;

/// <summary>A policy that a search starts from.</summary>
/// <param name="Name">Its name, for messages.</param>
/// <param name="Levers">Its levers' values by their paths; the others are as in the scenario.</param>
public sealed record StartingPolicy(string Name, IReadOnlyDictionary<string, double> Levers);

/// <summary>Policies as points of the unit cube that is searched.</summary>
internal static class SearchStart
{
    private const double Tolerance = 1e-9;

    /// <summary>The points, each once.</summary>
    /// <exception cref="ScenarioException">A policy has a lever that is not searched over, or a value that is not among those
    /// searched.</exception>
    internal static IReadOnlyList<double[]> Points(
        IReadOnlyList<StartingPolicy> start, IReadOnlyList<Factor> levers, Scenario scenario) =>
        [.. start.Select(policy => Point(policy, levers, scenario)).DistinctBy(PolicySearch.Key)];

    private static double[] Point(StartingPolicy policy, IReadOnlyList<Factor> levers, Scenario scenario)
    {
        if (policy.Levers.Keys.FirstOrDefault(path => levers.All(l => l.Path != path)) is { } other)
            throw new ScenarioException(
                $"{policy.Name}: {other} is no lever of this search. Vary it too, or start from a search over the same levers.");
        return [.. levers.Select(lever => policy.Levers.TryGetValue(lever.Path, out var value)
            ? Place(lever, value) ?? throw Outside(lever, Text($"is {value}"))
            : Place(lever, Factor.Find(scenario, lever.Path).Central)
                ?? throw Outside(lever, Text($"is not told, and {Factor.Find(scenario, lever.Path).Central} in {scenario.Name}")))];

        ScenarioException Outside(Factor lever, string what) =>
            new($"{policy.Name}: {lever.Path} {what}, which is not among the values searched: {lever.Describe()}. "
                + $"Give it other values: --vary {lever.Path}=…");
    }

    /// <summary>The share of the way at which a factor has a value; null where it never has.</summary>
    internal static double? Place(Factor factor, double value)
    {
        if (factor.Distribution is null)
            return factor.Levels.ToList().IndexOf(value) is >= 0 and var level ? (level + .5) / factor.Levels.Count : null;
        var (low, high) = (0.0, Math.BitDecrement(1.0));
        for (var i = 0; i < 100 && factor.Quantile(low) != value; i++)
        {
            var middle = low + (high - low) / 2;
            if (factor.Quantile(middle) <= value) low = middle;
            else high = middle;
        }
        var nearest = Math.Abs(factor.Quantile(low) - value) <= Math.Abs(factor.Quantile(high) - value) ? low : high;
        return Math.Abs(factor.Quantile(nearest) - value) <= Tolerance * Math.Max(1, Math.Abs(value)) ? nearest : null;
    }
}
