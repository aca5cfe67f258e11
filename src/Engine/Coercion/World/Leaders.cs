using NegotiationSim.Engine.Numbers;
using static NegotiationSim.Engine.Numbers.Declare;

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
    public static double Appetite(double strength, double uniform) =>
        Math.Exp(strength * Draws.StandardNormal(uniform) - strength * strength / 2);
}
