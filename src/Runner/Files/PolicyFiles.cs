using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Scenarios.Files;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Files;

/// <summary>Reads scenario files under policies of the folder beside them.</summary>
internal static class PolicyFiles
{
    private const string FolderName = "policies";

    /// <summary>The scenarios: each file as it is, or under each of the policies and then named after them.</summary>
    internal static IReadOnlyList<Scenario> Load(IReadOnlyList<string> files, IReadOnlyList<string> overrides, string? policies)
    {
        if (policies is null) return ScenarioFiles.LoadForComparison(files, overrides);
        var scenarios = files.SelectMany(file => Wanted(file, policies).SelectMany(policy =>
        {
            var scenario = ScenarioFiles.Load([file], [.. overrides, $"policy={policy}"])[0];
            var name = Path.GetFileNameWithoutExtension(policy);
            return (Scenario[])[scenario.With("name", files.Count == 1 ? name : $"{scenario.Name}-{name}")];
        })).ToArray();
        return UniqueNames.Given(scenarios);
    }

    /// <summary>A scenario under each of several policy files, named after them; under all of the folder beside the scenario's file if none
    /// is named.</summary>
    /// <exception cref="UserError">A file is not there, or there is no such folder.</exception>
    internal static IReadOnlyList<Scenario> Under(Scenario scenario, string file, IReadOnlyList<string> policies)
    {
        foreach (var missing in policies.Where(p => !ScenarioFiles.Stands(p)))
            throw new UserError($"--policies {missing}: there is no such file. {Meant(file, missing)}");
        var chosen = policies.Count > 0 ? policies : Known(file, "Name policy files with --policies.").Files;
        return UniqueNames.Given([.. chosen.Select(p => scenario.With("policy", p).With("name", Path.GetFileNameWithoutExtension(p)))]);
    }

    private static (string Folder, string[] Files) Known(string file, string cure)
    {
        var folder = Folder(Path.GetDirectoryName(Path.GetFullPath(file)))
            ?? throw new UserError($"{file}: no folder {FolderName} beside it or above. {cure}");
        return (folder,
            [.. DiskFiles.Instance.Names(folder).Where(IsPolicy).Select(f => Path.Combine(folder, f))]);
    }

    private static IEnumerable<string> Wanted(string file, string policies)
    {
        var (folder, known) = Known(file, "Name scenario files that have their policies instead.");
        if (policies == "all") return known;
        return policies.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(name =>
            known.FirstOrDefault(f => Path.GetFileNameWithoutExtension(f) == name)
            ?? throw new UserError(
                $"--policies: no policy '{name}' in {folder}. Names stand without folder and ending. Known: {string.Join(", ", known.Select(Path.GetFileNameWithoutExtension))}."));
    }

    /// <summary>The file that a policy's bare name stands for.</summary>
    private static string Meant(string file, string name)
    {
        var bare = Path.GetFileNameWithoutExtension(name);
        return Folder(Path.GetDirectoryName(Path.GetFullPath(file))) is { } folder && Path.Combine(folder, bare + ".json") is var path
            && ScenarioFiles.Stands(path)
            ? $"Did you mean {Path.GetRelativePath(Environment.CurrentDirectory, path)}?"
            : "Name policy files, as scenarios/policies/phased.json.";
    }

    private static bool IsPolicy(string file) => file.EndsWith(".json", StringComparison.Ordinal) && !ScenarioFiles.IsSchema(file);

    private static string? Folder(string? from)
    {
        for (var levels = 0; levels < 3 && from is not null; levels++, from = Path.GetDirectoryName(from))
            if (DiskFiles.Instance.Names(Path.Combine(from, FolderName)).Any(IsPolicy)) return Path.Combine(from, FolderName);
        return null;
    }
}
