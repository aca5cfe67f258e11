using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace NegotiationSim.Runner.Results;

/// <summary>manifest.json as it is written; older ones have less.</summary>
internal sealed record ManifestDocument
{
    internal static JsonForm<ManifestDocument> Form { get; } = new(ManifestJson.Default);

    public required string Program { get; init; }
    public required string Kind { get; init; }
    public required string Version { get; init; }
    public string? Runtime { get; init; }
    public string? Platform { get; init; }
    public required string Command { get; init; }
    public IReadOnlyList<string>? Request { get; init; }
    public JsonObject? Options { get; init; }
    public required string Started { get; init; }
    public required ulong Seed { get; init; }
    public required long Replications { get; init; }
    public required long Completed { get; init; }
    public int? SamplePaths { get; init; }
    public required IReadOnlyList<ScenarioDocument> Scenarios { get; init; }
    public required IReadOnlyDictionary<string, string> Files { get; init; }
    public IReadOnlyDictionary<string, string>? Drawn { get; init; }
}

/// <summary>A scenario in it.</summary>
internal sealed record ScenarioDocument(string Name, string Sha256, JsonNode Resolved);

/// <summary>The members of manifests.</summary>
[JsonSerializable(typeof(ManifestDocument))]
[JsonSerializable(typeof(SweepDocument))]
internal sealed partial class ManifestJson : JsonSerializerContext;
