namespace NegotiationSim.Engine.Numbers.Distributions;

/// <summary>A few values, each with a weight.</summary>
public sealed record DiscreteDistribution : Distribution
{
    private const int MostValues = 1000;

    private readonly double[] values;
    private readonly double[] weights;
    private readonly double[] cumulative;

    /// <summary>A discrete distribution.</summary>
    /// <param name="values">The values, each once, in any order; at most 1,000.</param>
    /// <param name="weights">Their weights, none negative, not all 0; null gives every value the same.</param>
    /// <exception cref="ArgumentException">There are no values, values stand twice, or the weights do not fit them.</exception>
    public DiscreteDistribution(IReadOnlyList<double> values, IReadOnlyList<double>? weights = null)
    {
        DistributionFault.Refuse(Check(values, weights));
        this.values = [.. values];
        this.weights = weights is null ? [.. values.Select(_ => 1.0)] : [.. weights];
        Array.Sort(this.values, this.weights); // in order, so that a higher share never gives a lower value
        cumulative = new double[this.values.Length];
        var (sum, total) = (0.0, this.weights.Sum());
        for (var i = 0; i < cumulative.Length; i++) cumulative[i] = (sum += this.weights[i]) / total;
        Mean = Math.Clamp(this.values.Zip(this.weights, (value, weight) => value * (weight / total)).Sum(), this.values[0],
            this.values[^1]);
    }

    /// <summary>The values, in rising order.</summary>
    public IReadOnlyList<double> Values => values;

    /// <summary>The values' weights, in the same order.</summary>
    public IReadOnlyList<double> Weights => weights;

    /// <inheritdoc/>
    public override string Kind => "discrete";

    /// <inheritdoc/>
    public override double Mean { get; }

    /// <inheritdoc/>
    public override Support Support => new(values[0], values[^1]);

    /// <inheritdoc/>
    public override string Describe() =>
        $"discrete({string.Join(", ", values.Zip(weights, (value, weight) => $"{Invariant.Text(value)} × {Invariant.Text(weight)}"))})";

    /// <inheritdoc/>
    public bool Equals(DiscreteDistribution? other) =>
        other is not null && values.AsSpan().SequenceEqual(other.values) && weights.AsSpan().SequenceEqual(other.weights);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(values.Length, values[0], values[^1], Mean);

    internal static DistributionFault? Check(IReadOnlyList<double> values, IReadOnlyList<double>? weights)
    {
        if (values.Count is 0 or > MostValues)
            return new("values", -1, $"there are {values.Count} values", $"Give 1 to {MostValues} values.");
        var seen = new HashSet<double>();
        for (var i = 0; i < values.Count; i++)
        {
            if (DistributionFault.NotFinite("values", values[i], i) is { } fault) return fault;
            if (!seen.Add(values[i])) return new("values", i, $"{Invariant.Text(values[i])} stands twice",
                "Give each value once and add up its weights.");
        }
        return weights is null ? null : CheckWeights(values.Count, weights);
    }

    private protected override double Invert(double u)
    {
        for (var i = 0; i < cumulative.Length; i++)
        {
            if (u < cumulative[i]) return values[i];
        }
        return values[Array.FindLastIndex(weights, weight => weight > 0)];
    }

    private static DistributionFault? CheckWeights(int count, IReadOnlyList<double> weights)
    {
        if (weights.Count != count)
            return new("weights", -1, $"there are {count} values and {weights.Count} weights", "Give each value its weight.");
        for (var i = 0; i < count; i++)
        {
            if (DistributionFault.NotFinite("weights", weights[i], i) is { } fault) return fault;
            if (weights[i] < 0) return new("weights", i, $"a weight is {Invariant.Text(weights[i])}", "Give weights of 0 or more.");
        }
        return weights.Sum() is > 0 and < double.PositiveInfinity ? null
            : new("weights", -1, "the weights add up to " + Invariant.Text(weights.Sum()), "Give at least one weight above 0.");
    }
}
