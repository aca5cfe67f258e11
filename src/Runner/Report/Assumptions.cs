using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Runner.Files;

namespace NegotiationSim.Runner.Report;

/// <summary>The part of a report that lists the numbers it rests on, each with its source.</summary>
internal static class Assumptions
{
    private static readonly string[] Heading = ["number", "value", "unit", "meaning", "rests on"];

    internal static void Write(Html page, IReadOnlyList<Scenario> scenarios)
    {
        var first = scenarios[0];
        var world = first.Parameters.Where(p => !p.IsLever).ToArray();
        var stated = world.Where(StatedNumbers.IsStated).ToArray();
        page.Element("p",
            "The equations, with a source for each, are in the model's description (docs/model.md). A number without a published source "
                + "is a modelling choice and says so.");
        page.Table($"What {first.Name} states", Heading, stated.Select(Row), "class=\"words\"");
        page.Raw($"<details><summary>The other {world.Length - stated.Length} numbers, at their declared defaults</summary>");
        page.Table("Declared defaults", Heading, world.Except(stated).Select(Row), "class=\"words\"").Raw("</details>");
        foreach (var other in scenarios.Skip(1)) Apart(page, first, other);
        if (first.Sources.Count > 0)
            page.Raw("<h3>Sources</h3><ul>" + string.Concat(first.Sources.Select(s => $"<li>{Html.Escaped(s)}</li>")) + "</ul>");
    }

    /// <summary>Where another scenario's world is not the first's: a comparison across worlds is not one of policies.</summary>
    private static void Apart(Html page, Scenario first, Scenario other)
    {
        var theirs = other.Parameters.ToDictionary(p => p.Path);
        var apart =
            first.Parameters.Where(p =>
                !p.IsLever && theirs.TryGetValue(p.Path, out var o) && (o.Central, o.Distribution) != (p.Central, p.Distribution))
                .ToArray();
        if (apart.Length == 0) page.Element("p", $"{other.Name} is played in the same world: only the policy differs.");
        else
            page.Table($"{other.Name} differs in the world too", ["number", first.Name, other.Name],
                apart.Select(p => (string[])[p.Path, p.ValueText, Beside(p.ValueText, theirs[p.Path].ValueText)]));
    }

    /// <summary>A value beside another that is not the same; two samples may look alike.</summary>
    private static string Beside(string one, string other) => one == other ? other + ", other values" : other;

    private static string[] Row(ScenarioParameter p) =>
        [p.Path, p.ValueText, p.Parameter.Unit, p.Parameter.Meaning, StatedNumbers.RestsOn(p)];
}
