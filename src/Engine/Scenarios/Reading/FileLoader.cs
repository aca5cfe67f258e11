using System.Text;
using System.Text.Unicode;
using NegotiationSim.Engine.Scenarios.Files;
using NegotiationSim.Engine.Scenarios.Json;

namespace NegotiationSim.Engine.Scenarios.Reading;

/// <summary>Loads one file, as text or into a tree, or says why it cannot.</summary>
/// <param name="files">Where files are.</param>
/// <param name="findings">Receives what is wrong.</param>
/// <param name="most">The most MiB that a file may have.</param>
internal sealed class FileLoader(IFileSource files, Findings findings, int most = FileLoader.MostOfScenario)
{
    private const int MostOfScenario = 4;
    private const int MiB = 1024 * 1024;
    private int order;

    internal string Identity(string path) => files.Identity(path);

    /// <summary>Loads a file into a tree.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="reference">The value that names it, or null if the user did.</param>
    /// <param name="at">The path of that value in its scenario.</param>
    internal PlacedValue? Load(string path, PlacedValue? reference, string at) =>
        Source(path, reference, at) is { } source ? PlacedJson.Read(source, 0, findings) : null;

    /// <summary>Loads a file's text, which is UTF-8 and has no byte order mark.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="reference">The value that names it, or null if the user did.</param>
    /// <param name="at">The path of that value in its scenario.</param>
    /// <param name="mostHere">The most MiB that this file may have, if not as many as others.</param>
    internal SourceText? Source(string path, PlacedValue? reference, string at, int? mostHere = null)
    {
        var limit = mostHere ?? most;
        var reading = files.Read(path, limit * MiB);
        if (reading.State != FileState.Read)
        {
            var (what, cure) = Trouble(path, reading.State, reference, at, limit);
            if (reference is null) findings.Add(Paths.Shown(path), what, cure);
            else findings.Add(reference, at, what, cure);
            return null;
        }
        var bytes = reading.Bytes.Span;
        var source = new SourceText(Paths.Shown(path), Paths.Folder(path),
            bytes.StartsWith("\uFEFF"u8) ? bytes[3..].ToArray() : bytes.ToArray(), order++);
        return IsUtf8(source) ? source : null;
    }

    /// <summary>A text that stands in no file.</summary>
    internal SourceText Text(string name, string text) => new(name, "", Encoding.UTF8.GetBytes(text), order++);

    private bool IsUtf8(SourceText source)
    {
        var bytes = source.Bytes.AsSpan();
        if (Utf8.IsValid(bytes)) return true;
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            findings.Add(source, 0, "", "the file is written in UTF-16", "Save it as UTF-8.");
            return false;
        }
        var at = 0;
        while (Rune.DecodeFromUtf8(bytes[at..], out _, out var length) == System.Buffers.OperationStatus.Done) at += length;
        findings.Add(source, at, "", $"the byte {bytes[at]:X2} is not UTF-8 text", "Save the file as UTF-8.");
        return false;
    }

    private (string What, string Cure) Trouble(string path, FileState state, PlacedValue? reference, string at, int limit)
    {
        var it = reference is null ? "this" : Paths.Shown(path);
        return state switch
        {
            FileState.Folder => ($"{it} is a folder", "Name a file in it."),
            FileState.NoText => ($"{it} is empty, or no regular file but a pipe or a device", "Name a file with text in it."),
            FileState.TooLong => ($"{it} is longer than {limit} MiB",
                limit == MostOfScenario ? "A scenario takes a few KiB: check that it is the right file."
                    : "Check that it is the right file."),
            FileState.Unreadable => ($"{it} cannot be read", "Check that you may read it and that no other program holds it."),
            _ => (reference is null ? "there is no such file" : $"there is no file {it}",
                new NearbyFiles(files, path, reference?.Source.Folder).Cure(IsPolicy(at))),
        };
    }

    private static bool IsPolicy(string at) => at.Split('.') is [.., "policy"] or [.., "policy", "extends"];
}
