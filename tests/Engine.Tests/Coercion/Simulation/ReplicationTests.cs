using System.Runtime.CompilerServices;
using NegotiationSim.Engine.Coercion.Actors;
using NegotiationSim.Engine.Coercion.Policies;
using NegotiationSim.Engine.Coercion.Simulation;
using NegotiationSim.Engine.Coercion.World;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Tests.Docking;

namespace NegotiationSim.Engine.Tests.Coercion.Simulation;

public class ReplicationTests
{
    private const int Some = 200;

    public static TheoryData<string> Policies() => [.. ReferenceWorlds.Policies.Keys];

    [Theory]
    [MemberData(nameof(Policies))]
    public void The_same_seed_and_replication_give_the_same_bits(string policy)
    {
        var setting = ReferenceWorlds.Essay(policy);
        for (var i = 0; i < Some; i++) Assert.Equal(Run(setting, i), Run(ReferenceWorlds.Essay(policy), i));
    }

    [Theory]
    [MemberData(nameof(Policies))]
    public void Whoever_watches_the_outcome_is_the_same(string policy)
    {
        var setting = ReferenceWorlds.Essay(policy);
        for (var i = 0; i < Some; i++) Assert.Equal(Run(setting, i), Watched(setting, i).Outcome);
    }

    [Fact]
    public void Replications_and_seeds_differ()
    {
        var setting = ReferenceWorlds.Essay("phased");
        Assert.Equal(Some, Enumerable.Range(0, Some).Select(i => Run(setting, i).SenderPayoff).Distinct().Count());
        Assert.NotEqual(Replication.Run(setting, new Shocks(1, 0)).SenderPayoff, Replication.Run(setting, new Shocks(2, 0)).SenderPayoff);
    }

    [Fact]
    public void Replication_i_of_two_policies_meets_the_same_target_and_the_same_administrations()
    {
        for (var i = 0; i < Some; i++)
        {
            var one = Watched(ReferenceWorlds.Essay("phased"), i).Rounds;
            var other = Watched(ReferenceWorlds.Essay("maximum-pressure"), i).Rounds;
            foreach (var ((state, record), (otherState, otherRecord)) in one.Zip(other)) // as long as both last
            {
                Assert.Equal(state.Target, otherState.Target);
                Assert.Equal(state.Administration, otherState.Administration);
                const Happened outside = Happened.NewAdministration | Happened.Distraction;
                Assert.Equal(record.Happened & outside, otherRecord.Happened & outside);
            }
        }
    }

    [Fact]
    public void A_policy_has_no_name_to_be_known_by()
    {
        var phased = ReferenceWorlds.Essay("phased");
        var twin = ReferenceWorlds.Essay("maximum-pressure");
        twin.Eras[0].Policy = ReferenceWorlds.Policies["phased"];
        for (var i = 0; i < Some; i++) Assert.Equal(Run(phased, i), Run(twin, i));
    }

    [Fact]
    public void A_longer_run_begins_as_the_shorter_one()
    {
        var (half, whole) = (ReferenceWorlds.Essay("agreed-framework"), ReferenceWorlds.Essay("agreed-framework"));
        half.Rounds = 60;
        for (var i = 0; i < Some; i++)
        {
            var shorter = Watched(half, i).Rounds;
            Assert.Equal(shorter, Watched(whole, i).Rounds.Take(shorter.Count));
        }
    }

    [Fact]
    public void A_change_of_policy_to_itself_changes_nothing()
    {
        var (one, two) = (ReferenceWorlds.Essay("phased"), ReferenceWorlds.Essay("phased"));
        two.Eras = [two.Eras[0], two.Eras[0] with { FirstRound = 30 }, two.Eras[0] with { FirstRound = 31 }];
        for (var i = 0; i < Some; i++) Assert.Equal(Run(one, i), Run(two, i));
    }

    [Fact]
    public void A_change_of_policy_leaves_the_rounds_before_it_alone()
    {
        var (one, two) = (ReferenceWorlds.Essay("phased"), ReferenceWorlds.Essay("phased"));
        two.Eras = [two.Eras[0], ReferenceWorlds.Essay("maximum-pressure").Eras[0] with { FirstRound = 30 }];
        for (var i = 0; i < Some; i++)
            Assert.Equal(Watched(one, i).Rounds.Take(31), Watched(two, i).Rounds.Take(31)); // the initial state and rounds 0 to 29
    }

    [Fact]
    public void What_an_unused_third_party_is_like_does_not_matter()
    {
        var (one, two) = (ReferenceWorlds.Essay("phased"), ReferenceWorlds.Essay("phased"));
        two.Coalition.Members[3] = new ThirdParty { Leverage = .5, Enforcement = 1, FearOfCollapse = 1, RegionalWeight = 1 };
        for (var i = 0; i < 20; i++) Assert.Equal(Run(one, i), Run(two, i));
    }

    [Theory]
    [InlineData(0, new[] { 16, 32, 48, 64, 80, 96, 112 })]
    [InlineData(10, new[] { 6, 22, 38, 54, 70, 86, 102, 118 })]
    public void Administrations_can_change_at_the_end_of_every_term_and_at_no_other_time(double elapsed, int[] rounds)
    {
        var setting = ReferenceWorlds.Essay("phased");
        setting.Calendar.Elapsed = elapsed;
        var script = new Script { [Chance.Turnover] = Script.Yes };
        var recorder = new Recorder([]);
        Replication.Run(setting, ref script, ref recorder);
        Assert.Equal(rounds, Enumerable.Range(0, 121).Where(i => recorder.Seen[i].Record.Has(Happened.NewAdministration)));
    }

    [Theory]
    [InlineData(0, 4, 1, 0)] // nothing signed, nothing to carry over
    [InlineData(1, 4, 1, 1)] // a quarter of the deal is still an agreement
    [InlineData(4, 4, 1, 1)]
    [InlineData(1, 1, 4, 4)]
    [InlineData(1, 2, 4, 2)]
    [InlineData(2, 3, 4, 2)] // 2.67 steps: only the whole ones
    [InlineData(3, 4, 4, 3)]
    public void A_signed_stage_is_counted_in_the_steps_of_the_next_era(int stage, double before, double after, int expected) =>
        Assert.Equal(expected, PointInTime.StageUnder(stage, before, after));

    [Fact]
    public void War_and_collapse_end_the_run_and_the_last_round_counts()
    {
        var setting = ReferenceWorlds.Essay("phased");
        var script = new Script { [Chance.War, 7] = Script.Yes };
        var recorder = new Recorder([]);
        var outcome = Replication.Run(setting, ref script, ref recorder);
        Assert.Equal((End.War, 8), (outcome.End, outcome.Rounds));
        Assert.Equal(9, recorder.Seen.Count);
        Assert.Equal(recorder.Seen.Sum(s => s.Record.SenderPayoff), outcome.SenderPayoff, 1e-12);
        Assert.Equal(recorder.Seen[^1].State, outcome.Final);
    }

    [Fact]
    public void The_outcome_sums_up_what_the_observer_saw()
    {
        for (var i = 0; i < Some; i++)
        {
            var (outcome, rounds) = Watched(ReferenceWorlds.Essay("agreed-framework"), i);
            Assert.Equal(rounds.Count - 1, outcome.Rounds);
            Assert.Equal(rounds.Sum(r => r.Record.Missiles), outcome.MissileTests);
            Assert.Equal(rounds.Count(r => r.Record.Has(Happened.NuclearTest)), outcome.NuclearTests);
            Assert.Equal(rounds.Count(r => r.Record.Has(Happened.InForce)), outcome.RoundsInForce);
            Assert.Equal(Math.Max(0, rounds.FindIndex(r => r.Record.Has(Happened.Signature))), outcome.FirstAgreementRound);
            Assert.Equal(rounds[^1].State, outcome.Final);
        }
    }

    [Theory]
    [InlineData(Happened.War, .1, End.War)]
    [InlineData(Happened.RegimeCollapse, .1, End.Collapse)]
    [InlineData(Happened.Nothing, .15, End.Denuclearised)]
    [InlineData(Happened.Nothing, .64, End.RolledBack)]
    [InlineData(Happened.Nothing, .66, End.Capped)]
    [InlineData(Happened.Nothing, .74, End.Capped)]
    [InlineData(Happened.Nothing, .76, End.Advanced)]
    public void Every_end_has_its_name(Happened last, double capability, End end) =>
        Assert.Equal(end, Declare.Defaults(EndThresholds.Parameters).Classify(last, capability, .70));

    [Fact]
    public void A_replication_allocates_no_memory()
    {
        var setting = ReferenceWorlds.Essay("phased");
        void Work()
        {
            for (var i = 0; i < 50; i++) Run(setting, i);
        }
        Assert.Equal(0, Allocation.Of(Work));
    }

    [Fact]
    public void What_is_copied_in_the_hot_loop_holds_no_references()
    {
        Assert.False(RuntimeHelpers.IsReferenceOrContainsReferences<WorldState>());
        Assert.False(RuntimeHelpers.IsReferenceOrContainsReferences<RoundRecord>());
        Assert.False(RuntimeHelpers.IsReferenceOrContainsReferences<Outcome>());
        Assert.False(RuntimeHelpers.IsReferenceOrContainsReferences<Shocks>());
        Assert.False(RuntimeHelpers.IsReferenceOrContainsReferences<Era>());
    }

    private static Outcome Run(in Setting setting, long replication) => Replication.Run(setting, new Shocks(1, replication));

    internal static (Outcome Outcome, List<(WorldState State, RoundRecord Record)> Rounds) Watched(
        in Setting setting, long replication, ulong seed = 1)
    {
        var shocks = new Shocks(seed, replication);
        var recorder = new Recorder([]);
        return (Replication.Run(setting, ref shocks, ref recorder), recorder.Seen);
    }

    private readonly record struct Recorder(List<(WorldState State, RoundRecord Record)> Seen) : IObserver
    {
        public void Observe(int t, in WorldState state, in RoundRecord record) => Seen.Add((state, record));
    }
}
