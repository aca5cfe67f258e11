using NegotiationSim.Engine.Scenarios;

namespace NegotiationSim.Runner.Web;

/// <summary>Files on disk that have a length: a pipe or a device among them would hold a request up for ever, or never end.</summary>
internal sealed class RegularFiles : IFileSource
{
    /// <summary>The one instance; it keeps nothing.</summary>
    internal static RegularFiles Instance { get; } = new();

    /// <inheritdoc/>
    public FileReading Read(string path, int most) =>
        IsEmpty(path) ? new(FileState.Read, ReadOnlyMemory<byte>.Empty) : DiskFiles.Instance.Read(path, most);

    /// <inheritdoc/>
    public IReadOnlyList<string> Names(string folder) => DiskFiles.Instance.Names(folder);

    /// <inheritdoc/>
    public string Identity(string path) => DiskFiles.Instance.Identity(path);

    /// <summary>Whether it says that nothing is in it, as pipes, sockets and devices say, too: it is not opened.</summary>
    private static bool IsEmpty(string path)
    {
        try
        {
            var file = new FileInfo(path);
            return file.Exists && (file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file).Length == 0;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return false; // what is wrong with it is said by whoever opens it
        }
    }
}
