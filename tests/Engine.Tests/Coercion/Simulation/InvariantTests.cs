using NegotiationSim.Engine.Coercion.Actors;
using NegotiationSim.Engine.Coercion.Simulation;
using NegotiationSim.Engine.Coercion.World;
using NegotiationSim.Engine.Numbers;

namespace NegotiationSim.Engine.Tests.Coercion.Simulation;

/// <summary>What holds in any world in range, with any policies and any shocks.</summary>
public class InvariantTests
{
    [Fact]
    public void Every_share_stays_in_0_to_1_and_every_number_is_one()
    {
        var replication = 0L;
        Properties.World.ForAll(setting =>
        {
            foreach (var (state, record) in ReplicationTests.Watched(setting, replication++).Rounds)
            {
                double[] shares =
                [
                    state.Capability, state.Tension, state.Hardship, state.Openness, state.Reform, state.Pressure, state.Relief,
                    state.Depth,
                    state.SenderTrust.Mean, state.TargetTrust.Mean, record.View.Bite, record.View.Threat, record.View.DeterrentWorth,
                    record.View.Assurance,
                    record.PressureWanted, record.TargetRatificationChance, record.SenderRatificationChance,
                    record.TargetDeliveryChance, record.SenderDeliveryChance, record.Drive,
                ];
                for (var i = 0; i < shares.Length; i++)
                    Assert.True(shares[i] is >= -1e-12 and <= 1 + 1e-12, $"number {i} is {shares[i]:R}");
                Assert.True(state.SenderTrust is { A: > 0, B: > 0 } && state.TargetTrust is { A: > 0, B: > 0 });
                Assert.All(
                    new[] { record.TargetGain.Total, record.SenderGain.Total, record.SenderPayoff, record.TargetPayoff, record.Hold,
                        record.Cheat },
                    number => Assert.True(double.IsFinite(number)));
                Assert.True(record.TalksChance is >= 0 and <= 1, "a chance");
                Assert.InRange(record.Missiles, 0, 300);
                Assert.InRange(state.Stage, 0, 24);
            }
        }, cases: 2000);
    }

    [Fact]
    public void What_happens_in_a_round_fits_together()
    {
        var replication = 0L;
        Properties.World.ForAll(setting =>
        {
            foreach (var (state, record) in ReplicationTests.Watched(setting, replication++).Rounds)
            {
                void Implies(Happened what, Happened needs) =>
                    Assert.True(!record.Has(what) || record.Has(needs), $"{what} without {needs}: {record.Happened}");
                Implies(Happened.Reversal, Happened.NewAdministration | Happened.AgreementCollapse);
                Implies(Happened.Signature, Happened.Talks | Happened.SenderRatified | Happened.TargetRatified | Happened.InForce);
                Implies(Happened.SenderRatified, Happened.Talks);
                Implies(Happened.TargetRatified, Happened.Talks);
                Implies(Happened.TargetDelivered, Happened.InForce);
                Implies(Happened.SenderDelivered, Happened.InForce);
                Implies(Happened.CheatingSeen, Happened.AgreementCollapse);
                Implies(Happened.AgreementCollapse, Happened.InForce);
                Implies(Happened.GestureMisread, Happened.Gesture);
                Implies(Happened.SenderMisread, Happened.TargetDelivered);
                Implies(Happened.TargetMisread, Happened.SenderDelivered);
                Assert.False(record.Has(Happened.Distraction | Happened.Talks));
                Assert.False(record.Has(Happened.Distraction | Happened.Gesture));
                Assert.False(record.Has(Happened.TargetDelivered | Happened.CheatingSeen));
                Assert.False(record.Has(Happened.War | Happened.RegimeCollapse));
                Assert.Equal(record.Missiles > 0, record.Has(Happened.MissileTest));
                if (record.Has(Happened.AgreementCollapse)) Assert.Equal((0, 0.0, 0.0), (state.Stage, state.Depth, state.Relief));
            }
        }, cases: 2000);
    }

    [Fact]
    public void Without_reversal_and_distraction_neither_ever_happens()
    {
        var replication = 0L;
        Properties.World.ForAll(setting =>
        {
            setting.Mechanisms.Reversal = 0;
            setting.Mechanisms.Distraction = 0;
            foreach (ref var era in setting.Eras.AsSpan()) era.Attention = 1;
            Assert.Equal(Happened.Nothing,
                ReplicationTests.Watched(setting, replication++).Outcome.Happened & (Happened.Reversal | Happened.Distraction));
        });
    }

    [Fact]
    public void Without_assurance_trust_does_not_matter_to_what_a_promise_is_worth()
    {
        var replication = 0L;
        Properties.World.ForAll(setting =>
        {
            setting.Mechanisms.Assurance = 0;
            Assert.All(ReplicationTests.Watched(setting, replication++).Rounds.Skip(1), r => Assert.Equal(1, r.Record.View.Assurance));
        });
    }

    [Fact]
    public void Without_appeasement_an_opportunist_arms_as_a_seeker_with_the_same_deterrent_would() =>
        Properties.World.ForAll(setting =>
        {
            // With the deterrent's floor at 0, holding worth the same to both and no inclination, only appeasement tells the types apart.
            setting.Mechanisms.Appeasement = 0;
            setting.Threat.OpportunistWorth = 0;
            setting.Implementation.OpportunistHold = setting.Implementation.SeekerHold;
            setting.Implementation.SeekerInclination = 0;
            var (seeker, opportunist) = (setting.Copy(), setting.Copy());
            seeker.Priors.Seekers = 1;
            opportunist.Priors.Seekers = 0;
            var one = ReplicationTests.Watched(seeker, 3).Rounds.Select(r => r.State with { Target = TargetType.SecuritySeeker });
            var other = ReplicationTests.Watched(opportunist, 3).Rounds.Select(r => r.State with { Target = TargetType.SecuritySeeker });
            Assert.Equal(one, other);
        });
}
