using NegotiationSim.Engine.Experiments;

namespace NegotiationSim.Runner.Charts;

/// <summary>How far each side trusts the other over the rounds.</summary>
internal static class TrustChart
{
    public static Figure? Of(RunResult run) => TrajectoriesChart.Draw(run, "trust", "Trust of both sides over time", ["senderTrust", "targetTrust"]);
}
