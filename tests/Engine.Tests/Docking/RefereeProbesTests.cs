using NegotiationSim.Engine.Coercion.Policies;
using NegotiationSim.Engine.Coercion.Simulation;

namespace NegotiationSim.Engine.Tests.Docking;

/// <summary>What a referee of the first edition tried on it, and what the independent program of the second edition gives: deals that
/// worked whatever was in them, a guarantee that cost nothing, verification that nobody minded.</summary>
public class RefereeProbesTests
{
    private const int Replications = 8000;

    private delegate void Change(ref Policy policy);

    [Fact]
    public void Cutting_a_deal_ever_finer_does_not_make_it_free()
    {
        Assert.Equal(.52, Tension(1), .006);
        Assert.Equal(.44, Tension(24), .006); // the first edition: .10

        double Tension(int phases) => Play(o => o.Final.Tension, (ref p) =>
            (p.Pressure, p.Relief, p.Guarantee, p.Depth, p.Gestures, p.Recognition, p.Moratorium, p.Phases) =
            (.9, 0, .1, .87, 0, 0, 0, phases));
    }

    [Fact]
    // the first edition: .44
    public void A_guarantee_alone_buys_no_programme() => Assert.Equal(.70, Play(o => o.Final.Capability, (ref p) =>
        (p.Relief, p.Guarantee, p.Depth, p.Phases, p.FirstMoverShare, p.Gestures, p.Talks) = (0, 1, .87, 6, .05, 0, 1)), .006);

    [Fact]
    public void Verification_stands_in_for_trust()
    {
        Assert.Equal(.52, Play(Signed, (ref p) => p.Verification = 0), .02);
        Assert.Equal(.68, Play(Signed, (ref p) => p.Verification = 1), .02); // the first edition: alike
    }

    [Fact]
    public void A_declaration_is_signed_and_leads_nowhere()
    {
        var outcomes = Played((ref p) => (p.Depth, p.Relief, p.Guarantee, p.Moratorium, p.Phases) = (0, 0, 0, 0, 1));
        Assert.Equal(.42, outcomes.Average(Signed), .02);
        Assert.True(outcomes.Average(o => o.Final.TargetTrust.Mean) < .2);
        Assert.Equal(4.9, outcomes.Average(o => o.MissileTests / 30.0), .06);
    }

    [Fact]
    public void A_moratorium_for_relief_is_signed_by_some_and_halts_tests()
    {
        var outcomes = Played((ref p) => (p.Depth, p.Moratorium, p.Relief, p.Guarantee, p.Phases) = (0, 1, .5, .3, 1));
        Assert.Equal(.22, outcomes.Average(Signed), .02);
        Assert.Equal(4.4, outcomes.Average(o => o.MissileTests / 30.0), .06);
    }

    private static double Signed(Outcome outcome) => outcome.FirstAgreementRound > 0 ? 1 : 0;

    private static double Play(Func<Outcome, double> of, Change change) => Played(change).Average(of);

    /// <summary>Replications of phased engagement, some levers moved, in the essay's world.</summary>
    private static Outcome[] Played(Change change)
    {
        var set = ReferenceWorlds.Essay("phased");
        change(ref set.Eras[0].Policy);
        return ReferenceTests.Play(set, 7, Replications);
    }
}
