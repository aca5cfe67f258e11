using System.Text.Json;
using NegotiationSim.Engine.Studies.Discovery;
using NegotiationSim.Runner.Results;

namespace NegotiationSim.Runner.Studies.Discover;

/// <summary>discovery.json: a finding for other programs.</summary>
internal static class FindingJson
{
    /// <summary>The document's name in a results folder.</summary>
    internal const string FileName = "discovery.json";

    internal static string Of(Finding finding, SweepManifest sweep) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("success", finding.Rule.Text);
        json.WriteString("sweep", sweep.Id);
        json.WriteString("reading", finding.InWords());
        json.WriteNumber("points", finding.Cases.Count);
        json.WriteNumber("successes", finding.Cases.Successes);
        json.WriteNumber("withoutValue", finding.Dropped);
        json.WriteStartObject("ranges");
        foreach (var (d, name) in finding.Cases.Names.Index())
        {
            json.WriteStartArray(name);
            json.WriteNumberValue(finding.Cases.Values.Min(v => v[d]));
            json.WriteNumberValue(finding.Cases.Values.Max(v => v[d]));
            json.WriteEndArray();
        }
        json.WriteEndObject();
        json.WriteStartArray("boxes");
        foreach (var box in finding.Boxes) Write(json, box, finding.Cases.Names);
        json.WriteEndArray();
        json.WritePropertyName("tree");
        Write(json, finding.Tree);
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, FoundBox found, IReadOnlyList<string> names)
    {
        json.WriteStartObject();
        Measures(json, found.Box);
        JsonText.Number(json, "coverageOfAll", found.CoverageOfAll);
        json.WriteStartArray("limits");
        foreach (var r in found.Restrictions)
        {
            json.WriteStartObject();
            json.WriteString("number", r.Input);
            json.WriteString("side", r.IsLow ? "atLeast" : "atMost");
            JsonText.Number(json, "limit", r.Limit);
            JsonText.Number(json, "quasiP", r.QuasiP);
            JsonText.Number(json, "densityWithout", r.DensityWithout);
            JsonText.Number(json, "coverageWithout", r.CoverageWithout);
            JsonText.Number(json, "reproduced", r.Reproduced);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("trajectory");
        foreach (var box in found.Trajectory)
        {
            json.WriteStartObject();
            Measures(json, box);
            json.WriteStartArray("restricted");
            for (var d = 0; d < names.Count; d++)
                if (box.Limits[d].IsRestricted) json.WriteStringValue(names[d]);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Measures(Utf8JsonWriter json, Box box)
    {
        json.WriteNumber("cases", box.Cases);
        json.WriteNumber("successes", box.Successes);
        JsonText.Number(json, "coverage", box.Coverage);
        JsonText.Number(json, "density", box.Density);
        JsonText.Number(json, "mass", box.Mass);
    }

    private static void Write(Utf8JsonWriter json, TreeNode node)
    {
        json.WriteStartObject();
        json.WriteNumber("cases", node.Cases);
        json.WriteNumber("successes", node.Successes);
        JsonText.Number(json, "share", node.Share.Mean);
        JsonText.Interval(json, "ci95", node.Share.Interval);
        if (node.Input is { } input && node.Below is { } below && node.Above is { } above)
        {
            json.WriteString("number", input);
            JsonText.Number(json, "threshold", node.Threshold);
            json.WritePropertyName("atOrBelow");
            Write(json, below);
            json.WritePropertyName("above");
            Write(json, above);
        }
        json.WriteEndObject();
    }
}
