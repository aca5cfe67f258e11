using NegotiationSim.Engine.Scenarios;

namespace NegotiationSim.Runner.Shell;

/// <summary>Names that tell scenarios apart even where two files bear the same one.</summary>
internal static class UniqueNames
{
    /// <summary>The scenarios under such names.</summary>
    internal static IReadOnlyList<Scenario> Given(IReadOnlyList<Scenario> scenarios) =>
        [.. scenarios.Zip(Of(scenarios), (scenario, name) => scenario.Name == name ? scenario : scenario.With("name", name))];

    /// <summary>The scenarios' names; the second "phased" becomes "phased-2".</summary>
    internal static IReadOnlyList<string> Of(IReadOnlyList<Scenario> scenarios) => Of(scenarios.Select(s => s.Name));

    /// <summary>Names, each made its own.</summary>
    internal static IReadOnlyList<string> Of(IEnumerable<string> given)
    {
        var names = new List<string>();
        foreach (var wanted in given)
        {
            var name = wanted;
            for (var k = 2; names.Contains(name); k++) name = $"{wanted}-{k}";
            names.Add(name);
        }
        return names;
    }
}
