using System.Text.Json;
using NegotiationSim.Runner.Results;

namespace NegotiationSim.Runner.Reproduction;

/// <summary>RO-Crate 1.1: a description of an archive's files for research repositories.</summary>
internal static class RoCrate
{
    /// <summary>The program in the graph: by it a bundle of ours is known.</summary>
    internal const string ProgramId = "#negotiationsim";

    /// <summary>The document's text.</summary>
    /// <param name="m">How the results came about.</param>
    /// <param name="files">The archive's files and their SHA-256.</param>
    internal static string Describe(Manifest m, IReadOnlyList<(string Name, string Sha256)> files) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("@context", "https://w3id.org/ro/crate/1.1/context");
        json.WriteStartArray("@graph");
        Entity(json, "ro-crate-metadata.json", "CreativeWork", () =>
        {
            Reference(json, "conformsTo", "https://w3id.org/ro/crate/1.1");
            Reference(json, "about", "./");
        });
        Entity(json, "./", "Dataset", () =>
        {
            json.WriteString("name", "Replication material: " + string.Join(", ", m.Scenarios.Select(s => s.Name)));
            json.WriteString("description",
                $"Simulated negotiations, {(m.Completed > 0 ? $"{m.Completed} replications, " : "")}seed {m.Options.Seed}, made by: {m.Command}");
            json.WriteString("datePublished",
                m.Started.UtcDateTime.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
            Reference(json, "license", "https://spdx.org/licenses/MIT");
            json.WriteStartArray("hasPart");
            foreach (var (name, _) in files)
            {
                json.WriteStartObject();
                json.WriteString("@id", name);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        });
        Entity(json, ProgramId, "SoftwareApplication", () =>
        {
            json.WriteString("name", "NegotiationSim");
            json.WriteString("softwareVersion", m.Version);
        });
        Entity(json, "#run", "CreateAction", () =>
        {
            json.WriteString("name", m.Command);
            json.WriteString("endTime",
                m.Started.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture));
            Reference(json, "instrument", ProgramId);
            Reference(json, "result", "./");
        });
        foreach (var (name, sha256) in files)
        {
            Entity(json, name, "File", () =>
            {
                json.WriteString("name", name);
                json.WriteString("encodingFormat", MediaType(name));
                json.WriteString("sha256", sha256);
            });
        }
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void Entity(Utf8JsonWriter json, string id, string type, Action members)
    {
        json.WriteStartObject();
        json.WriteString("@id", id);
        json.WriteString("@type", type);
        members();
        json.WriteEndObject();
    }

    private static void Reference(Utf8JsonWriter json, string name, string id)
    {
        json.WriteStartObject(name);
        json.WriteString("@id", id);
        json.WriteEndObject();
    }

    private static string MediaType(string file) => Path.GetExtension(file) switch
    {
        ".json" => "application/json",
        ".csv" => "text/csv",
        ".parquet" => "application/vnd.apache.parquet",
        ".png" => "image/png",
        ".svg" => "image/svg+xml",
        ".pdf" => "application/pdf",
        ".tif" => "image/tiff",
        ".md" => "text/markdown",
        _ => "text/plain",
    };
}
