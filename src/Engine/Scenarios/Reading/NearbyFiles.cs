using NegotiationSim.Engine.Scenarios.Files;
using NegotiationSim.Engine.Scenarios.Format;

namespace NegotiationSim.Engine.Scenarios.Reading;

/// <summary>Finds the file that somebody meant where there is none of that name.</summary>
/// <param name="files">Where files are.</param>
/// <param name="path">The path at which there is no file.</param>
/// <param name="from">The folder that paths are relative to where it was written; null for the command line.</param>
internal sealed class NearbyFiles(IFileSource files, string path, string? from)
{
    private readonly string folder = Paths.Folder(path);
    private readonly string file = path[(path.LastIndexOf('/') + 1)..];

    private string Ending => Path.GetExtension(file) is { Length: > 1 } ending && !IsJson(file) ? ending : ".json";

    /// <summary>How to mend it: the files that a bare name may stand for, or the nearest name in its folder.</summary>
    internal string Cure(bool wantsPolicy)
    {
        var name = IsJson(file) ? file : file + ".json";
        var policies = Holding(name, "policies", "scenarios/policies", "../policies");
        if (wantsPolicy && policies is not null) return $"Did you mean '{policies}'?";
        var isBeside = name != file && files.Names(folder).Contains(name);
        var scenario = isBeside ? name : wantsPolicy ? null : Holding(name, "scenarios");
        if (scenario is not null)
            return $"Did you mean '{scenario}'?{(policies is null || isBeside ? "" : $" The policy of that name is '{policies}'.")}";
        return policies is null ? Nearest(wantsPolicy)
            : $"'{policies}' is a policy: name a scenario, and give it that policy with --set policy={policies}";
    }

    /// <summary>The file of that name in the first of several folders that has one, as it would be written.</summary>
    private string? Holding(string name, params IReadOnlyList<string> folders) => folders.Select(f => Paths.Under(folder, f))
        .Where(f => files.Names(f).Contains(name)).Select(f => Written(Paths.Under(f, name))).FirstOrDefault();

    private string Written(string found) =>
        from is null ? Paths.Shown(found) : from.Length > 0 && found.StartsWith(from + "/", StringComparison.Ordinal)
            ? found[(from.Length + 1)..] : found;

    private string Nearest(bool wantsPolicy)
    {
        var names = files.Names(folder).Where(IsLike).ToList();
        var here = folder.Length == 0 ? "." : Paths.Shown(folder);
        return (Near(names) ?? Elsewhere(wantsPolicy)) is { } meant ? $"Did you mean '{meant}'?"
            : Names.Cure(file, names, names.Count > 0 ? $"Look into the folder {here}."
                : $"Check the path; the folder {here} holds no {(Ending == ".json" ? "JSON" : Ending)} file.");
    }

    /// <summary>What a misspelt name on the command line may stand for among the scenarios or policies, as it would be typed.</summary>
    private string? Elsewhere(bool wantsPolicy)
    {
        var there = Paths.Under(wantsPolicy ? "scenarios/policies" : "scenarios", folder);
        var names = files.Names(there).Concat(files is DiskFiles ? ShippedFiles.Names(there) : []);
        return from is { Length: > 0 } || (from is not null && !wantsPolicy) || Near([.. names.Where(IsLike)]) is not { } near ? null
            : wantsPolicy || IsJson(file) ? Paths.Under(there, near) : Path.ChangeExtension(Paths.Under(folder, near), null);
    }

    private string? Near(IReadOnlyList<string> names) =>
        Names.Nearest(IsJson(file) || Ending != ".json" ? file : file + ".json", names) ?? Names.Nearest(file, names);

    private bool IsLike(string name) =>
        name.EndsWith(Ending, StringComparison.OrdinalIgnoreCase) && !name.EndsWith(".schema.json", StringComparison.OrdinalIgnoreCase);

    private static bool IsJson(string name) => name.EndsWith(".json", StringComparison.OrdinalIgnoreCase);
}
