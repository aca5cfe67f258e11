using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Lanes;

namespace NegotiationSim.Engine.History;

/// <summary>Replications' own shocks, save where the record says what came of them.</summary>
/// <remarks>All draws of the model are by inversion: 0 makes an event happen if it can, <see cref="SteeredShocks.Never"/> keeps it from
/// happening unless it must.</remarks>
/// <typeparam name="R">The lanes.</typeparam>
internal struct SteeredShocks<R> : IShocks<R> where R : unmanaged, IReal<R>
{
    private LaneShocks<R> own;
    private Told told;

    /// <summary>The shock of a source: NaN where the lane's own is left alone.</summary>
    [UnscopedRef]
    internal ref R this[Chance source] => ref told[(int)source];

    /// <summary>Takes up the shocks of replications that follow each other, all left alone.</summary>
    /// <inheritdoc cref="LaneShocks{R}.Begin(ulong, long)"/>
    internal void Begin(ulong seed, long first)
    {
        own.Begin(seed, first);
        Free();
    }

    /// <summary>Takes up shocks, all left alone.</summary>
    internal void Begin(in LaneShocks<R> shocks)
    {
        own = shocks;
        Free();
    }

    /// <summary>Leaves all shocks alone.</summary>
    internal void Free()
    {
        foreach (ref var shock in (Span<R>)told) shock = double.NaN;
    }

    /// <summary>A lane's own shock.</summary>
    internal R Own(Chance source, int round) => own.Uniform(source, round);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public R Uniform(Chance source, int round)
    {
        var shock = told[(int)source];
        return R.Select(R.Same(shock, shock), shock, own.Uniform(source, round));
    }

    [InlineArray(Shocks.Sources)]
    private struct Told
    {
        private R first;
    }
}

/// <summary>The shocks that bring something about.</summary>
internal static class SteeredShocks
{
    /// <summary>The greatest number that a shock can be.</summary>
    internal const double Never = 1 - 1.0 / (1UL << 53);

    /// <summary>The shock that makes an event happen, or not.</summary>
    internal static double Make(bool happen) => happen ? 0 : Never;

    /// <summary>The shock in the middle of those from which Pois(mean) is drawn as that count.</summary>
    internal static double MakeCount(double mean, int count)
    {
        double probability = Exponential.Exp<Real1>(-mean);
        double below = 0;
        for (var k = 0; k < count; k++)
        {
            below += probability;
            probability *= mean / (k + 1);
        }
        return Math.Min(Never, below + probability / 2);
    }
}
