using System.CommandLine;
using System.Globalization;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Runner.Output;

namespace NegotiationSim.Runner.Commands;

/// <summary>sim describe: what the numbers of a scenario mean.</summary>
internal static class DescribeCommand
{
    internal static Command Create()
    {
        var path = new Argument<string?>("PATH") { Description = "a parameter or a group, for example policy.depth or world.hardship; none for all", Arity = ArgumentArity.ZeroOrOne };
        var format = new Option<string>("--format", "-f") { Description = "text, csv or markdown", HelpName = "FORMAT", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "csv", "markdown");
        var command = new Command("describe", """
            Describe parameters: meaning, unit, range, default and source.

            Examples:
              sim describe policy.depth
              sim describe mechanisms
              sim describe --format csv > parameters.csv
            """) { path, format };
        command.SetAction(parsed =>
        {
            var entries = Entries(parsed.GetValue(path));
            parsed.InvocationConfiguration.Output.Write(parsed.GetValue(format) == "text" ? Text(entries) : Table(entries, parsed.GetValue(format)!));
            return ExitCodes.Done;
        });
        return command;
    }

    private static IReadOnlyList<CatalogueEntry> Entries(string? path)
    {
        if (path is null) return Catalogue.Parameters;
        var match = Catalogue.Find(path);
        if (match.Entry is null && match.Within.Count == 0)
            throw new UserError($"Nothing is named {path}.{(match.Nearest is { } nearest ? $" Did you mean {nearest}?" : "")} See: sim describe");
        return match is { Entry: { } entry, Within.Count: 0 } ? [entry] : [.. match.Within.Where(e => e.Parameter is not null)];
    }

    private static string Text(IReadOnlyList<CatalogueEntry> entries) =>
        string.Join('\n', entries.Select(e =>
        {
            if (e.Parameter is not { } p) return $"{e.Path}\n" + TextWrap.Indented(Sentence(e.Meaning), "  ");
            return $"{e.Path}  ({p.Symbol})\n"
                + TextWrap.Indented(Sentence(p.Meaning), "  ")
                + TextWrap.Indented(p.Names is { } names ? $"One of {string.Join(", ", names)}; default {p.ValueText(p.Default)}."
                    : string.Create(CultureInfo.InvariantCulture, $"{(p.IsWhole ? "Whole number, " : "")}{p.Low} to {p.High}, {p.Unit}; default {p.Default}."), "  ")
                + TextWrap.Hanging($"Source: {p.Source}.", "  ", "    ");
        }));

    private static string Table(IReadOnlyList<CatalogueEntry> entries, string format)
    {
        Column[] columns =
        [
            new("path", "path", "", IsNumber: false), new("symbol", "symbol", "", IsNumber: false), new("default", "default", ""), new("low", "low", ""), new("high", "high", ""),
            new("unit", "unit", "", IsNumber: false), new("meaning", "meaning", "", IsNumber: false), new("source", "source", "", IsNumber: false),
        ];
        var table = new ResultTable("Parameters", columns,
            [.. entries.Where(e => e.Parameter is not null)
                .Select(e => (e.Path, P: e.Parameter!))
                .Select(e => (IReadOnlyList<Cell>)[e.Path, e.P.Symbol, NumberText.Exact(e.P.Default), NumberText.Exact(e.P.Low), NumberText.Exact(e.P.High), e.P.Unit, e.P.Meaning, e.P.Source])], []);
        return format == "csv" ? table.ToCsv() : table.ToMarkdown();
    }

    private static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..] + ".";
}
