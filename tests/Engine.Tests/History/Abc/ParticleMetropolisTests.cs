using MathNet.Numerics.Integration;
using NegotiationSim.Engine.History;
using NegotiationSim.Engine.History.Abc;
using NegotiationSim.Engine.Scenarios;

namespace NegotiationSim.Engine.Tests.History.Abc;

public class ParticleMetropolisTests
{
    private static readonly Quarter Start = new(1990, 1);

    /// <summary>Without talks there is no agreement, and with a flat drive of one half and no part for capability launches are Poisson with
    /// a rate of μ/4; μ is uniform on [1, 12].</summary>
    private static Scenario Flat() => Scenario.Load(Path.Combine(Records.Root, "scenarios", "historic", "us-dprk-1990-2017.json"),
        "mechanisms.denial=0", "mechanisms.spiral=0", "mechanisms.diversion=0", "world.programme.steepness=0",
        "world.programme.missileBase=1", "world.programme.missileCapability=0", "world.initial.tension=1", "world.tension.persistence=1",
        "world.tension.missile=0", "world.rupture.collapse=0", "world.rupture.war=0")
        .With("policy", Path.Combine(Records.Root, "scenarios", "policies", "neglect.json"))
        .With("policy.talks", 0).With("policy.backchannel", 0).With("policy.gestures", 0)
        .With("world.programme.missileRate", """{ "value": { "distribution": "uniform", "low": 1, "high": 12 } }""");

    [Fact]
    public void The_posterior_of_a_Poisson_rate_is_the_closed_form()
    {
        int[] counts = [2, 0, 1, 3, 1, 2, 0, 0, 1, 4, 1, 1];
        var record = new HistoricalRecord([.. counts.Select((y, t) => new Observation(Start.Plus(t), y, null, null, null, null))]);
        double[][] start = [.. Enumerable.Range(0, 40).Select(i => new[] { -1 + i / 20.0 })];
        var found = ParticleMetropolis.Run(Flat(), record, start, new MetropolisOptions
        {
            Chains = 4, Steps = 1500, Filter = new FilterOptions { Particles = 4, Islands = 1, CountError = 0 },
        }, cancellation: TestContext.Current.CancellationToken);
        double Moment(int k) =>
            GaussLegendreRule.Integrate(m => Math.Pow(m, k + counts.Sum()) * Math.Exp(-m * counts.Length / 4), 1, 12, 128);
        var (mean, square) = (Moment(1) / Moment(0), Moment(2) / Moment(0));
        var sd = Math.Sqrt(square - mean * mean);
        var rate = Assert.Single(found.Marginals);
        Assert.InRange(rate.StandardError, .001, .2 * sd);
        Assert.Equal(mean, rate.Mean, 4 * rate.StandardError);
        Assert.Equal(sd, rate.Sd, .1 * sd);
        Assert.InRange(Assert.Single(found.Mixing), .99, 1.05);
        Assert.InRange(found.Noise, 0, 1e-9); // every particle gives the same chance: nothing is left to chance
        Assert.InRange(found.Acceptance, .2, .7);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bits_on_any_number_of_threads()
    {
        double[][] start = [.. Enumerable.Range(0, 10).Select(i => new[] { i / 10.0 })];
        var record = Records.Shipped().Between(null, new Quarter(1995, 4));
        LikelihoodPosterior Run(int threads) => ParticleMetropolis.Run(Flat(), record, start, new MetropolisOptions
        {
            Chains = 3, Steps = 20, Threads = threads, Filter = new FilterOptions { Particles = 12, Islands = 1 },
        }, cancellation: TestContext.Current.CancellationToken);
        var (one, three) = (Run(1), Run(3));
        Assert.Equal(one.Marginals.Select(m => (m.Mean, m.Sd)), three.Marginals.Select(m => (m.Mean, m.Sd)));
        Assert.Equal(one.Noise, three.Noise);
    }

    [Fact]
    public void Split_R_by_hand()
    {
        // Halves (0, 2) and (4, 6): means 1 and 5, variances 2 and 2; W = 2, B = 2·8: √((2·½ + 8)/2).
        Assert.Equal(Math.Sqrt(4.5), ParticleMetropolis.SplitR([[0, 2, 4, 6]]), 1e-12);
    }

    [Fact]
    public void Chains_that_never_move_have_no_split_R() =>
        Assert.Equal(double.NaN, ParticleMetropolis.SplitR([[.. Enumerable.Repeat(.1, 400)], [.. Enumerable.Repeat(.7, 400)]]));
}
