using System.Runtime.CompilerServices;
using NegotiationSim.Engine.Numbers.Lanes;

namespace NegotiationSim.Engine.Coercion.Simulation;

/// <summary>Where one thread plays replications, one a lane.</summary>
/// <typeparam name="R">The lanes.</typeparam>
internal sealed class Workplace<R> where R : unmanaged, IReal<R>
{
    private readonly AlignedRoom<byte> room = new(Unsafe.SizeOf<Desk<R, LaneShocks<R>>>());

    /// <summary>Plays replications that follow each other, one a lane.</summary>
    /// <param name="set">The numbers of the world.</param>
    /// <param name="seed">The seed of all chance.</param>
    /// <param name="first">The number of the first replication.</param>
    /// <param name="observer">What looks on.</param>
    /// <param name="outcomes">Receives what they are reduced to; at most as many as there are lanes.</param>
    /// <param name="course">What another run went through, if any mediator is held to that.</param>
    internal void Play<TObserver>(
        in Setting set, ulong seed, long first, scoped ref TObserver observer, scoped Span<Outcome> outcomes, Course<R> course = default)
        where TObserver : struct, ILaneObserver<R>, allows ref struct
    {
        ref var desk = ref Unsafe.As<byte, Desk<R, LaneShocks<R>>>(ref room.All[0]);
        desk.Shocks.Begin(seed, first);
        Replications<R>.Run(set, ref desk, ref observer, outcomes, course);
    }
}
