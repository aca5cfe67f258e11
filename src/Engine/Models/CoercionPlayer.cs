using NegotiationSim.Engine.Coercion.Simulation;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Lanes;
using NegotiationSim.Engine.Scenarios;

namespace NegotiationSim.Engine.Models;

/// <summary>Plays scenarios of the coercion model: side by side the replications that have the same numbers.</summary>
internal sealed class CoercionPlayer : Player
{
    private readonly CoercionQuantities<Real1>.RunReading[] readings;
    private readonly Slot<Setting>[] slots;
    private readonly CoercionLanes alone;
    private readonly CoercionLanes together;
    private readonly Outcome[] outcomes;
    private readonly CoercionQuantities<Real1>.ExpectedReading?[] expected;
    private readonly Expectation[]? means; // null for an ordinary player
    private bool keeps;
    private AlignedRoom<byte>? course; // the mediators of the block in hand, batch by batch
    private CoercionPlayer? other;
    private Mediators held;
    private Setting setting;

    internal CoercionPlayer(CoercionModel model, Scenario scenario, bool followsRounds, bool isOfMeans = false)
        : base(model, scenario, followsRounds)
    {
        readings = model.RunReadings;
        slots = [.. scenario.Parameters.Select(p => scenario.Slot(p.Index))];
        setting = scenario.Central();
        alone = new CoercionLanes<Real1>(model);
        together = CoercionLanes.Widest(model);
        outcomes = new Outcome[together.Lanes];
        expected = model.ExpectedReadings;
        if (isOfMeans) means = new Expectation[together.Lanes];
    }

    /// <inheritdoc/>
    public override double Value(int parameter) => slots[parameter](ref setting);

    private protected override int Lanes => together.Lanes;

    private protected override void Write(int parameter, double value) => slots[parameter](ref setting) = value;

    private protected override void Play(ulong seed, long first, int at, int count)
    {
        var lanes = count > 1 ? together : alone;
        if (means is not null)
        {
            Expect(lanes, seed, first, means.AsSpan(0, count), at);
            return;
        }
        var found = outcomes.AsSpan(0, count);
        if (FollowsRounds) lanes.Play(setting, seed, first, found, RoundsFrom(at).Span, EndsFrom(at).Span);
        else lanes.Play(setting, seed, first, found, default, default);
        for (var i = 0; i < count; i++)
        {
            var values = Row(at + i);
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
        lanes.Expect(setting, seed, first, found, keeps ? Batch(at, makesRoom: true) : default, other is null ? default
            : other.Batch(at, makesRoom: false), held);
        for (var i = 0; i < found.Length; i++)
        {
            var values = Row(at + i);
            for (var q = 0; q < values.Length; q++) values[q] = expected[q]?.Invoke(found[i], setting) ?? double.NaN;
        }
    }

    /// <summary>Room for the mediators of the batch at a place of the block; batches follow each other.</summary>
    private Span<byte> Batch(int at, bool makesRoom)
    {
        var size = together.BytesOfCourse(setting.Rounds);
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
