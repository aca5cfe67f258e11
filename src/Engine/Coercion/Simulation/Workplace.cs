using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Lanes;

namespace NegotiationSim.Engine.Coercion.Simulation;

/// <summary>Where one thread plays replications, one a lane.</summary>
/// <typeparam name="R">The lanes.</typeparam>
/// <typeparam name="TShocks">Where chance comes from.</typeparam>
internal class Workplace<R, TShocks> where R : unmanaged, IReal<R> where TShocks : unmanaged, IShocks<R>
{
    private readonly AlignedRoom<byte> room = new(Unsafe.SizeOf<Desk<R, TShocks>>());
    private readonly DerivedSetting[] derived = new DerivedSetting[R.Lanes];
    private ReadOnlyMemory<Setting> settings;

    /// <summary>The numbers of the worlds in hand.</summary>
    internal ref Setting<R> Set => ref Desk.Set;

    /// <summary>The shocks of the replications in hand.</summary>
    internal ref TShocks Shocks => ref Desk.Shocks;

    /// <summary>Everything that a round works on.</summary>
    internal ref Desk<R, TShocks> Desk => ref Unsafe.As<byte, Desk<R, TShocks>>(ref room.All[0]);

    /// <summary>All numbers of <see cref="Desk"/> as they lie there, those of the state first.</summary>
    internal Span<R> Numbers => MemoryMarshal.Cast<byte, R>(room.All);

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

    /// <summary>Plays replications on the shocks and in the worlds taken up.</summary>
    /// <param name="observer">What looks on.</param>
    /// <param name="outcomes">Receives what they are reduced to; at most as many as there are lanes.</param>
    /// <param name="course">What another run went through, if any mediator is held to that.</param>
    internal void Play<TObserver>(scoped ref TObserver observer, scoped Span<Outcome> outcomes, Course<R> course = default)
        where TObserver : struct, ILaneObserver<R>, allows ref struct =>
            Replications<R>.Run(Worlds, ref Desk, ref observer, outcomes, course);
}

/// <inheritdoc/>
internal sealed class Workplace<R> : Workplace<R, LaneShocks<R>> where R : unmanaged, IReal<R>
{
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
        Shocks.Begin(seed, first);
        Play(ref observer, outcomes, course);
    }
}
