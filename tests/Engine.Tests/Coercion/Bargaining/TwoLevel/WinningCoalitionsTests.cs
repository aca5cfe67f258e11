using CsCheck;
using MathNet.Numerics.Distributions;
using NegotiationSim.Engine.Coercion.Actors;
using NegotiationSim.Engine.Coercion.Bargaining;

namespace NegotiationSim.Engine.Tests.Coercion.Bargaining.TwoLevel;

public class WinningCoalitionsTests
{
    private static readonly Gen<(double[] Weights, double[] Approval)> Houses = Gen.Int[1, 6].SelectMany(n =>
        Gen.Select(Gen.Double[.01, 1].Array[n], Properties.Share.Array[n], (weights, approval) => (weights, approval)));

    [Fact]
    public void One_constituency_has_exactly_its_own_chance() => Properties.Share.ForAll(p => Assert.Equal(p, House(.5, 1).Chance([p])));

    [Fact]
    public void Unanimity_has_the_product_of_the_chances() => Houses.ForAll(h =>
        Assert.Equal(h.Approval.Aggregate(1.0, (a, b) => a * b), House(1, h.Weights).Chance(h.Approval), 1e-12));

    [Fact]
    public void Any_one_approval_has_one_less_the_product_of_the_refusals() => Houses.ForAll(h =>
        Assert.Equal(1 - h.Approval.Aggregate(1.0, (a, b) => a * (1 - b)), House(.01, [.. h.Weights.Select(_ => 1.0)]).Chance(h.Approval),
            1e-12));

    [Theory]
    [InlineData(3, 2)]
    [InlineData(4, 2)]
    [InlineData(5, 3)]
    [InlineData(6, 3)]
    public void A_majority_of_like_constituencies_has_the_binomial_tail(int n, int needed)
    {
        var house = House(.5, [.. Enumerable.Repeat(.2, n)]);
        foreach (var p in (double[])[.05, .31, .5, .77, .99])
            Assert.Equal(1 - Binomial.CDF(p, n, needed - 1), house.Chance([.. Enumerable.Repeat(p, n)]), 1e-12);
    }

    [Fact]
    public void Weighted_votes_by_hand()
    {
        // .4, .3, .3 at one half: any two carry it, and no one alone. With chances .2, .5, .8:
        // .2·.5·.2 + .2·.5·.8 + .8·.5·.8 + .2·.5·.8 = .02 + .08 + .32 + .08
        Assert.Equal(.5, House(.5, .4, .3, .3).Chance([.2, .5, .8]), 1e-12);
        // at two thirds the first is needed: .2(1 − .5 · .2)
        Assert.Equal(.2 * .9, House(.67, .4, .3, .3).Chance([.2, .5, .8]), 1e-12);
    }

    [Fact]
    public void A_threshold_that_the_weights_just_reach_is_reached_whatever_the_rounding()
    {
        Assert.True(House(.3, .1, .2, .7).Carry(0b011)); // .1 + .2 is not .3 in binary
        Assert.True(House(.6, .5, .3, .2, .1, .1).Carry(0b0_0101 | 0b1_0000)); // .5 + .2 + .1 of 1.2 is .667
        Assert.Equal(.5, House(.5, .5, .5).Chance([.5, 0]), 1e-12); // ties approve
    }

    [Fact]
    public void Nothing_passes_a_veto() => Houses.ForAll(h =>
    {
        var house = Game(.01, h.Weights);
        house.Members[0].Veto = 1;
        Properties.AtMost(WinningCoalitions.Of(house).Chance(h.Approval), h.Approval[0]);
    });

    [Fact]
    public void A_higher_threshold_never_lets_more_coalitions_win() =>
        Gen.Select(Houses, Gen.Double[.01, 1], Gen.Double[.01, 1]).ForAll(c =>
    {
        var (low, high) = (House(Math.Min(c.Item2, c.Item3), c.Item1.Weights), House(Math.Max(c.Item2, c.Item3), c.Item1.Weights));
        Assert.Equal(0UL, high.Mask & ~low.Mask);
        Properties.AtMost(high.Chance(c.Item1.Approval), low.Chance(c.Item1.Approval));
    });

    [Fact]
    public void More_approval_never_lowers_the_chance() => Gen.Select(Houses, Gen.Double[.01, 1], Properties.Share).ForAll(c =>
    {
        var house = House(c.Item2, c.Item1.Weights);
        double[] more = [.. c.Item1.Approval.Select(p => p + (1 - p) * c.Item3)];
        Properties.AtMost(house.Chance(c.Item1.Approval), house.Chance(more));
    });

    [Fact]
    public void Certain_votes_are_counted() => Gen.Select(Houses, Gen.Double[.01, 1]).ForAll(c =>
    {
        double[] votes = [.. c.Item1.Approval.Select(p => Math.Round(p))];
        var approving = c.Item1.Weights.Zip(votes, (w, v) => w * v).Sum();
        if (Math.Abs(approving / c.Item1.Weights.Sum() - c.Item2) < 1e-6) return;
        Assert.Equal(approving > c.Item2 * c.Item1.Weights.Sum() ? 1 : 0, House(c.Item2, c.Item1.Weights).Chance(votes));
    });

    [Fact]
    public void Votes_agree_with_the_result_and_each_constituency_approves_as_often_as_its_chance()
    {
        // One uniform decides the result and, of what is left of it, who approved: over all uniforms the votes are independent again.
        double[] approval = [.2, .5, .8];
        var house = House(.5, .4, .3, .3);
        var chance = house.Chance(approval);
        const int n = 20_000;
        var yes = new int[3];
        var pairs = 0;
        for (var i = 0; i < n; i++)
        {
            var u = (i + .5) / n;
            var carried = u < chance;
            var votes = house.Draw(approval, carried, carried ? u / chance : (u - chance) / (1 - chance));
            Assert.Equal(carried, house.Carry(votes));
            for (var j = 0; j < 3; j++) yes[j] += votes >> j & 1;
            if ((votes & 0b110) == 0b110) pairs++;
        }
        for (var j = 0; j < 3; j++) Assert.Equal(approval[j], (double)yes[j] / n, 1e-3);
        Assert.Equal(.5 * .8, (double)pairs / n, 1e-3);
    }

    private static DomesticGame<SenderPreferences> Game(double threshold, params double[] weights)
    {
        var game = new DomesticGame<SenderPreferences> { Threshold = threshold, Count = weights.Length };
        for (var i = 0; i < weights.Length; i++) game.Members[i].Weight = weights[i];
        return game;
    }

    private static WinningCoalitions House(double threshold, params double[] weights) => WinningCoalitions.Of(Game(threshold, weights));
}
