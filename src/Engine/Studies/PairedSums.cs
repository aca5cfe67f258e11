using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Statistics;

namespace NegotiationSim.Engine.Studies;

/// <summary>Every metric of every pair of scenarios, replication by replication on the same shocks.</summary>
internal sealed class PairedSums
{
    private readonly IReadOnlyList<Quantity> metrics;
    private readonly (int Scenario, int Reference)[] pairs;
    private readonly PairedMoments[] sums;

    internal PairedSums(IReadOnlyList<Quantity> metrics, int scenarios)
    {
        this.metrics = metrics;
        pairs = Pairs(scenarios);
        sums = new PairedMoments[pairs.Length * metrics.Count];
    }

    /// <summary>Every two of so many scenarios: the later one against the earlier one.</summary>
    internal static (int Scenario, int Reference)[] Pairs(int scenarios) =>
        [.. from reference in Enumerable.Range(0, scenarios) from scenario in Enumerable.Range(reference + 1, scenarios - reference - 1)
            select (scenario, reference)];

    /// <summary>Takes in a replication of every scenario.</summary>
    internal void Add(Worker worker, int i)
    {
        for (var p = 0; p < pairs.Length; p++)
        {
            var ours = worker.MetricsOf(pairs[p].Scenario, i);
            var theirs = worker.MetricsOf(pairs[p].Reference, i);
            for (var m = 0; m < ours.Length; m++)
            {
                if (!double.IsNaN(ours[m]) && !double.IsNaN(theirs[m])) sums[p * ours.Length + m].Add(ours[m], theirs[m]);
            }
        }
    }

    /// <summary>The differences, pair by pair and metric by metric, their p values adjusted over all of them.</summary>
    internal IReadOnlyList<PairedDifference> ToDifferences(IReadOnlyList<Scenario> scenarios)
    {
        var adjusted = Holm.Adjust([.. sums.Select((s, i) => IsShare(i) ? s.SharePValue : s.PValue)]);
        return [.. sums.Select((sum, i) =>
        {
            var (scenario, reference) = pairs[i / metrics.Count];
            return new PairedDifference(metrics[i % metrics.Count], scenarios[scenario].Name, scenarios[reference].Name,
                IsShare(i) ? sum.ShareDifference : sum.Difference, sum.Superiority, sum.EffectSize, adjusted[i]) { Even = sum.Even };
        })];
    }

    private bool IsShare(int i) => metrics[i % metrics.Count].IsShare;
}
