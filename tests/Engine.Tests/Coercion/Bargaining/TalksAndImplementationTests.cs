using CsCheck;
using NegotiationSim.Engine.Coercion.Actors;
using NegotiationSim.Engine.Coercion.Bargaining;
using NegotiationSim.Engine.Coercion.Policies;
using NegotiationSim.Engine.Coercion.World;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Lanes;

namespace NegotiationSim.Engine.Tests.Coercion.Bargaining;

public class TalksTests
{
    private static readonly Talks Rule = Declare.Defaults(Talks.Parameters);

    [Theory]
    [InlineData(.4, false, .47)] // .5(1 − .5 · .4) + .1 · .7
    [InlineData(.4, true, .235)] // half of it
    [InlineData(0, false, .57)] // .5 + .07
    [InlineData(1, false, .32)] // .25 + .07
    public void Chance_of_talks_by_hand(double tension, bool reluctant, double chance) =>
        Assert.Equal(chance, Rule.InOneLane().Chance(new Policy { Talks = .5, Backchannel = .7 }, tension, reluctant), 1e-12);

    [Fact]
    public void Talks_grow_rarer_with_tension_and_under_the_reluctant_and_likelier_with_a_back_channel() =>
        Gen.Select(Properties.Group(Talks.Parameters), Properties.Group(Policy.Parameters), Properties.Pair).ForAll(x =>
        {
            var (rule, policy, (low, high)) = x;
            Properties.AtMost(rule.InOneLane().Chance(policy, high, false), rule.InOneLane().Chance(policy, low, false));
            Properties.AtMost(rule.InOneLane().Chance(policy, low, true), rule.InOneLane().Chance(policy, low, false));
            Properties.AtMost(rule.InOneLane().Chance(policy with { Backchannel = low }, .5, true),
                rule.InOneLane().Chance(policy with { Backchannel = high }, .5, true));
        });
}

public class ImplementationTests
{
    private static readonly Implementation Rule = Declare.Defaults(Implementation.Parameters);
    private static readonly TargetPreferences Target = Declare.Defaults(TargetPreferences.Parameters);
    private static readonly SenderPreferences Sender = Declare.Defaults(SenderPreferences.Parameters);
    private static readonly WorldState Seeker = new() { Depth = .3, Relief = .4, Hardship = .5, SenderTrust = new Trust(2, 6) };
    private static readonly WorldState Opportunist = Seeker with { Target = TargetType.Opportunist };
    private static readonly Policy Policy = new() { Verification = .7 };

    [Fact]
    public void Cheating_by_hand()
    {
        Assert.Equal(.15 * .5 * .4 * .3, Rule.InOneLane().Cheat(Target, .5, Seeker, 1), 1e-12); // .15·v·security·c = .009
        Assert.Equal(.009 + .06 * .4, Rule.InOneLane().Cheat(Target, .5, Opportunist, 1), 1e-12); // + .06ρ
        Assert.Equal(.009, Rule.InOneLane().Cheat(Target, .5, Opportunist, 0), 1e-12); // appeasement off
    }

    [Fact]
    public void Holding_by_hand()
    {
        Assert.Equal(.7 * .09 * 2, Rule.InOneLane().Hold(Target, Policy.Verification, Seeker), 1e-12); // .7(.4 · .25 · .5 + .04) · 2
        Assert.Equal(.7 * .09 * .7, Rule.InOneLane().Hold(Target, Policy.Verification, Opportunist), 1e-12);
    }

    [Fact]
    public void Chance_that_the_target_delivers_by_hand()
    {
        // 5 · 12(.002 − .012 + .25 + .08) = 60 · .32 = 19.2; an opportunist 60 · .07 = 4.2, σ = .985226
        Assert.Equal(1 / (1 + Math.Exp(-19.2)), Rule.InOneLane().TargetChance(.002, .012, false, 12), 1e-12);
        Assert.Equal(.985226, Rule.InOneLane().TargetChance(.002, .012, true, 12), 1e-6);
    }

    [Fact]
    public void Chance_that_the_sender_delivers_by_hand()
    {
        // committed: .12 + .4 · .45 · .3 · 1.5 − .4 · .10 · .4 − .03 · .75 = .12 + .081 − .016 − .0225 = .1625, · 60 = 9.75
        Assert.Equal(1 / (1 + Math.Exp(-9.75)), Rule.InOneLane().SenderChance(Sender, Seeker, 12), 1e-12);
        // reluctant: .12 + .4 · .45 · .3 · .7 − .016 − .0225 = .1193, · 60 = 7.158
        Assert.Equal(1 / (1 + Math.Exp(-7.158)),
            Rule.InOneLane().SenderChance(Sender, Seeker with { Administration = AdministrationType.Reluctant }, 12), 1e-12);
    }

    [Fact]
    public void Delivery_grows_with_verification_trust_and_hardship_and_shrinks_with_depth_and_temptation() =>
        Gen.Select(Properties.Group(Implementation.Parameters), Properties.World, Properties.State, Properties.Pair, Properties.Share)
            .ForAll(x =>
        {
            var (rule, set, state, (low, high), worth) = x;
            var policy = set.Eras[0].Policy;
            double Delivers(in Policy under, in WorldState at, double v) => rule.InOneLane().TargetChance(
                rule.InOneLane().Hold(set.Target, under.Verification, at),
                rule.InOneLane().Cheat(set.Target, v, at, set.Mechanisms.Appeasement),
                    at.IsOpportunist,
                set.Ratification.Precision);
            Properties.AtMost(Delivers(policy with { Verification = low }, state, worth),
                Delivers(policy with { Verification = high }, state, worth));
            Properties.AtMost(Delivers(policy, state with { Hardship = low }, worth),
                Delivers(policy, state with { Hardship = high }, worth));
            Properties.AtMost(Delivers(policy, state with { Depth = high }, worth), Delivers(policy, state with { Depth = low }, worth));
            Properties.AtMost(Delivers(policy, state, high), Delivers(policy, state, low));
            double Gives(in WorldState at) => rule.InOneLane().SenderChance(set.Sender, at, set.Ratification.Precision);
            Properties.AtMost(Gives(state with { SenderTrust = Trust.Prior(low, 8) }),
                Gives(state with { SenderTrust = Trust.Prior(high, 8) }));
            Properties.AtMost(Gives(state with { Relief = high }), Gives(state with { Relief = low }));
            Properties.AtMost(Gives(state with { Depth = low }), Gives(state with { Depth = high }));
        });
}
