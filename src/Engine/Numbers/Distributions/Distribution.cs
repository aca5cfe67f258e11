namespace NegotiationSim.Engine.Numbers.Distributions;

/// <summary>What is known of an uncertain number: how likely each value is.</summary>
/// <remarks>Values are drawn by inversion, one uniform number each, so that draws can be paired between scenarios and stratified by a
/// design.</remarks>
public abstract record Distribution
{
    /// <summary>Its name in a scenario: "uniform", "triangular", "normal", "beta", "pert", "discrete" or "sample".</summary>
    public abstract string Kind { get; }

    /// <summary>Its expected value.</summary>
    public abstract double Mean { get; }

    /// <summary>The least and the greatest value it can take.</summary>
    public abstract Support Support { get; }

    /// <summary>The value below which a share <paramref name="u"/> of the distribution lies, or of a sample the value so far along its
    /// list; never outside the support; allocates nothing.</summary>
    /// <param name="u">A share, [0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is outside [0, 1] or not a number.</exception>
    public double Quantile(double u)
    {
        if (!(u >= 0 && u <= 1)) throw new ArgumentOutOfRangeException(nameof(u), u, "A quantile is asked for a share from 0 to 1.");
        return Math.Clamp(Invert(u), Support.Low, Support.High);
    }

    /// <summary>The distribution in one phrase: <c>uniform(0.2, 0.8)</c>.</summary>
    public abstract string Describe();

    /// <summary>The inverse of the distribution function.</summary>
    /// <param name="u">A share, [0, 1].</param>
    private protected abstract double Invert(double u);

    /// <summary>The phrase of a distribution and its numbers.</summary>
    private protected string Phrase(params ReadOnlySpan<double> numbers) =>
        $"{Kind}({string.Join(", ", numbers.ToArray().Select(Invariant.Text))})";

    /// <inheritdoc/>
    public sealed override string ToString() => Describe();
}

/// <summary>The least and the greatest value that a distribution can take, both included.</summary>
/// <param name="Low">The least.</param>
/// <param name="High">The greatest.</param>
public readonly record struct Support(double Low, double High);

/// <summary>Why numbers make no distribution: which of them is wrong, what is wrong with it, and how to mend it.</summary>
/// <param name="Member">The number's name: "low", "sd", "weights".</param>
/// <param name="Index">Its index in a list, from 0; −1 outside lists.</param>
/// <param name="What">What is wrong.</param>
/// <param name="Cure">How to mend it.</param>
internal sealed record DistributionFault(string Member, int Index, string What, string Cure)
{
    internal static void Refuse(DistributionFault? fault)
    {
        if (fault is not null) throw new ArgumentException($"{fault.What}. {fault.Cure}", fault.Member);
    }

    /// <summary>The fault of bounds that are not finite or not in order.</summary>
    internal static DistributionFault? Bounds(double low, double high) =>
        NotFinite("low", low) ?? NotFinite("high", high)
        ?? (low >= high ? new("low", -1, $"low, {Invariant.Text(low)}, is not below high, {Invariant.Text(high)}",
            "Give a low below high, or a plain number.")
        : !double.IsFinite(high - low) ? new("high", -1, "high lies too far above low", "Bring low and high closer together.")
        : null);

    /// <summary>The fault of a mode outside its bounds.</summary>
    internal static DistributionFault? Mode(double low, double mode, double high) =>
        NotFinite("mode", mode)
        ?? (mode < low || mode > high
            ? new("mode", -1, $"the mode, {Invariant.Text(mode)}, lies outside low and high, {Invariant.Text(low)} to {Invariant.Text(high)}",
                "Give the likeliest value, between low and high.")
            : null);

    /// <summary>The fault of a number that must lie above 0 and not beyond what can be computed.</summary>
    internal static DistributionFault? Positive(string member, double value, double least, double most) =>
        NotFinite(member, value)
        ?? (value < least || value > most
            ? new(member, -1, $"{member} is {Invariant.Text(value)}", $"Give a number from {Invariant.Text(least)} to {Invariant.Text(most)}.")
            : null);

    internal static DistributionFault? NotFinite(string member, double value, int index = -1) =>
        double.IsFinite(value) ? null : new(member, index, $"{member} is not a finite number", "Give a finite number.");
}
