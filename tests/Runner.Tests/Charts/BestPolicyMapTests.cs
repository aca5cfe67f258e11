using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Statistics;
using NegotiationSim.Runner.Drawing;
using NegotiationSim.Runner.Studies.Sweeps;

namespace NegotiationSim.Runner.Tests.Charts;

/// <summary>A policy is called the best where it is known to be, and nowhere the best where it is not even as good.</summary>
public sealed class BestPolicyMapTests
{
    /// <summary>Every pair differs alike, so that the error is 0: McNemar's z² is n, above 1.96² from n = 4 on.</summary>
    [Theory]
    [InlineData(2, false)]
    [InlineData(3, false)]
    [InlineData(4, true)]
    public void Shares_of_0_and_1_are_decided_by_how_many_runs_there_are(int n, bool decided)
    {
        var table = new SweepTable(Model.Coercion.Metrics.First(m => m.Name == "war"),
            [new Varied("x", "", [0, 1]), new Varied("y", "", [0, 1])], ["none", "all"],
            [[Intervals.Share(0, n), Intervals.Share(0, n)], [Intervals.Share(n, n), Intervals.Share(n, n)]],
            new Dictionary<(int, int), double[]> { [(1, 0)] = [0, 0] }, "Planted.");
        Assert.Equal((decided, decided), (table.IsDecided(0), table.IsDecided(1)));
        Assert.Contains("(Tango's score, each by itself)", BestPolicyMap.Of(table, Slice.Of(table)).Caption);
    }

    [Fact]
    public void Where_all_policies_are_alike_none_is_the_best_and_none_is_nowhere_the_best()
    {
        var alike = PlantedSweep.Grid(4, 4, 0, (_, _) => .5, (_, _) => .5);
        Assert.All(Enumerable.Range(0, 16), i => Assert.Equal((-1, false), (alike.Best(i), alike.IsDecided(i))));
        var caption = BestPolicyMap.Of(alike, Slice.Of(alike)).Caption;
        Assert.Contains("(16 of 16 points). White: all policies exactly alike.", caption);
        Assert.DoesNotContain("Nowhere", caption);
        var third = PlantedSweep.Grid(4, 4, 0, (_, _) => .5, (_, _) => .5, (_, _) => .2);
        Assert.Contains("Nowhere the best: policy-2.", BestPolicyMap.Of(third, Slice.Of(third)).Caption);
        var many = PlantedSweep.Of(PlantedSweep.Scattered(40, 5), 0, _ => .5, _ => .5, _ => .5);
        Assert.Equal("all exactly alike: 40 of 40", Assert.Single(SweepParallel.Of(many).Panels).Title);
        var few = PlantedSweep.Of(PlantedSweep.Scattered(40, 2), 0, _ => .5, _ => .5);
        Assert.Equal(40, BestPolicyMap.Of(few, Slice.Of(few)).Panels.Single().Marks.OfType<Dots>().Single().All.Count);
    }
}
