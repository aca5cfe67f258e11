using System.Runtime.CompilerServices;
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

    /// <summary>Plays replications that follow each other.</summary>
    /// <param name="set">The numbers of the world.</param>
    /// <param name="seed">The seed of all chance.</param>
    /// <param name="first">The number of the first one.</param>
    /// <param name="outcomes">Receives what they are reduced to.</param>
    internal abstract void Play(in Setting set, ulong seed, long first, Span<Outcome> outcomes);

    /// <summary>Plays replications that follow each other, and writes their rounds down.</summary>
    /// <param name="set">The numbers of the world.</param>
    /// <param name="seed">The seed of all chance.</param>
    /// <param name="first">The number of the first one.</param>
    /// <param name="outcomes">Receives what they are reduced to.</param>
    /// <param name="rounds">Receives their rounds.</param>
    /// <param name="at">Which replication of the rounds the first one is.</param>
    internal abstract void Play(in Setting set, ulong seed, long first, Span<Outcome> outcomes, RoundsOfBlock rounds, int at);
}

/// <inheritdoc/>
/// <typeparam name="R">The lanes.</typeparam>
internal sealed class CoercionLanes<R> : CoercionLanes where R : unmanaged, IReal<R>
{
    private readonly Workplace<R> workplace = new();
    private readonly CoercionQuantities<R>.RoundReading[] readings;
    private readonly bool[] isFlow;

    internal CoercionLanes(CoercionModel model)
    {
        readings = [.. model.OfRounds.Select(q => CoercionQuantities<R>.All.First(d => d.Quantity.Name == q.Name).OfRound!)];
        isFlow = [.. model.OfRounds.Select(q => q.Kind == QuantityKind.Flow)];
    }

    /// <inheritdoc/>
    internal override int Lanes => R.Lanes;

    /// <inheritdoc/>
    internal override void Play(in Setting set, ulong seed, long first, Span<Outcome> outcomes)
    {
        var nobody = new Nobody<R>();
        workplace.Play(set, seed, first, ref nobody, outcomes);
    }

    /// <inheritdoc/>
    internal override void Play(in Setting set, ulong seed, long first, Span<Outcome> outcomes, RoundsOfBlock rounds, int at)
    {
        var log = new Log(this, set, rounds, at);
        workplace.Play(set, seed, first, ref log, outcomes);
        for (var lane = 0; lane < outcomes.Length; lane++) rounds.FillAfter(at + lane, outcomes[lane].Rounds, isFlow);
    }

    /// <summary>Writes the rounds of replications down: each quantity of all lanes is read at once, and put down as it lies in the
    /// register.</summary>
    private readonly ref struct Log(CoercionLanes<R> player, in Setting set, RoundsOfBlock rounds, int at) : ILaneObserver<R>
    {
        private readonly ref readonly Setting set = ref set;
        private readonly Span<double> values = rounds.Values;
        private readonly Span<double> ends = rounds.Ends;
        private readonly CoercionQuantities<R>.RoundReading[] readings = player.readings;
        private readonly int stride = rounds.Stride;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)] // every round
        public void Observe(int t, in WorldState<R> state, in RoundRecord<R> record)
        {
            var place = (t + 1) * readings.Length * stride + at;
            for (var q = 0; q < readings.Length; q++, place += stride)
                LaneMemory.Put(t < 0 && player.isFlow[q] ? double.NaN : readings[q](state, record), values, place);
            var end = set.Ends.Classify(
                record.Has(Happened.War), record.Has(Happened.RegimeCollapse), state.Capability, set.Initial.Capability);
            LaneMemory.Put(end, ends, (t + 1) * stride + at);
        }
    }
}
