using MathNet.Numerics;

namespace NegotiationSim.Engine.Numbers.Distributions;

/// <summary>A normal distribution cut off at two bounds (truncated: what lay beyond them is spread over what lies between).</summary>
public sealed record NormalDistribution : Distribution
{
    /// <summary>The least share of the uncut distribution that must lie between the bounds, or the cut one is an artefact of
    /// rounding.</summary>
    private const double LeastMass = 1e-9;

    /// <summary>A truncated normal distribution.</summary>
    /// <param name="centre">The mean before it is cut off.</param>
    /// <param name="sd">The standard deviation before it is cut off, above 0.</param>
    /// <param name="low">The least value.</param>
    /// <param name="high">The greatest value, above the least.</param>
    /// <exception cref="ArgumentException">The numbers are not finite, not in order, or leave next to nothing between the
    /// bounds.</exception>
    public NormalDistribution(double centre, double sd, double low, double high)
    {
        DistributionFault.Refuse(Check(centre, sd, low, high));
        (Centre, Sd, Low, High) = (centre, sd, low, high);
    }

    /// <summary>The mean before it is cut off.</summary>
    public double Centre { get; }

    /// <summary>The standard deviation before it is cut off.</summary>
    public double Sd { get; }

    /// <summary>The least value.</summary>
    public double Low { get; }

    /// <summary>The greatest value.</summary>
    public double High { get; }

    /// <inheritdoc/>
    public override string Kind => "normal";

    /// <inheritdoc/>
    /// <remarks>μ + σ(φ(a) − φ(b)) / (Φ(b) − Φ(a)), where a and b are the bounds in standard deviations from μ.</remarks>
    public override double Mean
    {
        get
        {
            var (a, b) = ((Low - Centre) / Sd, (High - Centre) / Sd);
            return Math.Clamp(Centre + Sd * (Density(a) - Density(b)) / Between(a, b), Low, High);
        }
    }

    /// <inheritdoc/>
    public override Support Support => new(Low, High);

    /// <inheritdoc/>
    public override string Describe() => Phrase(Centre, Sd, Low, High);

    internal static DistributionFault? Check(double centre, double sd, double low, double high) =>
        DistributionFault.Bounds(low, high)
        ?? DistributionFault.NotFinite("mean", centre) ?? DistributionFault.NotFinite("sd", sd)
        ?? (sd <= 0 ? new("sd", -1, $"the standard deviation is {Invariant.Text(sd)}",
            "Give a number above 0, or a plain number in place of the distribution.")
        : !(Between((low - centre) / sd, (high - centre) / sd) >= LeastMass)
            ? new("mean", -1,
                $"next to nothing of a normal distribution with mean {Invariant.Text(centre)} and sd {Invariant.Text(sd)} lies from {Invariant.Text(low)} to {Invariant.Text(high)}",
                "Bring the mean nearer, or widen sd.")
        : null);

    private protected override double Invert(double u)
    {
        // The tail in which both bounds lie, if they do, is the one computed from: 1 − 10⁻²⁰ is 1, and 10⁻²⁰ is not 0.
        var (a, b) = ((Low - Centre) / Sd, (High - Centre) / Sd);
        if (a <= 0) return Centre + Sd * FromLower(Lower(a) + u * (Lower(b) - Lower(a)));
        return Centre - Sd * FromLower(Lower(-a) - u * (Lower(-a) - Lower(-b)));
    }

    /// <summary>Φ(b) − Φ(a), taken in the tail where it loses no digits.</summary>
    private static double Between(double a, double b) => a > 0 ? Lower(-a) - Lower(-b) : Lower(b) - Lower(a);

    /// <summary>Φ(z).</summary>
    private static double Lower(double z) => SpecialFunctions.Erfc(-z / Constants.Sqrt2) / 2;

    /// <summary>Φ⁻¹(p).</summary>
    private static double FromLower(double p) => -Constants.Sqrt2 * SpecialFunctions.ErfcInv(2 * p);

    /// <summary>φ(z).</summary>
    private static double Density(double z) => Math.Exp(-z * z / 2) / Constants.Sqrt2Pi;
}
