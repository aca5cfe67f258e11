using System.Runtime.CompilerServices;
using static NegotiationSim.Engine.Numbers.Maths;

namespace NegotiationSim.Engine.Coercion.Bargaining.Negotiation;

/// <summary>How worth is spread over an issue, from none of it to all of it.</summary>
public enum CurveKind
{
    /// <summary>Every part is worth the same.</summary>
    Linear,
    /// <summary>The first part is worth most: 1 − (1 − x)ᵉ.</summary>
    Concave,
    /// <summary>The last part is worth most: xᵉ.</summary>
    Convex,
    /// <summary>Little until about one half, nearly all from there on: xᵉ / (xᵉ + (1 − x)ᵉ).</summary>
    Threshold,
}

/// <summary>A value function of one issue: rising, 0 at none of it and 1 at all of it (Keeney and Raiffa 1976).</summary>
public readonly record struct Curve
{
    private readonly double inverse;

    /// <summary>A curve of a kind.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="exponent">e, from 1 (where every kind is a straight line) up; a straight line has no use for it.</param>
    public Curve(CurveKind kind, double exponent)
    {
        Kind = exponent == 1 ? CurveKind.Linear : kind;
        Exponent = exponent;
        inverse = 1 / exponent;
    }

    /// <summary>The names of the kinds in a scenario, in their order.</summary>
    public static IReadOnlyList<string> Names { get; } = ["linear", "concave", "convex", "threshold"];

    /// <summary>Its kind.</summary>
    public readonly CurveKind Kind;

    /// <summary>e.</summary>
    public readonly double Exponent;

    /// <summary>v(x): the share of the whole worth that a part of it has.</summary>
    /// <param name="x">The part, from 0 to 1.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double At(double x) => Kind == CurveKind.Linear ? x : Bent(x);

    /// <summary>v⁻¹(y): the part of the issue that has a share of its worth.</summary>
    /// <param name="y">The share, from 0 to 1.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Part(double y) => Kind == CurveKind.Linear ? y : Unbent(y);

    private double Bent(double x) => Kind switch
    {
        CurveKind.Concave => 1 - Power(1 - x, Exponent),
        CurveKind.Convex => Power(x, Exponent),
        _ => Between(Power(x, Exponent), Power(1 - x, Exponent)),
    };

    private double Unbent(double y) => Kind switch
    {
        CurveKind.Concave => 1 - Power(1 - y, inverse),
        CurveKind.Convex => Power(y, inverse),
        _ => Between(Power(y, inverse), Power(1 - y, inverse)),
    };

    private static double Between(double given, double withheld) => given / (given + withheld);
}
