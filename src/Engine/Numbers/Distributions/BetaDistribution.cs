namespace NegotiationSim.Engine.Numbers.Distributions;

/// <summary>A beta distribution, stretched from [0, 1] to two bounds.</summary>
public sealed record BetaDistribution : Distribution
{
    /// <summary>The least shape that can be inverted in double precision.</summary>
    private const double LeastShape = .05;
    /// <summary>The greatest.</summary>
    private const double MostShape = 10_000;

    /// <summary>A beta distribution.</summary>
    /// <param name="alpha">The first shape, .05 to 10,000: higher moves it up.</param>
    /// <param name="beta">The second shape, .05 to 10,000: higher moves it down.</param>
    /// <param name="low">The least value.</param>
    /// <param name="high">The greatest value, above the least.</param>
    /// <exception cref="ArgumentException">The numbers are not finite, not in order, or a shape is out of range.</exception>
    public BetaDistribution(double alpha, double beta, double low = 0, double high = 1)
    {
        DistributionFault.Refuse(Check(alpha, beta, low, high));
        (Alpha, Beta, Low, High) = (alpha, beta, low, high);
    }

    /// <summary>The first shape.</summary>
    public double Alpha { get; }

    /// <summary>The second shape.</summary>
    public double Beta { get; }

    /// <summary>The least value.</summary>
    public double Low { get; }

    /// <summary>The greatest value.</summary>
    public double High { get; }

    /// <inheritdoc/>
    public override string Kind => "beta";

    /// <inheritdoc/>
    public override double Mean => Low + (High - Low) * Alpha / (Alpha + Beta);

    /// <inheritdoc/>
    public override Support Support => new(Low, High);

    /// <inheritdoc/>
    public override string Describe() => Phrase(Alpha, Beta, Low, High);

    internal static DistributionFault? Check(double alpha, double beta, double low, double high) =>
        DistributionFault.Bounds(low, high)
        ?? DistributionFault.Positive("alpha", alpha, LeastShape, MostShape)
        ?? DistributionFault.Positive("beta", beta, LeastShape, MostShape);

    private protected override double Invert(double u) => Low + (High - Low) * BetaQuantile.Of(Alpha, Beta, u);
}
