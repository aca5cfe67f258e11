using System.Runtime.CompilerServices;
using NegotiationSim.Engine.Coercion.Policies;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Lanes;
using static NegotiationSim.Engine.Numbers.Declare;
using static NegotiationSim.Engine.Numbers.Lanes.LaneMaths;

namespace NegotiationSim.Engine.Coercion.World;

/// <summary>Step 9: tension, x in [0, 1] (docs/model.md, equation 9a).</summary>
public struct Tension
{
    /// <summary>Share of tension left after a round.</summary>
    public double Persistence;
    /// <summary>Tension from a missile test.</summary>
    public double Missile;
    /// <summary>Tension from a nuclear test.</summary>
    public double Nuclear;
    /// <summary>Tension from full pressure.</summary>
    public double Pressure;
    /// <summary>Tension from the collapse of an agreement.</summary>
    public double Collapse;
    /// <summary>Tension that an agreement in force takes away.</summary>
    public double Agreement;
    /// <summary>Tension that talks take away.</summary>
    public double Talks;
    /// <summary>Tension that gestures take away.</summary>
    public double Gestures;
    /// <summary>Tension from full rhetoric.</summary>
    public double Rhetoric;

    /// <summary>The declarations of these numbers.</summary>
    public static IReadOnlyList<Parameter<Tension>> Parameters { get; } =
    [
        Term("persistence", "x_x", .85, "share a round", "share of tension that is left after a round", (ref t) => ref t.Persistence),
        Term("missile", "x_m", .02, "share a test", "tension that a missile test adds", (ref t) => ref t.Missile),
        Term("nuclear", "x_n", .15, "share a test", "tension that a nuclear test adds", (ref t) => ref t.Nuclear),
        Term("pressure", "x_p", .05, "share a round", "tension that full pressure adds, times the spiral's strength",
            (ref t) => ref t.Pressure),
        Term("collapse", "x_z", .08, "share", "tension that the collapse of an agreement adds", (ref t) => ref t.Collapse),
        Term("agreement", "x_a", .04, "share a round", "tension that an agreement in force takes away", (ref t) => ref t.Agreement),
        Term("talks", "x_t", .03, "share a round", "tension that talks take away", (ref t) => ref t.Talks),
        Term("gestures", "x_g", .02, "share a round", "tension that a policy of gestures takes away", (ref t) => ref t.Gestures),
        Term("rhetoric", "x_r", .04, "share a round", "tension that full rhetoric adds, times the spiral's strength",
            (ref t) => ref t.Rhetoric),
    ];

    private static Parameter<Tension> Term(string path, string symbol, double standard, string unit, string meaning, Slot<Tension> slot) =>
        Real(path, symbol, standard, 0, 1, unit, meaning, "modelling choice", slot);
}

/// <inheritdoc cref="Tension"/>
internal struct Tension<R> where R : unmanaged, IReal<R>
{
    internal R Persistence, Missile, Nuclear, Pressure, Collapse, Agreement, Talks, Gestures, Rhetoric;

    /// <summary>The same numbers in every lane.</summary>
    public static implicit operator Tension<R>(in Tension one) => LaneMemory.InEvery<Tension, Tension<R>, R>(one);

    /// <summary>cl(x_x·x + x_m·missiles + x_n·nuclear + x_p·spiral·p(1 − ρ) + x_z[collapse] − x_a·F[m &gt; 0] − x_t[talks] − x_g·gestures −
    /// e_x·ε + x_r·spiral·r).</summary>
    /// <param name="state">Tension x, pressure p, relief ρ and stage m.</param>
    /// <param name="missiles">Missile tests of the round.</param>
    /// <param name="nuclear">Whether a nuclear test was held.</param>
    /// <param name="collapsed">Whether an agreement collapsed.</param>
    /// <param name="talksHeld">Whether talks were held.</param>
    /// <param name="weight">F, how far the agreement in force counts.</param>
    /// <param name="policy">The intensity of gestures, made or not, and rhetoric r.</param>
    /// <param name="spiral">The mechanism's strength.</param>
    /// <param name="calmed">e_x·ε, what suspended exercises take away (docs/model.md, equation 5s).</param>
    [MethodImpl(Inline)]
    internal readonly R Next(in WorldState<R> state, R missiles, Truth<R> nuclear, Truth<R> collapsed, Truth<R> talksHeld,
        R weight, in Policy<R> policy, R spiral, R calmed = default) =>
        Clamp(Persistence * state.Tension + Missile * missiles + When<R>(nuclear, Nuclear)
            + Pressure * spiral * state.Pressure * (1 - state.Relief) + When<R>(collapsed, Collapse)
            - When(state.InForce, Agreement * weight) - When<R>(talksHeld, Talks) - Gestures * policy.Gestures - calmed
            + Rhetoric * spiral * policy.Rhetoric);
}
