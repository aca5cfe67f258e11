using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Engine.Tests.House;

namespace NegotiationSim.Engine.Tests.Studies;

public class SwitchingValueTests
{
    private static readonly string Scenarios = Path.GetFullPath(Path.Combine(SourceFiles.Engine, "../../scenarios"));

    /// <summary>With the price put to the value that is told, run by run, the mean payoffs are equal.</summary>
    [Fact]
    public void At_the_price_the_payoffs_tie()
    {
        var rows = new Rows();
        var comparison = Compare(rows);
        var model = comparison.Runs[0].Model;
        foreach (var value in comparison.SwitchingValues)
        {
            var (payoff, cost, exposure) = (model.IndexOf(value.Payoff.Name), model.IndexOf(value.Price.Cost),
                model.IndexOf(value.Price.Exposure));
            double Mean(int scenario) => rows.Of[scenario].Average(r => r[payoff] + r[cost] - value.Value.Mean * r[exposure]);
            if (double.IsFinite(value.Value.Mean)) Assert.Equal(Mean(0), Mean(1), 8);
            Assert.Equal(2000, value.Value.N);
        }
        Assert.Equal(["warSender", "collapseSender", "pressureCost", "reliefCost", "guaranteeCost", "recognitionCost", "rhetoricGain"],
            comparison.SwitchingValues.Select(v => v.Price.Path["world.payoffs.".Length..]));
        Assert.Equal(30, comparison.SwitchingValues[0].Here);
    }

    /// <summary>And so they are when the scenarios are played anew at that value: nobody acts on prices.</summary>
    [Fact]
    public void Played_anew_at_the_price_the_payoffs_tie()
    {
        var value = Compare(new Rows()).SwitchingValues[0].Value.Mean;
        var again = Compare(new Rows(), FormattableString.Invariant($"world.payoffs.warSender={value:R}"));
        Assert.Equal(0, again.Differences.First(d => d.Metric.Name == "senderPayoff").Difference.Mean, 8);
    }

    private static readonly string[] Policies = ["phased", "maximum-pressure"];

    private static ComparisonResult Compare(Rows rows, params string[] set) => Experiment.Compare(
        [.. Policies.Select(p => Scenario.Load(Path.Combine(Scenarios, p + ".json"), set))],
        new RunOptions { Replications = 2000, Trajectories = false }, rows, cancellation: TestContext.Current.CancellationToken);

    private sealed class Rows : IReplicationSink
    {
        internal List<double[]>[] Of { get; } = [[], []];

        public void Receive(int scenario, long replication, ReadOnlySpan<double> values, ReadOnlySpan<double> drawn) =>
            Of[scenario].Add(values.ToArray());
    }
}
