using NegotiationSim.Engine.Tests;

namespace NegotiationSim.Runner.Tests;

/// <summary>The files that the repository ships.</summary>
internal static class Repository
{
    internal static string Root => Shipped.Root;

    internal static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>Every scenario file that can be run: neither a world without a policy, nor a policy, nor a schema.</summary>
    internal static IReadOnlyList<string> Scenarios { get; } =
        [.. JsonFiles("scenarios")
            .Where(f => !f.Contains("/base/", StringComparison.Ordinal) && !f.Contains("/policies/", StringComparison.Ordinal))];

    /// <summary>The JSON files below a folder, schemas and claims excepted, by their path from the root.</summary>
    internal static IEnumerable<string> JsonFiles(string folder) => Shipped.JsonFiles(folder);

    /// <summary>Copies the shipped scenarios and records into a folder.</summary>
    internal static void CopyTo(string folder)
    {
        foreach (var file in Shipped.Files)
        {
            var copy = Path.Combine(folder, file);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(PathOf(file), copy);
        }
    }
}
