using CsCheck;
using NegotiationSim.Engine.Coercion.Actors;
using NegotiationSim.Engine.Coercion.Bargaining;
using NegotiationSim.Engine.Coercion.Policies;
using NegotiationSim.Engine.Coercion.World;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Lanes;

namespace NegotiationSim.Engine.Tests.Coercion.Bargaining;

public class RatificationTests
{
    private static readonly Ratification Rule = Declare.Defaults(Ratification.Parameters);
    private static readonly TargetPreferences Target = Declare.Defaults(TargetPreferences.Parameters);
    private static readonly SenderPreferences Sender = Declare.Defaults(SenderPreferences.Parameters);
    private static readonly Mechanisms Strength = Declare.Defaults(Mechanisms.Parameters);
    private static readonly Policy Offer = new()
    {
        Depth = .6,
        Phases = 4,
        FirstMoverShare = .5,
        Relief = .8,
        Guarantee = .6,
        Gestures = .3,
        Outreach = .35,
        Verification = .7,
        Moratorium = 1,
    };
    private static readonly WorldState State = new()
    {
        Capability = .7,
        Tension = .5,
        Hardship = .5,
        Reform = .1,
        Pressure = .4,
        Stage = 1,
        Depth = .15,
        Relief = .2,
        Terms = new AgreedTerms { Moratorium = .4 },
        SenderTrust = new Trust(2, 6),
    };
    private static readonly TargetView View = new(Bite: .1, Threat: .5, DeterrentWorth: .5, Assurance: .4);

    [Fact]
    public void The_second_of_four_steps_by_hand()
    {
        // c₁ = .6 · 2/4; Δc = .6/4; Δρ = .8/4; C = .3² − .15²; G = √.5 − √.25
        var step = Step.Next(Offer, State, Rule);
        Assert.Equal(2, step.Stage);
        Assert.Equal(.3, step.Depth, 1e-12);
        Assert.Equal(.15, step.DepthIncrease, 1e-12);
        Assert.Equal(.2, step.ReliefIncrease, 1e-12);
        Assert.Equal(.0675, step.Concession, 1e-12);
        Assert.Equal(.207106781187, step.Reward, 1e-12);
        Assert.Equal(.25, step.Share, 1e-12);
        Assert.Equal(.15, step.GuaranteeIncrease, 1e-12);
        Assert.Equal(.6, step.MoratoriumIncrease, 1e-12); // .4 of a halt is in force
        var signed = default(Step<Real1>) with { GuaranteeIncrease = .15, MoratoriumIncrease = .6 };
        Assert.Equal(new AgreedTerms { Guarantee = .3, Moratorium = 1 },
            signed.SignedOnto(new AgreedTerms { Guarantee = .15, Moratorium = .4 }).Lane(0));
        Assert.Equal(0, Step.Next(Offer, State, Rule, isHaltAnIssue: true).MoratoriumIncrease);
    }

    [Fact]
    public void The_targets_gain_by_hand()
    {
        // C = .0675, G = .207106781; stake C·k = .04725; pain = .25 · .5(.5 + .1) = .075
        var gain = Rule.InOneLane().TargetGain(Target, Offer, Step.Next(Offer, State, Rule), State, View, Strength);
        Assert.Equal(.4 * .207106781187 * 2 * .8 * .075 * 1.1, gain.Relief, 1e-12); // s·G·2·relief·pain(1 + y)
        Assert.Equal(.4 * .207106781187 * .4 * .6 * .5 * .7, gain.Guarantee, 1e-12); // s·G·security·guarantee·θ(1 − c₁)
        Assert.Equal(-.04725 * (.4 * .5 + .5 * .15), gain.Concession, 1e-12); // −C·k(security·v + .5·status)
        Assert.Equal(-.05 * .15 * (.3 + .7 * .5) * (.5 + .5 * .4), gain.Face, 1e-12);
        Assert.Equal(-.6 * .5 * .04725 * .4 * .6, gain.Exposure, 1e-12); // −(1 − s)·f·C·k·security·.6
        Assert.Equal(-.05 * .15 * .35, gain.Control, 1e-12);
        Assert.Equal(0, gain.Waiting); // a security seeker does not wait for more
        Assert.Equal(-.01, gain.StatusQuo, 1e-12);
        Assert.Equal(-.3 * .15 * .7 * .25, gain.Sovereignty, 1e-12); // −E_V·control·V·Δφ
        Assert.Equal(-.03 * .6 * .7 * (.4 * .5 + .5 * .15), gain.Moratorium, 1e-12); // −E_μ·Δμ·k(security·v + .5·status)
        Assert.Equal(gain.Relief + gain.Guarantee + gain.Concession + gain.Face + gain.Exposure + gain.Control + gain.StatusQuo
            + gain.Sovereignty + gain.Moratorium, gain.Total, 1e-15);
    }

    [Fact]
    public void An_opportunist_waits_for_more_unless_appeasement_is_off()
    {
        var opportunist = State with { Target = TargetType.Opportunist };
        var step = Step.Next(Offer, opportunist, Rule);
        Assert.Equal(-.05 * (.3 + .5 * .6), Rule.InOneLane().TargetGain(Target, Offer, step, opportunist, View, Strength).Waiting, 1e-12);
        Assert.Equal(0, Rule.InOneLane().TargetGain(Target, Offer, step, opportunist, View, Strength with { Appeasement = 0 }).Waiting);
    }

    [Fact]
    public void The_senders_gain_by_hand()
    {
        // τ_S = .25; with what V = .7 verifies, τ_V = .25 + .75 · .5 · .7 = .5125
        var gain = Rule.InOneLane().SenderGain(Sender, Offer, Step.Next(Offer, State, Rule), State);
        Assert.Equal(.5125 * .45 * .04725, gain.Disarmament, 1e-12);
        Assert.Equal(.5125 * .25 * .5 * (.6 * .207106781187 + .2 * .6), gain.Calm, 1e-12);
        Assert.Equal(-.5 * .10 * .2, gain.DomesticCost, 1e-12);
        Assert.Equal(-.6 * .4875 * .5 * .12 * .2, gain.Credibility, 1e-12);
        Assert.Equal(-.5 * .12 * .15 * .4875, gain.Guarantee, 1e-12); // −S_g·credibility·ΔΓ(1 − τ_V)
        Assert.Equal(-.01, gain.StatusQuo, 1e-12);
        Assert.Equal(gain.Disarmament + gain.Calm + gain.DomesticCost + gain.Credibility + gain.Guarantee + gain.StatusQuo, gain.Total,
            1e-15);
    }

    [Theory]
    [InlineData(0, .5)]
    [InlineData(.01, .672607)] // σ(6 · 12 · .01) = σ(.72)
    [InlineData(-.01, .327393)]
    public void Chance_of_ratifying_by_hand(double gain, double chance) => Assert.Equal(chance, Rule.InOneLane().Chance(gain), 1e-6);

    [Fact]
    public void A_choice_without_precision_is_a_coin_toss() =>
        Assert.Equal(.5, (double)(Rule with { Precision = 0 }).InOneLane().Chance(17));

    [Fact]
    public void Without_coercion_hardship_and_bite_do_not_matter_to_the_target()
    {
        var off = Strength with { Coercion = 0 };
        var step = Step.Next(Offer, State, Rule);
        Assert.Equal(
            Rule.InOneLane().TargetGain(Target, Offer, step, State with { Hardship = 0 }, View with { Bite = 0 }, off),
            Rule.InOneLane().TargetGain(Target, Offer, step, State with { Hardship = 1 }, View with { Bite = 1 }, off));
    }

    [Fact]
    public void Without_transformation_reform_does_not_matter_to_the_target()
    {
        var off = Strength with { Transformation = 0 };
        var step = Step.Next(Offer, State, Rule);
        Assert.Equal(
            Rule.InOneLane().TargetGain(Target, Offer, step, State with { Reform = 0 }, View, off),
            Rule.InOneLane().TargetGain(Target, Offer, step, State with { Reform = 1 }, View, off));
    }

    [Fact]
    public void The_targets_gain_rises_with_relief_guarantee_hardship_and_assurance_and_falls_with_the_deterrents_worth() =>
        Gen.Select(Properties.World, Properties.State, Properties.Share.Array[4], Properties.Pair).ForAll(x =>
        {
            var (set, any, s, (low, high)) = x;
            var policy = set.Eras[0].Policy;
            var state = any with { Stage = Math.Min(any.Stage, (int)policy.Phases - 1) };
            var view = new TargetView(s[0], s[1], s[2], s[3]);
            double Gain(in Policy offer, in WorldState at, in TargetView seen) =>
                set.Ratification.InOneLane().TargetGain(set.Target, offer, Step.Next(offer, at, set.Ratification), at, seen,
                    set.Mechanisms).Total;
            Properties.AtMost(Gain(policy with { Relief = low }, state, view), Gain(policy with { Relief = high }, state, view));
            Properties.AtMost(Gain(policy with { Guarantee = low }, state, view), Gain(policy with { Guarantee = high }, state, view));
            Properties.AtMost(Gain(policy with { FirstMoverShare = high }, state, view),
                Gain(policy with { FirstMoverShare = low }, state, view));
            Properties.AtMost(Gain(policy with { Outreach = high }, state, view), Gain(policy with { Outreach = low }, state, view));
            Properties.AtMost(Gain(policy, state with { Hardship = low }, view), Gain(policy, state with { Hardship = high }, view));
            Properties.AtMost(Gain(policy, state with { Capability = high }, view), Gain(policy, state with { Capability = low }, view));
            Properties.AtMost(Gain(policy, state, view with { Assurance = low }), Gain(policy, state, view with { Assurance = high }));
            Properties.AtMost(Gain(policy, state, view with { DeterrentWorth = high }),
                Gain(policy, state, view with { DeterrentWorth = low }));
        });

    [Fact]
    public void The_senders_readiness_rises_with_its_trust_and_falls_with_the_relief_it_must_give() =>
        Gen.Select(Properties.World, Properties.State, Properties.Pair).ForAll(x =>
        {
            var (set, any, (low, high)) = x;
            var policy = set.Eras[0].Policy;
            var state = any with { Stage = Math.Min(any.Stage, (int)policy.Phases - 1) };
            double Accepts(in Policy offer, double trust)
            {
                var trusting = state with { SenderTrust = Trust.Prior(trust, 8) };
                return set.Ratification.InOneLane().Chance(
                    set.Ratification.InOneLane()
                        .SenderGain(set.Sender, offer, Step.Next(offer, trusting, set.Ratification), trusting).Total);
            }
            Properties.AtMost(Accepts(policy, low), Accepts(policy, high));
            Properties.AtMost(Accepts(policy with { Relief = high }, .3), Accepts(policy with { Relief = low }, .3));
            Assert.InRange(Accepts(policy, low), 0, 1);
        });

    [Fact]
    public void The_steps_of_a_deal_add_up_to_the_deal() =>
        Gen.Select(Properties.Group(Policy.Parameters), Properties.Group(Ratification.Parameters)).ForAll(x =>
        {
            var (policy, rule) = x;
            var state = new WorldState();
            double concession = 0, reward = 0, relief = 0;
            while (state.Stage < policy.Phases)
            {
                var step = Step.Next(policy, state, rule);
                concession += step.Concession;
                reward += step.Reward;
                relief += step.ReliefIncrease;
                Assert.True(step.Concession >= 0 && step.Reward >= 0);
                Assert.Equal(step.DepthIncrease, step.Depth - state.Depth, 1e-12);
                state = state with { Stage = step.Stage, Depth = step.Depth };
            }
            Assert.Equal(policy.Depth, state.Depth, 1e-12);
            Assert.Equal(Math.Pow(policy.Depth, rule.ConcessionCurvature), concession, 1e-12);
            Assert.Equal(1, reward, 1e-12);
            Assert.Equal(policy.Relief, relief, 1e-12);
        });

    [Fact]
    public void Concessions_get_dearer_and_rewards_smaller_with_every_step()
    {
        var state = new WorldState();
        Step? last = null;
        for (; state.Stage < 4; state = state with { Stage = last.Value.Stage, Depth = last.Value.Depth })
        {
            var step = Step.Next(Offer, state, Rule);
            Assert.True(last is null || (step.Concession > last.Value.Concession && step.Reward < last.Value.Reward));
            last = step;
        }
    }

    [Fact]
    public void A_later_eras_shallower_deal_hands_no_concession_back()
    {
        var step = Step.Next(Offer with { Depth = .2 }, State with { Stage = 1, Depth = .5 }, Rule);
        Assert.Equal(.5, step.Depth);
        Assert.Equal(0, step.Concession);
    }
}
