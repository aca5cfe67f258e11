using NegotiationSim.Engine.Numbers;

namespace NegotiationSim.Engine.Scenarios;

/// <summary>Looks for what is allowed but hardly meant.</summary>
internal static class Remarks
{
    private static readonly string[] WeightGroups = ["sender.preferences", "target.preferences"];

    internal static IEnumerable<string> On(Scenario scenario) =>
        [.. scenario.IsIllustrative ? (string[])["The numbers of this scenario are illustrative, not researched"] : [], .. Weights(scenario)];

    private static IEnumerable<string> Weights(Scenario scenario) => WeightGroups
        .Select(group => (Group: group, Sum: scenario.Parameters.Where(p => p.Path.StartsWith(group + ".", StringComparison.Ordinal)).Sum(p => p.Central)))
        .Where(weights => Math.Abs(weights.Sum - 1) > .001)
        .Select(weights => $"The weights of {weights.Group} add up to {Plain.Text(Math.Round(weights.Sum, 4))}, not to 1");
}
