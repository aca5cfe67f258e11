namespace NegotiationSim.Runner.Tests;

/// <summary>The files that the repository ships.</summary>
internal static class Repository
{
    internal static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    internal static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>Every scenario file that can be run: neither a world without a policy, nor a policy, nor a schema.</summary>
    internal static IReadOnlyList<string> Scenarios { get; } =
        [.. JsonFiles("scenarios").Where(f => !f.Contains("/base/", StringComparison.Ordinal) && !f.Contains("/policies/", StringComparison.Ordinal))];

    /// <summary>The JSON files below a folder, schemas and claims excepted, by their path from the root.</summary>
    internal static IEnumerable<string> JsonFiles(string folder) => Directory.EnumerateFiles(PathOf(folder), "*.json", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(Root, f).Replace('\\', '/')).Where(f => !f.EndsWith(".schema.json", StringComparison.Ordinal) && !f.EndsWith("claims.json", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private static string FindRoot(string folder) =>
        File.Exists(Path.Combine(folder, "NegotiationSim.sln")) ? folder : FindRoot(Path.GetDirectoryName(folder)!);
}
