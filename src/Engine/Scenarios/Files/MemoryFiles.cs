using System.Text;

namespace NegotiationSim.Engine.Scenarios.Files;

/// <summary>Files in memory, by path: <c>scenarios/phased.json</c>.</summary>
public sealed class MemoryFiles : IFileSource
{
    private readonly Dictionary<string, byte[]> files;

    /// <summary>Files with texts.</summary>
    /// <param name="texts">Their texts by path.</param>
    public MemoryFiles(IEnumerable<KeyValuePair<string, string>> texts)
        : this(texts.Select(text => KeyValuePair.Create(text.Key, Encoding.UTF8.GetBytes(text.Value))))
    {
    }

    /// <summary>Files with bytes.</summary>
    /// <param name="contents">Their bytes by path.</param>
    public MemoryFiles(IEnumerable<KeyValuePair<string, byte[]>> contents) =>
        files = contents.ToDictionary(file => Paths.Tidy(file.Key), file => file.Value, StringComparer.Ordinal);

    /// <inheritdoc/>
    public FileReading Read(string path, int most) =>
        files.TryGetValue(Paths.Tidy(path), out var bytes)
            ? bytes.Length > most ? new(FileState.TooLong, default) : new(FileState.Read, bytes)
            : new(files.Keys.Any(f => f.StartsWith(Paths.Tidy(path) + "/", StringComparison.Ordinal)) ? FileState.Folder
                : FileState.Missing, default);

    /// <inheritdoc/>
    public IReadOnlyList<string> Names(string folder) =>
        [.. files.Keys.Where(f => Paths.Folder(f) == Paths.Tidy(folder)).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    /// <inheritdoc/>
    public string Identity(string path) => Paths.Tidy(path);
}
