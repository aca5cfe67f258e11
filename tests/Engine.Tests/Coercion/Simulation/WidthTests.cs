using System.Runtime.InteropServices;
using CsCheck;
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

    [Fact]
    public void Worlds_side_by_side_that_have_nothing_but_their_course_in_common() => Properties.World.Array[Replications].ForAll(
        worlds =>
        {
            foreach (ref var world in worlds.AsSpan()) (world.Calendar, world.Mechanisms.Leadership) = (worlds[0].Calendar, 0);
            foreach (ref var world in worlds.AsSpan(0, 5)) world.Programme.DriveExponent = 2; // beside others that are no such special case
            worlds[3].Mechanisms.Leadership = .4;
            worlds[5].Mechanisms.Momentum = worlds[6].Mechanisms.Momentum = 0;
            Check(worlds);
        }, cases: 12);

    [Theory]
    [InlineData("deep-uncertainty/phased.json")]
    [InlineData("calibrated/maximum-pressure.json")]
    [InlineData("historic/us-dprk-1990-2017-prior.json")]
    public void Numbers_that_are_drawn_for_every_replication(string path)
    {
        var scenario = Scenario.Load(Path.Combine(History.Records.Root, "scenarios", path));
        var worlds = new Setting[Replications];
        for (var i = 0; i < Replications; i++)
        {
            worlds[i] = scenario.Central();
            scenario.Draw(new Shocks(3, i), ref worlds[i]);
        }
        Check(worlds);
    }

    [Theory]
    [InlineData("bargaining/phased.json")]
    [InlineData("two-level/phased.json")]
    [InlineData("historic/us-iran-1990-2017.json")]
    public void Every_number_moved_a_little_in_every_replication(string path)
    {
        var scenario = Scenario.Load(Path.Combine(History.Records.Root, "scenarios", path));
        var worlds = new Setting[Replications];
        for (var i = 0; i < Replications; i++)
        {
            worlds[i] = scenario.Central();
            foreach (var parameter in scenario.Parameters)
            {
                ref var number = ref scenario.Slot(parameter.Index)(ref worlds[i]);
                if (number != Math.Floor(number)) number *= 1 - .01 * i;
            }
        }
        Check(worlds);
    }

    /// <summary>One world for all replications, or one each.</summary>
    private static void Check(params Setting[] worlds)
    {
        var alone = new (Outcome Outcome, Diary Diary)[Replications];
        for (var i = 0; i < Replications; i++)
        {
            var (set, shocks, diary) = (worlds[Math.Min(i, worlds.Length - 1)], new Shocks(3, i), new Diary([]));
            alone[i] = (Replication.Run(set, ref shocks, ref diary), diary);
            Assert.Equal(alone[i].Outcome, Replication.Run(set, new Shocks(3, i)));
        }
        Check<Real1>(worlds, alone);
        Check<Real4>(worlds, alone);
        Check<Real8>(worlds, alone);
    }

    private static void Check<R>(Setting[] worlds, (Outcome Outcome, Diary Diary)[] alone) where R : unmanaged, IReal<R>
    {
        var workplace = new Workplace<R>();
        var outcomes = new Outcome[R.Lanes];
        for (var first = 0; first < Replications; first += R.Lanes)
        {
            var diaries = new Diaries<R>([.. outcomes.Select(_ => new Diary([]))]);
            workplace.Take(worlds.Length == 1 ? worlds : worlds.AsMemory(first, R.Lanes));
            workplace.Play(3, first, ref diaries, outcomes);
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
