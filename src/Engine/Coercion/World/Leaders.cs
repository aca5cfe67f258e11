using System.Runtime.CompilerServices;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Lanes;
using static NegotiationSim.Engine.Numbers.Declare;
using static NegotiationSim.Engine.Numbers.Lanes.LaneMaths;

namespace NegotiationSim.Engine.Coercion.World;

/// <summary>Who leads the target (docs/model.md, equations 1e and 1f). Counts only with the mechanism <c>leadership</c>.</summary>
public struct Leaders
{
    /// <summary>Chance a round that the leader changes.</summary>
    public double Turnover;

    /// <summary>The declarations of these numbers.</summary>
    public static IReadOnlyList<Parameter<Leaders>> Parameters { get; } =
    [
        Real<Leaders>("turnover", "pi_T", .007, 0, 1, "chance a round",
            "chance that the target's leader changes; counts only with leadership", "two successions from 1948 to 2017, public record",
            (ref l) => ref l.Turnover),
    ];

    /// <summary>exp(sΦ⁻¹(u) − s²/2): a leader's appetite for tests, lognormal with mean 1 (1f).</summary>
    /// <param name="strength">s, the strength of leadership: the standard deviation of the appetite's logarithm, at or above 0.</param>
    /// <param name="uniform">u, a number in [0, 1).</param>
    [MethodImpl(Inline)]
    internal static R Appetite<R>(R strength, R uniform) where R : unmanaged, IReal<R> =>
        Exponential.Exp(strength * StandardNormal(uniform) - strength * strength / 2);
}

/// <inheritdoc cref="Leaders"/>
internal struct Leaders<R> where R : unmanaged, IReal<R>
{
    internal R Turnover;

    /// <summary>The same numbers in every lane.</summary>
    public static implicit operator Leaders<R>(in Leaders one) => LaneMemory.InEvery<Leaders, Leaders<R>, R>(one);
}
