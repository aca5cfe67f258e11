using System.Security.Cryptography;
using System.Text;

namespace NegotiationSim.Runner.Results;

/// <summary>SHA256SUMS: the hashes of a folder's files, each recorded once its file stood whole, in the form that <c>sha256sum -c</c>
/// reads.</summary>
/// <remarks>A file is written first and recorded after. So whatever stops the program, a hash that is recorded is that of a whole file, and
/// a file without one counts for nothing. A line is appended for each; one that was cut short, or that nobody can read, is passed
/// over.</remarks>
internal sealed class Checksums
{
    internal const string FileName = "SHA256SUMS";
    private const int Digits = 2 * SHA256.HashSizeInBytes;
    private const string Gap = "  ";

    private readonly string folder;
    private readonly SortedDictionary<string, string> known = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    private Checksums(string folder) => this.folder = folder;

    /// <summary>Reads what is recorded in a folder; nothing if it has no such file.</summary>
    internal static Checksums Read(string folder)
    {
        var sums = new Checksums(folder);
        var file = Path.Combine(folder, FileName);
        if (!File.Exists(file)) return sums;
        var lines = File.ReadAllText(file).Split('\n');
        foreach (var line in lines.SkipLast(1)) // what follows the last line break is a line cut short, or nothing
            if (line.Length > Digits + Gap.Length && line.AsSpan(Digits, Gap.Length).SequenceEqual(Gap)
                && line[..Digits].All(char.IsAsciiHexDigitLower))
                sums.known[line[(Digits + Gap.Length)..]] = line[..Digits];
        return sums;
    }

    /// <summary>The names of the files that are recorded, in order.</summary>
    internal IReadOnlyList<string> Names
    {
        get
        {
            lock (gate) return [.. known.Keys];
        }
    }

    /// <summary>The hash recorded for a file, or null.</summary>
    /// <param name="name">The file's path from the folder, with slashes.</param>
    internal string? Of(string name)
    {
        lock (gate) return known.GetValueOrDefault(name);
    }

    /// <summary>How a file stands to what is recorded.</summary>
    /// <param name="name">The file's path from the folder, with slashes.</param>
    internal FileState StateOf(string name)
    {
        var (file, recorded) = (Path.Combine(folder, name), Of(name));
        return !File.Exists(file) ? FileState.Missing : recorded is null ? FileState.Unrecorded : ResultsFolder.HashOf(file) == recorded
            ? FileState.Whole : FileState.Damaged;
    }

    /// <summary>That a file of a folder is <see cref="FileState.Damaged"/>; a sentence without its end.</summary>
    internal static string Damage(string folder, string name) =>
        $"{Path.Combine(folder, name)} is damaged: its SHA-256 is not the one recorded when it was written";

    /// <summary>Records files that stand whole.</summary>
    internal void Add(params IReadOnlyList<(string Name, string Sha256)> files)
    {
        var lines = Encoding.UTF8.GetBytes(string.Concat(files.Select(f => Line(f.Name, f.Sha256))));
        lock (gate)
        {
            foreach (var (name, sha256) in files) known[name] = sha256;
            using var stream = new FileStream(Path.Combine(folder, FileName), FileMode.Append);
            stream.Write(lines);
            stream.Flush(flushToDisk: true);
        }
    }

    /// <summary>Writes a file whole.</summary>
    /// <returns>Its entry, to be recorded.</returns>
    internal (string Name, string Sha256) Put(string name, MemoryStream content)
    {
        WholeFile.Put(Path.Combine(folder, name), content.WriteTo);
        content.Position = 0;
        return (name, HashOf(content));
    }

    /// <summary>Forgets all that is recorded.</summary>
    internal void Forget()
    {
        lock (gate) known.Clear();
    }

    /// <summary>Writes the file anew: a line a file, in the order of their names, and none of a file that is not there.</summary>
    internal void Tidy()
    {
        lock (gate)
        {
            foreach (var gone in known.Keys.Where(name => !File.Exists(Path.Combine(folder, name))).ToArray()) known.Remove(gone);
            WholeFile.Put(Path.Combine(folder, FileName),
                stream => stream.Write(Encoding.UTF8.GetBytes(string.Concat(known.Select(f => Line(f.Key, f.Value))))));
        }
    }

    /// <summary>The SHA-256 of a text in UTF-8, in lower-case hexadecimal.</summary>
    internal static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>The SHA-256 of what follows in a stream, in lower-case hexadecimal.</summary>
    internal static string HashOf(Stream content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private static string Line(string name, string sha256) => $"{sha256}{Gap}{name}\n";
}

/// <summary>How a file stands to the hash recorded for it.</summary>
internal enum FileState
{
    /// <summary>There is no such file.</summary>
    Missing,

    /// <summary>It is there, but no hash was recorded: it was left by a program that was stopped.</summary>
    Unrecorded,

    /// <summary>It is not what was written.</summary>
    Damaged,

    /// <summary>It is what was written.</summary>
    Whole,
}
