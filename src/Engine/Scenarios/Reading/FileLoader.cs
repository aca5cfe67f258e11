using System.Text;
using System.Text.Unicode;
using NegotiationSim.Engine.Scenarios.Json;

namespace NegotiationSim.Engine.Scenarios.Reading;

/// <summary>Loads one file into a tree, or says why it cannot.</summary>
internal sealed class FileLoader(IFileSource files, Findings findings)
{
    private const int MostBytes = 4 * 1024 * 1024;
    private int order;

    internal string Identity(string path) => files.Identity(path);

    /// <summary>Loads a file.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="reference">The value that names it, or null if the user did.</param>
    /// <param name="at">The path of that value in its scenario.</param>
    internal PlacedValue? Load(string path, PlacedValue? reference, string at)
    {
        var reading = files.Read(path, MostBytes);
        if (reading.State != FileState.Read)
        {
            var (what, cure) = Trouble(path, reading.State, reference is null);
            if (reference is null) findings.Add(Paths.Shown(path), what, cure);
            else findings.Add(reference, at, what, cure);
            return null;
        }
        var bytes = reading.Bytes.Span;
        var source = new SourceText(Paths.Shown(path), Paths.Folder(path), bytes.StartsWith("\uFEFF"u8) ? bytes[3..].ToArray() : bytes.ToArray(), order++);
        return IsUtf8(source) ? PlacedJson.Read(source, 0, findings) : null;
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

    private (string What, string Cure) Trouble(string path, FileState state, bool named)
    {
        var it = named ? "this" : Paths.Shown(path);
        return state switch
        {
            FileState.Folder => ($"{it} is a folder", "Name a file in it."),
            FileState.TooLong => ($"{it} is longer than {MostBytes / 1024 / 1024} MiB",
                "A scenario takes a few KiB: check that it is the right file."),
            FileState.Unreadable => ($"{it} cannot be read", "Check that you may read it and that no other program holds it."),
            _ => (named ? "there is no such file" : $"there is no file {it}", Nearest(path)),
        };
    }

    private static bool IsScenarioName(string name) =>
        name.EndsWith(".json", StringComparison.OrdinalIgnoreCase) && !name.EndsWith(".schema.json", StringComparison.OrdinalIgnoreCase);

    private string Nearest(string path)
    {
        var folder = Paths.Folder(path);
        var names = files.Names(folder).Where(IsScenarioName).ToList();
        var file = path[(path.LastIndexOf('/') + 1)..];
        if (!file.EndsWith(".json", StringComparison.OrdinalIgnoreCase) && names.Contains(file + ".json")) return $"Did you mean '{file}.json'?";
        return Names.Cure(file, names, names.Count == 0
            ? $"Check the path; the folder {(folder.Length == 0 ? "." : Paths.Shown(folder))} holds no JSON file."
            : $"Look into the folder {(folder.Length == 0 ? "." : Paths.Shown(folder))}.");
    }
}
