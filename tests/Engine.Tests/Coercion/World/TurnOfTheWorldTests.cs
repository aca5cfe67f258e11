using CsCheck;
using NegotiationSim.Engine.Coercion.Actors;
using NegotiationSim.Engine.Coercion.Policies;
using NegotiationSim.Engine.Coercion.World;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Lanes;

namespace NegotiationSim.Engine.Tests.Coercion.World;

public class TensionTests
{
    private static readonly Tension Rule = Declare.Defaults(Tension.Parameters);
    private static readonly WorldState State = new() { Tension = .5, Pressure = .8, Relief = .25 };
    private static readonly Policy Gestures = new() { Gestures = .5 };

    [Fact]
    public void Tension_by_hand()
    {
        // .85 · .5 + .02 · 2 + .15 + .05 · .8 · .75 + .08 − .02 · .5 = .425 + .04 + .15 + .03 + .08 − .01 = .715
        Assert.Equal(.715, Rule.InOneLane().Next(State, 2, true, true, false, 1, Gestures, 1), 1e-12);
        // in force, with talks: .425 + .03 − .04 − .03 − .01 = .375
        Assert.Equal(.375, Rule.InOneLane().Next(State with { Stage = 1 }, 0, false, false, true, 1, Gestures, 1), 1e-12);
        // half of its content: .395; rhetoric of .5 adds .04 · .5
        Assert.Equal(.395, Rule.InOneLane().Next(State with { Stage = 1 }, 0, false, false, true, .5, Gestures, 1), 1e-12);
        Assert.Equal(.395, Rule.InOneLane().Next(State with { Stage = 1 }, 0, false, false, true, 1, Gestures with { Rhetoric = .5 }, 1),
            1e-12);
    }

    [Fact]
    public void Without_the_spiral_pressure_adds_no_tension() => Properties.State.ForAll(state =>
        Assert.Equal(Rule.InOneLane().Next(state with { Pressure = 0 }, 1, false, false, false, 1, default, 0),
            Rule.InOneLane().Next(state with { Pressure = 1 }, 1, false, false, false, 1, default, 0)));

    [Fact]
    public void Tension_rises_with_tests_and_pressure_and_falls_with_agreement_talks_and_gestures() =>
        Gen.Select(Properties.Group(Tension.Parameters), Properties.State, Properties.Pair, Gen.Int[0, 5]).ForAll(x =>
        {
            var (rule, state, (low, high), n) = x;
            Properties.AtMost(rule.InOneLane().Next(state, n, false, false, false, 1, default, 1),
                rule.InOneLane().Next(state, n + 1, false, false, false, 1, default, 1));
            Properties.AtMost(rule.InOneLane().Next(state, n, false, false, false, 1, default, 1),
                rule.InOneLane().Next(state, n, true, false, false, 1, default, 1));
            Properties.AtMost(rule.InOneLane().Next(state with { Pressure = low }, n, false, false, false, 1, default, 1),
                rule.InOneLane().Next(state with { Pressure = high }, n, false, false, false, 1, default, 1));
            Properties.AtMost(rule.InOneLane().Next(state with { Stage = 1 }, n, false, false, false, 1, default, 1),
                rule.InOneLane().Next(state with { Stage = 0 }, n, false, false, false, 1, default, 1));
            Properties.AtMost(rule.InOneLane().Next(state, n, false, false, true, 1, default, 1),
                rule.InOneLane().Next(state, n, false, false, false, 1, default, 1));
            Properties.AtMost(rule.InOneLane().Next(state, n, false, false, false, 1, new Policy { Gestures = high }, 1),
                rule.InOneLane().Next(state, n, false, false, false, 1, new Policy { Gestures = low }, 1));
        });
}

public class SocietyTests
{
    private static readonly Society Rule = Declare.Defaults(Society.Parameters);

    // .1 + .02(.35 + .5 · .4) · .9 − .03 · .5 · .1 = .1 + .0099 − .0015 = .1084
    [Fact]
    public void Openness_by_hand() => Assert.Equal(.1084, Rule.InOneLane().NextOpenness(.1, .35, .4, .5), 1e-12);

    // .1 + .04(1(.8 · .5 + .3 · .6 · .2) − .1) = .1 + .04 · .336 = .11344
    [Fact]
    public void Reform_by_hand() => Assert.Equal(.11344, Rule.InOneLane().NextReform(.1, .5, .6, 1), 1e-12);

    [Fact]
    public void Without_transformation_neither_openness_nor_hardship_bring_reform()
    {
        Assert.Equal(Rule.InOneLane().NextReform(.5, 0, 0, 0), Rule.InOneLane().NextReform(.5, 1, 1, 0));
        Assert.Equal(.48, Rule.InOneLane().NextReform(.5, 1, 1, 0), 1e-12); // it fades: .5 − .04 · .5
    }

    [Fact]
    public void A_threat_closes_the_country_and_outreach_and_relief_open_it_and_openness_brings_reform() =>
        Gen.Select(Properties.Group(Society.Parameters), Properties.Share.Array[3], Properties.Pair).ForAll(x =>
        {
            var (rule, s, (low, high)) = x;
            Properties.AtMost(rule.InOneLane().NextOpenness(s[0], s[1], s[2], high), rule.InOneLane().NextOpenness(s[0], s[1], s[2], low));
            Properties.AtMost(rule.InOneLane().NextOpenness(s[0], low, s[1], s[2]), rule.InOneLane().NextOpenness(s[0], high, s[1], s[2]));
            Properties.AtMost(rule.InOneLane().NextOpenness(s[0], s[1], low, s[2]), rule.InOneLane().NextOpenness(s[0], s[1], high, s[2]));
            Properties.AtMost(rule.InOneLane().NextReform(s[0], low, s[1], s[2]), rule.InOneLane().NextReform(s[0], high, s[1], s[2]));
            Properties.AtMost(rule.InOneLane().NextReform(s[0], s[1], low, s[2]), rule.InOneLane().NextReform(s[0], s[1], high, s[2]));
            Properties.AtMost(rule.InOneLane().NextReform(s[0], s[1], s[2], low), rule.InOneLane().NextReform(s[0], s[1], s[2], high));
        });
}

public class RuptureTests
{
    private static readonly Rupture Rule = Declare.Defaults(Rupture.Parameters);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(.5, .00025)] // .004 / 16
    [InlineData(1, .004)]
    public void Chance_of_war_by_hand(double tension, double chance) => Assert.Equal(chance, Rule.InOneLane().WarChance(tension), 1e-15);

    [Theory]
    [InlineData(.5, .4, .8, .02 * .22 * .22 * .22)] // .5 + .2 − .48 = .22
    [InlineData(.3, .2, .8, 0)] // .3 + .1 − .48 < 0
    [InlineData(1, 1, .2, .02)] // 1 + .5 − .12 > 1
    public void Chance_of_collapse_by_hand(double hardship, double reform, double repression, double chance) =>
        Assert.Equal(chance, Rule.InOneLane().CollapseChance(hardship, reform, repression), 1e-15);

    [Fact]
    public void War_comes_with_tension_and_collapse_with_hardship_and_reform_and_not_with_repression() =>
        Gen.Select(Properties.Group(Rupture.Parameters), Properties.Share.Array[2], Properties.Pair).ForAll(x =>
        {
            var (rule, s, (low, high)) = x;
            Properties.AtMost(rule.InOneLane().WarChance(low), rule.InOneLane().WarChance(high));
            Properties.AtMost(rule.InOneLane().CollapseChance(low, s[0], s[1]), rule.InOneLane().CollapseChance(high, s[0], s[1]));
            Properties.AtMost(rule.InOneLane().CollapseChance(s[0], low, s[1]), rule.InOneLane().CollapseChance(s[0], high, s[1]));
            Properties.AtMost(rule.InOneLane().CollapseChance(s[0], s[1], high), rule.InOneLane().CollapseChance(s[0], s[1], low));
            Assert.InRange((double)rule.InOneLane().WarChance(high), 0, 1);
            Assert.InRange((double)rule.InOneLane().CollapseChance(high, s[0], s[1]), 0, 1);
        });
}

public class PayoffTests
{
    [Fact]
    public void Payoffs_by_hand()
    {
        var state = new WorldState { Capability = .7, Tension = .4, Reform = .2, Relief = .5, Hardship = .3 };
        // .45 · .3 + .25 · .6 + .08 · .2 + .12(1 − .35) − .5 · .10 · .5 = .135 + .15 + .016 + .078 − .025 = .354
        var rule = Declare.Defaults(Payoffs.Parameters);
        var wants = Declare.Defaults(SenderPreferences.Parameters);
        Assert.Equal(.354, rule.InOneLane().Sender(wants, state, default), 1e-12);
        // a guarantee of .6 and recognition of .3: − .12(.3 · .6 + .5 · .3); pressure .8 and rhetoric .5: − .10(.5 · .64 − .3 · .5)
        var pressed = state with { Pressure = .8, Terms = new AgreedTerms { Guarantee = .6 } };
        Assert.Equal(.354 - .0396 - .017, rule.InOneLane().Sender(wants, pressed, new Policy { Recognition = .3, Rhetoric = .5 }), 1e-12);
        // .4(1 − .6 · .3) + .15 · .7 + .25 · .7 − .15 · .2 = .328 + .105 + .175 − .03 = .578
        Assert.Equal(.578, Payoffs.Target<Real1>(Declare.Defaults(TargetPreferences.Parameters), state, .6, 0), 1e-12);
        // recognised beyond its means: .15 · .9 in place of .15 · .7
        Assert.Equal(.608, Payoffs.Target<Real1>(Declare.Defaults(TargetPreferences.Parameters), state, .6, .9), 1e-12);
    }
}

public class ContentTests
{
    private static readonly Content Rule = Declare.Defaults(Content.Parameters);

    [Theory]
    [InlineData(.6, 0, .8, .6, .7)] // the whole phased deal: ½(.6 + .8)
    [InlineData(0, 1, .5, .3, .4)] // a moratorium for relief: ½(.3 + .5)
    [InlineData(.2, 1, 0, .6, .45)] // .3 · 1 above .2, the guarantee above no relief
    [InlineData(0, 0, 0, 0, 0)] // a declaration
    public void Content_by_hand(double depth, double moratorium, double relief, double guarantee, double content) => Assert.Equal(content,
        Rule.InOneLane().Of(new WorldState { Depth = depth, Relief = relief,
            Terms = new AgreedTerms { Moratorium = moratorium, Guarantee = guarantee } }), 1e-12);

    [Theory]
    [InlineData(.35, .035, 1, .5, .2)]
    [InlineData(.35, .035, .5, .75, .6)]
    [InlineData(.35, .035, 0, 1, 1)] // switched off: every deal counts in full
    [InlineData(.9, .2, 1, 1, 1)] // no more than in full
    public void Weights_by_hand(double inForce, double added, double strength, double kept, double ofTheSignature)
    {
        var weights = Rule.InOneLane().Weights(inForce, added, strength);
        Assert.Equal(kept, weights.Kept, 1e-12);
        Assert.Equal(ofTheSignature, weights.Signed, 1e-12);
    }
}

public class CalendarTests
{
    private static readonly Calendar Rule = Declare.Defaults(Calendar.Parameters);

    [Fact]
    public void The_first_term_ends_with_the_sixteenth_round() => Assert.Equal(15, Rule.FirstTermEnd());

    [Theory]
    [InlineData(16, 10, 5)] // 10 of 16 rounds are gone: rounds 0 to 5 are left
    [InlineData(16, 15, 0)]
    [InlineData(16, 16, 15)]
    [InlineData(16, 399, 0)] // 399 = 24 · 16 + 15
    [InlineData(1, 399, 0)]
    public void Rounds_gone_before_the_start_bring_the_first_end_forward(double term, double elapsed, int first)
    {
        Assert.Equal(first, (Rule with { Term = term, Elapsed = elapsed }).FirstTermEnd());
        Assert.Equal(first, Enumerable.Range(0, 400).First(t => (t + elapsed) % term == term - 1)); // as docs/model.md writes it
    }
}
