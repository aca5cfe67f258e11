using System.Text.Json.Serialization;
using NegotiationSim.Engine.Statistics;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Runner.Results;

namespace NegotiationSim.Runner.Studies.Run;

/// <summary>summary.json: a run's metrics and outcomes for other programs.</summary>
internal sealed record RunDocument(
    string Scenario, string Model, string Policy, long Replications, int Rounds, ulong Seed,
    IReadOnlyDictionary<string, MetricDocument> Metrics, IReadOnlyDictionary<string, OutcomeDocument> Outcomes,
    IReadOnlyList<Caution> Cautions, RunDiagnostics Diagnostics, string? Title = null)
{
    internal static JsonForm<RunDocument> Form { get; } = new(RunJson.Default);

    internal static RunDocument Of(RunResult run) => new(
        run.Scenario, run.Model.Name, run.Policy, run.Replications, run.Rounds, run.Seed,
        run.Metrics.Where(m => RunTables.IsShown(m.Metric, m.Estimate)).ToDictionary(m => m.Metric.Name, m => new MetricDocument(
            m.Estimate.Mean, m.Estimate.StandardError, m.Estimate.Interval, m.Median, m.MedianInterval, m.Estimate.N)),
        run.Outcomes.ToDictionary(o => o.Name, o => new OutcomeDocument(o.Share.Mean, o.Share.Interval, o.Share.N)),
        Engine.Studies.Cautions.About(run), run.Diagnostics, run.Title);

    /// <summary>The document's text.</summary>
    internal static string Write(RunResult run) => Form.Write(Of(run));
}

/// <summary>A metric in it.</summary>
internal sealed record MetricDocument(double Mean, double StandardError, Interval Ci95, double Median, Interval MedianCi95, long N);

/// <summary>A way to end in it.</summary>
internal sealed record OutcomeDocument(double Share, Interval Ci95, long N);

/// <summary>The members of the document.</summary>
[JsonSerializable(typeof(RunDocument))]
internal sealed partial class RunJson : JsonSerializerContext;
