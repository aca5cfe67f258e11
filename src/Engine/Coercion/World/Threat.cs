using System.Runtime.CompilerServices;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Lanes;
using static NegotiationSim.Engine.Numbers.Declare;
using static NegotiationSim.Engine.Numbers.Lanes.LaneMaths;

namespace NegotiationSim.Engine.Coercion.World;

/// <summary>Step 3: the threat that the target perceives and what its deterrent is worth to it (docs/model.md, equations 3b and 3c; Jervis
/// 1976).</summary>
public struct Threat
{
    /// <summary>Threat without pressure or tension.</summary>
    public double Base;
    /// <summary>Threat that full pressure adds.</summary>
    public double Pressure;
    /// <summary>Threat that full tension adds.</summary>
    public double Tension;
    /// <summary>Threat that full rhetoric adds.</summary>
    public double Rhetoric;
    /// <summary>Share of the threat that a full, believed guarantee takes away.</summary>
    public double Guarantee;
    /// <summary>The least an opportunist's deterrent is worth to it.</summary>
    public double OpportunistWorth;

    /// <summary>The declarations of these numbers.</summary>
    public static IReadOnlyList<Parameter<Threat>> Parameters { get; } =
    [
        Real<Threat>("base", "th_b", .30, 0, 1, "share",
            "threat that a target without trust perceives when there is neither pressure nor tension", Source, (ref t) => ref t.Base),
        Real<Threat>("pressure", "th_p", .5, 0, 2, "share", "threat that full pressure adds", Source, (ref t) => ref t.Pressure),
        Real<Threat>("tension", "th_x", .3, 0, 2, "share", "threat that full tension adds", Source, (ref t) => ref t.Tension),
        Real<Threat>("rhetoric", "th_r", .2, 0, 2, "share", "threat that full rhetoric adds", Source, (ref t) => ref t.Rhetoric),
        Real<Threat>("guarantee", "th_g", .3, 0, 1, "share",
            "share of the perceived threat that a full guarantee in force takes away, as far as it is believed", Source,
            (ref t) => ref t.Guarantee),
        Real<Threat>("opportunistWorth", "v_o", .7, 0, 1, "share",
            "the least that its deterrent is worth to an opportunist, threat or none", Source, (ref t) => ref t.OpportunistWorth),
    ];

    private const string Source = "modelling choice after Jervis 1976";
}

/// <inheritdoc cref="Threat"/>
internal struct Threat<R> where R : unmanaged, IReal<R>
{
    internal R Base, Pressure, Tension, Rhetoric, Guarantee, OpportunistWorth;

    /// <summary>The same numbers in every lane.</summary>
    public static implicit operator Threat<R>(in Threat one) => LaneMemory.InEvery<Threat, Threat<R>, R>(one);

    /// <summary>θ = cl((1 − τ)(θ_b + spiral(θ_p·p(1 − ρ) + θ_x·x + θ_r·r)))·(1 − θ_g·Γ·s): the threat that the target perceives.</summary>
    /// <param name="state">Pressure p, relief ρ, tension x and the guarantee in force Γ.</param>
    /// <param name="rhetoric">r, the policy's.</param>
    /// <param name="trust">τ, the target's trust in the sender.</param>
    /// <param name="assurance">s, how far the sender's promise counts.</param>
    /// <param name="spiral">The mechanism's strength.</param>
    [MethodImpl(Inline)]
    internal readonly R Perceived(in WorldState<R> state, R rhetoric, R trust, R assurance, R spiral) =>
        Clamp((1 - trust) * (Base
            + spiral * (Pressure * state.Pressure * (1 - state.Relief) + Tension * state.Tension + Rhetoric * rhetoric)))
        * (1 - Guarantee * state.Terms.Guarantee * assurance);

    /// <summary>v = θ for a security seeker, max(θ, v_o) for an opportunist: the worth of the deterrent.</summary>
    /// <param name="threat">θ, the threat perceived.</param>
    /// <param name="isOpportunist">The target's type.</param>
    [MethodImpl(Inline)]
    internal readonly R DeterrentWorth(R threat, Truth<R> isOpportunist) =>
        R.Select(isOpportunist, R.Max(threat, OpportunistWorth), threat);
}
