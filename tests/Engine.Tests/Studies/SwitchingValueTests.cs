using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Engine.Tests.House;

namespace NegotiationSim.Engine.Tests.Studies;

public class SwitchingValueTests
{
    private static readonly string Scenarios = Path.GetFullPath(Path.Combine(SourceFiles.Engine, "../../scenarios"));

    /// <summary>A loss put on every war by hand, of the size that is told, makes the mean payoffs equal.</summary>
    [Fact]
    public void At_the_price_the_payoffs_tie()
    {
        var rows = new Rows();
        var comparison = Experiment.Compare(
            [Scenario.Load(Path.Combine(Scenarios, "phased.json")), Scenario.Load(Path.Combine(Scenarios, "maximum-pressure.json"))],
            new RunOptions { Replications = 2000, Trajectories = false }, rows, cancellation: TestContext.Current.CancellationToken);
        foreach (var value in comparison.SwitchingValues)
        {
            var model = comparison.Runs[0].Model;
            var (payoff, happened) = (model.IndexOf(value.Payoff.Name), model.IndexOf(value.Event.Name));
            double Mean(int scenario) => rows.Of[scenario].Average(r => r[payoff] - value.Price.Mean * r[happened]);
            if (double.IsFinite(value.Price.Mean)) Assert.Equal(Mean(0), Mean(1), 8);
            Assert.Equal(2000, value.Price.N);
        }
        Assert.Equal(["war", "collapse"], comparison.SwitchingValues.Select(v => v.Event.Name));
    }

    private sealed class Rows : IReplicationSink
    {
        internal List<double[]>[] Of { get; } = [[], []];

        public void Receive(int scenario, long replication, ReadOnlySpan<double> values, ReadOnlySpan<double> drawn) =>
            Of[scenario].Add(values.ToArray());
    }
}
