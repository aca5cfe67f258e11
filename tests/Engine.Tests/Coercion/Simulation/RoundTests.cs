using NegotiationSim.Engine.Coercion.Actors;
using NegotiationSim.Engine.Coercion.Simulation;
using NegotiationSim.Engine.Coercion.World;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Lanes;
using NegotiationSim.Engine.Tests.Docking;
using static NegotiationSim.Engine.Tests.Coercion.Simulation.Script;

namespace NegotiationSim.Engine.Tests.Coercion.Simulation;

/// <summary>Every branch of a round, played with scripted chance: what happens, and exactly what it leaves.</summary>
public class RoundTests
{
    /// <summary>The first edition's, where every number can be followed by hand; <see cref="SecondEditionTests"/> has what the second
    /// adds.</summary>
    // depth .6 and relief .8 in 4 steps: .15 and .2 each
    private static readonly Setting World = ReferenceWorlds.Essay("phased").InTheFirstEdition();

    private static readonly WorldState InForce = Nothing with { Stage = 2, Depth = .3, Relief = .4 };

    [Fact]
    public void A_round_without_events_moves_only_what_moves_by_itself()
    {
        var (state, record) = Play(Nothing, new());
        Assert.Equal(Happened.Nothing, record.Happened);
        Assert.Equal(.4 + .35 * (.45 - .4), state.Pressure, 1e-12);
        // quiet +.06 for the target; pressure .4175 is not high: +.02 for the sender
        Trusts(state, senderKept: .06, senderBroken: 0, targetKept: .02, targetBroken: 0);
        Assert.Equal((0, 0.0, 0.0), (state.Stage, state.Depth, state.Relief));
    }

    [Fact]
    public void A_step_is_signed_when_both_ratify_and_counts_in_its_own_round()
    {
        var (state, record) = Play(Nothing, new()
        {
            [Chance.Talks] = Yes,
            [Chance.SenderRatification] = Yes,
            [Chance.TargetRatification] = Yes,
            [Chance.TargetDelivery] = Yes,
            [Chance.SenderDelivery] = Yes,
        });
        Assert.Equal(Happened.Talks | Happened.SenderRatified | Happened.TargetRatified | Happened.Signature | Happened.InForce
            | Happened.TargetDelivered | Happened.SenderDelivered, record.Happened);
        Assert.Equal(1, state.Stage);
        Assert.Equal(.15, state.Depth, 1e-12);
        Assert.Equal(.2, state.Relief, 1e-12);
        // quiet .06 + delivery .45 + signature .5; low pressure .02 + delivery .45 + signature .5
        Trusts(state, 1.01, 0, .97, 0);
        // tension: .85 · .5 + .05 · p(1 − .2) − .04 − .03 − .02 · .3
        Assert.Equal(.425 + .05 * .4175 * .8 - .04 - .03 - .006, state.Tension, 1e-12);
    }

    [Theory]
    [InlineData(true, false, Happened.TargetRatified)]
    [InlineData(false, true, Happened.SenderRatified)]
    [InlineData(false, false, Happened.Nothing)]
    public void Either_side_can_refuse_and_nothing_is_signed(bool target, bool sender, Happened ratified)
    {
        var (state, record) = Play(Nothing, new()
        {
            [Chance.Talks] = Yes,
            [Chance.TargetRatification] = target ? Yes : No,
            [Chance.SenderRatification] = sender ? Yes : No,
        });
        Assert.Equal(Happened.Talks | ratified, record.Happened);
        Assert.Equal((0, 0.0, 0.0), (state.Stage, state.Depth, state.Relief));
        Trusts(state, .06, 0, .02, 0);
        Assert.Equal(.425 + .05 * .4175 - .03 - .006, state.Tension, 1e-12); // talks calm, signed or not
    }

    [Fact]
    public void Talks_hold_missile_tests_back_though_nothing_is_signed()
    {
        var (_, quiet) = Play(Nothing, new());
        var (_, talks) = Play(Nothing, new() { [Chance.Talks] = Yes });
        Assert.Equal(quiet.Drive, talks.Drive);
        var mean = World.Programme.InOneLane().MissileMean(quiet.Drive, Nothing, 1, talksHeld: false);
        var between = Math.Exp(-.8 * mean); // above the chance of none without talks, e^−mean; below that with talks, e^−.6·mean
        Assert.Equal(1, Play(Nothing, new() { [Chance.Missiles] = between }).Record.Missiles);
        Assert.Equal(0, Play(Nothing, new() { [Chance.Missiles] = between, [Chance.Talks] = Yes }).Record.Missiles);
    }

    [Fact]
    public void A_distracted_sender_neither_talks_nor_makes_gestures()
    {
        var (_, record) = Play(Nothing, new() { [Chance.Distraction] = Yes, [Chance.Talks] = Yes, [Chance.Gesture] = Yes });
        Assert.Equal(Happened.Distraction, record.Happened);
        Assert.Equal(0, record.TalksChance);
    }

    [Fact]
    public void A_distracted_sender_still_delivers_what_it_signed()
    {
        var (state, record) = Play(InForce,
            new() { [Chance.Distraction] = Yes, [Chance.TargetDelivery] = Yes, [Chance.SenderDelivery] = Yes });
        Assert.True(record.Has(Happened.Distraction | Happened.SenderDelivered | Happened.TargetDelivered));
        Assert.Equal(2, state.Stage);
    }

    [Fact]
    public void After_the_last_step_there_is_nothing_left_to_talk_about()
    {
        var (state, record) = Play(InForce with { Stage = 4, Depth = .6, Relief = .8 },
            new() { [Chance.Talks] = Yes, [Chance.TargetDelivery] = Yes, [Chance.SenderDelivery] = Yes });
        Assert.Equal(0, record.TalksChance);
        Assert.False(record.Has(Happened.Talks));
        Assert.Equal(4, state.Stage);
    }

    [Fact]
    public void Cheating_that_is_seen_ends_the_agreement()
    {
        var (state, record) = Play(InForce, new() { [Chance.SenderDelivery] = Yes, [Chance.Detection] = Yes });
        Assert.Equal(Happened.InForce | Happened.SenderDelivered | Happened.CheatingSeen | Happened.AgreementCollapse, record.Happened);
        Assert.Equal((0, 0.0, 0.0), (state.Stage, state.Depth, state.Relief));
        // the target betrayed: 3; the sender's delivery, into nothing, is no news
        Trusts(state, .06, 3, .02, 0);
        Assert.Equal(.425 + .05 * .4175 + .08 - .006, state.Tension, 1e-12); // all of the pressure is back
    }

    [Fact]
    public void Cheating_that_is_not_seen_goes_on_and_is_no_news()
    {
        var (state, record) = Play(InForce, new() { [Chance.SenderDelivery] = Yes });
        Assert.Equal(Happened.InForce | Happened.SenderDelivered, record.Happened);
        Assert.Equal((2, .3, .4), (state.Stage, state.Depth, state.Relief));
        Trusts(state, .06, 0, .47, 0);
        // honesty .3: growth .014·D(1 − .3 · cl(.6))(1 − k), less decay
        var growth = .014 * record.Drive * (1 - .3 * .6) * .3 - .010 * record.View.Bite * .7;
        Assert.Equal(.7 + growth, state.Capability, 1e-12);
    }

    [Fact]
    public void A_sender_that_does_not_deliver_ends_the_agreement()
    {
        var (state, record) = Play(InForce, new() { [Chance.TargetDelivery] = Yes });
        Assert.Equal(Happened.InForce | Happened.TargetDelivered | Happened.AgreementCollapse, record.Happened);
        Assert.Equal((0, 0.0, 0.0), (state.Stage, state.Depth, state.Relief));
        Trusts(state, .06, 0, .02, 3);
    }

    [Fact]
    public void When_both_break_their_word_both_are_betrayed_seen_or_not()
    {
        foreach (var detection in new[] { Yes, No })
        {
            var (state, record) = Play(InForce, new() { [Chance.Detection] = detection });
            Assert.Equal(detection == Yes, record.Has(Happened.CheatingSeen));
            Assert.True(record.Has(Happened.AgreementCollapse));
            Trusts(state, .06, 3, .02, 3);
        }
    }

    [Fact]
    public void A_new_reluctant_administration_may_drop_the_agreement_which_stands_until_implementation()
    {
        var (state, record) = Play(InForce, new()
        {
            [Chance.Turnover] = Yes,
            [Chance.AdministrationType] = No,
            [Chance.Reversal] = Yes,
            [Chance.Talks] = Yes,
            [Chance.SenderRatification] = Yes,
            [Chance.TargetRatification] = Yes,
            [Chance.TargetDelivery] = Yes,
            [Chance.SenderDelivery] = Yes,
        }, t: 15);
        Assert.Equal(Happened.NewAdministration | Happened.Reversal | Happened.Talks | Happened.SenderRatified | Happened.TargetRatified
            | Happened.Signature | Happened.InForce | Happened.TargetDelivered | Happened.AgreementCollapse, record.Happened);
        Assert.Equal(AdministrationType.Reluctant, state.Administration);
        Assert.Equal(0, record.SenderDeliveryChance);
        Assert.Equal(3, record.Step.Stage); // a step signed meanwhile …
        Assert.Equal((0, 0.0, 0.0), (state.Stage, state.Depth, state.Relief)); // … falls with the rest
        // bite and hardship of steps 2 and 3 still had the relief of .4
        var pressure = .4 + .35 * (.60 - .4);
        Assert.Equal(pressure * .6 * .655 * (1 - .8 * .9), record.View.Bite, 1e-12);
        // signature .5 to both, betrayal 3 by the sender
        Trusts(state, .56, 0, .52, 3);
    }

    [Theory]
    [InlineData(14, true, .99, Yes)] // no term ends
    [InlineData(15, false, .99, Yes)] // the old administration stays
    [InlineData(15, true, Yes, Yes)] // a committed one follows
    [InlineData(15, true, .99, .35)] // a reluctant one keeps what was signed: .35 is not below .35
    public void Otherwise_the_agreement_is_kept(int t, bool turnover, double type, double reversal)
    {
        var (state, record) = Play(InForce, new()
        {
            [Chance.Turnover] = turnover ? Yes : No,
            [Chance.AdministrationType] = type,
            [Chance.Reversal] = reversal,
            [Chance.TargetDelivery] = Yes,
            [Chance.SenderDelivery] = Yes,
        }, t);
        Assert.False(record.Has(Happened.Reversal));
        Assert.Equal(t == 15 && turnover, record.Has(Happened.NewAdministration));
        Assert.Equal(2, state.Stage);
    }

    [Fact]
    public void Nothing_signed_nothing_to_reverse()
    {
        var (_, record) = Play(Nothing, new() { [Chance.Turnover] = Yes, [Chance.Reversal] = Yes }, t: 15);
        Assert.Equal(Happened.NewAdministration, record.Happened);
    }

    [Theory]
    [InlineData(.99, .27, 0)] // .02 + .25
    [InlineData(Yes, .02, .3)]
    public void A_gesture_is_read_or_misread(double misread, double kept, double broken)
    {
        var (state, record) = Play(Nothing, new() { [Chance.Gesture] = Yes, [Chance.GestureMisperception] = misread });
        Assert.Equal(Happened.Gesture | (misread == Yes ? Happened.GestureMisread : 0), record.Happened);
        Trusts(state, .06, 0, kept, broken);
    }

    [Fact]
    public void Each_side_may_misread_the_others_delivery_by_a_draw_of_its_own()
    {
        foreach (var (sender, target) in new[] { (Yes, No), (No, Yes), (Yes, Yes) })
        {
            var (state, record) = Play(InForce, new()
            {
                [Chance.TargetDelivery] = Yes,
                [Chance.SenderDelivery] = Yes,
                [Chance.SenderMisperception] = sender,
                [Chance.TargetMisperception] = target,
            });
            Assert.Equal((sender == Yes, target == Yes), (record.Has(Happened.SenderMisread), record.Has(Happened.TargetMisread)));
            Trusts(state, sender == Yes ? .06 : .51, sender == Yes ? .4 : 0, target == Yes ? .02 : .47, target == Yes ? .4 : 0);
        }
    }

    [Fact]
    public void A_barrage_raises_tension_by_the_missile_and_is_remembered_for_a_round()
    {
        var (state, record) = Play(Nothing, new() { [Chance.Missiles] = .99999 });
        Assert.True(record.Missiles > 3);
        Assert.Equal(Happened.MissileTest, record.Happened);
        Trusts(state, 0, .40, .02, 0);
        Assert.Equal(.425 + .02 * record.Missiles + .05 * .4175 - .006, state.Tension, 1e-12);
        Assert.True(state.TestedMissiles);
        // next round's wanted pressure: .45 + .05 · .5
        var (after, next) = Play(state, new());
        Assert.Equal(.475, next.PressureWanted, 1e-12);
        Assert.False(after.TestedMissiles);
    }

    [Fact]
    public void A_nuclear_test_needs_capability()
    {
        var (tested, record) = Play(Nothing, new() { [Chance.NuclearTest] = Yes });
        Assert.Equal(Happened.NuclearTest, record.Happened);
        Trusts(tested, 0, 1.25, .02, 0);
        Assert.True(tested.TestedNuclear);
        Assert.Equal(Happened.Nothing, Play(Nothing with { Capability = .15 }, new() { [Chance.NuclearTest] = Yes }).Record.Happened);
    }

    [Fact]
    public void War_is_drawn_before_regime_collapse()
    {
        var both = new Script { [Chance.War] = Yes, [Chance.RegimeCollapse] = Yes };
        Assert.Equal(Happened.War, Play(Nothing, both).Record.Happened);
        Assert.Equal(Happened.RegimeCollapse,
            Play(Nothing with { Hardship = .9 }, new() { [Chance.RegimeCollapse] = Yes }).Record.Happened);
        Assert.Equal(Happened.Nothing, Play(Nothing with { Hardship = .1 }, new() { [Chance.RegimeCollapse] = Yes }).Record.Happened);
    }

    private static (WorldState State, RoundRecord Record) Play(WorldState state, Script script, int t = 0) =>
        OneRound.Play(World, state, script, new PointInTime(t, 0, World.Calendar.FirstTermEnd() - t));

    /// <summary>Asserts both trusts after one round from their priors, a₀ + e⁺ and b₀ + 2e⁻.</summary>
    private static void Trusts(in WorldState state, double senderKept, double senderBroken, double targetKept, double targetBroken)
    {
        Assert.Equal(1.6 + senderKept, state.SenderTrust.A, 1e-12);
        Assert.Equal(6.4 + 2 * senderBroken, state.SenderTrust.B, 1e-12);
        Assert.Equal(.8 + targetKept, state.TargetTrust.A, 1e-12);
        Assert.Equal(7.2 + 2 * targetBroken, state.TargetTrust.B, 1e-12);
    }
}
