using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace NegotiationSim.Runner.Output;

/// <summary>A zip file that holds results and all it takes to check and rerun them.</summary>
internal static class Bundle
{
    /// <summary>Writes the archive, whole or not at all.</summary>
    /// <returns>How many files it holds.</returns>
    /// <exception cref="UserError">The folder holds no results, or one of its data files was changed since.</exception>
    internal static int Write(string folder, string archive)
    {
        var manifest = Manifest.Read(folder);
        foreach (var (name, sha256) in manifest.Files)
        {
            var file = Path.Combine(folder, name);
            if (!File.Exists(file) || ResultsFolder.HashOf(file) != sha256)
                throw new UserError($"{file}: missing, or changed since it was written. Make the results again with: {manifest.Command}");
        }
        var data = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/')).Order(StringComparer.Ordinal).ToArray();
        var temporary = archive + ".partial";
        using (var zip = new ZipArchive(File.Create(temporary), ZipArchiveMode.Create))
        {
            foreach (var name in data) Add(zip, manifest, "results/" + name, File.ReadAllBytes(Path.Combine(folder, name)));
            foreach (var (name, _, json) in manifest.Scenarios) Add(zip, manifest, $"scenarios/{name}.json", Encoding.UTF8.GetBytes(json));
            Add(zip, manifest, "README.md", Encoding.UTF8.GetBytes(Readme(manifest)));
            Add(zip, manifest, "CITATION.cff", Encoding.UTF8.GetBytes(Citation(manifest)));
            Add(zip, manifest, "ro-crate-metadata.json", Encoding.UTF8.GetBytes(Crate(manifest, data)));
        }
        File.Move(temporary, archive, overwrite: true);
        return data.Length + manifest.Scenarios.Count + 3;
    }

    private static void Add(ZipArchive zip, Manifest manifest, string name, byte[] content)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = manifest.Started; // not the time of packing: the same results make the same archive
        using var stream = entry.Open();
        stream.Write(content);
    }

    private static string Readme(Manifest m) => $"""
        # Replication material: {string.Join(", ", m.Scenarios.Select(s => s.Name))}

        Made with NegotiationSim {m.Version} by

            {m.Command}

        - `results/` the tables, rows, trajectories and charts; `results/manifest.json` says how they came about.
        - `scenarios/` each scenario as it was resolved, with every parameter written out.
        - `ro-crate-metadata.json` describes these files for archives; `CITATION.cff` says how to cite.

        ## To check

        Install NegotiationSim {m.Version.Split('+')[0]} and the .NET 10 runtime, then

            sim reproduce results

        runs everything again and says, file by file, whether the bits agree. Seed {m.Options.Seed}, {m.Completed} replications.
        The same bits are promised on the same platform; on another one the last digits of a number may differ.

        """.ReplaceLineEndings("\n");

    private static string Citation(Manifest m) => $"""
        cff-version: 1.2.0
        message: If you use this material, please cite the software as below.
        title: "NegotiationSim"
        version: "{m.Version}"
        type: software
        license: MIT
        authors:
          - name: "The NegotiationSim authors"

        """.ReplaceLineEndings("\n");

    /// <summary>RO-Crate 1.1: a description of the files for research archives.</summary>
    private static string Crate(Manifest m, IReadOnlyList<string> data) => JsonText.Write(json =>
    {
        string[] files = [.. data.Select(d => "results/" + d), .. m.Scenarios.Select(s => $"scenarios/{s.Name}.json"), "README.md", "CITATION.cff"];
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
            json.WriteString("description", $"Simulated negotiations, {m.Completed} replications, seed {m.Options.Seed}, made by: {m.Command}");
            json.WriteString("datePublished", m.Started.UtcDateTime.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
            Reference(json, "license", "https://spdx.org/licenses/MIT");
            json.WriteStartArray("hasPart");
            foreach (var file in files)
            {
                json.WriteStartObject();
                json.WriteString("@id", file);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        });
        Entity(json, "#negotiationsim", "SoftwareApplication", () =>
        {
            json.WriteString("name", "NegotiationSim");
            json.WriteString("softwareVersion", m.Version);
        });
        Entity(json, "#run", "CreateAction", () =>
        {
            json.WriteString("name", m.Command);
            json.WriteString("endTime", m.Started.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture));
            Reference(json, "instrument", "#negotiationsim");
            Reference(json, "result", "./");
        });
        foreach (var file in files)
        {
            Entity(json, file, "File", () =>
            {
                json.WriteString("name", file);
                json.WriteString("encodingFormat", MediaType(file));
                if (m.Files.FirstOrDefault(f => "results/" + f.Name == file).Sha256 is { } sha256) json.WriteString("sha256", sha256);
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
