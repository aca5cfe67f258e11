using NegotiationSim.Engine.Coercion.Simulation;
using NegotiationSim.Engine.Coercion.World;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Lanes;
using NegotiationSim.Engine.Tests.Docking;
using static NegotiationSim.Engine.Tests.Coercion.Simulation.Script;

namespace NegotiationSim.Engine.Tests.Coercion.Simulation;

/// <summary>What the second edition adds to a round, played with scripted chance and followed by hand.</summary>
public class SecondEditionTests
{
    /// <summary>Depth .6, relief .8 and guarantee .6 in 4 steps, a moratorium with the first; verification .7.</summary>
    private static readonly Setting World = ReferenceWorlds.Essay("phased");

    private static readonly Script Signs = new()
    {
        [Chance.Talks] = Yes,
        [Chance.SenderRatification] = Yes,
        [Chance.TargetRatification] = Yes,
        [Chance.TargetDelivery] = Yes,
        [Chance.SenderDelivery] = Yes,
    };

    [Fact]
    public void A_signature_brings_its_part_of_the_guarantee_and_all_of_the_moratorium()
    {
        var (first, record) = Play(World, Nothing, Signs);
        Assert.Equal((.15, 1.0), (first.Terms.Guarantee, first.Terms.Moratorium));
        Assert.Equal(.5 * (.3 + .2), record.Content, 1e-12); // the moratorium's .3 above depth .15, relief .2 above the guarantee's .15
        Assert.Equal(record.Content, record.ContentIncrease, 1e-12);
        var (second, again) = Play(World, first, Signs);
        Assert.Equal((.3, 1.0), (second.Terms.Guarantee, second.Terms.Moratorium));
        Assert.Equal(.5 * (.3 + .4), again.Content, 1e-12);
        Assert.Equal(.5 * .2, again.ContentIncrease, 1e-12);
    }

    [Fact]
    public void A_signature_counts_for_trust_as_far_as_it_has_content_even_where_the_agreement_collapses_at_once()
    {
        // Δκ = .25 above .175: in full; F = .25/.7
        var (signed, _) = Play(World, Nothing, Signs);
        Assert.Equal(1.6 + .06 + .45 * .25 / .7 + .5, signed.SenderTrust.A, 1e-12);
        Assert.Equal(.8 + .02 + .03 * .3 + .45 * .25 / .7 + .5, signed.TargetTrust.A, 1e-12); // .03 · recognition
        var (fell, record) = Play(World, Nothing, new()
        {
            [Chance.Talks] = Yes,
            [Chance.SenderRatification] = Yes,
            [Chance.TargetRatification] = Yes,
            [Chance.TargetDelivery] = Yes,
        });
        Assert.True(record.Has(Happened.Signature | Happened.AgreementCollapse));
        Assert.Equal(default, fell.Terms);
        Assert.Equal(0, record.Content);
        Assert.Equal(1.6 + .06 + .5, fell.SenderTrust.A, 1e-12);
    }

    [Fact]
    public void A_declaration_is_signed_and_neither_calms_nor_builds_trust()
    {
        var empty = With(World, (ref p) => (p.Depth, p.Relief, p.Guarantee, p.Moratorium, p.Phases) = (0, 0, 0, 0, 1));
        var (signed, record) = Play(empty, Nothing, Signs);
        var (without, _) = Play(empty, Nothing, new() { [Chance.Talks] = Yes });
        Assert.True(record.Has(Happened.Signature | Happened.TargetDelivered));
        Assert.Equal(without.Tension, signed.Tension, 1e-12);
        Assert.Equal((without.SenderTrust, without.TargetTrust), (signed.SenderTrust, signed.TargetTrust));
    }

    [Fact]
    public void A_launch_under_a_moratorium_is_seen_from_abroad()
    {
        var halted = Nothing with { Stage = 1, Depth = .15, Relief = .2, Terms = new AgreedTerms { Moratorium = 1, Guarantee = .15 } };
        var record = Play(World, halted, new() { [Chance.SenderDelivery] = Yes, [Chance.Detection] = .84 }).Record; // .7 + .3 · .5 = .85
        Assert.True(record.Has(Happened.CheatingSeen));
        Assert.Equal(.85, record.Verification, 1e-12);
        Assert.False(
            Play(World, halted, new() { [Chance.SenderDelivery] = Yes, [Chance.Detection] = .86 }).Record.Has(Happened.CheatingSeen));
        // u_S·v·.15(c + .2μ_a)
        Assert.Equal(.4 * record.View.DeterrentWorth * .15 * (.15 + .2), record.Cheat, 1e-12);
    }

    [Fact]
    public void A_guarantee_in_force_takes_threat_away_and_rhetoric_adds_to_it()
    {
        var seen = Play(World, Nothing with { Terms = new AgreedTerms { Guarantee = .5 } }, new()).Record.View;
        var plain = Play(World, Nothing, new()).Record.View;
        Assert.Equal(plain.Threat * (1 - .3 * .5 * .1), seen.Threat, 1e-12);
        var loud = Play(With(World, (ref p) => p.Rhetoric = .5), Nothing, new());
        Assert.Equal(plain.Threat + .9 * .2 * .5, loud.Record.View.Threat, 1e-12);
        Assert.Equal(Play(World, Nothing, new()).State.Tension + .04 * .5, loud.State.Tension, 1e-12);
    }

    [Fact]
    public void War_and_collapse_cost_what_they_are_said_to_in_the_worth_of_their_round()
    {
        var (now, worth) = (new PointInTime(10, 0, 3), Math.Pow(.99, 10));
        var (peace, war, collapse) = (One(new()), One(new() { [Chance.War] = Yes }), One(new() { [Chance.RegimeCollapse] = Yes }));
        Assert.Equal((Happened.War, Happened.RegimeCollapse), (war.Happened, collapse.Happened));
        Assert.Equal(peace.SenderPayoff - 30 * Math.Pow(.99, 10), war.SenderPayoff, 1e-9);
        Assert.Equal(peace.TargetPayoff - 60 * Math.Pow(.99, 10), war.TargetPayoff, 1e-9);
        Assert.Equal(peace.SenderPayoff, collapse.SenderPayoff, 1e-12);
        Assert.Equal(peace.TargetPayoff - 60 * Math.Pow(.99, 10), collapse.TargetPayoff, 1e-9);
        Assert.Equal(Play(World, Nothing, new()).Record.SenderPayoff * Math.Pow(.99, 10),
            OneRound.Play(World, Nothing, new Script(), now, worth).Record.SenderPayoff, 1e-12);

        RoundRecord One(Script script) => OneRound.Play(World, Nothing with { Hardship = .9 }, script, now, worth).Record;
    }

    /// <summary>Σ δᵗ·u over a run in which every round is worth the same: u(1 − δᵀ)/(1 − δ).</summary>
    [Fact]
    public void Payoffs_of_rounds_alike_add_up_to_a_geometric_sum()
    {
        var set = ReferenceWorlds.Essay("neglect");
        set.Sender = new() { Credibility = 1 };
        set.Payoffs = new Payoffs { Discount = .9 };
        set.Rupture.War = set.Rupture.Collapse = 0;
        Assert.Equal(10 * (1 - Math.Pow(.9, set.Rounds)), Replication.Run(set, new Shocks(1, 0)).SenderPayoff, 1e-9);
    }

    [Fact]
    public void A_replication_has_terms_only_while_an_agreement_is_in_force()
    {
        for (var i = 0; i < 50; i++)
            foreach (var (state, _) in ReplicationTests.Watched(World, i).Rounds)
                Assert.True(state.InForce ? state.Terms.Moratorium == 1 && state.Terms.Guarantee > 0 : state.Terms == default);
    }

    private delegate void Change(ref NegotiationSim.Engine.Coercion.Policies.Policy policy);

    private static Setting With(Setting set, Change change)
    {
        set = set.Copy();
        change(ref set.Eras[0].Policy);
        return set;
    }

    private static (WorldState State, RoundRecord Record) Play(Setting set, WorldState state, Script script) =>
        OneRound.Play(set, state, script, new PointInTime(0, 0, 15));
}
