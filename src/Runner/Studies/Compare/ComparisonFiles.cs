using System.Text.Json;
using NegotiationSim.Engine.Coercion.Simulation;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Studies.Run;

namespace NegotiationSim.Runner.Studies.Compare;

/// <summary>The files of a comparison: comparison.json, differences.csv, and a folder of run files for each scenario.</summary>
internal static class ComparisonFiles
{
    /// <summary>The columns of the tables.</summary>
    internal static IReadOnlyDictionary<string, Func<string[], IReadOnlyList<DataColumn>>> Tables { get; } =
        new Dictionary<string, Func<string[], IReadOnlyList<DataColumn>>> { ["differences.csv"] = _ => ComparisonTables.DifferenceColumns };

    /// <summary>Writes all but the rows of the replications and the manifest.</summary>
    internal static void Write(ResultsFolder folder, IReadOnlyList<Scenario> scenarios, ComparisonResult comparison)
    {
        folder.Write("comparison.json", text => text.Write(Json(comparison)));
        folder.Write("differences.csv", text => text.Write(ComparisonTables.ToCsv(comparison.Differences)));
        DataDictionary.Complete(folder, Tables);
        foreach (var (scenario, run) in scenarios.Zip(comparison.Runs)) RunFiles.Write(folder, scenario, run, run.Scenario);
    }

    /// <summary>Opens the files of the replications of every scenario, each in a folder of its name.</summary>
    internal static Rows OpenRows(string folder, IReadOnlyList<Scenario> scenarios) => new(
        [.. scenarios.Select(s =>
        {
            var part = Path.Combine(folder, s.Name);
            Directory.CreateDirectory(part);
            return ReplicationFiles.Create(part, s).GetAwaiter().GetResult();
        })]);

    /// <summary>comparison.json.</summary>
    internal static string Json(ComparisonResult comparison) => JsonText.Write(json => Write(json, comparison));

    /// <summary>Writes the document into a larger one.</summary>
    internal static void Write(Utf8JsonWriter json, ComparisonResult comparison)
    {
        json.WriteStartObject();
        json.WriteStartArray("runs");
        foreach (var run in comparison.Runs) SummaryJson.Write(json, run);
        json.WriteEndArray();
        json.WriteStartArray("differences");
        foreach (var d in comparison.Differences.Where(d => RunTables.IsShown(d.Metric, d.Difference)))
        {
            json.WriteStartObject();
            json.WriteString("metric", d.Metric.Name);
            json.WriteString("scenario", d.Scenario);
            json.WriteString("reference", d.Reference);
            JsonText.Number(json, "difference", d.Difference.Mean);
            JsonText.Number(json, "standardError", d.Difference.StandardError);
            JsonText.Interval(json, "ci95", d.Difference.Interval);
            JsonText.Number(json, "superiority", d.Superiority.Mean);
            JsonText.Interval(json, "superiorityCi95", d.Superiority.Interval);
            JsonText.Number(json, "effectSize", d.EffectSize);
            JsonText.Number(json, "adjustedP", d.AdjustedP);
            json.WriteNumber("n", d.Difference.N);
            json.WriteString("inWords", Verdict.Of(d));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        CautionText.Write(json, [.. comparison.Unlike, .. Cautions.About(comparison.AgainstFirst())]);
        json.WriteEndObject();
    }

    /// <summary>The replications of several scenarios, each into its own files.</summary>
    internal sealed class Rows(IReadOnlyList<ReplicationFiles> files) : IReplicationSink, IDisposable
    {
        public void Receive(int scenario, long replication, ReadOnlySpan<double> values, ReadOnlySpan<double> drawn) =>
            files[scenario].Receive(0, replication, values, drawn);

        public void Dispose()
        {
            foreach (var file in files) file.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }
}
