using System.CommandLine;
using System.Globalization;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Runner.Output;

namespace NegotiationSim.Runner.Commands;

/// <summary>sim describe: what the numbers of a scenario mean.</summary>
internal static class DescribeCommand
{
    internal static Command Create()
    {
        var path = new Argument<string?>("PATH") { Description = "a parameter or a group, for example policy.depth or world.hardship; none for all", Arity = ArgumentArity.ZeroOrOne };
        var format = new Option<string>("--format", "-f") { Description = "text, csv or markdown", DefaultValueFactory = _ => "text" };
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
            var found = Catalogue.Find(parsed.GetValue(path) ?? "");
            if (found.Count == 0) throw new UserError(NoSuch(parsed.GetValue(path)!));
            parsed.InvocationConfiguration.Output.Write(parsed.GetValue(format) == "text" ? Text(found) : Table(found, parsed.GetValue(format)!));
            return ExitCodes.Done;
        });
        return command;
    }

    private static string Text(IReadOnlyList<Parameter> parameters) =>
        string.Join('\n', parameters.Select(p =>
            $"{p.Path}  ({p.Symbol})\n"
            + TextWrap.Indented(Sentence(p.Meaning), "  ")
            + TextWrap.Indented(string.Create(CultureInfo.InvariantCulture, $"{Range(p)}, {p.Unit}; default {p.Default}."), "  ")
            + TextWrap.Hanging($"Source: {p.Source}.", "  ", "    ")));

    private static string Table(IReadOnlyList<Parameter> parameters, string format)
    {
        Column[] columns =
        [
            new("path", "path", "", IsNumber: false), new("symbol", "symbol", "", IsNumber: false), new("default", "default", ""), new("low", "low", ""), new("high", "high", ""),
            new("unit", "unit", "", IsNumber: false), new("meaning", "meaning", "", IsNumber: false), new("source", "source", "", IsNumber: false),
        ];
        var table = new ResultTable("Parameters", columns,
            [.. parameters.Select(p => (IReadOnlyList<Cell>)[p.Path, p.Symbol, NumberText.Exact(p.Default), NumberText.Exact(p.Low), NumberText.Exact(p.High), p.Unit, p.Meaning, p.Source])], []);
        return format == "csv" ? table.ToCsv() : table.ToMarkdown();
    }

    private static string Range(Parameter p) => string.Create(CultureInfo.InvariantCulture, $"{(p.IsWhole ? "Whole number " : "")}{p.Low} to {p.High}");

    private static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..] + ".";

    private static string NoSuch(string path) =>
        Catalogue.Nearest(path) is { } nearest
            ? $"No parameter or group is named {path}. Did you mean {nearest}? See: sim describe"
            : $"No parameter or group is named {path}. See: sim describe";
}
