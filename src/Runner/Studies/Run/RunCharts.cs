using NegotiationSim.Engine.Studies;
using NegotiationSim.Runner.Drawing;

namespace NegotiationSim.Runner.Studies.Run;

/// <summary>All figures of a run.</summary>
internal static class RunCharts
{
    /// <summary>Those that its data allow: without trajectories, the time to agreement alone.</summary>
    internal static IReadOnlyList<Figure> Of(RunResult run)
    {
        Figure?[] all =
        [
            DashboardChart.Of(run), .. TrajectoriesChart.Of(run), GroupsChart.Of(run), OutcomesChart.Of(run), FirstAgreementChart.Of(run),
            TestsChart.Of(run),
        ];
        return [.. all.OfType<Figure>()];
    }
}
