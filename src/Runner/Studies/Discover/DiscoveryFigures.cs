using System.Text.Json;
using System.Text.Json.Nodes;
using NegotiationSim.Runner.Drawing;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Studies.Discover;

/// <summary>The figures of sim discover, from what its discovery.json says.</summary>
internal static class DiscoveryFigures
{
    /// <summary>The figures of a folder, again.</summary>
    /// <exception cref="UserError">Its file is missing or damaged.</exception>
    internal static IReadOnlyList<Figure> Read(string folder, Manifest manifest)
    {
        try
        {
            return Of(File.ReadAllText(Path.Combine(folder, FindingJson.FileName)));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or NullReferenceException or FormatException
            or IOException)
        {
            throw new UserError(
                $"{folder}: a file of these results cannot be read ({Damage.Of(e)}). Make them again with: {manifest.Command}");
        }
    }

    /// <summary>The figures of a finding, as it is written.</summary>
    internal static IReadOnlyList<Figure> Of(string json) => Of(JsonNode.Parse(json)!);

    private static IReadOnlyList<Figure> Of(JsonNode root) => DiscoveryCharts.Of(
        (string)root["success"]!, (int)root["points"]!, (int)root["successes"]!,
        [.. root["boxes"]!.AsArray().Select(box => Picture(box!, root["ranges"]!))]);

    private static BoxPicture Picture(JsonNode box, JsonNode ranges)
    {
        var limits = box["limits"]!.AsArray().GroupBy(l => (string)l!["number"]!).ToArray();
        return new BoxPicture(Step(box, limits.Length), (double)box["mass"]!, (int)box["cases"]!,
            [.. box["trajectory"]!.AsArray().Select(s => Step(s!, s!["restricted"]!.AsArray().Count))],
            [.. limits.Select(l => Range(l.Key, [.. l], ranges[l.Key]!))]);
    }

    private static BoxStep Step(JsonNode node, int restricted) => new((double)node["coverage"]!, (double)node["density"]!, restricted);

    private static BoxRange Range(string path, JsonNode?[] limits, JsonNode range)
    {
        double Limit(string side, double none) =>
            limits.FirstOrDefault(l => (string)l!["side"]! == side) is { } limit ? (double)limit["limit"]! : none;
        return new BoxRange(path, (double)range[0]!, (double)range[1]!, Limit("atLeast", double.NegativeInfinity),
            Limit("atMost", double.PositiveInfinity), [.. limits.Select(l => (double)l!["quasiP"]!)]);
    }
}
