using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NegotiationSim.Engine.Coercion.Policies;
using NegotiationSim.Engine.Coercion.Simulation;
using NegotiationSim.Engine.Coercion.World;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Lanes;

namespace NegotiationSim.Engine.Models;

/// <summary>Plays replications of the coercion model side by side, in some width, for one thread.</summary>
internal abstract class CoercionLanes
{
    /// <summary>How many replications go side by side at the most.</summary>
    internal abstract int Lanes { get; }

    /// <summary>As wide as the machine is.</summary>
    /// <param name="model">What its rounds are read by.</param>
    internal static CoercionLanes Widest(CoercionModel model) => Width.Widest switch
    {
        8 => new CoercionLanes<Real8>(model),
        4 => new CoercionLanes<Real4>(model),
        _ => new CoercionLanes<Real1>(model),
    };

    /// <summary>Half as wide, if there is such a width.</summary>
    internal static CoercionLanes HalfOf(CoercionLanes whole, CoercionModel model) =>
        whole.Lanes == 8 ? new CoercionLanes<Real4>(model) : whole;

    /// <summary>Takes up the worlds of the replications that are played next.</summary>
    /// <param name="worlds">The numbers of one for all, or of one each.</param>
    internal abstract void Take(ReadOnlyMemory<Setting> worlds);

    /// <summary>Plays replications that follow each other.</summary>
    /// <param name="seed">The seed of all chance.</param>
    /// <param name="first">The number of the first one.</param>
    /// <param name="outcomes">Receives what they are reduced to.</param>
    internal abstract void Play(ulong seed, long first, Span<Outcome> outcomes);

    /// <summary>Plays replications that follow each other, and writes their rounds down.</summary>
    /// <param name="seed">The seed of all chance.</param>
    /// <param name="first">The number of the first one.</param>
    /// <param name="outcomes">Receives what they are reduced to.</param>
    /// <param name="rounds">Receives their rounds.</param>
    /// <param name="at">Which replication of the rounds the first one is.</param>
    internal abstract void Play(ulong seed, long first, Span<Outcome> outcomes, RoundsOfBlock rounds, int at);

    /// <summary>Plays replications that follow each other, in the mean over war and collapse.</summary>
    /// <param name="seed">The seed of all chance.</param>
    /// <param name="first">The number of the first one.</param>
    /// <param name="expectations">Receives what comes of them.</param>
    /// <param name="kept">Receives their mediators: <see cref="BytesOfCourse"/>; empty if nobody asks.</param>
    /// <param name="others">The mediators of the same replications under another scenario.</param>
    /// <param name="held">Which of those they are held to.</param>
    internal abstract void Expect(
        ulong seed, long first, Span<Expectation> expectations, Span<byte> kept = default, Span<byte> others = default,
        Mediators held = Mediators.None);

    /// <summary>How much room the mediators of replications take that are played at a time.</summary>
    /// <param name="rounds">T.</param>
    internal int BytesOfCourse(int rounds) => Lanes * rounds * Course<Real1>.Width * sizeof(double);
}

/// <inheritdoc/>
/// <typeparam name="R">The lanes.</typeparam>
internal sealed class CoercionLanes<R> : CoercionLanes where R : unmanaged, IReal<R>
{
    private readonly Workplace<R> workplace = new();
    private readonly CoercionQuantities<R>.RoundReading[] readings;
    private readonly int[] places; // of what is read, among the numbers at hand; below 0 of what has to be worked out
    private readonly bool[] isFlow;
    private readonly AlignedRoom<byte> watching = new(Unsafe.SizeOf<Expectations<R>>());

    internal CoercionLanes(CoercionModel model)
    {
        readings = [.. model.OfRounds.Select(q => CoercionQuantities<R>.All.First(d => d.Quantity.Name == q.Name).OfRound!)];
        places = [.. readings.Select(PlaceOf)];
        isFlow = [.. model.OfRounds.Select(q => q.Kind == QuantityKind.Flow)];
    }

    private int PlaceOf(CoercionQuantities<R>.RoundReading reading)
    {
        R elsewhere = default;
        var numbers = workplace.Numbers;
        ref readonly var found = ref reading(workplace.Desk.State, workplace.Desk.Record, ref elsewhere);
        var place = Unsafe.ByteOffset(in numbers[0], in found) / Unsafe.SizeOf<R>();
        return place >= 0 && place < numbers.Length ? (int)place : -1;
    }

    /// <inheritdoc/>
    internal override int Lanes => R.Lanes;

    /// <inheritdoc/>
    internal override void Take(ReadOnlyMemory<Setting> worlds) => workplace.Take(worlds);

    /// <inheritdoc/>
    internal override void Play(ulong seed, long first, Span<Outcome> outcomes)
    {
        var nobody = new Nobody<R>();
        workplace.Play(seed, first, ref nobody, outcomes);
    }

    /// <inheritdoc/>
    internal override void Expect(
        ulong seed, long first, Span<Expectation> expectations, Span<byte> kept = default, Span<byte> others = default,
        Mediators held = Mediators.None)
    {
        ref var means = ref Unsafe.As<byte, Expectations<R>>(ref watching.All[0]);
        means = new Expectations<R>(workplace.Set);
        workplace.Set.Rupture.War = workplace.Set.Rupture.Collapse = 0; // which are worked out, not drawn
        var observer = new Keeper(workplace, ref means, MemoryMarshal.Cast<byte, R>(kept));
        workplace.Play(seed, first, ref observer, default,
            new Course<R>(MemoryMarshal.Cast<byte, R>(others), held));
        means.Close(workplace.Desk.State);
        for (var lane = 0; lane < expectations.Length; lane++) expectations[lane] = means.Lane(lane, workplace.Worlds.Setting(lane));
    }

    /// <summary>Works expectations out, and keeps mediators where there is room for them.</summary>
    private readonly ref struct Keeper(Workplace<R> workplace, ref Expectations<R> means, Span<R> kept) : ILaneObserver<R>
    {
        private readonly ref Expectations<R> means = ref means;
        private readonly Span<R> kept = kept;

        public void Observe(int t, in WorldState<R> state, in RoundRecord<R> record)
        {
            if (t < 0) return;
            means.Add(t, workplace.Set.Policy, state, record);
            if (!kept.IsEmpty) new Course<R>(kept).Write(t, state, record);
        }
    }

    /// <inheritdoc/>
    internal override void Play(ulong seed, long first, Span<Outcome> outcomes, RoundsOfBlock rounds, int at)
    {
        var log = new Log(this, rounds, at);
        workplace.Play(seed, first, ref log, outcomes);
        for (var lane = 0; lane < outcomes.Length; lane++) rounds.FillAfter(at + lane, outcomes[lane].Rounds, isFlow);
    }

    /// <summary>Writes the rounds of replications down: each quantity of all lanes is put down as it lies in the register.</summary>
    private readonly ref struct Log(CoercionLanes<R> player, RoundsOfBlock rounds, int at) : ILaneObserver<R>
    {
        private readonly ref readonly Setting<R> set = ref player.workplace.Set;
        private readonly ReadOnlySpan<R> numbers = player.workplace.Numbers;
        private readonly ReadOnlySpan<int> places = player.places;
        private readonly Span<double> values = rounds.Values;
        private readonly Span<double> ends = rounds.Ends;
        private readonly int stride = rounds.Stride;

        [MethodImpl(Compiling.AtOnce)] // every round
        public void Observe(int t, in WorldState<R> state, in RoundRecord<R> record)
        {
            var from = (t + 1) * places.Length * stride + at;
            for (var (q, to) = (0, from); q < places.Length; q++, to += stride)
            {
                ref var room = ref LaneMemory.Register<R>(values, to);
                if (places[q] >= 0) room = numbers[places[q]];
                else player.readings[q](state, record, ref room);
            }
            if (t < 0)
                for (var q = 0; q < places.Length; q++)
                    if (player.isFlow[q]) LaneMemory.Register<R>(values, from + q * stride) = double.NaN;
            LaneMemory.Register<R>(ends, (t + 1) * stride + at) = set.Ends.Classify(
                record.Has(Happened.War), record.Has(Happened.RegimeCollapse), state.Capability, set.InitialCapability);
        }
    }
}
