namespace NegotiationSim.Runner.Shell;

/// <summary>Names of files as manifests and archives hold them: parts with / between them, none of which leads out of the folder.</summary>
internal static class EntryNames
{
    /// <summary>Whether a name stays inside the folder that it is joined to, on every system.</summary>
    internal static bool StaysInside(string name) => name.Split('/').All(IsPart);

    /// <summary>Whether a name is that of one file or folder.</summary>
    internal static bool IsPart(string part) =>
        part.Length is > 0 and <= 200 && part is not ("." or "..") && !part.Any(c => char.IsControl(c) || c is '/' or '\\' or ':');

    /// <summary>The name itself and the folders above it, from the uppermost down: a, a/b and a/b/c.</summary>
    internal static IEnumerable<string> Steps(string name)
    {
        for (var slash = name.IndexOf('/', StringComparison.Ordinal); slash >= 0; slash = name.IndexOf('/', slash + 1))
            yield return name[..slash];
        yield return name;
    }

    /// <summary>Whether anything stands at a path, a link that leads nowhere among them.</summary>
    internal static bool Stands(string path) => Path.Exists(path) || IsLink(path);

    /// <summary>Whether a path is a link.</summary>
    internal static bool IsLink(string path) => new FileInfo(path).LinkTarget is not null;
}
