using System.Globalization;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Files;

/// <summary>The numbers that a scenario states, each with what it rests on.</summary>
internal static class StatedNumbers
{
    /// <summary>Whether the scenario says it, and does not leave it at what it is declared with.</summary>
    internal static bool IsStated(ScenarioParameter p) =>
        p.Grounds is not null || p.Distribution is not null || p.Central != p.Parameter.Default;

    /// <summary>What a number rests on: what the scenario says, else where it is declared.</summary>
    internal static string RestsOn(ScenarioParameter p)
    {
        string[] grounds = p.Grounds is { } g
            ? [.. new[] { g.Rationale, g.Source, g.Section is { } section ? $"essay, {section}" : null }.OfType<string>()
                .Select(t => t.TrimEnd('.'))] : [];
        return string.Join(". ", grounds.Length > 0 ? grounds : [p.Parameter.Source]) + ".";
    }

    /// <summary>What a number is: four digits, or its distribution.</summary>
    internal static string ValueOf(ScenarioParameter p) => p.Distribution is null && p.Parameter.Names is null
        ? NumberText.Minus(p.Central.ToString("G4", CultureInfo.InvariantCulture)) : p.ValueText;

    /// <summary>A row a number: the levers of its policy, then what of the world it states.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="isWorld">Whether it leaves the policy to scenarios that extend it, so that its levers are none of its numbers.</param>
    /// <param name="isForPrograms">Whether symbols and units have columns of their own, and numbers are given in full.</param>
    internal static ResultTable Table(Scenario scenario, bool isWorld, bool isForPrograms)
    {
        ScenarioParameter[] all = [.. scenario.Parameters.Where(p => !(isWorld && p.IsLever))];
        ScenarioParameter[] stated = [.. all.Where(p => p.IsLever || IsStated(p)).OrderBy(p => !p.IsLever)];
        string[] headings = isForPrograms ? ["path", "symbol", "value", "unit", "meaning", "source"]
            : ["number", "value", "meaning", "rests on"];
        IReadOnlyList<Cell> Row(ScenarioParameter p) => isForPrograms
            ? [p.Path, p.Parameter.Symbol, p.ValueText, p.Parameter.Unit, p.Parameter.Meaning, RestsOn(p)]
            : [p.Path, ValueOf(p), $"{p.Parameter.Meaning} ({p.Parameter.Unit})", RestsOn(p)];
        return new($"The numbers of {scenario.Title}", [.. headings.Select(h => new Column(h, h, "", IsNumber: false))],
            [.. stated.Select(Row)],
            [$"The model's other {NumberText.Some(all.Length - stated.Length, "number")} stand at their declared defaults "
                + $"(sim describe). "
                + (isWorld ? "A policy comes with each scenario that extends this world."
                    : $"SHA-256 of the scenario: {scenario.Sha256[..12]}.")]);
    }
}
