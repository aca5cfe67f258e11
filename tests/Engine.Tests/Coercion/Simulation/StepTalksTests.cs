using CsCheck;
using NegotiationSim.Engine.Coercion.Actors;
using NegotiationSim.Engine.Coercion.Bargaining;
using NegotiationSim.Engine.Coercion.Bargaining.Negotiation;
using NegotiationSim.Engine.Coercion.Simulation;
using NegotiationSim.Engine.Coercion.World;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Lanes;
using NegotiationSim.Engine.Tests.Docking;

namespace NegotiationSim.Engine.Tests.Coercion.Simulation;

/// <summary>Bargaining over packages in the model.</summary>
public class StepTalksTests
{
    /// <summary>Bargaining at its defaults: every issue alike, nothing verified or taken back.</summary>
    private static readonly PackageBargaining Plain = Declare.Defaults(PackageBargaining.Parameters);

    private static readonly double Ultimatum = 1 + Protocol.All.ToList().FindIndex(p => p.Name == "ultimatum");

    /// <summary>A world in range, at its first era's policy, and a state in it with steps left.</summary>
    private static readonly Gen<(Setting Set, WorldState State, TargetView View)> Any =
        Gen.Select(Properties.World, Properties.State, Properties.Share.Array[4], (set, state, view) =>
    {
        set.Bargaining = Plain;
        state.Stage %= (int)set.Eras[0].Policy.Phases;
        state.Depth = Math.Min(state.Depth, set.Eras[0].Policy.Depth * state.Stage / set.Eras[0].Policy.Phases);
        state.Relief = set.Eras[0].Policy.Relief * state.Stage / set.Eras[0].Policy.Phases;
        return (set, state, new TargetView(view[0], view[1], view[2], .01 + .99 * view[3]));
    });

    [Fact]
    public void The_whole_package_is_worth_what_the_step_is_by_equations_5e_and_5f() => Any.ForAll(c =>
    {
        var (set, state, view) = c;
        ref readonly var policy = ref set.Eras[0].Policy;
        var step = Step.Next(policy, state, set.Ratification, isHaltAnIssue: true);
        var target = set.Ratification.InOneLane().TargetGain(set.Target, policy, step, state, view, set.Mechanisms).Lane(0);
        var sender = set.Ratification.InOneLane().SenderGain(DerivedSetting.Of(set).Sender, policy, step, state).Lane(0);
        var talks = StepTalks.At(set, policy, state, view);
        var whole = Package.Of(1.0);
        if (step.Concession <= 0 && target.Face < 0) return; // a later era's shallower step: face without a concession is no issue's
        Close(target.Total, talks.TargetGain(whole).Total);
        Close(sender.Total, talks.SenderGain(whole).Total);
        Close(target.Concession, talks.TargetGain(whole).Concession);
        Close(target.Exposure, talks.TargetGain(whole).Exposure);
        Close(sender.Credibility, talks.SenderGain(whole).Credibility);
        Close(target.Total, talks.Table.Utility(Side.Target, whole) - talks.Stakes.TargetReserve);
        Close(sender.Total, talks.Table.Utility(Side.Sender, whole) - talks.Stakes.SenderReserve);
    });

    [Fact]
    public void The_terms_of_a_package_add_up_to_its_utility() =>
        Gen.Select(Any, Properties.Group(PackageBargaining.Parameters), Properties.Share.Array[StepIssues.Count]).ForAll(c =>
    {
        var (set, state, view) = c.Item1;
        set.Bargaining = c.Item2;
        var talks = StepTalks.At(set, set.Eras[0].Policy, state, view);
        var package = Package.Of(c.Item3);
        Close(talks.Table.Utility(Side.Target, package) - talks.Stakes.TargetReserve, talks.TargetGain(package).Total);
        Close(talks.Table.Utility(Side.Sender, package) - talks.Stakes.SenderReserve, talks.SenderGain(package).Total);
    });

    [Fact]
    public void Terms_to_take_or_leave_with_nothing_new_in_the_issues_give_the_model_without_bargaining()
    {
        foreach (var policy in ReferenceWorlds.Policies.Keys)
        {
            var (without, with) = (ReferenceWorlds.Hawk(policy), ReferenceWorlds.Hawk(policy));
            with.Bargaining = Plain with { Protocol = Ultimatum, Effects = default };
            with.Bargaining.Issues[(int)StepIssue.Moratorium] = default; // a halt of tests is the policy's
            for (var i = 0; i < 100; i++)
            {
                var (one, other) = (Replication.Run(without, new Shocks(1, i)), Replication.Run(with, new Shocks(1, i)));
                Assert.Equal((one.Rounds, one.MissileTests, one.NuclearTests, one.FirstAgreementRound, one.RoundsInForce, one.Happened),
                    (other.Rounds, other.MissileTests, other.NuclearTests, other.FirstAgreementRound, other.RoundsInForce,
                        other.Happened & ~Happened.TableAgreement));
                Assert.Equal(one.SenderPayoff, other.SenderPayoff, 9);
                Assert.Equal(one.Final.Capability, other.Final.Capability, 9);
            }
        }
    }

    [Fact]
    public void What_is_signed_is_what_was_agreed_and_the_replay_tells_how()
    {
        var set = ReferenceWorlds.Hawk("grand-bargain");
        set.Bargaining = Plain;
        var signatures = 0;
        for (var i = 0; i < 50; i++)
        {
            var rounds = ReplicationTests.Watched(set, i).Rounds;
            for (var t = 1; t < rounds.Count; t++)
            {
                var (state, record) = rounds[t];
                if (!record.Has(Happened.Talks)) continue;
                var (talks, exchanges) = StepTalks.Replay(set, t - 1, rounds[t - 1].State, state, record);
                Assert.Equal(record.Has(Happened.TableAgreement), exchanges[^1].Answer == OfferAnswer.Accepted);
                if (!record.Has(Happened.TableAgreement)) continue;
                Close(talks.TargetGain(exchanges[^1].Package).Total, record.TargetGain.Total);
                Assert.True(record.TargetGain.Total >= -1e-9 && record.SenderGain.Total >= -1e-9);
                if (!record.Has(Happened.Signature) || record.Has(Happened.AgreementCollapse)) continue;
                signatures++;
                Assert.Equal(record.Step.Depth, state.Depth, 12);
                Assert.True(state.Depth <= set.Eras[0].Policy.Depth * state.Stage + 1e-9);
                Assert.Equal(rounds[t - 1].State.Relief + record.Step.ReliefIncrease, state.Relief, 12);
            }
        }
        Assert.True(signatures > 30, $"{signatures}");
    }

    [Fact]
    public void Bargaining_keeps_every_share_in_0_to_1()
    {
        var replication = 0L;
        Gen.Select(Properties.World, Properties.Group(PackageBargaining.Parameters)).ForAll(c =>
        {
            var set = c.Item1;
            set.Bargaining = c.Item2;
            foreach (var (state, record) in ReplicationTests.Watched(set, replication++).Rounds)
            {
                var terms = state.Terms;
                foreach (var share in (double[])[state.Capability, state.Tension, state.Hardship, state.Openness, state.Relief, state.Depth,
                    terms.Moratorium, terms.Uninspected, terms.Aid, terms.Guarantee, terms.Normalisation, terms.Exercises,
                    record.View.Threat])
                    Assert.True(share is >= -1e-12 and <= 1 + 1e-12, $"{share:R}");
                Assert.True(state.InForce || terms == default, "terms without an agreement");
                Assert.True(double.IsFinite(record.TargetGain.Total) && double.IsFinite(record.SenderGain.Total));
            }
        }, cases: 500);
    }

    [Fact]
    public void A_replication_with_bargaining_allocates_no_memory()
    {
        var set = ReferenceWorlds.Essay("phased");
        void Work()
        {
            for (var protocol = 1; protocol <= Protocol.All.Count; protocol++)
            {
                set.Bargaining = Plain with { Protocol = protocol };
                for (var i = 0; i < 10; i++) Replication.Run(set, new Shocks(1, i));
            }
        }
        Assert.Equal(0, Allocation.Of(Work));
    }

    [Fact]
    public void What_a_deal_must_beat_grows_with_appeasement_and_what_it_brings_with_assurance_and_hardship()
    {
        var set = ReferenceWorlds.Essay("phased");
        set.Bargaining = Plain;
        var state = new WorldState
        {
            Capability = .7,
            Tension = .4,
            Hardship = .4,
            Pressure = .4,
            Target = TargetType.Opportunist,
            SenderTrust = new(2, 6),
            TargetTrust = new(2, 6),
        };
        double Reserve(double appeasement)
        {
            var at = set;
            at.Mechanisms.Appeasement = appeasement;
            return StepTalks.At(at, at.Eras[0].Policy, state, new TargetView(.2, .4, .7, .25)).Stakes.TargetReserve;
        }
        double Relief(double hardship, double assurance) =>
            StepTalks.At(set, set.Eras[0].Policy, state with { Hardship = hardship },
                new TargetView(.2, .4, .7, assurance)).Stakes.Target[(int)StepIssue.Relief];
        Assert.True(Reserve(0) < Reserve(1) && Reserve(1) < Reserve(2));
        Assert.True(Relief(.4, .25) < Relief(.6, .25) && Relief(.4, .25) < Relief(.4, .5));
    }

    [Fact]
    public void A_zone_of_the_model_exists_where_its_talks_agree()
    {
        var set = ReferenceWorlds.Hawk("phased");
        set.Bargaining = Plain;
        for (var i = 0; i < 5; i++)
        {
            var rounds = ReplicationTests.Watched(set, i).Rounds;
            for (var t = 1; t < rounds.Count; t++)
            {
                if (!rounds[t].Record.Has(Happened.TableAgreement)) continue;
                var (talks, _) = StepTalks.Replay(set, t - 1, rounds[t - 1].State, rounds[t].State, rounds[t].Record);
                var zone = talks.Zone(set, levels: 8);
                Assert.True(zone.Exists && zone.SenderWidth >= 0 && zone.TargetWidth >= 0);
                Assert.True(zone.Nash!.Sender >= talks.Stakes.SenderReserve - 1e-9);
            }
        }
    }

    [Fact]
    public void A_moratorium_inspections_aid_ties_and_exercises_do_what_they_say()
    {
        var effects = Plain.Effects;
        var none = default(AgreedTerms);
        Assert.Equal((1, 0, 0, 0),
            (effects.InOneLane().NuclearTestsLeft(none, 1), effects.InOneLane().HardshipEased(none), effects.InOneLane().Opened(none),
                effects.InOneLane().Calmed(none)));
        var policy = ReferenceWorlds.Policies["phased"];
        Assert.Equal(.7, effects.InOneLane().Verification(policy, none), 12);
        Assert.Equal(.7 * (1 - .6 * .5), effects.InOneLane().Verification(policy, none with { Uninspected = .5 }), 12);
        Assert.Equal(1 - .8 * .5 * .3, effects.InOneLane().NuclearTestsLeft(none with { Moratorium = .5 }, .3), 12);
        var half = PackageEffects.After(none, Package.Of(.5), Plain.Issues, policy, new Step { Stage = 1 });
        var whole = PackageEffects.After(half, Package.Of(1.0), Plain.Issues, policy, new Step { Stage = 2 });
        Assert.Equal((.5, .5, .5), (half.Moratorium, half.Uninspected, half.Exercises));
        Assert.Equal((.75, .25, .75), (whole.Moratorium, whole.Uninspected, whole.Exercises)); // means of two packages
        Assert.Equal((.125, .125 * .6, .375), (half.Aid, half.Guarantee, whole.Normalisation)); // instalments of a quarter
    }

    private static void Close(double expected, double actual) =>
        Assert.True(Math.Abs(expected - actual) <= 1e-9 * Math.Max(1, Math.Abs(expected)), $"{actual:R} instead of {expected:R}");
}
