using System.Text.Json;
using NegotiationSim.Engine.Statistics;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Runner.Results;

namespace NegotiationSim.Runner.Studies.Run;

/// <summary>summary.json: a run's metrics and outcomes for other programs.</summary>
internal static class SummaryJson
{
    /// <summary>The document's text.</summary>
    internal static string Write(RunResult run) => JsonText.Write(json => Write(json, run));

    /// <summary>Writes the document into a larger one.</summary>
    internal static void Write(Utf8JsonWriter json, RunResult run)
    {
        json.WriteStartObject();
        json.WriteString("scenario", run.Scenario);
        json.WriteString("model", run.Model.Name);
        json.WriteString("policy", run.Policy);
        json.WriteNumber("replications", run.Replications);
        json.WriteNumber("rounds", run.Rounds);
        json.WriteNumber("seed", run.Seed);
        json.WriteStartObject("metrics");
        foreach (var m in run.Metrics.Where(m => RunTables.IsShown(m.Metric, m.Estimate)))
        {
            json.WriteStartObject(m.Metric.Name);
            JsonText.Number(json, "mean", m.Estimate.Mean);
            JsonText.Number(json, "standardError", m.Estimate.StandardError);
            JsonText.Interval(json, "ci95", m.Estimate.Interval);
            JsonText.Number(json, "median", m.Median);
            JsonText.Interval(json, "medianCi95", m.MedianInterval);
            json.WriteNumber("n", m.Estimate.N);
            json.WriteEndObject();
        }
        json.WriteEndObject();
        json.WriteStartObject("outcomes");
        foreach (var o in run.Outcomes)
        {
            json.WriteStartObject(o.Name);
            JsonText.Number(json, "share", o.Share.Mean);
            JsonText.Interval(json, "ci95", o.Share.Interval);
            json.WriteNumber("n", o.Share.N);
            json.WriteEndObject();
        }
        json.WriteEndObject();
        CautionText.Write(json, Cautions.About(run));
        Diagnostics(json, run.Diagnostics);
        json.WriteEndObject();
    }

    private static void Diagnostics(Utf8JsonWriter json, RunDiagnostics d)
    {
        json.WriteStartObject("diagnostics");
        json.WriteNumber("requested", d.Requested);
        json.WriteNumber("censored", d.Censored);
        json.WriteNumber("roundsPlayed", d.RoundsPlayed);
        json.WriteStartObject("totals");
        foreach (var (name, total) in d.Totals) JsonText.Number(json, name, total);
        json.WriteEndObject();
        json.WriteStartArray("remarks");
        foreach (var remark in d.Remarks) json.WriteStringValue(remark);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
