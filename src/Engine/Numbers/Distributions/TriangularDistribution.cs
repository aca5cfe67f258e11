namespace NegotiationSim.Engine.Numbers.Distributions;

/// <summary>Likeliest at a mode, falling in straight lines to 0 at two bounds.</summary>
public sealed record TriangularDistribution : Distribution
{
    /// <summary>A triangular distribution.</summary>
    /// <param name="low">The least value.</param>
    /// <param name="mode">The likeliest value, from the least to the greatest.</param>
    /// <param name="high">The greatest value, above the least.</param>
    /// <exception cref="ArgumentException">The numbers are not finite or not in order.</exception>
    public TriangularDistribution(double low, double mode, double high)
    {
        DistributionFault.Refuse(Check(low, mode, high));
        (Low, Mode, High) = (low, mode, high);
    }

    /// <summary>The least value.</summary>
    public double Low { get; }

    /// <summary>The likeliest value.</summary>
    public double Mode { get; }

    /// <summary>The greatest value.</summary>
    public double High { get; }

    /// <inheritdoc/>
    public override string Kind => "triangular";

    /// <inheritdoc/>
    public override double Mean => (Low + Mode + High) / 3;

    /// <inheritdoc/>
    public override Support Support => new(Low, High);

    /// <inheritdoc/>
    public override string Describe() => Phrase(Low, Mode, High);

    internal static DistributionFault? Check(double low, double mode, double high) =>
        DistributionFault.Bounds(low, high) ?? DistributionFault.Mode(low, mode, high);

    private protected override double Invert(double u)
    {
        var width = High - Low;
        var below = (Mode - Low) / width; // the share of the distribution below the mode
        return u < below
            ? Low + width * Math.Sqrt(u * below)
            : High - width * Math.Sqrt((1 - u) * (1 - below));
    }
}
