using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.RegularExpressions;

namespace NegotiationSim.Runner.Commands;

/// <summary>What is wrong with a command line, in plain words.</summary>
internal static partial class Faults
{
    /// <summary>All faults, a line each, then where to read on.</summary>
    internal static string Of(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var call = command is RootCommand ? "sim" : $"sim {command.Name}";
        var lines = command is RootCommand
            ? [parsed.UnmatchedTokens.Count > 0 ? Unknown(parsed.UnmatchedTokens[0], command) : $"Give a command: {string.Join(", ", command.Subcommands.Select(c => c.Name))}."]
            : parsed.Errors.Select(e => Plainly(e.Message)).Distinct();
        return string.Join('\n', lines) + $"\nSee: {call} --help";
    }

    /// <summary>Makes a command refuse options that it does not have; they would be taken for files otherwise.</summary>
    internal static void RefuseUnknownOptions(Command command) => command.Validators.Add(result =>
    {
        foreach (var token in result.Children.OfType<ArgumentResult>().SelectMany(a => a.Tokens).Where(t => t.Value is ['-', _, ..]))
            result.AddError($"{token.Value}: no such option.{Meant(token.Value, command.Options.Select(o => o.Name))}");
    });

    /// <summary>Makes an option refuse numbers outside a range; what is no number at all is left to the parser.</summary>
    internal static void Bound(Option option, double low, double high, string range) => option.Validators.Add(result =>
    {
        if (result.Tokens is [var token] && double.TryParse(token.Value, CultureInfo.InvariantCulture, out var value) && !(value >= low && value <= high))
            result.AddError($"{option.Name} must be {range}.");
    });

    private static string Unknown(string name, Command root) => $"{name}: no such command.{Meant(name, root.Subcommands.Select(c => c.Name))}";

    private static string Meant(string name, IEnumerable<string> valid) =>
        valid.MinBy(v => Distance(name, v)) is { } nearest && Distance(name, nearest) <= Math.Max(2, nearest.Length / 3) ? $" Did you mean {nearest}?" : "";

    /// <summary>The parser's message without the names of .NET types.</summary>
    private static string Plainly(string message) =>
        NoNumber().Match(message) is { Success: true } m
            ? $"{m.Groups["option"].Value}: '{m.Groups["value"].Value}' is not a {(m.Groups["type"].Value == "Double" ? "number" : "whole number in range")}."
            : NoChoice().Match(message) is { Success: true } c
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

    [GeneratedRegex(@"Cannot parse argument '(?<value>.*)' for option '(?<option>.*?)' as expected type '\w+\.(Nullable`1\[\w+\.)?(?<type>\w+)")]
    private static partial Regex NoNumber();

    [GeneratedRegex(@"Argument '(?<value>.*)' not recognized. Must be one of:(\s+'(?<choice>[^']*)')+")]
    private static partial Regex NoChoice();
}
