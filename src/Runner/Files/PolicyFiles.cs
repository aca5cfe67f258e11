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

    /// <summary>A scenario under each of the policies, named after them.</summary>
    internal static IReadOnlyList<Scenario> Under(Scenario scenario, string file, string policies) =>
        UniqueNames.Given(
            [.. Wanted(file, policies).Select(p => scenario.With("policy", p).With("name", Path.GetFileNameWithoutExtension(p)))]);

    /// <summary>The files of policies that --policies names.</summary>
    /// <exception cref="UserError">One is not there, or there is no such folder.</exception>
    private static IEnumerable<string> Wanted(string file, string policies)
    {
        var folder = Folder(Path.GetDirectoryName(Path.GetFullPath(file)));
        string[] known =
            folder is null ? [] : [.. DiskFiles.Instance.Names(folder).Where(IsPolicy).Select(f => Path.Combine(folder, f))];
        if (policies == "all" && known.Length > 0) return known;
        if (policies == "all")
            throw new UserError($"--policies all: no folder {FolderName} beside {file} or above. Name policy files, with commas between.");
        return policies.Split(',', StringSplitOptions.TrimEntries).Select(name =>
        {
            var path = IsPolicy(name) || folder is null ? name : Path.Combine(folder, name + ".json");
            if (ScenarioFiles.Stands(path)) return path;
            var names = known.Length > 0 ? string.Join(", ", known.Select(Path.GetFileNameWithoutExtension)) : "none";
            throw new UserError($"--policies {name}: there is no such {(path == name ? "file" : "policy")}. Give names as they stand in "
                + $"the folder {FolderName} beside {file} or above, without .json, or files. Known: {names}.");
        });
    }

    private static bool IsPolicy(string file) => file.EndsWith(".json", StringComparison.Ordinal) && !ScenarioFiles.IsSchema(file);

    private static string? Folder(string? from)
    {
        for (var levels = 0; levels < 3 && from is not null; levels++, from = Path.GetDirectoryName(from))
            if (DiskFiles.Instance.Names(Path.Combine(from, FolderName)).Any(IsPolicy)) return Path.Combine(from, FolderName);
        return null;
    }
}
