using System.Runtime.CompilerServices;

namespace NegotiationSim.Engine.Tests;

/// <summary>The scenarios and records that the repository ships, as <c>tests/shipped.txt</c> lists them: what a user keeps beside them is
/// no test's business.</summary>
internal static class Shipped
{
    /// <summary>The repository's folder.</summary>
    internal static string Root { get; } = Path.GetFullPath(Path.Combine(ThisFolder(), "../.."));

    /// <summary>Their paths from the root, with / between the parts.</summary>
    internal static IReadOnlyList<string> Files { get; } =
        [.. File.ReadLines(Path.Combine(Root, "tests", "shipped.txt")).Where(line => line.Length > 0).Order(StringComparer.Ordinal)];

    /// <summary>The JSON files below a folder, schemas and claims excepted.</summary>
    internal static IEnumerable<string> JsonFiles(string folder) => Files.Where(f => f.StartsWith(folder + "/", StringComparison.Ordinal)
        && f.EndsWith(".json", StringComparison.Ordinal) && !f.EndsWith(".schema.json", StringComparison.Ordinal)
        && !f.EndsWith("claims.json", StringComparison.Ordinal));

    private static string ThisFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
