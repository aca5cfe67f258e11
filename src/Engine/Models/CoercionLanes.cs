using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
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

    /// <summary>Plays replications that follow each other.</summary>
    /// <param name="set">The numbers of the world.</param>
    /// <param name="seed">The seed of all chance.</param>
    /// <param name="first">The number of the first one.</param>
    /// <param name="outcomes">Receives what they are reduced to.</param>
    /// <param name="rounds">Receives their rounds, one replication behind the other: every quantity at the start and after each round. A
    /// run that ends early keeps its last levels, and its flows are 0 from then on. Empty if nobody follows them.</param>
    /// <param name="ends">Receives how each would have ended, had it stopped at the start and after each round; as empty.</param>
    internal abstract void Play(in Setting set, ulong seed, long first, Span<Outcome> outcomes, Span<double> rounds, Span<int> ends);

    /// <summary>Plays replications that follow each other, in the mean over war and collapse.</summary>
    /// <param name="set">The numbers of the world.</param>
    /// <param name="seed">The seed of all chance.</param>
    /// <param name="first">The number of the first one.</param>
    /// <param name="expectations">Receives what comes of them.</param>
    /// <param name="kept">Receives their mediators: <see cref="BytesOfCourse"/>; empty if nobody asks.</param>
    /// <param name="others">The mediators of the same replications under another scenario.</param>
    /// <param name="held">Which of those they are held to.</param>
    internal abstract void Expect(
        in Setting set, ulong seed, long first, Span<Expectation> expectations, Span<byte> kept = default, Span<byte> others = default,
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
    private readonly bool[] isFlow;
    private readonly AlignedRoom<R> now; // the quantities of a round
    private readonly AlignedRoom<byte> watching = new(Unsafe.SizeOf<Expectations<R>>());
    private readonly Outcome[] unread = new Outcome[R.Lanes]; // of replications in the mean over ruptures

    internal CoercionLanes(CoercionModel model)
    {
        readings = [.. model.OfRounds.Select(q => CoercionQuantities<R>.All.First(d => d.Quantity.Name == q.Name).OfRound!)];
        isFlow = [.. model.OfRounds.Select(q => q.Kind == QuantityKind.Flow)];
        now = new AlignedRoom<R>(readings.Length);
    }

    /// <inheritdoc/>
    internal override int Lanes => R.Lanes;

    /// <inheritdoc/>
    internal override void Play(in Setting set, ulong seed, long first, Span<Outcome> outcomes, Span<double> rounds, Span<int> ends)
    {
        if (rounds.IsEmpty)
        {
            var nobody = new Nobody<R>();
            workplace.Play(set, seed, first, ref nobody, outcomes);
            return;
        }
        var log = new Log(this, set, outcomes.Length, rounds, ends);
        workplace.Play(set, seed, first, ref log, outcomes);
        for (var lane = 0; lane < outcomes.Length; lane++) log.FillAfter(lane, outcomes[lane].Rounds);
    }

    /// <inheritdoc/>
    internal override void Expect(
        in Setting set, ulong seed, long first, Span<Expectation> expectations, Span<byte> kept = default, Span<byte> others = default,
        Mediators held = Mediators.None)
    {
        ref var means = ref Unsafe.As<byte, Expectations<R>>(ref watching.All[0]);
        means = new Expectations<R>(set);
        var observer = new Keeper(ref means, MemoryMarshal.Cast<byte, R>(kept));
        workplace.Play(Expectations<R>.WithoutRupture(set), seed, first, ref observer, unread.AsSpan(0, expectations.Length),
            new Course<R>(MemoryMarshal.Cast<byte, R>(others), held));
        for (var lane = 0; lane < expectations.Length; lane++) expectations[lane] = means.Lane(lane, set);
    }

    /// <summary>Works expectations out, and keeps mediators where there is room for them.</summary>
    private readonly ref struct Keeper(ref Expectations<R> means, Span<R> kept) : ILaneObserver<R>
    {
        private readonly ref Expectations<R> means = ref means;
        private readonly Span<R> kept = kept;

        public void Observe(int t, in WorldState<R> state, in RoundRecord<R> record)
        {
            means.Observe(t, state, record);
            if (t >= 0 && !kept.IsEmpty) new Course<R>(kept).Write(t, state, record);
        }
    }

    /// <summary>Writes the rounds of replications down: each quantity of all lanes is read at once, then every lane's row is put in its
    /// place.</summary>
    private readonly ref struct Log(CoercionLanes<R> player, in Setting set, int count, Span<double> rounds, Span<int> ends)
        : ILaneObserver<R>
    {
        private readonly ref readonly Setting set = ref set;
        private readonly Span<double> rounds = rounds;
        private readonly Span<int> ends = ends;
        private readonly Span<R> now = player.now.All;
        private readonly CoercionQuantities<R>.RoundReading[] readings = player.readings;
        private readonly int times = set.Rounds + 1;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)] // every round
        public void Observe(int t, in WorldState<R> state, in RoundRecord<R> record)
        {
            for (var q = 0; q < now.Length; q++) now[q] = t < 0 && player.isFlow[q] ? double.NaN : readings[q](state, record);
            LaneMemory.Scatter(now, count, rounds[((t + 1) * now.Length)..], times * now.Length);
            var end = set.Ends.Classify(
                record.Has(Happened.War), record.Has(Happened.RegimeCollapse), state.Capability, set.Initial.Capability);
            for (var lane = 0; lane < count; lane++) ends[lane * times + t + 1] = (int)end[lane];
        }

        /// <summary>A run that has ended keeps its last levels, and its flows are 0.</summary>
        internal void FillAfter(int lane, int played)
        {
            var final = rounds.Slice((lane * times + played) * now.Length, now.Length);
            for (var t = played + 1; t < times; t++)
            {
                var row = rounds.Slice((lane * times + t) * now.Length, now.Length);
                for (var q = 0; q < row.Length; q++) row[q] = player.isFlow[q] ? 0 : final[q];
            }
            ends.Slice(lane * times + played, times - played).Fill(ends[lane * times + played]);
        }
    }
}
