using NegotiationSim.Engine.Coercion.Simulation;
using NegotiationSim.Engine.Coercion.World;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Lanes;
using NegotiationSim.Engine.Scenarios;

namespace NegotiationSim.Engine.Tests.Coercion.World;

public class LeadersTests
{
    [Theory]
    [InlineData(.5)]
    [InlineData(1)]
    public void An_appetite_is_lognormal_with_mean_one(double strength)
    {
        const int n = 200_000;
        double[] appetites = [.. Enumerable.Range(0, n).Select(i => Leaders.Appetite<Real1>(strength, (i + .5) / n))];
        Assert.Equal(1, appetites.Average(), 1e-3);
        Assert.Equal(Math.Exp(-strength * strength / 2), appetites[n / 2], 1e-4); // the median
        Assert.Equal(strength, MathNet.Numerics.Statistics.Statistics.StandardDeviation(appetites.Select(a => Math.Log(a))), 1e-3);
    }

    [Fact]
    public void Under_one_leader_for_life_tests_are_a_lognormal_mixture_of_poisson_counts()
    {
        // E = 3.5 · .5² = .875 a round over 40 rounds; under a ~ LN(−s²/2, s²): mean 35, variance 35 + 35²(e^{s²} − 1). No leader's mean
        // comes near 100 a round.
        var scenario = Scenario.Load(Path.Combine(History.Records.Root, "scenarios", "neglect.json"), "rounds=40", "policy.talks=0",
            "policy.backchannel=0", "world.programme.steepness=0",
            "world.programme.denial=0", "world.programme.missileBase=1", "world.programme.missileCapability=0", "world.rupture.war=0",
            "world.rupture.collapse=0",
            "mechanisms.leadership=.5", "target.leaders.turnover=0");
        const int n = 20_000;
        var set = scenario.Central();
        double[] tests = [.. Enumerable.Range(0, n).Select(i => (double)Replication.Run(set, new Shocks(5, i)).MissileTests)];
        var variance = 35 + 35 * 35 * (Math.Exp(.25) - 1);
        var (mean, seen) = MathNet.Numerics.Statistics.Statistics.MeanVariance(tests);
        Assert.InRange(mean, 35 - 4 * Math.Sqrt(variance / n), 35 + 4 * Math.Sqrt(variance / n));
        Assert.InRange(seen / variance, .9, 1.1);
    }

    [Fact]
    public void Leaders_change_as_often_as_their_turnover_says()
    {
        var scenario = Scenario.Load(Path.Combine(History.Records.Root, "scenarios", "neglect.json"), "mechanisms.leadership=1",
            "target.leaders.turnover=.1", "world.rupture.war=0", "world.rupture.collapse=0");
        var set = scenario.Central();
        var changes = 0;
        for (var i = 0; i < 500; i++)
        {
            var shocks = new Shocks(9, i);
            var counter = new Counter();
            Replication.Run(set, ref shocks, ref counter);
            changes += counter.Changes;
        }
        var expected = 500 * 120 * .1;
        Assert.InRange(changes, expected - 4 * Math.Sqrt(expected * .9), expected + 4 * Math.Sqrt(expected * .9));
    }

    private struct Counter : IObserver
    {
        internal int Changes;

        public void Observe(int t, in WorldState state, in RoundRecord record)
        {
            if (record.Has(Happened.NewLeader)) Changes++;
        }
    }
}
