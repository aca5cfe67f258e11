using CsCheck;
using NegotiationSim.Engine.Coercion.Actors;
using NegotiationSim.Engine.Coercion.Policies;
using NegotiationSim.Engine.Coercion.World;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Lanes;

namespace NegotiationSim.Engine.Tests.Coercion.World;

public class PressureTests
{
    private static readonly Pressure Rule = Declare.Defaults(Pressure.Parameters);
    private static readonly Policy Maximum = new() { Pressure = .5, Escalation = .3 };

    [Theory]
    [InlineData(false, false, false, .5)] // P
    [InlineData(true, false, false, .65)] // P + .15
    [InlineData(false, true, false, .65)] // P + .3 · .5
    [InlineData(false, false, true, .8)] // P + .3 · 1
    [InlineData(true, true, true, 1)] // .5 + .15 + .45 = 1.1, clamped
    public void Wanted_pressure_rises_with_reluctance_and_with_the_last_rounds_tests(
        bool reluctant, bool missiles, bool nuclear, double wanted)
    {
        var state = new WorldState
        {
            Administration = reluctant ? AdministrationType.Reluctant : AdministrationType.Committed,
            TestedMissiles = missiles,
            TestedNuclear = nuclear,
        };
        Assert.Equal(wanted, Rule.InOneLane().Wanted(Maximum, state), 1e-12);
    }

    // .35 + .35(.9 − .35) = .5425
    [Fact]
    public void Pressure_closes_a_share_of_the_gap() => Assert.Equal(.5425, Rule.InOneLane().Next(.35, .9), 1e-12);

    [Fact]
    public void Bite_by_hand()
    {
        // China: reach .4 + .6 · .5(1 − .3 · .5) = .655; p(1 − ρ) = .8 · .75 = .6; closed .9 of the way: 1 − .8 · .9 = .28; β = .6 · .655 ·
        // .28 = .11004
        var state = new WorldState { Pressure = .8, Relief = .25, Hardship = .5, Openness = .1 };
        Assert.Equal(.11004, Pressure.Bite<Real1>(state, new Reach(.7, .09), .8), 1e-12);
    }

    [Fact]
    public void Without_autarky_openness_does_not_matter_to_bite() => Properties.State.ForAll(state =>
        Assert.Equal(Pressure.Bite<Real1>(state, new Reach(.7, .09), 0),
            Pressure.Bite<Real1>(state with { Openness = 1 - state.Openness }, new Reach(.7, .09), 0)));

    [Fact]
    public void Bite_falls_with_autarky_and_relief_and_rises_with_pressure_openness_and_enforcement() =>
        Gen.Select(Properties.State, Properties.Pair, Properties.Share).ForAll(x =>
        {
            var (state, (low, high), autarky) = x;
            var reach = new Reach(.7, .09);
            Properties.AtMost(Pressure.Bite<Real1>(state, reach, high), Pressure.Bite<Real1>(state, reach, low));
            Properties.AtMost(Pressure.Bite<Real1>(state with { Relief = high }, reach, autarky),
                Pressure.Bite<Real1>(state with { Relief = low }, reach, autarky));
            Properties.AtMost(Pressure.Bite<Real1>(state with { Pressure = low }, reach, autarky),
                Pressure.Bite<Real1>(state with { Pressure = high }, reach, autarky));
            Properties.AtMost(Pressure.Bite<Real1>(state with { Openness = low }, reach, autarky),
                Pressure.Bite<Real1>(state with { Openness = high }, reach, autarky));
            Properties.AtMost(
                Pressure.Bite<Real1>(state, CoalitionTests.China(enforcement: low).Reach(), autarky),
                Pressure.Bite<Real1>(state, CoalitionTests.China(enforcement: high).Reach(), autarky));
        });
}

public class CoalitionTests
{
    internal static Coalition China(double enforcement = .5, double fear = .3)
    {
        var coalition = Declare.Defaults(Coalition.Parameters);
        coalition.Count = 1;
        coalition.Members[0] = new ThirdParty { Leverage = .6, Enforcement = enforcement, FearOfCollapse = fear };
        return coalition;
    }

    [Fact]
    public void Reach_is_the_essay_worlds_with_China_alone()
    {
        // .4 + .6 · .5(1 − .3h)
        var reach = China().Reach();
        Assert.Equal(.7, reach.InOneLane().Share(0), 1e-12);
        Assert.Equal(.655, reach.InOneLane().Share(.5), 1e-12);
        Assert.Equal(.61, reach.InOneLane().Share(1), 1e-12);
    }

    [Fact]
    public void Reach_is_summed_over_the_third_parties_in_use_only()
    {
        // .2 + .3 · 1 + .4 · .5(1 − .5h) = .7 − .1h; the third member is not counted
        var coalition = new Coalition { OwnLeverage = .2, Count = 2 };
        coalition.Members[0] = new ThirdParty { Leverage = .3, Enforcement = 1 };
        coalition.Members[1] = new ThirdParty { Leverage = .4, Enforcement = .5, FearOfCollapse = .5 };
        coalition.Members[2] = new ThirdParty { Leverage = 1, Enforcement = 1, RegionalWeight = 1 };
        Assert.Equal(.7, coalition.Reach().InOneLane().Share(0), 1e-12);
        Assert.Equal(.6, coalition.Reach().InOneLane().Share(1), 1e-12);
    }

    [Fact]
    public void A_third_party_that_fears_collapse_enforces_less_as_hardship_grows() =>
        Gen.Select(Properties.Pair, Properties.Pair).ForAll(x =>
        {
            var ((lowFear, highFear), (low, high)) = x;
            Properties.AtMost(China(fear: highFear).Reach().InOneLane().Share(high), China(fear: highFear).Reach().InOneLane().Share(low));
            Properties.AtMost(China(fear: highFear).Reach().InOneLane().Share(high), China(fear: lowFear).Reach().InOneLane().Share(high));
        });

    [Fact]
    public void Regional_weights_add_up()
    {
        var coalition = China();
        coalition.Count = 3;
        coalition.Members[1].RegionalWeight = .35;
        coalition.Members[2].RegionalWeight = .25;
        Assert.Equal(1, coalition.RegionalWeight(), 1e-12);
    }
}
