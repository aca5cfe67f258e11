namespace NegotiationSim.Engine.Numbers.Distributions;

/// <summary>Values that are all as likely, such as draws from a posterior, in the order in which they were given.</summary>
/// <remarks>Samples of the same length give values of the same index at the same share. Numbers that are drawn with one uniform number so
/// come together as they did in the posterior, and keep its correlations whatever their form.</remarks>
public sealed record SampleDistribution : Distribution
{
    internal const int MostValues = 10_000;

    private readonly double[] values;

    /// <summary>A sample.</summary>
    /// <param name="values">The values, 1 to 10,000, finite; one may stand there more than once, and counts as often.</param>
    /// <param name="jointly">The name of the group that is drawn together; null for a number drawn by itself.</param>
    /// <exception cref="ArgumentException">There are no values, or too many, one is not finite, or the name is blank.</exception>
    public SampleDistribution(IReadOnlyList<double> values, string? jointly = null)
    {
        DistributionFault.Refuse(Check(values, jointly));
        this.values = [.. values];
        Jointly = jointly;
        Support = new(this.values.Min(), this.values.Max());
        Mean = Math.Clamp(this.values.Average(), Support.Low, Support.High);
    }

    /// <summary>The values, in the order given.</summary>
    public IReadOnlyList<double> Values => values;

    /// <summary>The name of the group that is drawn together, or null.</summary>
    public string? Jointly { get; }

    /// <inheritdoc/>
    public override string Kind => "sample";

    /// <inheritdoc/>
    public override double Mean { get; }

    /// <inheritdoc/>
    public override Support Support { get; }

    /// <inheritdoc/>
    public override string Describe() =>
        $"sample({values.Length} value{(values.Length == 1 ? "" : "s")}, {Invariant.Text(Support.Low)} to {Invariant.Text(Support.High)})";

    /// <inheritdoc/>
    public bool Equals(SampleDistribution? other) =>
        other is not null && Jointly == other.Jointly && values.AsSpan().SequenceEqual(other.values);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(values.Length, values[0], values[^1], Mean, Jointly);

    /// <summary>The same values in rising order and apart from any group, for a design, which needs a higher share to give a higher
    /// value.</summary>
    internal SampleDistribution Ordered() => new([.. values.Order()]);

    internal static DistributionFault? Check(IReadOnlyList<double> values, string? jointly)
    {
        if (values.Count is 0 or > MostValues)
            return new("values", -1, $"there are {values.Count} values", $"Give 1 to {MostValues} values.");
        for (var i = 0; i < values.Count; i++)
        {
            if (DistributionFault.NotFinite("values", values[i], i) is { } fault) return fault;
        }
        return jointly is not null && string.IsNullOrWhiteSpace(jointly)
            ? new("jointly", -1, "the name is blank", "Give the group a name, or leave it out.") : null;
    }

    private protected override double Invert(double u) => values[Math.Min(values.Length - 1, (int)(u * values.Length))];
}
