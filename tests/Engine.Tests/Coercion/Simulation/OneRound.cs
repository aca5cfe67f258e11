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
        in Setting set, in WorldState state, TShocks shocks, PointInTime now)
        where TShocks : struct, IShocks
    {
        var derived = DerivedSetting.Of(set);
        var desk = new Desk<Real1, OneLane<TShocks>> { State = state, Shocks = new OneLane<TShocks>(shocks) };
        new Round<Real1, OneLane<TShocks>>(set, derived, ref desk).Play(now);
        return (desk.State.Lane(0), desk.Record.Lane(0));
    }
}
