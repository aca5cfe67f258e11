using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Statistics;

namespace NegotiationSim.Engine.Studies;

/// <summary>The price of an event at which two scenarios tie.</summary>
/// <remarks>A switching value in the sense of cost-benefit analysis: how far a number that is a judgement of value must be from what was
/// assumed to turn the ranking round.</remarks>
/// <param name="Scenario">The later scenario.</param>
/// <param name="Reference">The earlier one.</param>
/// <param name="Payoff">What is weighed.</param>
/// <param name="Event">What has a price.</param>
/// <param name="Price">What a run with the event must lose, in the payoff's unit and beyond what it loses already, for the mean payoffs to
/// be the same: their difference over the difference of the shares, with Fieller's 95% interval (Fieller 1954). Below 0 the better scenario
/// has less of the event too, so that no loss turns the ranking. The interval is without ends where the shares do not clearly
/// differ.</param>
public sealed record SwitchingValue(string Scenario, string Reference, Quantity Payoff, Quantity Event, Estimate Price)
{
    /// <summary>Whether the two scenarios' shares of the event differ clearly, so that a price can be told.</summary>
    public bool IsKnown => double.IsFinite(Price.Interval.Low);

    /// <summary>Whether no loss that the event may cost turns the ranking.</summary>
    public bool IsNever => IsKnown && Price.Interval.High < 0;
}

/// <summary>Differences of the payoff and of the events that are not wanted, of every pair of scenarios.</summary>
internal sealed class SwitchingSums
{
    private readonly Model model;
    private readonly int payoff;
    private readonly int[] events;
    private readonly (int Scenario, int Reference)[] pairs;
    private readonly CoMoments[] sums;

    internal SwitchingSums(Model model, int scenarios)
    {
        this.model = model;
        payoff = model.IndexOf(Model.SenderPayoff); // metrics come first among what a run has
        events = [.. Enumerable.Range(0, model.Metrics.Count)
            .Where(m => model.Metrics[m] is { IsShare: true, Wanted: Wanted.Less, When: null })];
        pairs = payoff < 0 ? [] : PairedSums.Pairs(scenarios);
        sums = new CoMoments[pairs.Length * events.Length];
    }

    /// <summary>Takes in a replication of every scenario.</summary>
    internal void Add(Worker worker, int i)
    {
        for (var p = 0; p < pairs.Length; p++)
        {
            var ours = worker.MetricsOf(pairs[p].Scenario, i);
            var theirs = worker.MetricsOf(pairs[p].Reference, i);
            for (var e = 0; e < events.Length; e++)
                sums[p * events.Length + e].Add(ours[payoff] - theirs[payoff], ours[events[e]] - theirs[events[e]]);
        }
    }

    /// <summary>The prices, pair by pair and event by event; none for fewer than two replications.</summary>
    internal IReadOnlyList<SwitchingValue> ToValues(IReadOnlyList<string> names) =>
        [.. sums.Where(s => s.N > 1).Select((sum, i) => new SwitchingValue(names[pairs[i / events.Length].Scenario],
            names[pairs[i / events.Length].Reference], model.Metrics[payoff], model.Metrics[events[i % events.Length]], sum.Ratio))];
}
