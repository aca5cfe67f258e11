using System.Runtime.CompilerServices;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Lanes;
using static NegotiationSim.Engine.Numbers.Declare;

namespace NegotiationSim.Engine.Coercion.Actors;

/// <summary>What a round tells one side about the other.</summary>
/// <param name="Kept">e⁺, evidence that the other cooperates, at or above 0.</param>
/// <param name="Broken">e⁻, evidence that it does not, at or above 0.</param>
internal readonly record struct Evidence<R>(R Kept, R Broken) where R : unmanaged, IReal<R>;

/// <summary>One side's trust in the other: the Beta(a, b) belief that it cooperates (Jøsang and Ismail 2002).</summary>
/// <param name="A">a, the weight of evidence of cooperation, prior included; above 0.</param>
/// <param name="B">b, the weight of evidence against, prior included; above 0.</param>
public readonly record struct Trust(double A, double B)
{
    /// <summary>The belief before any news.</summary>
    /// <param name="mean">Prior trust τ₀ in [0, 1].</param>
    /// <param name="strength">Prior strength n₀, in rounds' worth of evidence, above 0.</param>
    public static Trust Prior(double mean, double strength) => new(mean * strength, (1 - mean) * strength);

    /// <summary>τ = a / (a + b), in [0, 1] (docs/model.md, equation 8h).</summary>
    public double Mean => new Trust<Real1>(A, B).Mean;
}

/// <inheritdoc cref="Trust"/>
internal readonly record struct Trust<R>(R A, R B) where R : unmanaged, IReal<R>
{
    /// <summary>The same belief in every lane.</summary>
    public static implicit operator Trust<R>(Trust one) => new(one.A, one.B);

    /// <inheritdoc cref="Trust.Mean"/>
    internal R Mean
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => A / (A + B);
    }

    /// <summary>a ← a₀ + r(a − a₀) + e⁺, b ← b₀ + r(b − b₀) + g·e⁻: without news, belief returns to its prior (docs/model.md, equation
    /// 8g).</summary>
    /// <param name="news">The evidence of the round.</param>
    /// <param name="prior">The belief before any news.</param>
    /// <param name="rule">Memory r and negativity bias g.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Trust<R> After(Evidence<R> news, Trust<R> prior, in TrustRule<R> rule) => new(
        prior.A + rule.Memory * (A - prior.A) + news.Kept,
        prior.B + rule.Memory * (B - prior.B) + rule.NegativityBias * news.Broken);

    /// <summary>The belief of one lane.</summary>
    internal Trust Lane(int lane) => new(A[lane], B[lane]);

    /// <summary>The same beliefs but for one lane.</summary>
    internal Trust<R> With(int lane, Trust one) => new(A.With(lane, one.A), B.With(lane, one.B));
}

/// <summary>How beliefs form.</summary>
public struct TrustRule
{
    /// <summary>n₀: how many rounds' worth of evidence the prior weighs.</summary>
    public double PriorStrength;
    /// <summary>r: the share of the evidence so far that is left after a round.</summary>
    public double Memory;
    /// <summary>g: how many times evidence against weighs that for.</summary>
    public double NegativityBias;

    /// <summary>The declarations of these numbers.</summary>
    public static IReadOnlyList<Parameter<TrustRule>> Parameters { get; } =
    [
        Real<TrustRule>("priorStrength", "n0", 8, .01, 1000, "rounds of evidence",
            "how firmly each side holds its prior belief; higher makes trust slower to move",
            "modelling choice; the Beta belief is Jøsang and Ismail 2002", (ref r) => ref r.PriorStrength),
        Real<TrustRule>("memory", "r", .97, 0, 1, "share a round",
            "share of the evidence so far that is left after a round; 1 forgets nothing",
            "modelling choice; forgetting factor of Jøsang and Ismail 2002", (ref r) => ref r.Memory),
        Real<TrustRule>("negativityBias", "g", 2, 0, 20, "ratio",
            "how many times evidence against the other side weighs evidence for it",
            "Slovic 1993 (asymmetry); ratios of 1.3 to 2.3 in Walasek, Mullett and Stewart 2024, Brown and others 2024, Tversky and "
                + "Kahneman 1992",
            (ref r) => ref r.NegativityBias),
    ];
}

/// <inheritdoc cref="TrustRule"/>
internal struct TrustRule<R> where R : unmanaged, IReal<R>
{
    internal R PriorStrength, Memory, NegativityBias;

    /// <summary>The same numbers in every lane.</summary>
    public static implicit operator TrustRule<R>(in TrustRule one) => LaneMemory.InEvery<TrustRule, TrustRule<R>, R>(one);
}
