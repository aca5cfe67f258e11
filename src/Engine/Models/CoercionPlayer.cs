using NegotiationSim.Engine.Coercion.Simulation;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Lanes;
using NegotiationSim.Engine.Scenarios;

namespace NegotiationSim.Engine.Models;

/// <summary>Plays scenarios of the coercion model, replications side by side.</summary>
internal sealed class CoercionPlayer : Player
{
    /// <summary>So many groups that fill half the lanes at the most are worth compiling the round for half as many.</summary>
    private const int ManySmallGroups = 1000;

    private readonly CoercionQuantities<Real1>.RunReading[] readings;
    private readonly Slot<Setting>[] slots;
    private readonly CoercionLanes alone;
    private readonly CoercionLanes together;
    private readonly Func<CoercionLanes> newHalf;
    private CoercionLanes? half;
    private CoercionLanes? ready; // which have taken up the world that is the same for all
    private int smallGroups;
    private readonly Outcome[] outcomes;
    private readonly CoercionQuantities<Real1>.ExpectedReading?[] expected;
    private readonly Expectation[]? means; // null for an ordinary player
    private bool keeps;
    private AlignedRoom<byte>? course; // the mediators of the block in hand, batch by batch
    private CoercionPlayer? other;
    private Mediators held;
    private readonly Setting[] settings; // one a lane that has numbers of its own; else the first is for all

    internal CoercionPlayer(CoercionModel model, Scenario scenario, bool followsRounds, bool isOfMeans = false)
        : base(model, scenario, followsRounds)
    {
        readings = model.RunReadings;
        slots = [.. scenario.Parameters.Select(p => scenario.Slot(p.Index))];
        alone = new CoercionLanes<Real1>(model);
        together = CoercionLanes.Widest(model);
        newHalf = () => CoercionLanes.HalfOf(together, model);
        settings = [.. Enumerable.Range(0, scenario.IsUncertain ? together.Lanes : 1).Select(_ => scenario.Central())];
        outcomes = new Outcome[together.Lanes];
        expected = model.ExpectedReadings;
        if (isOfMeans) means = new Expectation[together.Lanes];
    }

    private protected override double Value(int lane, int parameter) => slots[parameter](ref settings[lane]);

    private protected override int Lanes => together.Lanes;

    private protected override int LanesOfDraws => means is null ? settings.Length : 1;

    /// <summary>What so many replications are played in. The bits are the same in any; half the lanes are faster for what fills no
    /// more.</summary>
    private CoercionLanes LanesFor(int count) =>
        count == 1 ? alone
        : 2 * count > together.Lanes ? together
        : smallGroups < ManySmallGroups && ++smallGroups < ManySmallGroups ? together
        : half ??= newHalf();

    private protected override void Write(int lane, int parameter, double value)
    {
        slots[parameter](ref settings[lane]) = value;
        ready = null;
    }

    private protected override void Play(ulong seed, long first, int at, int count, bool draws)
    {
        if (means is not null)
        {
            Expect(count > 1 ? together : alone, seed, first, means.AsSpan(0, count), at); // batches lie where their size tells
            return;
        }
        if (!draws)
        {
            Play(settings.AsMemory(0, 1), seed, first, at, count);
            return;
        }
        for (int i = 0, together; i < count; i += together) // those that follow each other and have one course
        {
            together = 1;
            while (i + together < count && settings[i + together].HasTheCourseOf(settings[i])) together++;
            if (FollowsRounds && together < count) together = 1; // registers would lie across the end of a cell
            ready = null;
            Play(settings.AsMemory(i, together), seed, first + i, at + i, together);
        }
        ready = null;
    }

    private void Play(ReadOnlyMemory<Setting> worlds, ulong seed, long first, int at, int count)
    {
        var lanes = LanesFor(count);
        var found = outcomes.AsSpan(0, count);
        if (ready != lanes) lanes.Take(worlds);
        ready = worlds.Length == 1 ? lanes : null;
        if (FollowsRounds) lanes.Play(seed, first, found, Rounds, at);
        else lanes.Play(seed, first, found);
        for (var i = 0; i < count; i++)
        {
            var values = Row(at + i);
            ref readonly var setting = ref worlds.Span[worlds.Length == 1 ? 0 : i];
            for (var q = 0; q < values.Length; q++) values[q] = readings[q](found[i], setting);
        }
    }

    /// <inheritdoc/>
    internal override void HoldTo(Player other, IReadOnlyList<string> mediators)
    {
        this.other = (CoercionPlayer)other;
        this.other.keeps = true;
        foreach (var name in mediators) held |= Enum.Parse<Mediators>(name, ignoreCase: true);
    }

    private void Expect(CoercionLanes lanes, ulong seed, long first, Span<Expectation> found, int at)
    {
        lanes.Take(settings.AsMemory(0, 1));
        lanes.Expect(seed, first, found, keeps ? Batch(at, makesRoom: true) : default, other is null ? default
            : other.Batch(at, makesRoom: false), held);
        for (var i = 0; i < found.Length; i++)
        {
            var values = Row(at + i);
            for (var q = 0; q < values.Length; q++) values[q] = expected[q]?.Invoke(found[i], settings[0]) ?? double.NaN;
        }
    }

    /// <summary>Room for the mediators of the batch at a place of the block; batches follow each other.</summary>
    private Span<byte> Batch(int at, bool makesRoom)
    {
        var size = together.BytesOfCourse(settings[0].Rounds);
        var from = at / together.Lanes * size;
        if (makesRoom && (course is null || course.All.Length < from + size))
        {
            var more = new AlignedRoom<byte>(Math.Max(from + size, 2 * (course?.All.Length ?? 0)));
            course?.All.CopyTo(more.All);
            course = more;
        }
        return course!.All.Slice(from, size);
    }
}
