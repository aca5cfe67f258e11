using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NegotiationSim.Engine.Numbers.Lanes;

namespace NegotiationSim.Engine.Coercion.Simulation;

/// <summary>A desk for one thread, where no vector lies across two lines of the cache.</summary>
/// <remarks>On the stack and in ordinary objects nothing keeps vectors from that, and each access would cost two.</remarks>
/// <typeparam name="R">The lanes.</typeparam>
internal sealed class Workplace<R> where R : unmanaged, IReal<R>
{
    private const int Line = 64; // bytes

    private readonly byte[] room = GC.AllocateArray<byte>(Unsafe.SizeOf<Desk<R, LaneShocks<R>>>() + Line, pinned: true);
    private readonly int start;

    internal Workplace() => start = (int)(-Marshal.UnsafeAddrOfPinnedArrayElement(room, 0) & (Line - 1));

    /// <summary>The desk.</summary>
    internal ref Desk<R, LaneShocks<R>> Desk => ref Unsafe.As<byte, Desk<R, LaneShocks<R>>>(ref room[start]);

    /// <summary>Plays replications that follow each other, one a lane.</summary>
    /// <param name="set">The numbers of the world.</param>
    /// <param name="seed">The seed of all chance.</param>
    /// <param name="first">The number of the first replication.</param>
    /// <param name="observer">What looks on.</param>
    /// <param name="outcomes">Receives what they are reduced to; at most as many as there are lanes.</param>
    internal void Play<TObserver>(in Setting set, ulong seed, long first, scoped ref TObserver observer, scoped Span<Outcome> outcomes)
        where TObserver : struct, IObserver<R>, allows ref struct
    {
        ref var desk = ref Desk;
        desk.Shocks.Begin(seed, first);
        Replications<R>.Run(set, ref desk, ref observer, outcomes);
    }
}
