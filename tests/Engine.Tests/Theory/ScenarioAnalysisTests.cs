using CsCheck;
using NegotiationSim.Engine.Coercion.Actors;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Tests.Scenarios;
using NegotiationSim.Engine.Theory;

namespace NegotiationSim.Engine.Tests.Theory;

public class ScenarioAnalysisTests
{
    private static readonly Scenario Phased = Sample.Load("phased.json");

    [Fact]
    public void Every_phase_is_looked_at_for_either_type_of_target()
    {
        var analysis = ScenarioAnalysis.Of(Phased);
        Assert.Equal([1, 2, 3, 4, 1, 2, 3, 4], analysis.Phases.Select(p => p.Step.Stage));
        Assert.Equal(4, analysis.Phases.Count(p => p.Target == TargetType.Opportunist));
    }

    /// <summary>(5f) is an expectation over the stage game: trust, and verification in its stead, times what both delivering is worth, the
    /// rest times delivering alone.</summary>
    [Fact]
    public void The_senders_gain_is_what_the_stage_game_lets_it_expect() =>
        Gen.Double[.05, .95].Select(Gen.Double[0, 1], Gen.Double[0, 1]).Sample((trust, first, relief) =>
    {
        var analysis =
            ScenarioAnalysis.Of(Phased.With("sender.trust", trust).With("policy.firstMoverShare", first).With("policy.relief", relief));
        Assert.All(analysis.Phases,
            p => Assert.Equal(WithVerified(trust) * p.Game.Sender.Reward + (1 - WithVerified(trust)) * p.Game.Sender.Sucker, p.SenderGain,
                1e-12));

        static double WithVerified(double trust) => trust + (1 - trust) * .5 * .7;
    }, iter: 5);

    /// <summary>The same holds for (5e) where the target delivers all of it first, does not wait for more and is not reached out
    /// to.</summary>
    [Fact]
    public void The_targets_gain_is_what_the_stage_game_lets_it_expect_where_it_moves_first() => Gen.Double[.05, .95].Sample(trust =>
    {
        var analysis = ScenarioAnalysis.Of(Phased.With("target.trust", trust).With("policy.firstMoverShare", 1).With("policy.outreach", 0));
        Assert.All(analysis.Phases.Where(p => p.Target == TargetType.SecuritySeeker),
            p => Assert.Equal(trust * p.Game.Target.Reward + (1 - trust) * p.Game.Target.Sucker, p.TargetGain, 1e-12));
    }, iter: 5);

    /// <summary>The first step of the essay's phased deal, (5a) to (5f) by hand: k = .7, x = .5, h = .5, φ₁ = ¼, γ = 2, φ_e = ½.</summary>
    [Fact]
    public void The_senders_payoffs_are_as_by_hand()
    {
        var game = ScenarioAnalysis.Of(Phased).Phases[0].Game;
        var gets = .45 * (.15 * .15) * .7 + .25 * .5 * (.6 * .5 + .2); // w_N·C·k + w_R·x(S_x·G_φ + S_μ·Δμ)
        var (pays, loses) = (.5 * .1 * .2 + .01, .6 * .5 * .12 * .2 + .5 * .12 * .15); // S_d·w_D·Δρ + E_0, S_c(1 − f)w_C·Δρ + S_g·w_C·ΔΓ
        Assert.Equal(gets - pays, game.Sender.Reward, 1e-12);
        Assert.Equal(.5 * gets, game.Sender.Temptation, 1e-12);
        Assert.Equal(-pays - loses, game.Sender.Sucker, 1e-12);
        Assert.Equal(0, game.Sender.Punishment);
        Assert.Equal(72, game.Precision);
    }

    [Fact]
    public void At_the_least_trust_the_chance_is_a_half_and_a_little_below_it_less()
    {
        foreach (var p in ScenarioAnalysis.Of(Phased).Phases.Where(p => p.TargetTrust.IsReached && p.TargetTrust.Least > 0))
        {
            Assert.Equal(.5, p.Ratification.Target(p.TargetTrust.Least).Chance, 1e-6);
            Assert.True(p.Ratification.Target(p.TargetTrust.Least - .001).Chance < .5);
            Assert.Equal(.5, p.Ratification.Sender(p.SenderTrust.Least).Chance, 1e-6);
        }
    }

    /// <summary>Kydd's threshold is where to deliver and not to are worth the same, and the mixed equilibrium is where each expects it of
    /// the other.</summary>
    [Fact]
    public void At_Kydds_threshold_either_act_is_worth_the_same_and_the_mixed_equilibrium_lies_there()
    {
        foreach (var game in ScenarioAnalysis.Of(Phased).Phases.Select(p => p.Game)
            .Where(g => g.SenderThreshold is not null && g.TargetThreshold is not null))
        {
            var (m, s) = (game.SenderThreshold!.Value, game.Sender);
            Assert.Equal(m * s.Reward + (1 - m) * s.Sucker, m * s.Temptation + (1 - m) * s.Punishment, 1e-12);
            var mixed = Assert.Single(game.Equilibria.SelectMany(c => c.Extreme), e => !e.IsPure);
            Assert.Equal(m, mixed.Column[0], 1e-9);
            Assert.Equal(game.TargetThreshold!.Value, mixed.Row[0], 1e-9);
            Assert.Contains("Stag Hunt", game.Names);
        }
    }

    [Fact]
    public void A_zone_is_what_looking_at_every_deal_gives() => Gen.Double[-1, 1].Select(Gen.Double[-1, 1]).Array[1, 40].Sample(worths =>
    {
        var zone = new TermsZone([.. worths.Select((w, i) => new Terms(i, 0, w.Item1, w.Item2))], 0);
        var inside = worths.Where(w => w.Item1 >= 0 && w.Item2 >= 0).ToArray();
        Assert.Equal(inside.Length > 0, zone.Exists);
        Assert.Equal((double)inside.Length / worths.Length, zone.Share);
        if (inside.Length == 0)
        {
            Assert.Null(zone.Nash);
            return;
        }
        Assert.Equal(inside.Max(w => w.Item1 * w.Item2), zone.Nash!.Sender * zone.Nash.Target, 1e-12);
        Assert.Equal(inside.Max(w => Math.Min(w.Item1, w.Item2)), Math.Min(zone.Egalitarian!.Sender, zone.Egalitarian.Target), 1e-12);
        Assert.Equal(inside.Max(w => w.Item1 + w.Item2), zone.Utilitarian!.Sender + zone.Utilitarian.Target, 1e-12);
        Assert.All(zone.Frontier,
            f =>
                Assert.DoesNotContain(worths,
                    w => w.Item1 >= f.Sender && w.Item2 >= f.Target && (w.Item1 > f.Sender || w.Item2 > f.Target)));
    });

    [Fact]
    public void More_trust_of_the_sender_never_makes_the_zone_smaller()
    {
        double[] shares =
            [.. Enumerable.Range(0, 5).Select(i => ScenarioAnalysis.Of(Phased.With("sender.trust", .1 + .2 * i).With("target.trust", .4))
                .Phases[0].Zone.Share)];
        Assert.Equal(shares.Order(), shares);
        Assert.True(shares[^1] > shares[0]);
    }
}
