using System.CommandLine;
using System.Text;

namespace NegotiationSim.Runner.Shell;

/// <summary>The command line that is being carried out, as a user would type it.</summary>
internal static class CommandLine
{
    private static readonly AsyncLocal<string?> Current = new();
    private static readonly AsyncLocal<ParseResult?> Understood = new();

    /// <summary>The line, which results record as where they come from.</summary>
    internal static string Text { get => Current.Value ?? "sim"; set => Current.Value = value; }

    /// <summary>The line as the program understood it.</summary>
    internal static ParseResult? Parsed { get => Understood.Value; set => Understood.Value = value; }

    /// <summary>The arguments by themselves.</summary>
    internal static IReadOnlyList<string> Arguments { get; set; } = [];

    /// <summary>Arguments put together as a shell reads them.</summary>
    internal static string Of(IEnumerable<string> arguments) => "sim " + string.Join(' ', arguments.Select(Quoted));

    /// <summary>The line without an option that takes a value.</summary>
    internal static string Without(string option)
    {
        var words = ArgumentsOf(Text);
        return Of(words.Where((word, i) => word != option && !word.StartsWith(option + "=", StringComparison.Ordinal)
            && (i == 0 || words[i - 1] != option)));
    }

    /// <summary>An argument as a shell reads it.</summary>
    internal static string Quoted(string argument) =>
        argument.Length > 0 && argument.All(c => char.IsAsciiLetterOrDigit(c) || "-_./=:,+@%".Contains(c, StringComparison.Ordinal))
            ? argument
            : "'" + argument.Replace("'", "'\\''", StringComparison.Ordinal) + "'";

    /// <summary>The arguments of a line that <see cref="Of"/> has put together: spaces part them, except between ' and ', and \ takes the
    /// next character as it is.</summary>
    internal static IReadOnlyList<string> ArgumentsOf(string line)
    {
        var (words, word, isQuoted, isWord) = (new List<string>(), new StringBuilder(), false, false);
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == ' ' && !isQuoted)
            {
                if (isWord) words.Add(word.ToString());
                word.Clear();
                isWord = false;
                continue;
            }
            isWord = true;
            if (line[i] == '\'') isQuoted = !isQuoted;
            else word.Append(line[i] == '\\' && !isQuoted && i + 1 < line.Length ? line[++i] : line[i]);
        }
        if (isWord) words.Add(word.ToString());
        return words.Skip(1).ToArray();
    }
}
