using System.Runtime.CompilerServices;
using NegotiationSim.Engine.Numbers.Lanes;

namespace NegotiationSim.Engine.Coercion.Simulation;

/// <summary>Where one thread plays replications, one a lane.</summary>
/// <typeparam name="R">The lanes.</typeparam>
internal sealed class Workplace<R> where R : unmanaged, IReal<R>
{
    private readonly AlignedRoom<byte> room = new(Unsafe.SizeOf<Desk<R, LaneShocks<R>>>());
    private readonly DerivedSetting[] derived = new DerivedSetting[R.Lanes];
    private ReadOnlyMemory<Setting> settings;

    /// <summary>The numbers of the worlds in hand.</summary>
    internal ref Setting<R> Set => ref Desk.Set;

    private ref Desk<R, LaneShocks<R>> Desk => ref Unsafe.As<byte, Desk<R, LaneShocks<R>>>(ref room.All[0]);

    /// <summary>Takes up the worlds to be played.</summary>
    /// <param name="worlds">The numbers of one for all lanes, or of one each; they are read until the replications are played.</param>
    internal void Take(ReadOnlyMemory<Setting> worlds)
    {
        settings = worlds;
        for (var i = 0; i < worlds.Length; i++) derived[i] = DerivedSetting.Of(worlds.Span[i]);
        Set.Take(Worlds);
    }

    /// <summary>They themselves.</summary>
    internal Worlds Worlds => new(settings.Span, derived.AsSpan(0, settings.Length));

    /// <summary>Plays replications that follow each other, one a lane, in the worlds taken up.</summary>
    /// <param name="seed">The seed of all chance.</param>
    /// <param name="first">The number of the first replication.</param>
    /// <param name="observer">What looks on.</param>
    /// <param name="outcomes">Receives what they are reduced to; at most as many as there are lanes.</param>
    /// <param name="course">What another run went through, if any mediator is held to that.</param>
    internal void Play<TObserver>(
        ulong seed, long first, scoped ref TObserver observer, scoped Span<Outcome> outcomes, Course<R> course = default)
        where TObserver : struct, ILaneObserver<R>, allows ref struct
    {
        Desk.Shocks.Begin(seed, first);
        Replications<R>.Run(Worlds, ref Desk, ref observer, outcomes, course);
    }
}
