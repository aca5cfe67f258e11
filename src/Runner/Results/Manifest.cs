using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Scenarios.Files;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Results;

/// <summary>manifest.json: how the results beside it came about, so that they can be made again.</summary>
/// <param name="Kind">The command that wrote the results, "run" for one.</param>
/// <param name="Version">The program's version.</param>
/// <param name="Command">The command line.</param>
/// <param name="Started">When, in UTC.</param>
/// <param name="Options">Seed, replications asked for, and what was followed.</param>
/// <param name="Completed">Replications done; fewer than asked for after an interruption.</param>
/// <param name="Scenarios">Name, SHA-256 and resolved text of each scenario.</param>
/// <param name="Files">SHA-256 of each data file.</param>
/// <param name="Request">What was asked for, as <see cref="Results.Request"/> writes it.</param>
internal sealed record Manifest(
    string Kind, string Version, string Command, DateTimeOffset Started, RunOptions Options, long Completed,
    IReadOnlyList<(string Name, string Sha256, string Json)> Scenarios, IReadOnlyList<(string Name, string Sha256)> Files,
    IReadOnlyList<string> Request)
{
    internal const string FileName = "manifest.json";
    private const string Program = "NegotiationSim";

    /// <summary>SHA-256 of each file that was made from the data: charts and their captions, the report.</summary>
    internal IReadOnlyList<(string Name, string Sha256)> Drawn { get; init; } = [];

    /// <summary>The most MiB of a manifest: some twenty scenarios with large samples.</summary>
    internal const int MostMiB = 64;

    /// <summary>The version of this program, with the commit it was built from where that is known.</summary>
    internal static string ThisVersion { get; } =
        typeof(Manifest).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    /// <summary>The document's text.</summary>
    internal string ToJson() => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("program", Program);
        json.WriteString("kind", Kind);
        json.WriteString("version", Version);
        json.WriteString("runtime", RuntimeInformation.FrameworkDescription);
        json.WriteString("platform", RuntimeInformation.RuntimeIdentifier);
        json.WriteString("command", Command);
        json.WriteStartArray("request");
        foreach (var part in Request) json.WriteStringValue(part);
        json.WriteEndArray();
        WriteOptions(json);
        json.WriteString("started", Started.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
        json.WriteNumber("seed", Options.Seed);
        json.WriteNumber("replications", Options.Replications);
        json.WriteNumber("completed", Completed);
        if (IsOfRuns) json.WriteNumber("samplePaths", Options.Paths);
        json.WriteStartArray("scenarios");
        foreach (var (name, sha256, text) in Scenarios)
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteString("sha256", sha256);
            json.WritePropertyName("resolved");
            JsonNode.Parse(text)!.WriteTo(json);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        foreach (var (kind, entries) in new[] { ("files", Files), ("drawn", Drawn) })
        {
            json.WriteStartObject(kind);
            foreach (var (name, sha256) in entries) json.WriteString(name, sha256);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    });

    /// <summary>The command's own options by their names, as the request has them.</summary>
    private void WriteOptions(Utf8JsonWriter json)
    {
        json.WriteStartObject("options");
        var given = Request.Where(part => part.StartsWith("--", StringComparison.Ordinal)).Select(part => part[2..].Split('=', 2));
        foreach (var option in given.GroupBy(o => o[0], o => o[1]))
        {
            json.WritePropertyName(option.Key);
            if (option.Count() > 1) json.WriteStartArray();
            foreach (var text in option)
            {
                if (text == "true") json.WriteBooleanValue(true);
                else if (ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var whole)) json.WriteNumberValue(whole);
                else if (PlainNumbers.TryRead(text, out double real)) json.WriteNumberValue(real);
                else json.WriteStringValue(text);
            }
            if (option.Count() > 1) json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    /// <summary>Whether a run or a comparison wrote it, which keep replications.</summary>
    internal bool IsOfRuns => Kind is "run" or "compare";

    /// <summary>Reads a results folder's manifest.</summary>
    /// <exception cref="UserError">There is none, or it is not one of this program's.</exception>
    internal static Manifest Read(string folder) =>
        Find(folder) ?? throw new UserError($"{folder}: no manifest.json here. Give a folder of results.");

    /// <summary>Reads a results folder's manifest; null if there is none.</summary>
    /// <exception cref="UserError">It is not one of this program's.</exception>
    internal static Manifest? Find(string folder)
    {
        Staging.Recover(folder);
        var file = Path.Combine(folder, FileName);
        if (!Path.Exists(file)) return null;
        try
        {
            return Of(JsonNode.Parse(TextFile.Read(file, MostMiB))!);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or NullReferenceException or ArgumentException
            or FormatException
            or OverflowException or InvalidDataException)
        {
            throw new UserError($"{file}: not a manifest of this program ({Damage.Of(e)}). Restore the file or run the scenario again.");
        }
    }

    /// <summary>Whether other results answer the same request: the same command with the same options on the same scenarios.</summary>
    internal bool AsksTheSameAs(Manifest other) =>
        Kind == other.Kind && Request.Count > 0 && Request.SequenceEqual(other.Request)
            && Scenarios.Select(s => s.Sha256).SequenceEqual(other.Scenarios.Select(s => s.Sha256));

    /// <summary>Checks that the data files of a folder are as they were written.</summary>
    /// <exception cref="UserError">One is missing or was changed.</exception>
    internal void Verify(string folder)
    {
        foreach (var file in Files.Where(f => !IsAsWritten(folder, f)).Select(f => Path.Combine(folder, f.Name)))
            throw new UserError($"{file}: missing, or changed since it was written. Make the results again with: {Command}");
    }

    /// <summary>Whether a file is there and as it was written.</summary>
    internal static bool IsAsWritten(string folder, (string Name, string Sha256) file) =>
        File.Exists(Path.Combine(folder, file.Name)) && ResultsFolder.HashOf(Path.Combine(folder, file.Name)) == file.Sha256;

    private static Manifest Of(JsonNode root)
    {
        if ((string?)root["program"] != Program) throw new InvalidDataException($"its program is not {Program}");
        var manifest = new Manifest(
            Text(root, "kind"), Text(root, "version"), Text(root, "command"),
            DateTimeOffset.Parse(Text(root, "started"), CultureInfo.InvariantCulture),
            new RunOptions { Seed = (ulong)root["seed"]!, Replications = (long)root["replications"]!,
                Paths = (int?)root["samplePaths"] ?? 0 },
            (long)root["completed"]!,
            [.. root["scenarios"]!.AsArray().Select(s => (Text(s!, "name"), Text(s!, "sha256"), s!["resolved"]!.ToJsonString()))],
            Entries(root["files"]!),
            [.. root["request"]?.AsArray().Select(r => (string)r!) ?? []]) { Drawn = root["drawn"] is { } drawn ? Entries(drawn) : [] };
        if (manifest.Scenarios.Count == 0) throw new InvalidDataException("it names no scenario");
        if (manifest.Scenarios.FirstOrDefault(s => !EntryNames.IsPart(s.Name)).Name is { } scenario)
            throw new InvalidDataException($"'{scenario}' is no name of a scenario");
        return manifest.Files.Concat(manifest.Drawn).FirstOrDefault(f => !EntryNames.StaysInside(f.Name)).Name is { } name
            ? throw new InvalidDataException($"'{name}' is no name of a file in the folder") : manifest;
    }

    private static string Text(JsonNode node, string member) =>
        (string?)node[member] ?? throw new InvalidDataException($"no {member} in it");

    private static IReadOnlyList<(string Name, string Sha256)> Entries(JsonNode node) =>
        [.. node.AsObject().Select(f => (f.Key, (string)f.Value!))];

    /// <summary>The manifest's entry for a scenario.</summary>
    internal static (string Name, string Sha256, string Json) EntryFor(Scenario scenario) =>
        (scenario.Name, scenario.Sha256, scenario.ToJson());
}
