using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
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
    internal string ToJson() => ManifestDocument.Form.Write(new()
    {
        Program = Program, Kind = Kind, Version = Version, Runtime = RuntimeInformation.FrameworkDescription,
        Platform = RuntimeInformation.RuntimeIdentifier, Command = Command, Request = Request, Options = OptionsAsked(),
        Started = Started.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture), Seed = Options.Seed,
        Replications = Options.Replications, Completed = Completed, SamplePaths = IsOfRuns ? Options.Paths : null,
        Scenarios = [.. Scenarios.Select(s => new ScenarioDocument(s.Name, s.Sha256, JsonNode.Parse(s.Json)!))],
        Files = Files.ToDictionary(f => f.Name, f => f.Sha256), Drawn = Drawn.ToDictionary(f => f.Name, f => f.Sha256),
    });

    /// <summary>The command's own options by their names, as the request has them.</summary>
    private JsonObject OptionsAsked() => new(
        Request.Where(part => part.StartsWith("--", StringComparison.Ordinal)).Select(part => part[2..].Split('=', 2))
            .GroupBy(o => o[0], o => Asked(o[1]))
            .Select(o => KeyValuePair.Create(o.Key, o.Count() > 1 ? new JsonArray([.. o]) : o.First())));

    private static JsonNode? Asked(string text) => text switch
    {
        "true" => true,
        _ when ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) => whole,
        _ when PlainNumbers.TryRead(text, out double real) => real,
        _ => text,
    };

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
            return Of(ManifestDocument.Form.Read(TextFile.Read(file, MostMiB)));
        }
        catch (Exception e) when (Damage.Is(e))
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

    private static Manifest Of(ManifestDocument read)
    {
        if (read.Program != Program) throw new InvalidDataException($"its program is not {Program}");
        var manifest = new Manifest(read.Kind, read.Version, read.Command, DateTimeOffset.Parse(read.Started, CultureInfo.InvariantCulture),
            new RunOptions { Seed = read.Seed, Replications = read.Replications, Paths = read.SamplePaths ?? 0 }, read.Completed,
            [.. read.Scenarios.Select(s => (s.Name, s.Sha256, s.Resolved.ToJsonString()))], Entries(read.Files), read.Request ?? [])
        {
            Drawn = Entries(read.Drawn),
        };
        if (manifest.Scenarios.Count == 0) throw new InvalidDataException("it names no scenario");
        if (manifest.Scenarios.FirstOrDefault(s => !EntryNames.IsPart(s.Name)).Name is { } scenario)
            throw new InvalidDataException($"'{scenario}' is no name of a scenario");
        return manifest.Files.Concat(manifest.Drawn).FirstOrDefault(f => !EntryNames.StaysInside(f.Name)).Name is { } name
            ? throw new InvalidDataException($"'{name}' is no name of a file in the folder") : manifest;
    }

    private static IReadOnlyList<(string Name, string Sha256)> Entries(IReadOnlyDictionary<string, string>? files) =>
        [.. files?.Select(f => (f.Key, f.Value)) ?? []];

    /// <summary>The manifest's entry for a scenario.</summary>
    internal static (string Name, string Sha256, string Json) EntryFor(Scenario scenario) =>
        (scenario.Name, scenario.Sha256, scenario.ToJson());
}
