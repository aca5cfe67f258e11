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
internal static class Replications<R> where R : unmanaged, IReal<R>
{
    /// <summary>Plays them. It allocates no memory.</summary>
    /// <param name="set">The numbers of the world, the same in all lanes.</param>
    /// <param name="desk">The shocks; and room to work.</param>
    /// <param name="observer">What looks on.</param>
    /// <param name="outcomes">Receives what the replications are reduced to, that of lane 0 first; empty where none of them can end early
    /// and only the observer is to hear of them.</param>
    /// <param name="course">What another run went through, if any mediator is held to that.</param>
    internal static void Run<TShocks, TObserver>(
        in Setting set, ref Desk<R, TShocks> desk, scoped ref TObserver observer, scoped Span<Outcome> outcomes, Course<R> course = default)
        where TShocks : struct, IShocks<R>
        where TObserver : struct, ILaneObserver<R>, allows ref struct
    {
        var derived = DerivedSetting.Of(set);
        desk.State = Begin(set, derived, ref desk.Shocks);
        desk.Record = default;
        desk.Tally = default;
        var round = new Round<R, TShocks>(set, derived, ref desk, course);
        var now = PointInTime.BeforeTheFirst(set);
        var isTwoLevel = set.SenderHome.HasConstituencies || set.TargetHome.HasConstituencies;
        var playing = (1u << outcomes.Length) - 1;
        observer.Observe(now.Round, desk.State, desk.Record);
        while (now.Round + 1 < set.Rounds)
        {
            now = now.Next(set, ref desk.State);
            round.Play(now);
            observer.Observe(now.Round, desk.State, desk.Record);
            if (outcomes.IsEmpty) continue;
            desk.Tally.Add(now.Round, now.Discount ?? 1, set.Eras[now.Era].Policy, isTwoLevel, desk.State, desk.Record);
            var ended = (desk.Record.Has(Happened.War) | desk.Record.Has(Happened.RegimeCollapse)).Lanes & playing;
            if (ended == 0) continue;
            Read(ended, now.Round + 1, set, ref desk, outcomes);
            playing &= ~ended;
            if (playing == 0) return;
        }
        Read(playing, set.Rounds, set, ref desk, outcomes);
    }

    /// <summary>The states before round 0.</summary>
    internal static WorldState<R> Begin<TShocks>(in Setting set, in DerivedSetting derived, ref TShocks shocks)
        where TShocks : struct, IShocks<R>
    {
        WorldState<R> state = Replication.Begin(set, derived, TargetType.SecuritySeeker, AdministrationType.Committed);
        state.IsOpportunist = !LaneMaths.Bernoulli(set.Priors.Seekers, shocks.Uniform(Chance.TargetType, -1));
        state.IsReluctant = !LaneMaths.Bernoulli(set.Calendar.Committed, shocks.Uniform(Chance.AdministrationType, -1));
        if (set.Mechanisms.Leadership > 0)
            state.Appetite = Leaders.Appetite(set.Mechanisms.Leadership, shocks.Uniform(Chance.LeaderAppetite, -1));
        return state;
    }

    private static void Read<TShocks>(uint lanes, int rounds, in Setting set, ref Desk<R, TShocks> desk, Span<Outcome> outcomes)
        where TShocks : struct, IShocks<R>
    {
        for (var lane = 0; lane < outcomes.Length; lane++)
            if ((lanes >> lane & 1) != 0) outcomes[lane] = desk.Tally.Lane(lane, rounds, set, desk.State, desk.Record);
    }
}
