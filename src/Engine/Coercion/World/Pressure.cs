using System.Runtime.CompilerServices;
using NegotiationSim.Engine.Coercion.Policies;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Lanes;
using static NegotiationSim.Engine.Numbers.Declare;
using static NegotiationSim.Engine.Numbers.Lanes.LaneMaths;

namespace NegotiationSim.Engine.Coercion.World;

/// <summary>Step 2: how pressure follows the policy and what the target feels of it (docs/model.md, equations 2a to 2c).</summary>
public struct Pressure
{
    /// <summary>Pressure that a reluctant administration adds.</summary>
    public double Reluctance;
    /// <summary>How much of the escalation missile tests bring.</summary>
    public double MissileWeight;
    /// <summary>How much of the escalation a nuclear test brings.</summary>
    public double NuclearWeight;
    /// <summary>Share of the gap to the wanted pressure that is closed in a round.</summary>
    public double Adjustment;

    /// <summary>The declarations of these numbers.</summary>
    public static IReadOnlyList<Parameter<Pressure>> Parameters { get; } =
    [
        Real<Pressure>("reluctance", "p_r", .15, 0, 1, "intensity", "pressure that a reluctant administration adds to the policy's", Source,
            (ref p) => ref p.Reluctance),
        Real<Pressure>("missileWeight", "p_m", .5, 0, 2, "share",
            "share of the policy's escalation that missile tests in the last round bring", Source, (ref p) => ref p.MissileWeight),
        Real<Pressure>("nuclearWeight", "p_n", 1, 0, 2, "share",
            "share of the policy's escalation that a nuclear test in the last round brings", Source, (ref p) => ref p.NuclearWeight),
        Real<Pressure>("adjustment", "nu_p", .35, 0, 1, "share a round",
            "share of the gap between wanted and applied pressure that is closed in a round", Source, (ref p) => ref p.Adjustment),
    ];

    private const string Source = "modelling choice";

    /// <summary>β = p(1 − ρ)·coalition(h)·(1 − autarky(1 − o)): what the target feels of the pressure, [0, 1].</summary>
    /// <param name="state">p, as just applied, ρ, h and o.</param>
    /// <param name="coalition">Who enforces how much.</param>
    /// <param name="autarky">The mechanism's strength.</param>
    [MethodImpl(Inline)]
    internal static R Bite<R>(in WorldState<R> state, Reach<R> coalition, R autarky) where R : unmanaged, IReal<R> =>
        state.Pressure * (1 - state.Relief) * coalition.Share(state.Hardship) * (1 - autarky * (1 - state.Openness));
}

/// <inheritdoc cref="Pressure"/>
internal struct Pressure<R> where R : unmanaged, IReal<R>
{
    internal R Reluctance, MissileWeight, NuclearWeight, Adjustment;

    /// <summary>The same numbers in every lane.</summary>
    public static implicit operator Pressure<R>(in Pressure one) => LaneMemory.InEvery<Pressure, Pressure<R>, R>(one);

    /// <summary>want = cl(P + p_r·[reluctant] + e(p_m·n + p_n·N)): the pressure that the sender wants.</summary>
    /// <param name="policy">P and e.</param>
    /// <param name="state">The administration's type and the last round's tests n, N.</param>
    [MethodImpl(Inline)]
    internal readonly R Wanted(in Policy<R> policy, in WorldState<R> state) =>
        Clamp(policy.Pressure + Reluctance * Indicator(state.IsReluctant)
            + policy.Escalation * (MissileWeight * Indicator(state.TestedMissiles) + NuclearWeight * Indicator(state.TestedNuclear)));

    /// <summary>p + ν(want − p): the pressure applied.</summary>
    /// <param name="pressure">p, the pressure applied so far.</param>
    /// <param name="wanted">The pressure wanted.</param>
    [MethodImpl(Inline)]
    internal readonly R Next(R pressure, R wanted) => pressure + Adjustment * (wanted - pressure);
}
