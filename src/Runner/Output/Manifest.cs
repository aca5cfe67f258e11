using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using NegotiationSim.Engine.Experiments;
using NegotiationSim.Engine.Scenarios;

namespace NegotiationSim.Runner.Output;

/// <summary>manifest.json: how the results beside it came about, so that they can be made again.</summary>
/// <param name="Kind">The command that wrote the results, "run" for one.</param>
/// <param name="Version">The program's version.</param>
/// <param name="Command">The command line.</param>
/// <param name="Started">When, in UTC.</param>
/// <param name="Options">Seed, replications asked for, and what was followed.</param>
/// <param name="Completed">Replications done; fewer than asked for after an interruption.</param>
/// <param name="Scenarios">Name, SHA-256 and resolved text of each scenario.</param>
/// <param name="Files">SHA-256 of each data file.</param>
internal sealed record Manifest(
    string Kind, string Version, string Command, DateTimeOffset Started, RunOptions Options, long Completed,
    IReadOnlyList<(string Name, string Sha256, string Json)> Scenarios, IReadOnlyList<(string Name, string Sha256)> Files)
{
    internal const string FileName = "manifest.json";

    /// <summary>The most MiB of a manifest: some twenty scenarios with large samples.</summary>
    internal const int MostMiB = 64;

    /// <summary>The version of this program, with the commit it was built from where that is known.</summary>
    internal static string ThisVersion { get; } =
        typeof(Manifest).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    /// <summary>The document's text.</summary>
    internal string ToJson() => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("program", "NegotiationSim");
        json.WriteString("kind", Kind);
        json.WriteString("version", Version);
        json.WriteString("runtime", RuntimeInformation.FrameworkDescription);
        json.WriteString("platform", RuntimeInformation.RuntimeIdentifier);
        json.WriteString("command", Command);
        json.WriteString("started", Started.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture));
        json.WriteNumber("seed", Options.Seed);
        json.WriteNumber("replications", Options.Replications);
        json.WriteNumber("completed", Completed);
        json.WriteNumber("samplePaths", Options.Paths);
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
        json.WriteStartObject("files");
        foreach (var (name, sha256) in Files) json.WriteString(name, sha256);
        json.WriteEndObject();
        json.WriteEndObject();
    });

    /// <summary>Reads a results folder's manifest.</summary>
    /// <exception cref="UserError">There is none, or it is not one of this program's.</exception>
    internal static Manifest Read(string folder)
    {
        var file = Path.Combine(folder, FileName);
        if (!Path.Exists(file)) throw new UserError($"{folder}: no manifest.json here. Give a folder of results.");
        try
        {
            var root = JsonNode.Parse(TextFile.Read(file, MostMiB))!;
            return new Manifest(
                (string)root["kind"]!, (string)root["version"]!, (string)root["command"]!, DateTimeOffset.Parse((string)root["started"]!, System.Globalization.CultureInfo.InvariantCulture),
                new RunOptions { Seed = (ulong)root["seed"]!, Replications = (long)root["replications"]!, Paths = (int)root["samplePaths"]! },
                (long)root["completed"]!,
                [.. root["scenarios"]!.AsArray().Select(s => ((string)s!["name"]!, (string)s["sha256"]!, s["resolved"]!.ToJsonString()))],
                [.. root["files"]!.AsObject().Select(f => (f.Key, (string)f.Value!))]);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or NullReferenceException or ArgumentException or FormatException or OverflowException)
        {
            throw new UserError($"{file}: not a manifest of this program ({Damage.Of(e)}). Restore the file or run the scenario again.");
        }
    }

    /// <summary>Reads the manifest of a folder that run or compare has written, for what needs the runs themselves.</summary>
    /// <exception cref="UserError">There is none, or it is another command's.</exception>
    internal static Manifest ReadRuns(string folder)
    {
        var manifest = Read(folder);
        return manifest.Kind is "run" or "compare" ? manifest : throw new UserError(
            $"{folder}: written by sim {manifest.Kind}, which keeps no runs. Give a folder that sim run or sim compare has written.");
    }

    /// <summary>Reads the manifest of results that can be made again from it.</summary>
    /// <exception cref="UserError">There is none, the folder is a sweep's, or this version cannot make such results again.</exception>
    internal static Manifest ReadReproducible(string folder)
    {
        if (File.Exists(Path.Combine(folder, Sweeps.SweepManifest.FileName)) && !File.Exists(Path.Combine(folder, FileName)))
            throw new UserError($"{folder}: a sweep. To check it, give its sim sweep command again, with another --out, and compare the folders.");
        var manifest = Read(folder);
        return manifest.Kind is "run" or "compare" || Commands.Rerun.Knows(manifest.Kind) ? manifest : throw new UserError(
            $"{folder}: written by sim {manifest.Kind}, which is not made again by itself. To check it, type its command again and compare the files: {manifest.Command}");
    }

    /// <summary>The manifest's entry for a scenario.</summary>
    internal static (string Name, string Sha256, string Json) EntryFor(Scenario scenario) => (scenario.Name, scenario.Sha256, scenario.ToJson());
}
