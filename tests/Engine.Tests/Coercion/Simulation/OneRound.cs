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
}
