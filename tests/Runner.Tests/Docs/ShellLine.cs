using System.Text.RegularExpressions;

namespace NegotiationSim.Runner.Tests.Docs;

/// <summary>A line of a document as a shell takes it: words, * for files, # for what is left out, > for where the output goes.</summary>
/// <param name="Arguments">The words after the program's name.</param>
/// <param name="Target">The file that takes the output; null where it is shown.</param>
/// <remarks>Of a shell's language it knows what the documents use, and refuses the rest.</remarks>
internal sealed partial record ShellLine(string[] Arguments, string? Target)
{
    /// <summary>Reads a line as typed in a folder.</summary>
    internal static ShellLine Read(string line, string folder)
    {
        var words = new List<string>();
        int? arrow = null;
        for (var at = 0; at < line.Length;)
        {
            var token = Token().Match(line, at);
            if (!token.Success)
                throw new FormatException($"{line}\n  uses more of a shell's language than documents may, from here: {line[at..]}");
            at += token.Length;
            if (token.Groups["arrow"].Success) arrow = words.Count;
            else if (token.Groups["word"] is { Success: true } word) words.AddRange(Files(word.Value, folder));
        }
        return arrow is null ? new([.. words.Skip(1)], null)
            : arrow == words.Count - 1 ? new([.. words.Skip(1).SkipLast(1)], words[^1])
            : throw new FormatException($"{line}\n  has something else than one file behind >.");
    }

    /// <summary>The files that a word with a * means; else the word itself, without its quotation marks.</summary>
    private static IEnumerable<string> Files(string word, string folder)
    {
        if (word.AsSpan().ContainsAny('\'', '"') || !word.Contains('*', StringComparison.Ordinal)) return [Quotes().Replace(word, "$1$2")];
        var slash = word.LastIndexOf('/') + 1;
        return Directory.EnumerateFiles(Path.Combine(folder, word[..slash]), word[slash..])
            .Select(f => word[..slash] + Path.GetFileName(f)).Order(StringComparer.Ordinal);
    }

    [GeneratedRegex("""
        \G(?: \s+
            | (?<=\s) \#.*
            | (?<=\s) (?<arrow>>)
            | (?<word> [\w./*-]* \* [\w./-]* (?=\s|$) | (?: [\w./=:,+@%-] | '[^']*' | "[^"$`\\]*" )+ ))
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Token();

    [GeneratedRegex("""'([^']*)'|"([^"]*)["]""")]
    private static partial Regex Quotes();
}
