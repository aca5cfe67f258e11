namespace NegotiationSim.Engine.Scenarios.Files;

/// <summary>Files on disk, and behind them those that come with the program.</summary>
public sealed class DiskFiles : IFileSource
{
    /// <summary>The one instance; it keeps nothing.</summary>
    public static DiskFiles Instance { get; } = new();

    private DiskFiles()
    {
    }

    /// <inheritdoc/>
    public FileReading Read(string path, int most)
    {
        var reading = ReadDisk(path, most);
        if (reading.State != FileState.Missing || ShippedFiles.Read(path) is not { } bytes) return reading;
        return bytes.Length > most ? new(FileState.TooLong, default) : new(FileState.Read, bytes);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Names(string folder)
    {
        try
        {
            return [.. Directory.EnumerateFiles(folder.Length == 0 ? "." : folder).Take(1000).Select(f => Path.GetFileName(f))
                .Order(StringComparer.Ordinal)];
        }
        catch (DirectoryNotFoundException)
        {
            return [.. ShippedFiles.Names(folder).Order(StringComparer.Ordinal)];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return [];
        }
    }

    /// <inheritdoc/>
    public string Identity(string path)
    {
        try
        {
            return Path.GetFullPath(path);
        }
        catch (Exception fault) when (fault is ArgumentException or IOException or NotSupportedException)
        {
            return path;
        }
    }

    private static FileReading ReadDisk(string path, int most)
    {
        if (path.Contains('\0', StringComparison.Ordinal)) return new(FileState.Missing, default);
        if (Directory.Exists(path)) return new(FileState.Folder, default);
        try
        {
            if (!IsHandedOver(path) && Final(path) is { Exists: true } told)
            {
                if (told.Length == 0) return new(FileState.NoText, default);
                if (told.Length > most) return new(FileState.TooLong, default);
            }
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            return ReadAll(file, most);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException or PathTooLongException)
        {
            return new(FileState.Missing, default);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            return new(FileState.Unreadable, default);
        }
    }

    /// <summary>What a path leads to: the length of a link is that of its text, whatever it leads to.</summary>
    private static FileInfo Final(string path) => File.ResolveLinkTarget(path, returnFinalTarget: true) as FileInfo ?? new FileInfo(path);

    /// <summary>Whether the caller opened it before, as a shell does for <c>&lt;(…)</c>: to open any other pipe may take for
    /// ever.</summary>
    private static bool IsHandedOver(string path) =>
        path == "/dev/stdin" || path.StartsWith("/dev/fd/", StringComparison.Ordinal)
            || path.StartsWith("/proc/self/fd/", StringComparison.Ordinal);

    /// <summary>Reads to the end rather than to the length it says it has: a pipe that was handed over says 0.</summary>
    private static FileReading ReadAll(FileStream file, int most)
    {
        var bytes = new MemoryStream();
        var buffer = new byte[16_384];
        for (int count; (count = file.Read(buffer)) > 0;)
        {
            if (bytes.Length + count > most) return new(FileState.TooLong, default);
            bytes.Write(buffer, 0, count);
        }
        return new(FileState.Read, bytes.ToArray());
    }
}
