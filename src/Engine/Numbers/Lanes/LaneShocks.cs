using System.Runtime.CompilerServices;

namespace NegotiationSim.Engine.Numbers.Lanes;

/// <summary>All shocks of as many replications as there are lanes: in each the same numbers as <see cref="Shocks"/> gives.</summary>
/// <typeparam name="R">The lanes.</typeparam>
internal struct LaneShocks<R> : IShocks<R> where R : unmanaged, IReal<R>
{
    private Streams streams;

    /// <summary>Takes up the shocks of replications that follow each other.</summary>
    /// <param name="seed">The seed of all chance.</param>
    /// <param name="first">The number of the replication in lane 0.</param>
    internal void Begin(ulong seed, long first)
    {
        Span<SplitMix64> roots = stackalloc SplitMix64[R.Lanes];
        for (var lane = 0; lane < R.Lanes; lane++) roots[lane] = Shocks.Root(seed, first + lane);
        Begin(roots);
    }

    /// <summary>Takes up the shocks of any replications.</summary>
    /// <param name="roots">The stream that all streams of each split off; lanes beyond the last are as that.</param>
    internal void Begin(ReadOnlySpan<SplitMix64> roots)
    {
        R state = 0, gamma = 0;
        for (var lane = 0; lane < R.Lanes; lane++)
        {
            var root = roots[Math.Min(lane, roots.Length - 1)];
            state = state.With(lane, BitConverter.UInt64BitsToDouble(root.State));
            gamma = gamma.With(lane, BitConverter.UInt64BitsToDouble(root.Gamma));
        }
        for (var source = 0; source < Shocks.Sources; source++)
        {
            ref var stream = ref streams[source];
            (stream.State, stream.Gamma) = (state, gamma);
            R.Split(ref stream.State, ref stream.Gamma, source);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public R Uniform(Chance source, int round)
    {
        ref var stream = ref streams[(int)source];
        return R.UniformAt(stream.State, stream.Gamma, round);
    }

    private struct Stream
    {
        internal R State, Gamma; // bits of whole numbers
    }

    [InlineArray(Shocks.Sources)]
    private struct Streams
    {
        private Stream first;
    }
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
