namespace NegotiationSim.Engine.Scenarios.Files;

/// <summary>Where scenario files are read from: the disk, or memory in tests and pages.</summary>
public interface IFileSource
{
    /// <summary>Reads a file. Never throws for what is wrong with the file.</summary>
    /// <param name="path">Its path, absolute or relative to the current directory.</param>
    /// <param name="most">The most bytes that are wanted; a longer file is not read.</param>
    FileReading Read(string path, int most);

    /// <summary>The names of the files in a folder, none if there is no such folder.</summary>
    /// <param name="folder">The folder's path; empty for the current directory.</param>
    IReadOnlyList<string> Names(string folder);

    /// <summary>One text for all paths of a file, by which a file that refers to itself is known.</summary>
    /// <param name="path">The file's path.</param>
    string Identity(string path);
}

/// <summary>What came of reading a file.</summary>
public enum FileState
{
    /// <summary>It was read.</summary>
    Read,
    /// <summary>There is no such file.</summary>
    Missing,
    /// <summary>It is a folder.</summary>
    Folder,
    /// <summary>It has no bytes: it is empty, or a pipe or a device, which have no length.</summary>
    NoText,
    /// <summary>It is longer than wanted.</summary>
    TooLong,
    /// <summary>It may not be read, or reading it failed.</summary>
    Unreadable,
}

/// <summary>What came of reading a file.</summary>
/// <param name="State">What came of it.</param>
/// <param name="Bytes">Its bytes, if it was read.</param>
public readonly record struct FileReading(FileState State, ReadOnlyMemory<byte> Bytes);
