using NegotiationSim.Engine.Numbers;
using static NegotiationSim.Engine.Numbers.Declare;

namespace NegotiationSim.Engine.Coercion.World;

/// <summary>The world before round 1.</summary>
public struct InitialState
{
    /// <summary>k at the start.</summary>
    public double Capability;
    /// <summary>x at the start.</summary>
    public double Tension;
    /// <summary>h at the start.</summary>
    public double Hardship;
    /// <summary>o at the start.</summary>
    public double Openness;
    /// <summary>y at the start.</summary>
    public double Reform;
    /// <summary>Pressure at the start, as a share of what the first policy wants.</summary>
    public double PressureShare;
    /// <summary>m at the start.</summary>
    public double Stage;
    /// <summary>c at the start.</summary>
    public double Depth;
    /// <summary>ρ at the start.</summary>
    public double Relief;

    /// <summary>The declarations of the initial state.</summary>
    public static IReadOnlyList<Parameter<InitialState>> Parameters { get; } =
    [
        Start("capability", "k0", .70, "share", "the target's nuclear and missile capability at the start", (ref s) => ref s.Capability),
        Start("tension", "x0", .5, "share", "tension at the start", (ref s) => ref s.Tension),
        Start("hardship", "h0", .5, "share", "hardship of the target's economy at the start", (ref s) => ref s.Hardship),
        Start("openness", "o0", .1, "share", "openness of the target at the start", (ref s) => ref s.Openness),
        Start("reform", "y0", .1, "share", "internal pressure for reform at the start", (ref s) => ref s.Reform),
        Start("pressureShare", "p0/P", .7, "share", "pressure at the start, as a share of what the first policy wants",
            (ref s) => ref s.PressureShare),
        Whole<InitialState>("stage", "m0", 0, 0, 24, "steps",
            "steps of a deal already signed at the start; above 0 an agreement is in force", Source, (ref s) => ref s.Stage),
        Start("depth", "c0", 0, "share of the programme", "share of the programme that the agreement in force at the start ends",
            (ref s) => ref s.Depth),
        Start("relief", "rho0", 0, "share of the pressure", "share of the pressure that the agreement in force at the start has lifted",
            (ref s) => ref s.Relief),
    ];

    private const string Source = "modelling choice: the world of the essay's present day";

    private static Parameter<InitialState> Start(
        string path, string symbol, double standard, string unit, string meaning, Slot<InitialState> slot) =>
        Real(path, symbol, standard, 0, 1, unit, meaning, Source, slot);
}
