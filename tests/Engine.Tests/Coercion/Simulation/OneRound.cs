using NegotiationSim.Engine.Coercion.Simulation;
using NegotiationSim.Engine.Coercion.World;
using NegotiationSim.Engine.Numbers;

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
        var round = new Round<TShocks>(set, derived, state, shocks);
        round.Play(now);
        return (round.State, round.Record);
    }
}
