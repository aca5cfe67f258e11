using System.Runtime.CompilerServices;

namespace NegotiationSim.Engine.Numbers.Lanes;

/// <summary>All shocks of as many replications as there are lanes: in each the same numbers as <see cref="Shocks"/> gives.</summary>
/// <typeparam name="R">The lanes.</typeparam>
internal struct LaneShocks<R> : IShocks<R> where R : unmanaged, IReal<R>
{
    private Streams streams;

    /// <summary>Takes up the shocks of replications that follow each other.</summary>
    /// <inheritdoc cref="LaneStream{R}.Begin(ulong, long)"/>
    internal void Begin(ulong seed, long first)
    {
        var root = default(LaneStream<R>);
        root.Begin(seed, first);
        Split(root);
    }

    /// <summary>Takes up the shocks of any replications.</summary>
    /// <inheritdoc cref="LaneStream{R}.Begin(ReadOnlySpan{SplitMix64})"/>
    internal void Begin(ReadOnlySpan<SplitMix64> roots)
    {
        var root = default(LaneStream<R>);
        root.Begin(roots);
        Split(root);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Split(in LaneStream<R> root)
    {
        for (var source = 0; source < Shocks.Sources; source++) streams[source] = root.Split((Chance)source);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly R Uniform(Chance source, int round)
    {
        ref readonly var stream = ref streams[(int)source];
        return stream.UniformAt(round);
    }

    [InlineArray(Shocks.Sources)]
    private struct Streams
    {
        private LaneStream<R> first;
    }
}

/// <summary>A <see cref="SplitMix64"/> in every lane.</summary>
/// <typeparam name="R">The lanes.</typeparam>
internal struct LaneStream<R> where R : unmanaged, IReal<R>
{
    private R state, gamma; // bits of whole numbers

    /// <summary>Takes up the streams that all shocks of replications split off that follow each other.</summary>
    /// <param name="seed">The seed of all chance.</param>
    /// <param name="first">The number of the replication in lane 0.</param>
    internal void Begin(ulong seed, long first)
    {
        Span<SplitMix64> roots = stackalloc SplitMix64[R.Lanes];
        for (var lane = 0; lane < R.Lanes; lane++) roots[lane] = Shocks.Root(seed, first + lane);
        Begin(roots);
    }

    /// <summary>Takes up the streams that all shocks of any replications split off.</summary>
    /// <param name="roots">A stream each; lanes beyond the last are as that.</param>
    internal void Begin(ReadOnlySpan<SplitMix64> roots)
    {
        for (var lane = 0; lane < R.Lanes; lane++)
        {
            var root = roots[Math.Min(lane, roots.Length - 1)];
            state = state.With(lane, BitConverter.UInt64BitsToDouble(root.State));
            gamma = gamma.With(lane, BitConverter.UInt64BitsToDouble(root.Gamma));
        }
    }

    /// <summary>The streams of a source.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly LaneStream<R> Split(Chance source)
    {
        var split = this;
        R.Split(ref split.state, ref split.gamma, (int)source);
        return split;
    }

    /// <inheritdoc cref="SplitMix64.UniformAt"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly R UniformAt(int position) => R.UniformAt(state, gamma, position);
}

/// <summary>The shocks of one replication, in one lane.</summary>
/// <typeparam name="TShocks">Where they come from.</typeparam>
internal struct OneLane<TShocks>(TShocks shocks) : IShocks<Real1> where TShocks : struct, IShocks
{
    /// <summary>Where they come from.</summary>
    internal TShocks Shocks = shocks;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Real1 Uniform(Chance source, int round) => Shocks.Uniform(source, round);
}
