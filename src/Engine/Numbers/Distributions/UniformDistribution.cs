namespace NegotiationSim.Engine.Numbers.Distributions;

/// <summary>Every value between two bounds is as likely as any other.</summary>
public sealed record UniformDistribution : Distribution
{
    /// <summary>A uniform distribution.</summary>
    /// <param name="low">The least value.</param>
    /// <param name="high">The greatest value, above the least.</param>
    /// <exception cref="ArgumentException">The bounds are not finite or not in order.</exception>
    public UniformDistribution(double low, double high)
    {
        DistributionFault.Refuse(DistributionFault.Bounds(low, high));
        (Low, High) = (low, high);
    }

    /// <summary>The least value.</summary>
    public double Low { get; }

    /// <summary>The greatest value.</summary>
    public double High { get; }

    /// <inheritdoc/>
    public override string Kind => "uniform";

    /// <inheritdoc/>
    public override double Mean => Low + (High - Low) / 2;

    /// <inheritdoc/>
    public override Support Support => new(Low, High);

    /// <inheritdoc/>
    public override string Describe() => Phrase(Low, High);

    private protected override double Invert(double u) => Low + u * (High - Low);
}
