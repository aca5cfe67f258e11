using System.Runtime.CompilerServices;
using NegotiationSim.Engine.Coercion.Actors;
using NegotiationSim.Engine.Coercion.World;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Lanes;

namespace NegotiationSim.Engine.Coercion.Simulation;

/// <summary>What looks on while replications run side by side. It sees; it cannot change.</summary>
/// <typeparam name="R">The lanes.</typeparam>
internal interface ILaneObserver<R> where R : unmanaged, IReal<R>
{
    /// <inheritdoc cref="IObserver.Observe"/>
    void Observe(int t, in WorldState<R> state, in RoundRecord<R> record);
}

/// <summary>Replications that nobody watches.</summary>
/// <typeparam name="R">The lanes.</typeparam>
internal readonly struct Nobody<R> : ILaneObserver<R> where R : unmanaged, IReal<R>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Observe(int t, in WorldState<R> state, in RoundRecord<R> record) { }
}

/// <summary>As many replications as there are lanes, side by side: the rounds in their order, until each has come to war, to collapse or to
/// the horizon.</summary>
/// <remarks>A lane whose replication has ended is read out and plays on, unread, until the last one has.</remarks>
/// <typeparam name="R">The lanes.</typeparam>
[SkipLocalsInit]
internal static class Replications<R> where R : unmanaged, IReal<R>
{
    /// <summary>Plays them. It allocates no memory.</summary>
    /// <param name="worlds">The worlds.</param>
    /// <param name="desk">Their numbers and the shocks; and room to work.</param>
    /// <param name="observer">What looks on.</param>
    /// <param name="outcomes">Receives what the replications are reduced to, that of lane 0 first; empty where none of them can end early
    /// and only the observer is to hear of them.</param>
    /// <param name="course">What another run went through, if any mediator is held to that.</param>
    internal static void Run<TShocks, TObserver>(
        scoped Worlds worlds, ref Desk<R, TShocks> desk, scoped ref TObserver observer, scoped Span<Outcome> outcomes,
        Course<R> course = default)
        where TShocks : struct, IShocks<R>
        where TObserver : struct, ILaneObserver<R>, allows ref struct
    {
        ref readonly var set = ref worlds.Setting(0); // for what decides the course
        desk.State = Begin(worlds, desk.Set, ref desk.Shocks);
        desk.Record = default;
        desk.Tally = default;
        var round = new Round<R, TShocks>(worlds, ref desk, course);
        var now = PointInTime.BeforeTheFirst(set);
        R discount = 1;
        var playing = (1u << outcomes.Length) - 1;
        observer.Observe(now.Round, desk.State, desk.Record);
        while (now.Round + 1 < set.Rounds)
        {
            if (now.Round >= 0) discount *= desk.Set.Payoffs.Discount;
            now = now.Next(worlds, ref desk.State);
            round.Play(now, discount);
            observer.Observe(now.Round, desk.State, desk.Record);
            if (outcomes.IsEmpty) continue;
            desk.Tally.Add(now.Round, discount, desk.Set.Policy, set.IsTwoLevel, desk.State, desk.Record);
            var ended = (desk.Record.Has(Happened.War) | desk.Record.Has(Happened.RegimeCollapse)).Lanes & playing;
            if (ended == 0) continue;
            Read(ended, now.Round + 1, worlds, ref desk, outcomes);
            playing &= ~ended;
            if (playing == 0) return;
        }
        Read(playing, set.Rounds, worlds, ref desk, outcomes);
    }

    /// <summary>The states before round 0.</summary>
    internal static WorldState<R> Begin<TShocks>(Worlds worlds, in Setting<R> set, ref TShocks shocks)
        where TShocks : struct, IShocks<R>
    {
        var (type, administration) = (shocks.Uniform(Chance.TargetType, -1), shocks.Uniform(Chance.AdministrationType, -1));
        WorldState<R> state = Of(0, worlds);
        if (!worlds.AreOne)
            for (var lane = 1; lane < R.Lanes; lane++) state.Put(lane, Of(lane, worlds));
        state.IsOpportunist = !LaneMaths.Bernoulli(set.Priors.Seekers, type);
        state.IsReluctant = !LaneMaths.Bernoulli(set.Calendar.Committed, administration);
        var strength = set.Mechanisms.Leadership;
        var leads = strength > 0;
        if (leads.Any) state.Appetite = LaneMaths.When(leads, Leaders.Appetite(strength, shocks.Uniform(Chance.LeaderAppetite, -1)));
        return state;

        static WorldState Of(int lane, Worlds worlds) => Replication.Begin(
            worlds.Setting(lane), worlds.Derived(lane), TargetType.SecuritySeeker, AdministrationType.Committed);
    }

    private static void Read<TShocks>(uint lanes, int rounds, Worlds worlds, ref Desk<R, TShocks> desk, Span<Outcome> outcomes)
        where TShocks : struct, IShocks<R>
    {
        for (var lane = 0; lane < outcomes.Length; lane++)
            if ((lanes >> lane & 1) != 0)
                outcomes[lane] = desk.Tally.Lane(lane, rounds, worlds.Setting(lane), desk.State, desk.Record);
    }
}
