using System.Text;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Scenarios.Files;
using NegotiationSim.Runner.Files;

namespace NegotiationSim.Runner.Web;

/// <summary>What a text from the page may refer to: JSON and CSV files of one folder and those below it, nothing else.</summary>
/// <param name="root">The folder; null for no files at all.</param>
/// <param name="name">The path that the text pretends to have, in that folder.</param>
/// <param name="text">The text.</param>
internal sealed class SandboxFiles(string? root, string name, string text) : IFileSource
{
    private readonly string? root = root is null ? null : Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));

    /// <inheritdoc/>
    public FileReading Read(string path, int most)
    {
        if (path == name)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            return bytes.Length > most ? new(FileState.TooLong, default) : new(FileState.Read, bytes);
        }
        return Inside(path) is { } file ? DiskFiles.Instance.Read(file, most) : new(FileState.Missing, default);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Names(string folder) => [];

    /// <inheritdoc/>
    public string Identity(string path) => path == name ? path : DiskFiles.Instance.Identity(path);

    /// <summary>The file's full path if it is a JSON or CSV file of the folder, reached without a link, or comes with the program; else
    /// null.</summary>
    private string? Inside(string path)
    {
        if (root is null || path.Contains('\0', StringComparison.Ordinal) || !IsText(path)) return null;
        var full = Path.GetFullPath(path);
        if (!full.StartsWith(root.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            return null;
        for (var part = full; part.Length > root.Length; part = Path.GetDirectoryName(part)!)
            if (new FileInfo(part).LinkTarget is not null) return null;
        return ScenarioFiles.Stands(full) ? full : null;
    }

    private static bool IsText(string path) =>
        path.EndsWith(".json", StringComparison.Ordinal) || path.EndsWith(".csv", StringComparison.Ordinal);
}
