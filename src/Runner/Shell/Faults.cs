using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.RegularExpressions;

namespace NegotiationSim.Runner.Shell;

/// <summary>What is wrong with a command line, in plain words.</summary>
internal static partial class Faults
{
    /// <summary>The command as it is called: <c>sim run</c>.</summary>
    internal static string CallOf(ParseResult parsed) =>
        parsed.CommandResult.Command is { } command and not RootCommand ? $"sim {command.Name}" : "sim";

    /// <summary>All faults, a line each, then where to read on; null if there is none.</summary>
    /// <param name="parsed">The command line as it was read.</param>
    /// <param name="typed">The same as it was typed.</param>
    internal static string? Of(ParseResult parsed, IReadOnlyList<string> typed)
    {
        var command = parsed.CommandResult.Command;
        string[] empty = [.. Unfilled(typed), .. Empty(parsed.CommandResult)];
        if (empty.Length == 0 && parsed.Action is not ParseErrorAction) return null;
        var lines = empty.Length > 0 ? empty : command is RootCommand
            ? [parsed.UnmatchedTokens.Count > 0 ? Unknown(parsed.UnmatchedTokens[0], command)
                : $"Give a command: {string.Join(", ", command.Subcommands.Select(c => c.Name))}."]
            : parsed.Errors.Select(e => Plainly(e.Message)).Distinct();
        return string.Join('\n', lines) + $"\nSee: {CallOf(parsed)} --help";
    }

    /// <summary>Options that end with their =, which would take the next word for their value.</summary>
    private static IEnumerable<string> Unfilled(IEnumerable<string> typed) => typed.TakeWhile(word => word != "--")
        .Where(word => word.StartsWith('-') && word.IndexOf('=', StringComparison.Ordinal) == word.Length - 1)
        .Select(word => $"{word} is empty. Give a value after =, or leave it out; a shell's variable that is not set is empty.");

    /// <summary>Options and arguments that are given and empty, as a shell makes them of a variable that is not set.</summary>
    private static IEnumerable<string> Empty(CommandResult call) => call.Children
        .Where(given => given.Tokens.Any(t => string.IsNullOrWhiteSpace(t.Value)))
        .Select(given => given is OptionResult option
            ? $"{option.Option.Name} is empty. Give {(option.Option.HelpName is { } what ? $"a value, {what}" : "a value")}, or leave it "
                + $"out; a shell's variable that is not set is empty."
            : $"{(given as ArgumentResult)?.Argument.Name} is empty. Give a value; a shell's variable that is not set is empty.");

    /// <summary>Makes a command refuse options that it does not have; they would be taken for files otherwise.</summary>
    internal static void RefuseUnknownOptions(Command command) => command.Validators.Add(result =>
    {
        foreach (var token in result.Children.OfType<ArgumentResult>().SelectMany(a => a.Tokens).Where(t => t.Value is ['-', _, ..]))
            result.AddError($"{token.Value}: no such option.{Meant(token.Value, command.Options.Select(o => o.Name))}");
    });

    /// <summary>Makes an option refuse numbers outside a range; what is no number at all is left to the parser.</summary>
    internal static void Bound(Option option, double low, double high, string range) => option.Validators.Add(result =>
    {
        if (result.Tokens is [var token] && PlainNumbers.TryRead(token.Value, out double value) && !(value >= low && value <= high))
            result.AddError($"{option.Name} must be {range}.");
    });

    /// <summary>Makes an option refuse too few and too many; a slip of the finger is told at once and not when memory or patience are at
    /// their end.</summary>
    internal static void Count(Option option, long low, long high)
    {
        Bound(option, low, double.PositiveInfinity, string.Create(CultureInfo.InvariantCulture, $"at least {low}"));
        Bound(option, double.NegativeInfinity, high, string.Create(CultureInfo.InvariantCulture, $"at most {high}"));
    }

    private static string Unknown(string name, Command root) =>
        $"{name}: no such command.{Meant(name, root.Subcommands.Select(c => c.Name))}";

    private static string Meant(string name, IEnumerable<string> valid) =>
        valid.MinBy(v => Distance(name, v)) is { } nearest && Distance(name, nearest) <= Math.Max(2, nearest.Length / 3)
            ? $" Did you mean {nearest}?" : "";

    /// <summary>The parser's message without the names of .NET types.</summary>
    private static string Plainly(string message) =>
        NoChoice().Match(message) is { Success: true } c
            ? $"'{c.Groups["value"].Value}' is none of {string.Join(", ", c.Groups["choice"].Captures.Select(x => x.Value))}."
            : message;

    /// <summary>Letters to insert, take away or change (Levenshtein 1966).</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)));
        }
        return row[b.Length];
    }

    [GeneratedRegex(@"Argument '(?<value>.*)' not recognized. Must be one of:(\s+'(?<choice>[^']*)')+")]
    private static partial Regex NoChoice();
}
