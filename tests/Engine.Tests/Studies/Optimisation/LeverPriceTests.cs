using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Studies.Designs;
using NegotiationSim.Engine.Studies.Optimisation;
using NegotiationSim.Engine.Tests.Scenarios;

namespace NegotiationSim.Engine.Tests.Studies.Optimisation;

/// <summary>What a lever's price would have to be.</summary>
public class LeverPriceTests
{
    private static readonly Scenario Phased = Sample.Load("phased.json");

    [Fact]
    public void A_price_is_the_gain_over_the_move_times_the_discounted_rounds()
    {
        // +3 and +5 for .5 more over ten discounted rounds each
        var (gain, price) = LeverPrices.Of([(13, 10), (25, 20)], [(10, 10), (10, 10)], .25, .75);
        Assert.Equal(4, gain.Mean, 1e-12);
        Assert.Equal(4 / (.5 * 10), price.Mean, 1e-12);
        // where the denominator is the same in every world, Fieller's interval is that of the gain
        Assert.Equal(gain.Interval.Low / 5, price.Interval.Low, 1e-9);
        Assert.Equal(gain.Interval.High / 5, price.Interval.High, 1e-9);
        // lowered: the lever would have to bring so much
        Assert.Equal(-.8, LeverPrices.Of([(13, 10), (25, 20)], [(10, 10), (10, 10)], .75, .25).Price.Mean, 1e-12);
    }

    /// <summary>A made-up payoff of 2 a round less .3 times the lever: whatever the rounds, the lever's price is −.3 beside what it costs
    /// already, and the tie is exact with rounds that hang on the lever, too.</summary>
    [Fact]
    public void At_its_price_the_two_values_tie_though_runs_last_unlike()
    {
        (double With, double Without)[] rounds = [(12, 9), (7, 8), (15, 11), (10, 10)];
        var (from, to) = (.2, .9);
        var (_, price) = LeverPrices.Of([.. rounds.Select(r => (2 * r.Without - .3 * to * r.With, 2 * r.Without - .3 * from * r.Without))],
            rounds, from, to);
        Assert.Equal(-.3, price.Mean, 1e-12);
        Assert.Equal(0, price.StandardError, 1e-9);
    }

    [Fact]
    public void Discounted_rounds_are_the_sum_of_the_powers()
    {
        Assert.Equal(Enumerable.Range(0, 80).Sum(t => Math.Pow(.99, t)), WorldMeans.Discounted(80, .99), 1e-9);
        Assert.Equal(80, WorldMeans.Discounted(80, 1));
        Assert.Equal(1, WorldMeans.Discounted(80, 0));
        Assert.Equal(0, WorldMeans.Discounted(0, .5));
    }

    /// <summary>A sender who wants nothing but credibility, of weight .7, and never lifts, guarantees or recognises has .7 in every round
    /// played (equation 9d): the discounted rounds are the payoff over it.</summary>
    [Theory]
    [InlineData(.99)]
    [InlineData(1)]
    public void They_count_as_the_payoffs_of_the_rounds_do(double discount)
    {
        string[] none = ["sender.preferences.nonproliferation", "sender.preferences.regionalSecurity", "sender.preferences.humanRights",
            "sender.preferences.domesticCost", "world.payoffs.warSender", "world.payoffs.collapseSender", "world.payoffs.guaranteeCost",
            "policy.relief", "policy.recognition"];
        var plain = none.Aggregate(Phased, (scenario, path) => scenario.With(path, 0))
            .With("sender.preferences.credibility", .7).With("world.payoffs.discount", discount);
        var means = WorldMeans.Play([new Candidate("a", plain, [], [])], 40, 2, 9, 1, null, TestContext.Current.CancellationToken)[0];
        for (var w = 0; w < 40; w++) Assert.Equal(means.At(w, "senderPayoff") / .7, means.DiscountedRounds(w), 1e-6);
        if (discount == 1) Assert.Equal(means.At(0, Model.RoundsPlayed), means.DiscountedRounds(0), 1e-9);
    }

    /// <summary>Rhetoric makes up for r_r·r of the sender's weight on domestic cost in a round (equation 9d): where nothing else counts,
    /// its price per unit and round is weight · r_r in any policy.</summary>
    [Fact]
    public void A_lever_that_brings_so_much_a_round_has_that_as_its_price()
    {
        string[] none = ["sender.preferences.nonproliferation", "sender.preferences.regionalSecurity", "sender.preferences.humanRights",
            "sender.preferences.credibility", "world.payoffs.warSender", "world.payoffs.collapseSender", "world.rupture.war",
            "world.rupture.collapse", "policy.rhetoric", "policy.escalation", "policy.relief", "policy.pressure"];
        var plain = none.Aggregate(Phased, (scenario, path) => scenario.With(path, 0)).With("world.payoffs.rhetoricGain", .4)
            .With("sender.preferences.domesticCost", .5);
        var found = PolicySearch.Run(plain, Factor.Parse("policy.rhetoric=0.8,0.9", plain), [],
            new PolicySearchOptions
            {
                Objectives = [Objective.Parse("senderPayoff", Model.Coercion), Objective.Parse("capability", Model.Coercion)],
                Population = 4, Generations = 1, Worlds = 4, FreshWorlds = 10, Threads = 1,
            }, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal([plain.Name, found.Policies[0].Candidate.Name], found.Prices.Select(p => p.Policy).Distinct());
        Assert.All(found.Prices, p => Assert.Equal(.2, p.Price.Mean, 1e-6));
    }
}
