using System.Runtime.CompilerServices;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Lanes;
using static NegotiationSim.Engine.Numbers.Declare;
using static NegotiationSim.Engine.Numbers.Lanes.LaneMaths;

namespace NegotiationSim.Engine.Coercion.World;

/// <summary>Step 9: what ends a run early, war or collapse of the target's regime (docs/model.md, equations 9f and 9g).</summary>
public struct Rupture
{
    /// <summary>Chance of war a round at full tension.</summary>
    public double War;
    /// <summary>How steeply that chance rises with tension.</summary>
    public double WarExponent;
    /// <summary>Chance of collapse a round under full strain.</summary>
    public double Collapse;
    /// <summary>How steeply that chance rises with strain.</summary>
    public double CollapseExponent;
    /// <summary>Weight of reform in strain.</summary>
    public double Reform;
    /// <summary>Weight of repression against strain.</summary>
    public double Repression;

    /// <summary>The declarations of these numbers.</summary>
    public static IReadOnlyList<Parameter<Rupture>> Parameters { get; } =
    [
        Real<Rupture>("war", "w_x", .004, 0, 1, "chance a round", "chance of war a round at full tension", Source, (ref r) => ref r.War),
        Real<Rupture>("warExponent", "w_e", 4, .1, 12, "exponent", "how steeply the chance of war rises with tension", Source,
            (ref r) => ref r.WarExponent),
        Real<Rupture>("collapse", "z_s", .02, 0, 1, "chance a round", "chance that the target's regime collapses in a round of full strain",
            Source, (ref r) => ref r.Collapse),
        Real<Rupture>("collapseExponent", "z_e", 3, .1, 12, "exponent", "how steeply the chance of collapse rises with strain", Source,
            (ref r) => ref r.CollapseExponent),
        Real<Rupture>("reform", "z_y", .5, 0, 2, "ratio", "weight of pressure for reform, beside hardship, in the strain on the regime",
            Source, (ref r) => ref r.Reform),
        Real<Rupture>("repression", "z_w", .6, 0, 2, "ratio", "weight of repression against the strain on the regime", Source,
            (ref r) => ref r.Repression),
    ];

    private const string Source = "modelling choice";
}

/// <inheritdoc cref="Rupture"/>
internal struct Rupture<R> where R : unmanaged, IReal<R>
{
    internal R War, WarExponent, Collapse, CollapseExponent, Reform, Repression;

    /// <summary>The same numbers in every lane.</summary>
    public static implicit operator Rupture<R>(in Rupture one) => LaneMemory.InEvery<Rupture, Rupture<R>, R>(one);

    /// <summary>w_x·xᵉ: the chance of war in the round.</summary>
    /// <param name="tension">x, after this round.</param>
    [MethodImpl(Inline)]
    internal readonly R WarChance(R tension) => War * Power(tension, WarExponent);

    /// <summary>z_s·cl(h + z_y·y − z_ω·ω)ᵉ: the chance that the regime collapses in the round.</summary>
    /// <param name="hardship">h.</param>
    /// <param name="reform">y, after this round.</param>
    /// <param name="repression">ω.</param>
    [MethodImpl(Inline)]
    internal readonly R CollapseChance(R hardship, R reform, R repression) =>
        Collapse * Power(Clamp(hardship + Reform * reform - Repression * repression), CollapseExponent);
}
