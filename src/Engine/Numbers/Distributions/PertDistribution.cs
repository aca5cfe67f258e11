namespace NegotiationSim.Engine.Numbers.Distributions;

/// <summary>A smooth distribution from three judgements, least, likeliest and greatest: a beta distribution in other words (modified
/// PERT).</summary>
/// <remarks>Malcolm, Roseboom, Clark and Fazar 1959, Operations Research 7:646; the shape after Vose 2008, <i>Risk Analysis</i>.</remarks>
public sealed record PertDistribution : Distribution
{
    /// <summary>The shape of the classic PERT distribution.</summary>
    public const double ClassicShape = 4;

    /// <summary>A modified PERT distribution.</summary>
    /// <param name="low">The least value.</param>
    /// <param name="mode">The likeliest value, from the least to the greatest.</param>
    /// <param name="high">The greatest value, above the least.</param>
    /// <param name="shape">The weight of the likeliest value, .01 to 1,000: higher is narrower.</param>
    /// <exception cref="ArgumentException">The numbers are not finite, not in order, or the shape is out of range.</exception>
    public PertDistribution(double low, double mode, double high, double shape = ClassicShape)
    {
        DistributionFault.Refuse(Check(low, mode, high, shape));
        (Low, Mode, High, Shape) = (low, mode, high, shape);
    }

    /// <summary>The least value.</summary>
    public double Low { get; }

    /// <summary>The likeliest value.</summary>
    public double Mode { get; }

    /// <summary>The greatest value.</summary>
    public double High { get; }

    /// <summary>The weight of the likeliest value.</summary>
    public double Shape { get; }

    /// <inheritdoc/>
    public override string Kind => "pert";

    /// <inheritdoc/>
    /// <remarks>(a + λm + b) / (λ + 2).</remarks>
    public override double Mean => (Low + Shape * Mode + High) / (Shape + 2);

    /// <inheritdoc/>
    public override Support Support => new(Low, High);

    /// <inheritdoc/>
    public override string Describe() => Phrase(Low, Mode, High, Shape);

    internal static DistributionFault? Check(double low, double mode, double high, double shape) =>
        DistributionFault.Bounds(low, high)
            ?? DistributionFault.Mode(low, mode, high) ?? DistributionFault.Positive("shape", shape, .01, 1000);

    private protected override double Invert(double u)
    {
        var width = High - Low;
        return Low + width * BetaQuantile.Of(1 + Shape * (Mode - Low) / width, 1 + Shape * (High - Mode) / width, u);
    }
}
