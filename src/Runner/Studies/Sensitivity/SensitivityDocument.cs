using System.Text.Json;
using System.Text.Json.Serialization;
using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Statistics;
using NegotiationSim.Engine.Studies.Sensitivity;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Studies.Sensitivity;

/// <summary>sensitivity.json: all results in one document.</summary>
internal sealed record SensitivityDocument(
    string Scenario, SensitivityMethod Method, int Sample, long Points, int Replications, ulong Seed,
    IReadOnlyDictionary<string, string> Varied, IReadOnlyList<MetricDocument> Metrics)
{
    /// <summary>The document's name in a results folder.</summary>
    internal const string FileName = "sensitivity.json";

    private static readonly JsonForm<SensitivityDocument> Form =
        new(SensitivityJson.Default, new JsonStringEnumConverter<SensitivityMethod>(JsonNamingPolicy.CamelCase));

    internal static string Write(SensitivityResult found) => Form.Write(new(
        found.Scenario, found.Options.Method, found.Options.Sample!.Value, found.Points, found.Options.Replications, found.Options.Seed,
        found.Factors.ToDictionary(f => f.Path, f => f.Describe()),
        [.. found.Metrics.Select(m => new MetricDocument(m.Metric.Name, m.Mean, m.Variance, m.NoiseShare, m.Threshold,
            [.. m.Indices.Select(i => new IndexDocument(i.Kind, i.Factor, i.Value.Mean, i.Value.Interval, i.Value.N)
                { Other = i.Other.Length > 0 ? i.Other : null })], m.Cautions))]));

    /// <summary>The result in a folder, but for the ranges of what was varied.</summary>
    /// <exception cref="UserError">The file is missing or damaged.</exception>
    internal static SensitivityResult Read(string folder, Manifest manifest) => Damage.Whole(folder, manifest, () =>
    {
        var read = Form.Read(File.ReadAllText(Path.Combine(folder, FileName)));
        var model = Model.Of(Engine.Scenarios.Scenario.Parse(manifest.Scenarios[0].Json));
        return new SensitivityResult(read.Scenario,
            new() { Method = read.Method, Sample = read.Sample, Replications = read.Replications, Seed = read.Seed }, [], read.Points,
            [.. read.Metrics.Select(m => new MetricSensitivity(model.Metrics.First(q => q.Name == m.Metric), m.Mean, m.Variance,
                m.NoiseShare, m.Threshold,
                [.. m.Indices.Select(i => new SensitivityIndex(i.Index, i.Number, i.Other ?? "", new(i.Value, double.NaN, i.Ci95, i.N)))],
                m.Cautions))]);
    });
}

/// <summary>A metric in it.</summary>
internal sealed record MetricDocument(
    string Metric, double Mean, double Variance, double NoiseShare, double Threshold, IReadOnlyList<IndexDocument> Indices,
    IReadOnlyList<Caution> Cautions);

/// <summary>An index in it, of one number or of two.</summary>
internal sealed record IndexDocument(
    string Index, string Number, [property: JsonPropertyOrder(1)] double Value, [property: JsonPropertyOrder(1)] Interval Ci95,
    [property: JsonPropertyOrder(1)] long N)
{
    public string? Other { get; init; }
}

/// <summary>The members of the document.</summary>
[JsonSerializable(typeof(SensitivityDocument))]
internal sealed partial class SensitivityJson : JsonSerializerContext;
