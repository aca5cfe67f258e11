using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Scenarios.Files;
using NegotiationSim.Runner.Files;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Web;

/// <summary>The scenario files that the page offers: those that the command line names, and those in the folders that it names.</summary>
internal sealed class Library
{
    private const int MostLevels = 4;

    private readonly Dictionary<string, string> paths = [];
    private readonly List<string> others = [];

    /// <summary>Finds the files.</summary>
    /// <param name="named">Files and folders.</param>
    /// <exception cref="Output.UserError">One of them is not there, or there is nothing in them.</exception>
    internal Library(IReadOnlyList<string> named)
    {
        named = [.. named.Select(Path.TrimEndingDirectorySeparator)]; // the shell's Tab adds one
        foreach (var path in named)
        {
            if (IsFolder(path)) AddFolder(path);
            else if (ScenarioFiles.Stands(path)) Add(Slashed(path), path, ScenarioReader.Read(path, []));
            else throw new UserError($"{path}: no such file or folder. Name scenario files, or a folder of them.");
        }
        if (paths.Count == 0 && others.Count > 0)
            throw new UserError($"{NotPlayed} On the command line: sim run {others[0]}");
        if (paths.Count == 0)
            throw new UserError($"No scenario in {string.Join(", ", named)}. Name scenario files, or a folder of them.");
        Root = named.FirstOrDefault(IsFolder) ?? Path.GetDirectoryName(Path.GetFullPath(named[0]));
    }

    /// <summary>The folder whose files a text from the page may refer to.</summary>
    internal string? Root { get; }

    /// <summary>Why the page does not play scenarios of another model.</summary>
    internal static string NotPlayed { get; } = "The page plays the model of coercive bargaining alone: its faces, levers and stories are "
        + "those of a negotiation.";

    /// <summary>Scenarios of other models, as the command line would name them.</summary>
    internal IReadOnlyList<string> Others => others;

    /// <summary>The files by name, as the page knows them.</summary>
    internal IEnumerable<string> Names => paths.Keys;

    /// <summary>The path of a file as the command line would name it.</summary>
    internal string PathOf(string name) => Slashed(paths[name]);

    /// <summary>Reads a file; null if the page was not offered one of that name.</summary>
    internal ScenarioReading? Read(string name, IReadOnlyList<string> overrides, IFileSource? files = null) =>
        paths.TryGetValue(name, out var path) ? ScenarioReader.Read(path, overrides, files) : null;

    /// <summary>Reads a text from the page as if it stood in the folder.</summary>
    /// <param name="name">A file name, for the places of its faults.</param>
    /// <param name="text">The text.</param>
    /// <param name="overrides">Values to set.</param>
    internal ScenarioReading ReadText(string name, string text, IReadOnlyList<string> overrides)
    {
        var path = Root is null ? name : Path.Combine(Root, name);
        return ScenarioReader.Read(path, overrides, new SandboxFiles(Root, path, text));
    }

    private void AddFolder(string folder)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = MostLevels,
            AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint };
        var there = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.json", options) : [];
        var shipped = ShippedFiles.Below(folder).Where(f => f.EndsWith(".json", StringComparison.Ordinal) && !File.Exists(f));
        var files = there.Concat(shipped).Where(MayBeScenario).Select(f => (Name: f, Reading: ScenarioReader.Read(f, [])))
            .Where(f => !f.Reading.IsWorld).Take(Limits.Files).OrderBy(f => f.Name, StringComparer.Ordinal);
        foreach (var (file, reading) in files.OrderBy(f => f.Name.Count(c => c == Path.DirectorySeparatorChar)))
            Add(Slashed(Path.GetRelativePath(folder, file)), file, reading);
    }

    private void Add(string name, string path, ScenarioReading reading)
    {
        if (reading.Scenario is { } scenario && Model.Of(scenario) != Model.Coercion) others.Add(Slashed(path));
        else paths.TryAdd(name, path);
    }

    /// <summary>Neither a policy, nor a schema, nor claims.</summary>
    private static bool MayBeScenario(string file) => !ScenarioFiles.IsSchema(file) && !ScenarioFiles.IsClaims(file)
        && !file.Split(Path.DirectorySeparatorChar).Contains("policies");

    private static bool IsFolder(string path) => Directory.Exists(path) || ShippedFiles.Below(path).Any();

    private static string Slashed(string path) => path.Replace('\\', '/');
}
