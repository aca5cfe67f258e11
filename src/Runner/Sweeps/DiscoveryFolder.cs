using System.Text.Json;
using System.Text.Json.Nodes;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Runner.Charts;
using NegotiationSim.Runner.Commands;
using NegotiationSim.Runner.Output;

namespace NegotiationSim.Runner.Sweeps;

/// <summary>The results folder of sim discover: discovery.json, charts and manifest.json.</summary>
internal static class DiscoveryFolder
{
    /// <summary>Writes the folder, whole or not at all.</summary>
    /// <returns>How many charts were drawn.</returns>
    internal static int Write(
        string folder, string text, SweepManifest sweep, ulong seed, ChartRequest? charts, DateTimeOffset started, TextWriter error)
    {
        using var results = ResultsFolder.Start(folder);
        results.Write(FindingJson.FileName, writer => writer.Write(text));
        RunFiles.WriteManifest(results, "discover", started, new RunOptions { Seed = seed, Replications = 0 }, 0, sweep.Entries);
        var drawn = charts is null ? 0 : RunFiles.DrawAny(Figures(JsonNode.Parse(text)!), results, charts);
        results.Finish(error);
        return drawn;
    }

    /// <summary>The figures of a folder, again.</summary>
    /// <exception cref="UserError">Its file is missing or damaged.</exception>
    internal static IReadOnlyList<Figure> Read(string folder, Manifest manifest)
    {
        try
        {
            return Figures(JsonNode.Parse(File.ReadAllText(Path.Combine(folder, FindingJson.FileName)))!);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or NullReferenceException or FormatException
            or IOException)
        {
            throw new UserError(
                $"{folder}: a file of these results cannot be read ({Damage.Of(e)}). Make them again with: {manifest.Command}");
        }
    }

    private static IReadOnlyList<Figure> Figures(JsonNode root) => DiscoveryCharts.Of(
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
