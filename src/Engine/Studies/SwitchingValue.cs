using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Statistics;

namespace NegotiationSim.Engine.Studies;

/// <summary>The value of a price at which two scenarios tie.</summary>
/// <remarks>A switching value in the sense of cost-benefit analysis: how far a number that is a judgement of value must be from what was
/// assumed to turn the ranking round.</remarks>
/// <param name="Scenario">The later scenario.</param>
/// <param name="Reference">The earlier one.</param>
/// <param name="Payoff">What is weighed.</param>
/// <param name="Price">The price.</param>
/// <param name="Value">What it would have to be, in both scenarios, for the mean payoffs to be the same: the difference of the payoffs
/// before that price over the difference of what it is multiplied by, with Fieller's 95% interval (Fieller 1954). The interval is without
/// ends where the two do not clearly differ in that.</param>
/// <param name="Here">What it is in both scenarios; NaN where it is uncertain, or not one number.</param>
public sealed record SwitchingValue(string Scenario, string Reference, Quantity Payoff, Price Price, Estimate Value, double Here)
{
    /// <summary>Whether the two scenarios differ clearly in what has the price, so that a value can be told.</summary>
    public bool IsKnown => double.IsFinite(Value.Interval.Low);

    /// <summary>Whether no price of 0 or more turns the ranking.</summary>
    public bool IsNever => IsKnown && Value.Interval.High < 0;
}

/// <summary>Differences of the payoff before each price and of what the price is multiplied by, of every pair of scenarios.</summary>
internal sealed class SwitchingSums
{
    private readonly Model model;
    private readonly int payoff;
    private readonly (int Exposure, int Cost)[] prices;
    private readonly (int Scenario, int Reference)[] pairs;
    private readonly CoMoments[] sums;

    internal SwitchingSums(Model model, int scenarios)
    {
        this.model = model;
        payoff = model.IndexOf(Model.SenderPayoff);
        prices = [.. model.Prices.Select(p => (model.IndexOf(p.Exposure), model.IndexOf(p.Cost)))];
        pairs = payoff < 0 ? [] : PairedSums.Pairs(scenarios);
        sums = new CoMoments[pairs.Length * prices.Length];
    }

    /// <summary>Takes in a replication of every scenario.</summary>
    internal void Add(Worker worker, int i)
    {
        for (var p = 0; p < pairs.Length; p++)
        {
            var ours = worker.Players[pairs[p].Scenario].Values(i);
            var theirs = worker.Players[pairs[p].Reference].Values(i);
            for (var e = 0; e < prices.Length; e++)
            {
                var (exposure, cost) = prices[e];
                sums[p * prices.Length + e].Add(ours[payoff] + ours[cost] - theirs[payoff] - theirs[cost],
                    ours[exposure] - theirs[exposure]);
            }
        }
    }

    /// <summary>The values, pair by pair and price by price; none for fewer than two replications.</summary>
    internal IReadOnlyList<SwitchingValue> ToValues(IReadOnlyList<Scenario> scenarios) =>
    [
        .. sums.Where(s => s.N > 1).Select((sum, i) =>
        {
            var (ours, theirs) = (scenarios[pairs[i / prices.Length].Scenario], scenarios[pairs[i / prices.Length].Reference]);
            var price = model.Prices[i % prices.Length];
            return new SwitchingValue(ours.Name, theirs.Name, model.Metrics.First(m => m.Name == Model.SenderPayoff), price, sum.Ratio,
                Certain(ours, price) is var here && here == Certain(theirs, price) ? here : double.NaN);
        }),
    ];

    private static double Certain(Scenario scenario, Price price) =>
        scenario.Parameters.First(p => p.Path == price.Path) is { Distribution: null } number ? number.Central : double.NaN;
}
