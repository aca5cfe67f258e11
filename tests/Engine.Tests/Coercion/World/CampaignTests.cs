using NegotiationSim.Engine.Coercion.Simulation;
using NegotiationSim.Engine.Coercion.World;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Lanes;
using NegotiationSim.Engine.Scenarios;

namespace NegotiationSim.Engine.Tests.Coercion.World;

public class CampaignTests
{
    [Fact]
    public void Tests_of_late_and_those_expected_fade_towards_the_start_by_hand()
    {
        // A = 2 + .9(2 + 4 − 2) = 5.6, B = 2 + .9(2 + 1 − 2) = 2.9; then a lull: A = 2 + .9(5.6 − 2) = 5.24, B = 2 + .9(2.9 + 1 − 2) = 3.71
        var campaign = Campaign.None(2).After(4, 1, 2, .9);
        Assert.Equal(5.6, campaign.Held, 1e-12);
        Assert.Equal(2.9, campaign.Expected, 1e-12);
        Assert.Equal(5.24 / 3.71, campaign.After(0, 1, 2, .9).Tempo, 1e-12);
        Assert.Equal(1, Campaign.None(7).Tempo);
    }

    [Theory]
    [InlineData(0, 3.2, 1)]
    [InlineData(.25, 3, 1.5)]
    [InlineData(1, .5, .5)]
    public void Momentum_weighs_the_tempo_by_hand(double momentum, double tempo, double pace) =>
        Assert.Equal(pace, Programme.Pace<Real1>(new Campaign(tempo, 1), momentum), 1e-12);

    [Fact]
    public void Without_forgetting_tests_are_a_martingale_urn_with_its_mean_and_variance()
    {
        // Expected tests E = μ·.5² = .875 in each of T = 40 rounds. X_t = A_t/B_t with B_t = 2 + tE is a martingale with
        // Var X_{t+1} = Var X_t + E/B_{t+1}², and the tests of the run are X_T·B_T − 2.
        var scenario = Scenario.Load(Path.Combine(History.Records.Root, "scenarios", "neglect.json"), "rounds=40", "policy.talks=0",
            "policy.backchannel=0", "world.programme.steepness=0", "world.programme.denial=0",
            "world.programme.missileBase=1", "world.programme.missileCapability=0", "world.rupture.war=0", "world.rupture.collapse=0",
            "mechanisms.momentum=1", "world.programme.campaignMemory=1");
        const double e = .875;
        double variance = 0;
        for (var t = 1; t <= 40; t++) variance += e / ((2 + t * e) * (2 + t * e));
        variance *= (2 + 40 * e) * (2 + 40 * e);

        const int n = 20_000;
        var tests = new double[n];
        var set = scenario.Central();
        for (var i = 0; i < n; i++) tests[i] = Replication.Run(set, new Shocks(5, i)).MissileTests;

        var (mean, seen) = MathNet.Numerics.Statistics.Statistics.MeanVariance(tests);
        Assert.InRange(mean, 40 * e - 4 * Math.Sqrt(variance / n), 40 * e + 4 * Math.Sqrt(variance / n));
        Assert.InRange(seen / variance, .93, 1.07);
    }
}
