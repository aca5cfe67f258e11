using System.Runtime.CompilerServices;
using NegotiationSim.Engine.Coercion.Actors;
using NegotiationSim.Engine.Coercion.Policies;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Lanes;
using static NegotiationSim.Engine.Numbers.Declare;
using static NegotiationSim.Engine.Numbers.Lanes.LaneMaths;

namespace NegotiationSim.Engine.Coercion.World;

/// <summary>Step 9: what a round is worth to each side (docs/model.md, equations 9d, 9e and 9h).</summary>
public struct Payoffs
{
    /// <summary>How much of the domestic cost full relief brings in a round.</summary>
    public double ReliefCost;
    /// <summary>Credibility that a full guarantee in force costs.</summary>
    public double GuaranteeCost;
    /// <summary>Credibility that full recognition costs.</summary>
    public double RecognitionCost;
    /// <summary>How much of the domestic cost full pressure brings in a round.</summary>
    public double PressureCost;
    /// <summary>How much of the domestic cost full rhetoric takes away in a round.</summary>
    public double RhetoricGain;
    /// <summary>What a round is worth, in terms of the round before.</summary>
    public double Discount;
    /// <summary>What war costs the sender.</summary>
    public double WarSender;
    /// <summary>What war costs the target.</summary>
    public double WarTarget;
    /// <summary>What the collapse of the target's regime costs the sender.</summary>
    public double CollapseSender;
    /// <summary>What the collapse of its regime costs the target.</summary>
    public double CollapseTarget;

    /// <summary>The declarations of these numbers.</summary>
    public static IReadOnlyList<Parameter<Payoffs>> Parameters { get; } =
    [
        Real<Payoffs>("reliefCost", "r_d", .5, 0, 2, "ratio",
            "how much of the sender's weight on domestic cost full relief brings in a round", Source, (ref p) => ref p.ReliefCost),
        Real<Payoffs>("guaranteeCost", "r_g", .3, 0, 2, "ratio",
            "how much of the sender's weight on credibility a full guarantee in force costs in a round", Source,
            (ref p) => ref p.GuaranteeCost),
        Real<Payoffs>("recognitionCost", "r_R", .5, 0, 2, "ratio",
            "how much of the sender's weight on credibility full recognition costs in a round", Source, (ref p) => ref p.RecognitionCost),
        Real<Payoffs>("pressureCost", "r_p", .5, 0, 2, "ratio",
            "how much of the sender's weight on domestic cost full pressure brings in a round", Source, (ref p) => ref p.PressureCost),
        Real<Payoffs>("rhetoricGain", "r_r", .3, 0, 2, "ratio",
            "how much of the sender's weight on domestic cost full rhetoric makes up for in a round", Source,
            (ref p) => ref p.RhetoricGain),
        Real<Payoffs>("discount", "delta", .99, 0, 1, "ratio", "what a round is worth, in terms of the round before",
            Source + ": about 4% a year", (ref p) => ref p.Discount),
        Loss("warSender", "L_S", 30, "war costs the sender", (ref p) => ref p.WarSender),
        Loss("warTarget", "L_T", 60, "war costs the target", (ref p) => ref p.WarTarget),
        Loss("collapseSender", "Z_S", 0, "the collapse of the target's regime costs the sender", (ref p) => ref p.CollapseSender),
        Loss("collapseTarget", "Z_T", 60, "the collapse of its regime costs the target", (ref p) => ref p.CollapseTarget),
    ];

    private const string Source = "modelling choice";

    private static Parameter<Payoffs> Loss(string path, string symbol, double standard, string what, Slot<Payoffs> slot) =>
        Real(path, symbol, standard, -10_000, 10_000, "utility",
            $"what {what}, beside the payoff of its round; below 0 it is a gain",
            "a value, not a finding; sim compare tells where it matters",
            slot);

    /// <summary>security(1 − θ(1 − k)) + status·max(k, R) + economy(1 − h) − control·y: the target's payoff of the round,
    /// undiscounted.</summary>
    /// <param name="wants">The target's weights.</param>
    /// <param name="state">The state after the round.</param>
    /// <param name="threat">θ, the threat that it perceived in the round.</param>
    /// <param name="recognition">R, the policy's.</param>
    [MethodImpl(Inline)]
    internal static R Target<R>(in TargetPreferences<R> wants, in WorldState<R> state, R threat, R recognition)
        where R : unmanaged, IReal<R> =>
        wants.Security * (1 - threat * (1 - state.Capability)) + wants.Status * R.Max(state.Capability, recognition)
        + wants.Economy * (1 - state.Hardship) - wants.Control * state.Reform;
}

/// <inheritdoc cref="Payoffs"/>
internal struct Payoffs<R> where R : unmanaged, IReal<R>
{
    internal R ReliefCost, GuaranteeCost, RecognitionCost, PressureCost, RhetoricGain, Discount, WarSender, WarTarget, CollapseSender,
        CollapseTarget;

    /// <summary>The same numbers in every lane.</summary>
    public static implicit operator Payoffs<R>(in Payoffs one) => LaneMemory.InEvery<Payoffs, Payoffs<R>, R>(one);

    /// <summary>nonproliferation(1 − k) + regional(1 − x) + rights·y + credibility(1 − ρk − r_g·Γ − r_R·R) − domestic(r_d·ρ + r_p·p² −
    /// r_r·r): the sender's payoff of the round, undiscounted.</summary>
    /// <param name="wants">The sender's weights, that of regional security already with its third parties.</param>
    /// <param name="state">The state after the round.</param>
    /// <param name="policy">Recognition R and rhetoric r.</param>
    [MethodImpl(Inline)]
    internal readonly R Sender(in SenderPreferences<R> wants, in WorldState<R> state, in Policy<R> policy) =>
        wants.Nonproliferation * (1 - state.Capability) + wants.RegionalSecurity * (1 - state.Tension) + wants.HumanRights * state.Reform
        + wants.Credibility
            * (1 - state.Relief * state.Capability - GuaranteeCost * state.Terms.Guarantee - RecognitionCost * policy.Recognition)
        - ReliefCost * wants.DomesticCost * state.Relief
        - wants.DomesticCost * (PressureCost * state.Pressure * state.Pressure - RhetoricGain * policy.Rhetoric);
}
