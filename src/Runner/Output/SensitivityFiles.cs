using System.Globalization;
using System.Text;
using NegotiationSim.Engine.Studies.Sensitivity;

namespace NegotiationSim.Runner.Output;

/// <summary>What results are sensitive to, for other programs.</summary>
internal static class SensitivityFiles
{
    /// <summary>The document's name in a results folder.</summary>
    internal const string JsonName = "sensitivity.json";

    /// <summary>A row an index, numbers in full.</summary>
    internal static string Csv(SensitivityResult result)
    {
        var text =
            new StringBuilder("scenario,metric,index,number,other,value,standard_error,ci95_low,ci95_high,n,noise_share,threshold\n");
        foreach (var m in result.Metrics)
        {
            foreach (var i in m.Indices)
            {
                text.Append(
                    string.Join(',', Output.Csv.Field(result.Scenario), m.Metric.Name, i.Kind, Output.Csv.Field(i.Factor),
                        Output.Csv.Field(i.Other),
                    Output.Csv.Field(i.Value.Mean), Output.Csv.Field(i.Value.StandardError), Output.Csv.Field(i.Value.Interval.Low),
                    Output.Csv.Field(i.Value.Interval.High),
                    i.Value.N.ToString(CultureInfo.InvariantCulture), Output.Csv.Field(m.NoiseShare), Output.Csv.Field(m.Threshold)))
                    .Append('\n');
            }
        }
        return text.ToString();
    }

    /// <summary>All results in one document.</summary>
    internal static string Json(SensitivityResult result) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("scenario", result.Scenario);
        json.WriteString("method",
            result.Options.Method switch { SensitivityMethod.Morris => "morris", SensitivityMethod.Pawn => "pawn", _ => "sobol" });
        json.WriteNumber("sample", result.Options.Sample!.Value);
        json.WriteNumber("points", result.Points);
        json.WriteNumber("replications", result.Options.Replications);
        json.WriteNumber("seed", result.Options.Seed);
        json.WriteStartObject("varied");
        foreach (var factor in result.Factors) json.WriteString(factor.Path, factor.Describe());
        json.WriteEndObject();
        json.WriteStartArray("metrics");
        foreach (var metric in result.Metrics) Metric(json, metric);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void Metric(System.Text.Json.Utf8JsonWriter json, MetricSensitivity m)
    {
        json.WriteStartObject();
        json.WriteString("metric", m.Metric.Name);
        JsonText.Number(json, "mean", m.Mean);
        JsonText.Number(json, "variance", m.Variance);
        JsonText.Number(json, "noiseShare", m.NoiseShare);
        JsonText.Number(json, "threshold", m.Threshold);
        json.WriteStartArray("indices");
        foreach (var i in m.Indices)
        {
            json.WriteStartObject();
            json.WriteString("index", i.Kind);
            json.WriteString("number", i.Factor);
            if (i.Other.Length > 0) json.WriteString("other", i.Other);
            JsonText.Number(json, "value", i.Value.Mean);
            JsonText.Interval(json, "ci95", i.Value.Interval);
            json.WriteNumber("n", i.Value.N);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        SummaryJson.Cautions(json, m.Cautions);
        json.WriteEndObject();
    }
}
