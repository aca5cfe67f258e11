using System.Runtime.InteropServices;
using NegotiationSim.Engine.Coercion.Simulation;
using NegotiationSim.Engine.Coercion.World;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Lanes;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Tests.Docking;

namespace NegotiationSim.Engine.Tests.Coercion.Simulation;

/// <summary>A replication has the same bits in whatever width it is played: its outcome, every state, and all that a round
/// brought.</summary>
public class WidthTests
{
    private const int Replications = 16;

    public static TheoryData<string> Scenarios() => new(
        Directory.EnumerateFiles(Path.Combine(History.Records.Root, "scenarios"), "*.json", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Path.Combine(History.Records.Root, "scenarios"), path).Replace('\\', '/'))
            .Where(IsOfThisModel).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("essay")]
    [InlineData("hawk")]
    public void Every_policy_of_the_reference_worlds(string world)
    {
        foreach (var policy in ReferenceWorlds.Policies.Keys)
            Check(world == "essay" ? ReferenceWorlds.Essay(policy) : ReferenceWorlds.Hawk(policy));
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Every_scenario_that_is_shipped(string path) =>
        Check(Scenario.Load(Path.Combine(History.Records.Root, "scenarios", path)).Central());

    [Theory]
    [InlineData("mechanisms.momentum=.7")]
    [InlineData("mechanisms.leadership=.5", "target.leaders.turnover=.05")]
    [InlineData("world.ratification.concessionCurvature=1.7", "world.rupture.warExponent=2.3", "world.programme.driveExponent=1.1")]
    [InlineData("world.initial.stage=2", "world.initial.depth=.3", "world.initial.relief=.4", "rounds=7")]
    public void Mechanisms_that_are_off_by_default_and_numbers_out_of_the_ordinary(params string[] overrides) =>
        Check(Scenario.Load(Path.Combine(History.Records.Root, "scenarios", "phased.json"), overrides).Central());

    [Fact]
    public void Any_world_at_all() => Properties.World.ForAll(set => Check(set), cases: 60);

    private static void Check(Setting set)
    {
        var alone = new (Outcome Outcome, Diary Diary)[Replications];
        for (var i = 0; i < Replications; i++)
        {
            var (shocks, diary) = (new Shocks(3, i), new Diary([]));
            alone[i] = (Replication.Run(set, ref shocks, ref diary), diary);
            Assert.Equal(alone[i].Outcome, Replication.Run(set, new Shocks(3, i)));
        }
        Check<Real1>(set, alone);
        Check<Real4>(set, alone);
        Check<Real8>(set, alone);
    }

    private static void Check<R>(Setting set, (Outcome Outcome, Diary Diary)[] alone) where R : unmanaged, IReal<R>
    {
        var workplace = new Workplace<R>();
        var outcomes = new Outcome[R.Lanes];
        for (var first = 0; first < Replications; first += R.Lanes)
        {
            var diaries = new Diaries<R>([.. outcomes.Select(_ => new Diary([]))]);
            workplace.Play(set, 3, first, ref diaries, outcomes);
            for (var lane = 0; lane < R.Lanes; lane++)
            {
                var (outcome, diary) = alone[first + lane];
                Assert.Equal(outcome, outcomes[lane]);
                var pages = diaries.Lanes[lane].Pages[..(outcome.Rounds + 1)];
                if (!Bytes(diary).SequenceEqual(Bytes(new Diary(pages)))) Assert.Equal(diary.Pages, pages); // slow, but says what differs
            }
        }
    }

    private static ReadOnlySpan<byte> Bytes(Diary diary) => MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(diary.Pages));

    private static bool IsOfThisModel(string path) =>
        path.Split('/')[0] is not ("crisis" or "policies" or "base")
            && !path.EndsWith("schema.json", StringComparison.Ordinal) && Path.GetFileName(path) != "claims.json";

    private readonly record struct Diary(List<(WorldState, RoundRecord)> Pages) : IObserver
    {
        public void Observe(int t, in WorldState state, in RoundRecord record) => Pages.Add((state, record));
    }

    private readonly record struct Diaries<R>(Diary[] Lanes) : ILaneObserver<R> where R : unmanaged, IReal<R>
    {
        public void Observe(int t, in WorldState<R> state, in RoundRecord<R> record)
        {
            for (var lane = 0; lane < Lanes.Length; lane++) Lanes[lane].Observe(t, state.Lane(lane), record.Lane(lane));
        }
    }
}
