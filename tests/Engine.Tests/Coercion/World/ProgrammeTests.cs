using CsCheck;
using NegotiationSim.Engine.Coercion.Actors;
using NegotiationSim.Engine.Coercion.Bargaining;
using NegotiationSim.Engine.Coercion.World;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Lanes;

namespace NegotiationSim.Engine.Tests.Coercion.World;

public class ProgrammeTests
{
    private static readonly Programme Rule = Declare.Defaults(Programme.Parameters);
    private static readonly TargetPreferences Wants = Declare.Defaults(TargetPreferences.Parameters);
    private static readonly Mechanisms Strength = Declare.Defaults(Mechanisms.Parameters);

    private static TargetView<Real1> View(double worth, double assurance, double bite) => new TargetView(bite, 0, worth, assurance);

    [Fact]
    public void Drive_by_hand()
    {
        // 1.5 · .4 · .675 + .6 · .15 − .25 · .4 · .5 − .28 = .405 + .09 − .05 − .28 = .165; σ(.99) = .729088; · (1 − .6 · .2) = .641597
        Assert.Equal(1 / (1 + Math.Exp(-.99)) * .88, Drive(.675, assurance: .4, relief: .5, bite: .2), 1e-12);
        Assert.Equal(.641597, Drive(.675, assurance: .4, relief: .5, bite: .2), 1e-6);
        // full recognition leaves half of status: .165 − .045 = .12; pressure from within of .3 adds .5 · .15 · .3 = .0225
        Assert.Equal(1 / (1 + Math.Exp(-6 * .12)) * .88, Drive(.675, .4, .5, .2, recognition: 1), 1e-12);
        Assert.Equal(1 / (1 + Math.Exp(-6 * .1875)) * .88, Drive(.675, .4, .5, .2, within: .3), 1e-12);

        static double Drive(double worth, double assurance, double relief, double bite, double recognition = 0, double within = 0) =>
            Rule.InOneLane().Drive(Wants, View(worth, assurance, bite), relief, recognition, within, Strength);
    }

    [Fact]
    public void Without_denial_bite_touches_neither_drive_nor_capability()
    {
        var state = new WorldState { Capability = .7 };
        var off = Strength with { Denial = 0 };
        Assert.Equal(Rule.InOneLane().Drive(Wants, View(.6, .4, 0), .5, 0, 0, Strength),
            Rule.InOneLane().Drive(Wants, View(.6, .4, 1), .5, 0, 0, off));
        Assert.Equal(Rule.InOneLane().NextCapability(state, .6, 1, 0, false, 0, false, off),
            Rule.InOneLane().NextCapability(state, .6, 1, 0, false, 1, false, off));
    }

    [Theory]
    [InlineData(.7, 0, 1, false, .9765)] // 3.5(.25 + .525) · .36
    [InlineData(.7, 0, 1, true, .5859)] // · .6
    [InlineData(.7, .2, 1, false, .48825)] // · (1 − 2.5 · .2)
    [InlineData(.7, .2, .3, false, .830025)] // a cheat: · (1 − 2.5 · .2 · .3)
    [InlineData(.7, .5, 1, false, 0)] // 2.5 · .5 > 1: none
    [InlineData(0, 0, 1, false, .315)] // 3.5 · .25 · .36
    public void Mean_missile_tests_by_hand_at_drive_three_fifths(
        double capability, double depth, double honesty, bool talks, double mean) =>
        Assert.Equal(mean, Rule.InOneLane().MissileMean(.6, new WorldState { Capability = capability, Depth = depth }, honesty, talks),
            1e-12);

    [Theory]
    [InlineData(0, .5, 1, .48825)] // .9765(1 − .5): half of a halt
    [InlineData(0, 1, .3, .68355)] // a cheat: .9765(1 − .3)
    [InlineData(.3, .5, 1, .244125)] // the stricter of the two: 2.5 · .3 = .75
    public void A_moratorium_halts_missile_tests_where_depth_does_not_stop_more(
        double depth, double moratorium, double honesty, double mean) =>
        Assert.Equal(mean, Rule.InOneLane().MissileMean(.6, new WorldState { Capability = .7, Depth = depth,
            Terms = new AgreedTerms { Moratorium = moratorium } }, honesty, false), 1e-12);

    [Theory]
    [InlineData(.7, 0, 1, .0216)] // .06 · .36
    [InlineData(.7, .2, 1, .00864)] // · (1 − 3 · .2)
    [InlineData(.7, .2, .3, .017712)] // · (1 − 3 · .2 · .3)
    [InlineData(.15, 0, 1, 0)] // needs more than .15
    [InlineData(.151, 0, 1, .0216)]
    public void Chance_of_a_nuclear_test_by_hand_at_drive_three_fifths(double capability, double depth, double honesty, double chance) =>
        Assert.Equal(chance, Rule.InOneLane().NuclearChance(.6, new WorldState { Capability = capability, Depth = depth }, honesty), 1e-12);

    [Fact]
    public void Capability_grows_with_drive_and_tests_by_hand()
    {
        // .7 + (.014 · .6 + .002 · 2 + .02)(.3) − .010 · .5 · .7 = .7 + .0324 · .3 − .0035 = .70622
        Assert.Equal(.70622, Rule.InOneLane().NextCapability(new WorldState { Capability = .7 }, .6, 1, 2, true, .5, false, Strength),
            1e-12);
    }

    [Fact]
    public void An_opportunist_arms_on_relief_and_not_without_appeasement()
    {
        // growth .014 · .6 · .3 = .00252, · (1 + .5 · 1 · .8) = .003528
        var state = new WorldState { Capability = .7, Relief = .8, Target = TargetType.Opportunist };
        Assert.Equal(.703528, Rule.InOneLane().NextCapability(state, .6, 1, 0, false, 0, false, Strength), 1e-12);
        Assert.Equal(.70252, Rule.InOneLane().NextCapability(state, .6, 1, 0, false, 0, false, Strength with { Appeasement = 0 }), 1e-12);
        Assert.Equal(.70252, Rule.InOneLane().NextCapability(state with { Target = TargetType.SecuritySeeker }, .6, 1, 0, false, 0, false,
            Strength),
            1e-12);
    }

    [Fact]
    public void A_deep_agreement_takes_capability_apart_when_the_target_delivers()
    {
        // depth .6: growth .014 · .6(1 − cl(1.2)) = 0; − .04 · .1 · .7 = −.0028. A cheat: growth .0084(1 − .3) · .3 = .001764, nothing
        // taken apart
        var state = new WorldState { Capability = .7, Depth = .6, Stage = 4 };
        Assert.Equal(.6972, Rule.InOneLane().NextCapability(state, .6, 1, 0, false, 0, true, Strength), 1e-12);
        Assert.Equal(.701764, Rule.InOneLane().NextCapability(state, .6, .3, 0, false, 0, false, Strength), 1e-12);
        // depth .25: growth halved, .0084 · .5 · .3, and nothing taken apart
        Assert.Equal(.70126, Rule.InOneLane().NextCapability(state with { Depth = .25 }, .6, 1, 0, false, 0, true, Strength), 1e-12);
    }

    [Fact]
    public void Drive_falls_with_denial_bite_relief_assurance_and_recognition_and_rises_with_the_deterrents_worth_and_pressure_from_within(
        ) =>
        Gen.Select(Properties.Group(Programme.Parameters), Properties.Group(TargetPreferences.Parameters), Properties.Share.Array[4],
            Properties.Pair).ForAll(x =>
        {
            var (rule, wants, s, (low, high)) = x;
            Properties.AtMost(Drive(s[0], s[1], s[2], s[3], 1.5 * high), Drive(s[0], s[1], s[2], s[3], 1.5 * low));
            Properties.AtMost(Drive(s[0], s[1], s[2], high, 1.5 * s[3]), Drive(s[0], s[1], s[2], low, 1.5 * s[3]));
            Properties.AtMost(Drive(s[0], s[1], high, s[2], s[3]), Drive(s[0], s[1], low, s[2], s[3]));
            Properties.AtMost(Drive(s[0], high, s[1], s[2], s[3]), Drive(s[0], low, s[1], s[2], s[3]));
            Properties.AtMost(Drive(low, s[0], s[1], s[2], s[3]), Drive(high, s[0], s[1], s[2], s[3]));
            Properties.AtMost(Drive(s[0], s[1], s[2], s[3], 1, recognition: high), Drive(s[0], s[1], s[2], s[3], 1, recognition: low));
            Properties.AtMost(Drive(s[0], s[1], s[2], s[3], 1, within: low), Drive(s[0], s[1], s[2], s[3], 1, within: high));
            Assert.InRange(Drive(s[0], s[1], s[2], low, 1.5 * high), 0, 1);

            double Drive(
                double worth, double assurance, double relief, double bite, double denial, double recognition = 0, double within = 0) =>
                rule.InOneLane().Drive(wants, View(worth, assurance, bite), relief, recognition, within, Strength with { Denial = denial });
        });

    [Fact]
    public void Tests_and_growth_rise_with_drive_and_fall_with_depth_kept_to() =>
        Gen.Select(Properties.Group(Programme.Parameters), Properties.State, Properties.Pair, Properties.Share.Array[3]).ForAll(x =>
        {
            var (rule, state, (low, high), s) = x;
            var (shallow, deep) = (state with { Depth = low }, state with { Depth = high });
            Properties.AtMost(rule.InOneLane().MissileMean(low, state, s[0], false),
                rule.InOneLane().MissileMean(high, state, s[0], false));
            Properties.AtMost(rule.InOneLane().MissileMean(s[0], state, high, false),
                rule.InOneLane().MissileMean(s[0], state, low, false));
            Properties.AtMost(rule.InOneLane().MissileMean(s[0], deep, s[1], false),
                rule.InOneLane().MissileMean(s[0], shallow, s[1], false));
            Properties.AtMost(rule.InOneLane().MissileMean(s[0], state, s[1], true),
                rule.InOneLane().MissileMean(s[0], state, s[1], false));
            Properties.AtMost(rule.InOneLane().NuclearChance(low, state, s[0]), rule.InOneLane().NuclearChance(high, state, s[0]));
            Properties.AtMost(rule.InOneLane().NuclearChance(s[0], deep, s[1]), rule.InOneLane().NuclearChance(s[0], shallow, s[1]));
            Properties.AtMost(rule.InOneLane().NextCapability(state, low, s[0], 1, true, s[1], false, Strength),
                rule.InOneLane().NextCapability(state, high, s[0], 1, true, s[1], false, Strength));
            Properties.AtMost(rule.InOneLane().NextCapability(deep, s[0], s[1], 1, true, s[2], true, Strength),
                rule.InOneLane().NextCapability(shallow, s[0], s[1], 1, true, s[2], true, Strength));
            Properties.AtMost(rule.InOneLane().NextCapability(state, s[0], s[1], 1, true, high, false, Strength),
                rule.InOneLane().NextCapability(state, s[0], s[1], 1, true, low, false, Strength));
        });
}
