using System.Runtime.CompilerServices;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Lanes;
using static NegotiationSim.Engine.Numbers.Declare;
using static NegotiationSim.Engine.Numbers.Lanes.LaneMaths;

namespace NegotiationSim.Engine.Coercion.World;

/// <summary>Step 9: openness o and internal pressure for reform y, both in [0, 1] (docs/model.md, equations 9b and 9c; Baek
/// 2021).</summary>
public struct Society
{
    /// <summary>How fast outreach and relief open the country.</summary>
    public double Opening;
    /// <summary>Weight of relief in opening.</summary>
    public double OpeningRelief;
    /// <summary>How fast a threatened regime closes it.</summary>
    public double Closing;
    /// <summary>Share of the gap that reform closes in a round.</summary>
    public double ReformAdjustment;
    /// <summary>Weight of openness in reform.</summary>
    public double ReformOpenness;
    /// <summary>Weight of hardship in reform.</summary>
    public double ReformHardship;
    /// <summary>How far the regime keeps discontent down.</summary>
    public double Repression;

    /// <summary>The declarations of these numbers.</summary>
    public static IReadOnlyList<Parameter<Society>> Parameters { get; } =
    [
        Rate("opening", "o_q", .02, "share a round", "how fast full outreach opens a closed country", (ref s) => ref s.Opening),
        Rate("openingRelief", "o_rho", .5, "ratio", "what relief adds to outreach in opening the country", (ref s) => ref s.OpeningRelief),
        Rate("closing", "o_th", .03, "share a round", "how fast a fully threatened regime closes the country again",
            (ref s) => ref s.Closing),
        Rate("reformAdjustment", "nu_y", .04, "share a round", "share of the gap to its level that pressure for reform closes in a round",
            (ref s) => ref s.ReformAdjustment),
        Rate("reformOpenness", "y_o", .8, "share", "pressure for reform that full openness leads to", (ref s) => ref s.ReformOpenness),
        Rate("reformHardship", "y_h", .3, "share", "pressure for reform that full hardship leads to where there is no repression",
            (ref s) => ref s.ReformHardship),
        Rate("repression", "omega", .8, "share", "how far the regime keeps discontent down; also guards it against collapse",
            (ref s) => ref s.Repression),
    ];

    private static Parameter<Society> Rate(string path, string symbol, double standard, string unit, string meaning, Slot<Society> slot) =>
        Real(path, symbol, standard, 0, 1, unit, meaning, "modelling choice after Baek 2021", slot);
}

/// <inheritdoc cref="Society"/>
internal struct Society<R> where R : unmanaged, IReal<R>
{
    internal R Opening, OpeningRelief, Closing, ReformAdjustment, ReformOpenness, ReformHardship, Repression;

    /// <summary>The same numbers in every lane.</summary>
    public static implicit operator Society<R>(in Society one) => LaneMemory.InEvery<Society, Society<R>, R>(one);

    /// <summary>cl(o + o_q(outreach + o_ρ·ρ)(1 − o) − o_θ·θ·o): openness after the round.</summary>
    /// <param name="openness">o.</param>
    /// <param name="outreach">The policy's outreach.</param>
    /// <param name="relief">ρ.</param>
    /// <param name="threat">θ, the threat that the regime perceives.</param>
    [MethodImpl(Inline)]
    internal readonly R NextOpenness(R openness, R outreach, R relief, R threat) =>
        Clamp(openness + Opening * (outreach + OpeningRelief * relief) * (1 - openness) - Closing * threat * openness);

    /// <summary>i = y + h(1 − ω): the pressure from within (diversionary theory, Levy 1989).</summary>
    /// <param name="state">Reform y and hardship h.</param>
    [MethodImpl(Inline)]
    internal readonly R FromWithin(in WorldState<R> state) =>
        state.Reform + state.Hardship * (1 - Repression);

    /// <summary>cl(y + ν(transformation(y_o·o + y_h·h(1 − ω)) − y)): pressure for reform after the round.</summary>
    /// <param name="reform">y.</param>
    /// <param name="openness">o, after this round.</param>
    /// <param name="hardship">h.</param>
    /// <param name="transformation">The mechanism's strength.</param>
    [MethodImpl(Inline)]
    internal readonly R NextReform(R reform, R openness, R hardship, R transformation) =>
        Clamp(
            reform
                + ReformAdjustment * (transformation * (ReformOpenness * openness + ReformHardship * hardship * (1 - Repression))
                    - reform));
}
