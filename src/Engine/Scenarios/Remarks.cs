using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Distributions;

namespace NegotiationSim.Engine.Scenarios;

/// <summary>Looks for what is allowed but hardly meant.</summary>
internal static class Remarks
{
    private static readonly string[] WeightGroups = ["sender.preferences", "target.preferences"];

    internal static IEnumerable<string> On(Scenario scenario) =>
        [.. scenario.IsIllustrative ? (string[])["The numbers of this scenario are illustrative, not researched"] : [],
            .. ToSet(scenario), .. Weights(scenario), .. Leverage(scenario), .. Alone(scenario)];

    private static IEnumerable<string> ToSet(Scenario scenario)
    {
        if (new[] { scenario.Pair.Sender, scenario.Pair.Target }.Any(n => n.StartsWith(Grounds.ToSet, StringComparison.OrdinalIgnoreCase)))
            yield return "The sides have no names yet (sender.name, target.name)";
        if (scenario.Parameters.Count(p => p.Grounds?.IsToSet == true) is > 0 and var count)
            yield return $"{(count == 1 ? "A number is" : $"{Invariant.Text(count)} numbers are")} a template's, marked \"{Grounds.ToSet}\"";
    }

    private static IEnumerable<string> Weights(Scenario scenario) => WeightGroups
        .Where(group => scenario.Parameters.Any(p => p.Path.StartsWith(group + ".", StringComparison.Ordinal)))
        .Concat(scenario.Parameters.Select(p => p.Path)
            .Where(p => p.Contains(".constituencies.", StringComparison.Ordinal) && p.Contains(".preferences.", StringComparison.Ordinal))
            .Select(p => p[..p.LastIndexOf('.')]).Distinct())
        .Select(
            group => (Group: group,
                Sum: scenario.Parameters.Where(p => p.Path.StartsWith(group + ".", StringComparison.Ordinal)).Sum(p => p.Central)))
        .Where(weights => Math.Abs(weights.Sum - 1) > .001)
        .Select(weights => $"The weights of {weights.Group} add up to {Invariant.Text(Math.Round(weights.Sum, 4))}, not to 1");

    private static IEnumerable<string> Alone(Scenario scenario) =>
        from number in scenario.UncertainParameters
        let name = (number.Distribution as SampleDistribution)?.Jointly
        where name is not null
        group number.Path by name into numbers
        where numbers.Count() == 1
        select $"{numbers.Single()} is the only number drawn jointly as \"{numbers.Key}\"; nothing is correlated with it";

    private static IEnumerable<string> Leverage(Scenario scenario)
    {
        var sum = scenario.Parameters.Where(p => p.Path.EndsWith(".leverage", StringComparison.Ordinal)).Sum(p => p.Central);
        if (sum > 1.001)
            yield return $"The shares of the pressure in the sender's and the third parties' hands (leverage) add up to "
                + $"{Invariant.Text(Math.Round(sum, 4))}; what is enforced is capped at 1";
    }
}
