using NegotiationSim.Engine.Studies;
using NegotiationSim.Runner.Drawing;

namespace NegotiationSim.Runner.Studies.Compare;

/// <summary>The figures that hold runs against each other.</summary>
internal static class ComparisonCharts
{
    /// <summary>All of them.</summary>
    /// <param name="runs">The runs, in the order of the key.</param>
    /// <param name="differences">Their paired differences; none when shocks were not shared.</param>
    internal static IReadOnlyList<Figure> Of(IReadOnlyList<RunResult> runs, IReadOnlyList<PairedDifference> differences)
    {
        Figure?[] all = [ComparisonChart.Of(runs), DifferencesChart.Of(runs, differences), OverlayChart.Of(runs)];
        return [.. all.OfType<Figure>()];
    }
}
