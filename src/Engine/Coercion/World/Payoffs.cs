using System.Runtime.CompilerServices;
using NegotiationSim.Engine.Coercion.Actors;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Lanes;
using static NegotiationSim.Engine.Numbers.Declare;
using static NegotiationSim.Engine.Numbers.Lanes.LaneMaths;

namespace NegotiationSim.Engine.Coercion.World;

/// <summary>Step 9: what a round is worth to each side (docs/model.md, equations 9d and 9e).</summary>
public struct Payoffs
{
    /// <summary>How much of the domestic cost full relief brings in a round.</summary>
    public double ReliefCost;

    /// <summary>The declarations of these numbers.</summary>
    public static IReadOnlyList<Parameter<Payoffs>> Parameters { get; } =
    [
        Real<Payoffs>("reliefCost", "r_d", .5, 0, 2, "ratio",
            "how much of the sender's weight on domestic cost full relief brings in a round", "modelling choice",
            (ref p) => ref p.ReliefCost),
    ];

    /// <summary>nonproliferation(1 − k) + regional(1 − x) + rights·y + credibility(1 − ρk) − r_d·domestic·ρ: the sender's payoff of the
    /// round.</summary>
    /// <param name="wants">The sender's weights, that of regional security already with its third parties.</param>
    /// <param name="state">The state after the round.</param>
    [MethodImpl(Inline)]
    internal readonly R Sender<R>(in SenderPreferences wants, in WorldState<R> state) where R : unmanaged, IReal<R> =>
        wants.Nonproliferation * (1 - state.Capability) + wants.RegionalSecurity * (1 - state.Tension) + wants.HumanRights * state.Reform
        + wants.Credibility * (1 - state.Relief * state.Capability) - ReliefCost * wants.DomesticCost * state.Relief;

    /// <summary>security(1 − θ(1 − k)) + status·k + economy(1 − h) − control·y: the target's payoff of the round.</summary>
    /// <param name="wants">The target's weights.</param>
    /// <param name="state">The state after the round.</param>
    /// <param name="threat">θ, the threat that it perceived in the round.</param>
    [MethodImpl(Inline)]
    internal static R Target<R>(in TargetPreferences wants, in WorldState<R> state, R threat) where R : unmanaged, IReal<R> =>
        wants.Security * (1 - threat * (1 - state.Capability)) + wants.Status * state.Capability
        + wants.Economy * (1 - state.Hardship) - wants.Control * state.Reform;
}
