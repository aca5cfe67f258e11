using System.Text.Json.Serialization;
using NegotiationSim.Engine.Statistics;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Studies.Run;

namespace NegotiationSim.Runner.Studies.Compare;

/// <summary>comparison.json: the runs, and what is between them.</summary>
internal sealed record ComparisonDocument(
    IReadOnlyList<RunDocument> Runs, IReadOnlyList<DifferenceDocument> Differences, IReadOnlyList<Caution> Cautions,
    IReadOnlyList<SwitchingDocument>? SwitchingValues = null)
{
    internal static JsonForm<ComparisonDocument> Form { get; } = new(ComparisonJson.Default);

    internal static ComparisonDocument Of(ComparisonResult comparison) => new(
        [.. comparison.Runs.Select(RunDocument.Of)],
        [.. comparison.Differences.Where(d => RunTables.IsShown(d.Metric, d.Difference)).Select(d => new DifferenceDocument(
            d.Metric.Name, d.Scenario, d.Reference, d.Difference.Mean, d.Difference.StandardError, d.Difference.Interval,
            d.Superiority.Mean, d.Superiority.Interval, d.EffectSize, d.AdjustedP, d.Difference.N, Verdict.Of(d), d.Even))],
        [.. comparison.Unlike, .. Engine.Studies.Cautions.About(comparison.AgainstFirst())],
        [.. comparison.SwitchingValues.Select(v => new SwitchingDocument(
            v.Payoff.Name, v.Price.Path, v.Scenario, v.Reference, v.Value.Mean, v.Value.StandardError, v.Value.Interval, v.Value.N,
            v.Here))]);

    /// <summary>The document's text.</summary>
    internal static string Write(ComparisonResult comparison) => Form.Write(Of(comparison));
}

/// <summary>A paired difference in it.</summary>
internal sealed record DifferenceDocument(
    string Metric, string Scenario, string Reference, double Difference, double StandardError, Interval Ci95, double Superiority,
    Interval SuperiorityCi95, double EffectSize, double AdjustedP, long N, string InWords,
    double Even = double.NaN)
{
    internal PairedDifference Read(Engine.Models.Model model) => new(
        model.Metrics.First(m => m.Name == Metric), Scenario, Reference, new Estimate(Difference, StandardError, Ci95, N),
        new Estimate(Superiority, double.NaN, SuperiorityCi95, N), EffectSize, AdjustedP) { Even = Even };
}

/// <summary>A price at which two scenarios tie; without ends of its interval where none can be told.</summary>
internal sealed record SwitchingDocument(
    string Payoff, string Price, string Scenario, string Reference, double Value, double StandardError, Interval Ci95, long N, double Here)
{
    internal SwitchingValue? Read(Engine.Models.Model model) => model.Prices.FirstOrDefault(p => p.Path == Price) is { } price
        ? new(Scenario, Reference, model.Metrics.First(m => m.Name == Payoff), price, new Estimate(Value, StandardError, Ci95, N), Here)
        : null;
}

/// <summary>The members of the document.</summary>
[JsonSerializable(typeof(ComparisonDocument))]
internal sealed partial class ComparisonJson : JsonSerializerContext;
