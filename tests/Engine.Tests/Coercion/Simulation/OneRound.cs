using NegotiationSim.Engine.Coercion.Simulation;
using NegotiationSim.Engine.Coercion.World;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Lanes;

namespace NegotiationSim.Engine.Tests.Coercion.Simulation;

/// <summary>A round by itself.</summary>
internal static class OneRound
{
    /// <summary>Plays it.</summary>
    internal static (WorldState State, RoundRecord Record) Play<TShocks>(
        in Setting set, in WorldState state, TShocks shocks, PointInTime now, double worth = 1)
        where TShocks : struct, IShocks
    {
        var derived = DerivedSetting.Of(set);
        var desk = new Desk<Real1, OneLane<TShocks>> { State = state, Shocks = new OneLane<TShocks>(shocks) };
        var worlds = new Worlds(set, derived);
        desk.Set.Take(worlds);
        new Round<Real1, OneLane<TShocks>>(worlds, ref desk).Play(now, worth);
        return (desk.State.Lane(0), desk.Record.Lane(0));
    }

    /// <summary>Plays it in as many worlds as there are lanes, on the shocks of replications that follow each other.</summary>
    internal static void Play(in Setting set, in DerivedSetting derived, Span<WorldState> states, Span<RoundRecord> records, ulong seed,
        long first, PointInTime now)
    {
        var desk = new Desk<Real4, LaneShocks<Real4>> { State = states[0] };
        for (var lane = 1; lane < states.Length; lane++) desk.State.Put(lane, states[lane]);
        desk.Shocks.Begin(seed, first);
        var worlds = new Worlds(set, derived);
        desk.Set.Take(worlds);
        new Round<Real4, LaneShocks<Real4>>(worlds, ref desk).Play(now, 1);
        for (var lane = 0; lane < states.Length; lane++) (states[lane], records[lane]) = (desk.State.Lane(lane), desk.Record.Lane(lane));
    }
}
