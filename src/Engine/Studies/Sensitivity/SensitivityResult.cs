using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Statistics;
using NegotiationSim.Engine.Studies.Designs;

namespace NegotiationSim.Engine.Studies.Sensitivity;

/// <summary>An index of a factor, or of two.</summary>
/// <param name="Kind">Its name in files: <c>first</c>, <c>total</c>, <c>firstJansen</c>, <c>second</c>; <c>muStar</c>, <c>mu</c>,
/// <c>sigma</c>; <c>pawn</c>; in the metric's unit <c>meanLow</c>, <c>meanHigh</c> and <c>swing</c>, see
/// <see cref="ConditionalMeans"/>.</param>
/// <param name="Factor">The factor's path.</param>
/// <param name="Other">The other factor's path, for a pair; else empty.</param>
/// <param name="Value">The index with its 95% interval; sigma has none. NaN where the metric does not vary.</param>
public sealed record SensitivityIndex(string Kind, string Factor, string Other, Estimate Value);

/// <summary>What a metric is sensitive to.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Mean">The mean over the points of the metric's mean over replications.</param>
/// <param name="Variance">The variance of those means over the points: what the indices take apart.</param>
/// <param name="NoiseShare">The part of that variance which is replication noise that shared shocks do not cancel; NaN if it cannot be
/// told.</param>
/// <param name="Threshold">For PAWN what an index must exceed to be told from nothing; else NaN.</param>
/// <param name="Indices">The indices; empty where a point has no value.</param>
/// <param name="Cautions">Reasons not to lean on them.</param>
public sealed record MetricSensitivity(
    Quantity Metric, double Mean, double Variance, double NoiseShare, double Threshold,
    IReadOnlyList<SensitivityIndex> Indices, IReadOnlyList<Caution> Cautions)
{
    /// <summary>The index of a factor.</summary>
    /// <param name="kind">The index's name in files.</param>
    /// <param name="factor">The factor's path.</param>
    /// <exception cref="KeyNotFoundException">There is no such index.</exception>
    public Estimate this[string kind, string factor] =>
        Indices.FirstOrDefault(i => i.Kind == kind && i.Factor == factor)?.Value ?? throw new KeyNotFoundException($"{kind} of {factor}");
}

/// <summary>What a scenario's metrics are sensitive to.</summary>
/// <param name="Scenario">The scenario's name.</param>
/// <param name="Options">How it was done; the sample is the one used.</param>
/// <param name="Factors">What was varied, and over what.</param>
/// <param name="Points">At how many points the scenario was run.</param>
/// <param name="Metrics">The metrics, in the order asked for.</param>
public sealed record SensitivityResult(
    string Scenario, SensitivityOptions Options, IReadOnlyList<Factor> Factors, long Points, IReadOnlyList<MetricSensitivity> Metrics)
{
    /// <summary>The part of one metric.</summary>
    /// <param name="metric">The metric's name in files.</param>
    /// <exception cref="KeyNotFoundException">It was not analysed.</exception>
    public MetricSensitivity this[string metric] =>
        Metrics.FirstOrDefault(m => m.Metric.Name == metric) ?? throw new KeyNotFoundException(metric);
}
