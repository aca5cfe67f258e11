using System.Text.Json;
using System.Text.Json.Nodes;
using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Statistics;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Engine.Studies.Sensitivity;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Studies.Sensitivity;

/// <summary>Reads sensitivity.json back into the result it was written from, but for the ranges of what was varied.</summary>
internal static class SensitivityReader
{
    /// <summary>The result in a folder.</summary>
    /// <exception cref="UserError">The file is missing or damaged.</exception>
    internal static SensitivityResult Read(string folder, Manifest manifest)
    {
        try
        {
            return Of(JsonNode.Parse(File.ReadAllText(Path.Combine(folder, SensitivityFiles.JsonName)))!,
                Model.Of(Scenario.Parse(manifest.Scenarios[0].Json)));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or NullReferenceException or FormatException
            or IOException or KeyNotFoundException)
        {
            throw new UserError(
                $"{folder}: a file of these results cannot be read ({Damage.Of(e)}). Make them again with: {manifest.Command}");
        }
    }

    private static SensitivityResult Of(JsonNode root, Model model) => new(
        (string)root["scenario"]!,
        new SensitivityOptions
        {
            Method = (string)root["method"]! switch { "morris" => SensitivityMethod.Morris, "pawn" => SensitivityMethod.Pawn,
                _ => SensitivityMethod.Sobol },
            Sample = (int)root["sample"]!,
            Replications = (int)root["replications"]!,
            Seed = (ulong)root["seed"]!,
        },
        [], (long)root["points"]!, [.. root["metrics"]!.AsArray().Select(m => OfMetric(m!, model))]);

    private static MetricSensitivity OfMetric(JsonNode node, Model model) => new(
        model.Metrics.First(m => m.Name == (string)node["metric"]!), Number(node["mean"]), Number(node["variance"]),
        Number(node["noiseShare"]), Number(node["threshold"]),
        [.. node["indices"]!.AsArray()
            .Select(i => new SensitivityIndex((string)i!["index"]!, (string)i["number"]!, (string?)i["other"] ?? "",
            new Estimate(Number(i["value"]), double.NaN, new Interval(Number(i["ci95"]![0]), Number(i["ci95"]![1])), (long)i["n"]!)))], []);

    private static double Number(JsonNode? node) => node is null ? double.NaN : (double)node;
}
