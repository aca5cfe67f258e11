using System.Globalization;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Runner.Drawing;
using NegotiationSim.Runner.Studies.Compare;

namespace NegotiationSim.Runner.Studies.Ablate;

/// <summary>What each mechanism changes: a row a mechanism, a panel an outcome.</summary>
internal static class AblationChart
{
    const string Title = "What switching each mechanism off changes";

    /// <summary>The figure of the mechanisms one by one, the one that moves the first outcome most on top; none where none is on.</summary>
    /// <param name="scenario">The scenario's name.</param>
    /// <param name="found">The scenario intact, and without each mechanism.</param>
    internal static IReadOnlyList<Figure> Of(string scenario, ComparisonResult found)
    {
        var intact = found.Runs[0];
        var headline = intact.Model.Highlights.Headline[0];
        var alone = found.AgainstFirst().Where(d => !d.Scenario.Contains('-', StringComparison.Ordinal)).ToArray(); // pairs have two names
        string[] order =
            [.. alone.Where(d => d.Metric.Name == headline).OrderByDescending(d => Math.Abs(d.Difference.Mean)).Select(d => d.Scenario)];
        if (order.Length == 0) return [];
        var moved = intact[headline].Metric.Label;
        var source = $"What moves the {moved} most stands on top. " + string.Create(CultureInfo.InvariantCulture,
            $"Scenario {scenario}; n = {intact.Replications:N0} pairs of replications of at most {intact.Rounds:N0} rounds, seed {intact.Seed}.");
        return DifferencesChart.Draw("ablation", Title, "Each row: without the mechanism minus with it", intact.Model,
            [.. alone.OrderBy(d => Array.IndexOf(order, d.Scenario))], source) is { } figure ? [figure] : [];
    }
}
