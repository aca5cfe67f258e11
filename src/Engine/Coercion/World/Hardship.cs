using System.Runtime.CompilerServices;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Lanes;
using static NegotiationSim.Engine.Numbers.Declare;
using static NegotiationSim.Engine.Numbers.Lanes.LaneMaths;

namespace NegotiationSim.Engine.Coercion.World;

/// <summary>Step 3: hardship of the target's economy, h in [0, 1] (docs/model.md, equation 3a).</summary>
public struct Hardship
{
    /// <summary>Hardship without pressure or relief.</summary>
    public double Base;
    /// <summary>Hardship that full bite adds.</summary>
    public double Bite;
    /// <summary>Hardship that full relief takes away.</summary>
    public double Relief;
    /// <summary>Share of the gap closed in a round.</summary>
    public double Adjustment;

    /// <summary>The declarations of these numbers.</summary>
    public static IReadOnlyList<Parameter<Hardship>> Parameters { get; } =
    [
        Real<Hardship>("base", "h_b", .25, 0, 1, "share", "hardship that the economy tends to without pressure or relief", Source,
            (ref h) => ref h.Base),
        Real<Hardship>("bite", "h_beta", .9, 0, 3, "share", "hardship that pressure felt in full adds",
            Source + "; Bank of Korea: output -7.5% over 2017-18", (ref h) => ref h.Bite),
        Real<Hardship>("relief", "h_rho", .3, 0, 3, "share", "hardship that full relief takes away", Source, (ref h) => ref h.Relief),
        Real<Hardship>("adjustment", "nu_h", .2, 0, 1, "share a round", "share of the gap to its level that hardship closes in a round",
            Source, (ref h) => ref h.Adjustment),
    ];

    private const string Source = "modelling choice";
}

/// <inheritdoc cref="Hardship"/>
internal struct Hardship<R> where R : unmanaged, IReal<R>
{
    internal R Base, Bite, Relief, Adjustment;

    /// <summary>The same numbers in every lane.</summary>
    public static implicit operator Hardship<R>(in Hardship one) => LaneMemory.InEvery<Hardship, Hardship<R>, R>(one);

    /// <summary>h + ν(cl(h_b + h_β·β − h_ρ·ρ − e_a·α) − h): hardship after this round.</summary>
    /// <param name="hardship">h, [0, 1].</param>
    /// <param name="bite">β, what the target feels of the pressure.</param>
    /// <param name="relief">ρ, the share of the pressure that is lifted.</param>
    /// <param name="eased">e_a·α, what aid takes away (docs/model.md, equation 5p).</param>
    [MethodImpl(Inline)]
    internal readonly R Next(R hardship, R bite, R relief, R eased = default) =>
        hardship + Adjustment * (Clamp(Base + Bite * bite - Relief * relief - eased) - hardship);
}
