using NegotiationSim.Engine.Coercion.Actors;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Lanes;

namespace NegotiationSim.Engine.Tests.Coercion.Actors;

public class TrustTests
{
    private static readonly TrustRule Default = Declare.Defaults(TrustRule.Parameters);
    private static readonly Evidence<Real1> NoNews = new(0, 0);

    /// <summary>Jøsang and Ismail 2002: a prior Beta(1, 1), each move one piece of evidence, forgotten at the rate of the memory.</summary>
    /// <remarks>Their rule r ← λr + e counts evidence beside the prior, τ = (r + 1)/(r + s + 2); with a = a₀ + r that is ours: only
    /// evidence is forgotten, never the prior. Memory .9: a = 2, 2.9, 2.71, 3.539; b = 1, 1, 2, 1.9.</remarks>
    [Theory]
    [InlineData(1, new[] { .666667, .75, .6, .666667 })]
    [InlineData(.9, new[] { .666667, .743590, .575372, .650671 })]
    public void Two_kept_promises_a_broken_and_a_kept_one_give_the_published_trust(double memory, double[] published)
    {
        var prior = new Trust(1, 1);
        var rule = new TrustRule { PriorStrength = 2, Memory = memory, NegativityBias = 1 };
        var (kept, broken) = (new Evidence<Real1>(1, 0), new Evidence<Real1>(0, 1));
        var trust = prior;
        Evidence<Real1>[] moves = [kept, kept, broken, kept];
        for (var i = 0; i < moves.Length; i++)
        {
            trust = trust.After(moves[i], prior, rule);
            Assert.Equal(published[i], trust.Mean, 5e-7);
        }
    }

    [Fact]
    public void A_round_by_hand()
    {
        // a₀ = .2 · 8 = 1.6, b₀ = 6.4; a = 1.6 + .97(3.6 − 1.6) + .45 = 3.99; b = 6.4 + .97(7.4 − 6.4) + 2 · .25 = 7.87
        var after = new Trust(3.6, 7.4).After(new Evidence<Real1>(.45, .25), Trust.Prior(.2, 8), Default);
        Assert.Equal(3.99, after.A, 1e-12);
        Assert.Equal(7.87, after.B, 1e-12);
        Assert.Equal(3.99 / 11.86, after.Mean, 1e-12);
    }

    [Fact]
    public void The_prior_has_the_mean_and_the_strength_it_is_given()
    {
        var prior = Trust.Prior(.2, 8);
        Assert.Equal(.2, prior.Mean, 1e-15);
        Assert.Equal(8, prior.A + prior.B, 1e-15);
    }

    [Fact]
    public void Trust_returns_to_its_prior_without_news()
    {
        var prior = Trust.Prior(.3, 8);
        foreach (var start in new[] { new Trust(20, 1), new Trust(1, 20) })
        {
            var trust = start;
            var distance = Math.Abs(trust.Mean - prior.Mean);
            for (var round = 0; round < 1000; round++)
            {
                trust = trust.After(NoNews, prior, Default);
                var now = Math.Abs(trust.Mean - prior.Mean);
                Assert.True(now < distance || now < 1e-9);
                distance = now;
            }
            Assert.Equal(prior.Mean, trust.Mean, 1e-9);
        }
    }

    [Fact]
    public void The_prior_itself_is_left_where_it_is()
    {
        var prior = Trust.Prior(.2, 8);
        Assert.Equal(prior, prior.After(NoNews, prior, Default));
    }

    [Fact]
    public void Without_memory_only_the_last_round_counts()
    {
        var prior = Trust.Prior(.5, 8);
        var rule = Default with { Memory = 0 };
        Assert.Equal(prior.After(new Evidence<Real1>(1, 0), prior, rule), new Trust(100, 1).After(new Evidence<Real1>(1, 0), prior, rule));
    }

    [Fact]
    public void A_broken_promise_weighs_as_much_as_two_kept_ones_at_the_default_bias()
    {
        var prior = Trust.Prior(.5, 8);
        Assert.Equal(2, Default.NegativityBias);
        var kept = prior.After(new Evidence<Real1>(2, 0), prior, Default);
        var broken = prior.After(new Evidence<Real1>(0, 1), prior, Default);
        Assert.Equal(kept.Mean - .5, .5 - broken.Mean, 1e-12);
    }

    [Fact]
    public void Evidence_for_never_lowers_trust_and_evidence_against_never_raises_it() =>
        CsCheck.Gen.Select(Properties.Group(TrustRule.Parameters), CsCheck.Gen.Double[.01, 50], CsCheck.Gen.Double[.01, 50],
            Properties.Share).ForAll(x =>
        {
            var (rule, a, b, weight) = x;
            var prior = Trust.Prior(.3, rule.PriorStrength);
            var trust = new Trust(a, b);
            var without = trust.After(NoNews, prior, rule).Mean;
            Properties.AtMost(without, trust.After(new Evidence<Real1>(50 * weight, 0), prior, rule).Mean);
            Properties.AtMost(trust.After(new Evidence<Real1>(0, 50 * weight), prior, rule).Mean, without);
        });
}
