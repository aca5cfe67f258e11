using NegotiationSim.Engine.Scenarios.Files;

namespace NegotiationSim.Runner.Web;

/// <summary>Files on disk, with a note of all that was read: what is made of them holds for as long as they read the same.</summary>
internal sealed class NotedFiles : IFileSource
{
    private readonly Dictionary<(string Path, int Most), FileReading> readings = [];
    private readonly Dictionary<string, IReadOnlyList<string>> folders = [];

    /// <summary>Whether all that was read would read the same now.</summary>
    internal bool Hold => readings.All(r => IsSame(r.Value, DiskFiles.Instance.Read(r.Key.Path, r.Key.Most)))
        && folders.All(f => f.Value.SequenceEqual(DiskFiles.Instance.Names(f.Key)));

    /// <inheritdoc/>
    public FileReading Read(string path, int most) =>
        readings.TryGetValue((path, most), out var reading) ? reading : readings[(path, most)] = DiskFiles.Instance.Read(path, most);

    /// <inheritdoc/>
    public IReadOnlyList<string> Names(string folder) => folders[folder] = DiskFiles.Instance.Names(folder);

    /// <inheritdoc/>
    public string Identity(string path) => DiskFiles.Instance.Identity(path);

    private static bool IsSame(FileReading one, FileReading other) =>
        one.State == other.State && one.Bytes.Span.SequenceEqual(other.Bytes.Span);
}
