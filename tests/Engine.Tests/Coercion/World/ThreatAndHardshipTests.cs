using CsCheck;
using NegotiationSim.Engine.Coercion.World;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Lanes;

namespace NegotiationSim.Engine.Tests.Coercion.World;

public class HardshipTests
{
    private static readonly Hardship Rule = Declare.Defaults(Hardship.Parameters);

    [Theory]
    [InlineData(.5, .4, 0, .522)] // .5 + .2(.25 + .36 − .5)
    [InlineData(.5, 0, 1, .4)] // .25 − .3 < 0: towards 0, .5 + .2(0 − .5)
    [InlineData(.5, 1, 0, .6)] // .25 + .9 > 1: towards 1, .5 + .2(1 − .5)
    public void Hardship_by_hand(double hardship, double bite, double relief, double next) =>
        Assert.Equal(next, Rule.InOneLane().Next(hardship, bite, relief), 1e-12);

    [Fact]
    public void Hardship_rises_with_bite_and_falls_with_relief() =>
        Gen.Select(Properties.Group(Hardship.Parameters), Properties.Share, Properties.Share, Properties.Pair).ForAll(x =>
        {
            var (rule, hardship, other, (low, high)) = x;
            Properties.AtMost(rule.InOneLane().Next(hardship, low, other), rule.InOneLane().Next(hardship, high, other));
            Properties.AtMost(rule.InOneLane().Next(hardship, other, high), rule.InOneLane().Next(hardship, other, low));
            Assert.InRange((double)rule.InOneLane().Next(hardship, low, high), 0, 1);
        });
}

public class ThreatTests
{
    private static readonly Threat Rule = Declare.Defaults(Threat.Parameters);

    [Fact]
    public void Threat_by_hand()
    {
        // (1 − .1)(.30 + 1(.5 · .8 · .75 + .3 · .5)) = .9 · .75 = .675
        var state = new WorldState { Pressure = .8, Relief = .25, Tension = .5 };
        Assert.Equal(.675, Rule.InOneLane().Perceived(state, 0, .1, .5, 1), 1e-12);
        Assert.Equal(.27, Rule.InOneLane().Perceived(state, 0, .1, .5, 0), 1e-12); // .9 · .30
        Assert.Equal(1, Rule.InOneLane().Perceived(state, 0, .1, .5, 3), 1e-12); // .9 · 1.65, clamped
        Assert.Equal(.675 + .9 * .2 * .5, Rule.InOneLane().Perceived(state, .5, .1, .4, 1), 1e-12); // rhetoric .5
        var guaranteed = state with { Terms = new AgreedTerms { Guarantee = .6 } };
        Assert.Equal(.675 * (1 - .3 * .6 * .4), Rule.InOneLane().Perceived(guaranteed, 0, .1, .4, 1), 1e-12);
    }

    [Fact]
    public void Without_the_spiral_neither_pressure_nor_relief_nor_tension_matter_to_threat() =>
        Gen.Select(Properties.Group(Threat.Parameters), Properties.State, Properties.State).ForAll(x =>
        {
            var (rule, state, other) = x;
            Assert.Equal(rule.InOneLane().Perceived(state, 0, .3, .5, 0),
                rule.InOneLane().Perceived(state with { Pressure = other.Pressure, Relief = other.Relief, Tension = other.Tension }, 0, .3,
                    .5,
                    0));
        });

    [Fact]
    public void Threat_rises_with_pressure_tension_and_rhetoric_and_falls_with_trust_relief_and_a_guarantee_believed() =>
        Gen.Select(Properties.Group(Threat.Parameters), Properties.State, Properties.Pair, Gen.Double[0, 3]).ForAll(x =>
        {
            var (rule, state, (low, high), spiral) = x;
            var trust = state.TargetTrust.Mean;
            Properties.AtMost(rule.InOneLane().Perceived(state with { Pressure = low }, 0, trust, .5, spiral),
                rule.InOneLane().Perceived(state with { Pressure = high }, 0, trust, .5, spiral));
            Properties.AtMost(rule.InOneLane().Perceived(state with { Tension = low }, 0, trust, .5, spiral),
                rule.InOneLane().Perceived(state with { Tension = high }, 0, trust, .5, spiral));
            Properties.AtMost(rule.InOneLane().Perceived(state with { Relief = high }, 0, trust, .5, spiral),
                rule.InOneLane().Perceived(state with { Relief = low }, 0, trust, .5, spiral));
            Properties.AtMost(rule.InOneLane().Perceived(state, 0, trust, .5, spiral * low),
                rule.InOneLane().Perceived(state, 0, trust, .5, spiral * high));
            Properties.AtMost(rule.InOneLane().Perceived(state, low, trust, .5, spiral),
                rule.InOneLane().Perceived(state, high, trust, .5, spiral));
            Properties.AtMost(rule.InOneLane().Perceived(state, 0, trust, high, spiral),
                rule.InOneLane().Perceived(state, 0, trust, low, spiral));
            Properties.AtMost(rule.InOneLane().Perceived(state, 0, high, .5, spiral),
                rule.InOneLane().Perceived(state, 0, low, .5, spiral));
        });

    [Theory]
    [InlineData(.3, false, .3)]
    [InlineData(.3, true, .7)]
    [InlineData(.9, true, .9)]
    public void The_deterrent_is_worth_the_threat_and_to_an_opportunist_always_something(double threat, bool opportunist, double worth) =>
        Assert.Equal(worth, (double)Rule.InOneLane().DeterrentWorth(threat, opportunist));
}
