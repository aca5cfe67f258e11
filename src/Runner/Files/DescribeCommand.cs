using System.CommandLine;
using System.Globalization;
using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Files;

/// <summary>sim describe: what the numbers of a scenario mean.</summary>
internal static class DescribeCommand
{
    private const string Commands = "commands";

    internal static Command Create()
    {
        var path =
            new Argument<string?>("PATH") { Description =
                "a parameter, a group or a quantity that comes out, for example policy.depth, world.hardship or war; a scenario file for "
                    + "the numbers that it states; commands for the program's own; none for all parameters",
                Arity = ArgumentArity.ZeroOrOne };
        var format = new Option<string>("--format", "-f") { Description =
            "text, csv, markdown, latex or json; of a scenario file odd and trace, too", HelpName = "FORMAT",
            DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "csv", "markdown", "latex", "json", "odd", "trace");
        var command = new Command("describe", """
            Describe parameters: meaning, unit, range, default and source; what comes out of a model; the
            numbers that a scenario states and what they rest on, as a table for a paper; or the commands.
            With --format odd or trace, the outline of a model's description by the protocols ODD+D or TRACE.

            Examples:
              sim describe policy.depth
              sim describe mechanisms
              sim describe war
              sim describe --format csv > parameters.csv
              sim describe scenarios/phased.json --format latex
              sim describe scenarios/phased.json --format odd
              sim describe commands --format json
            """) { path, format };
        command.SetAction(parsed =>
        {
            parsed.InvocationConfiguration.Output.Write(
                Described(parsed.GetValue(path), parsed.GetValue(format)!, parsed.RootCommandResult.Command));
            return ExitCodes.Done;
        });
        return command;
    }

    private static string Described(string? path, string format, Command root)
    {
        if (path is not null && ScenarioFiles.InFull(path) is var file
            && (file.EndsWith(".json", StringComparison.Ordinal) || File.Exists(file)))
        {
            var (isWorld, reading) = ScenarioFiles.ReadWorld(file);
            return Of(reading.Scenario ?? throw new ScenarioException(reading.Problems), isWorld, format);
        }
        if (format is "odd" or "trace")
            throw new UserError($"--format {format} is an outline for a scenario: name its file, for example "
                + "sim describe scenarios/phased.json --format odd");
        if (path == Commands) return format switch
        {
            "json" => CommandsJson.Of(root),
            "text" => string.Join('\n', root.Subcommands.Where(c => !c.Hidden).Select(HelpText.Of)),
            _ => throw new UserError("The commands are described as text or json. Give --format json."),
        };
        if (Quantities(path) is { Length: > 0 } quantities) return format == "text" ? Text(quantities) : In(format, Table(quantities));
        var entries = Entries(path);
        return format switch { "text" => Text(entries), "latex" => ForPaper(entries).ToLatex(), _ => In(format, Table(entries)) };
    }

    private static string Of(Scenario scenario, bool isWorld, string format) => format switch
    {
        "odd" or "trace" when isWorld => throw new UserError(
            $"{scenario.Title} is a world without a policy, and --format {format} is an outline of a scenario: name one that extends it."),
        "odd" => ModelOutline.Odd(scenario),
        "trace" => ModelOutline.Trace(scenario),
        "text" => Text(StatedNumbers.Table(scenario, isWorld, isForPrograms: false)),
        _ => In(format, StatedNumbers.Table(scenario, isWorld, isForPrograms: format is "csv" or "json")),
    };

    private static string Text(ResultTable table) => TextWrap.Indented(table.Title, "") + "\n"
        + string.Join('\n', table.Rows.Select(row => $"{row[0].Text} = {row[1].Text}\n" + TextWrap.Indented(Sentence(row[2].Text), "  ")
            + TextWrap.Hanging($"Rests on: {row[3].Text}", "  ", "    ")))
        + "\n" + string.Concat(table.Notes.Select(note => TextWrap.Indented(note, "")));

    private static string In(string format, ResultTable table) => TableText.Of(format, [table], table.ToJson, table.ToCsv, () => "");

    /// <summary>What comes out of any model under a name that is no path of a parameter.</summary>
    private static (Model Model, Quantity Quantity)[] Quantities(string? name) =>
        name is null || Catalogue.Find(name).Entry is not null ? []
        : [.. Model.All.SelectMany(
            m => m.Quantities.Where(q => q.Name == name && q.Uses != Uses.None && q.Uses != Uses.Diagnostic).Select(q => (m, q)))];

    private static string Text((Model Model, Quantity Quantity)[] quantities) => string.Join('\n', quantities.Select(e =>
    {
        var q = e.Quantity;
        string[] lines =
        [
            .. q.Meaning.Length > 0 && (q.Uses & ~Uses.Rounds) != 0 ? [Sentence($"of a run: {q.Meaning} ({q.Unit})")]
                : Array.Empty<string>(),
            .. q.RoundMeaning is { } round ? [Sentence($"of a {e.Model.Round}: {round} ({q.RoundUnit})")] : Array.Empty<string>(),
            q.Wanted switch { Wanted.More => "More is better.", Wanted.Less => "Less is better.", _ => "Neither more nor less is better." },
            .. q.When is { } when ? [$"It has a value only {when}."] : Array.Empty<string>(),
            .. q.MayLack ? ["A run in which it did not come about has no value."] : Array.Empty<string>(),
            Sentence("used in " + string.Join(", ", UsesOf(q))),
        ];
        return $"{q.Name}  ({q.Label}; model {e.Model.Name})\n" + string.Concat(lines.Select(line => TextWrap.Indented(line, "  ")));
    }));

    private static IEnumerable<string> UsesOf(Quantity quantity)
    {
        if (quantity.Is(Uses.Metric)) yield return "tables and files of runs";
        if (quantity.Is(Uses.Rounds)) yield return "trajectories";
        if (quantity.Is(Uses.End)) yield return "the ways a run ends";
        if (quantity.Is(Uses.Term)) yield return "claims";
        if (quantity.Is(Uses.Objective)) yield return "searches for policies";
        if (quantity.Is(Uses.Column)) yield return "files of replications";
    }

    private static ResultTable Table((Model Model, Quantity Quantity)[] quantities)
    {
        Column[] columns =
            [.. ((string[])["name", "model", "label", "unit", "meaning", "better", "uses"]).Select(
                c => new Column(c, c, "", IsNumber: false))];
        return new ResultTable("Quantities", columns, [.. quantities.Select(e => (IReadOnlyList<Cell>)
            [e.Quantity.Name, e.Model.Name, e.Quantity.Label, e.Quantity.Unit, e.Quantity.Meaning,
                e.Quantity.Wanted.ToString().ToLowerInvariant(), string.Join("; ", UsesOf(e.Quantity))])], []);
    }

    private static IReadOnlyList<CatalogueEntry> Entries(string? path)
    {
        if (path is null) return Catalogue.Parameters;
        var match = Catalogue.Find(path);
        if (match.Entry is null && match.Within.Count == 0)
            throw new UserError(
                $"Nothing is named {path}.{(match.Nearest is { } nearest ? $" Did you mean {nearest}?" : "")} See: sim describe");
        return match is { Entry: { } entry, Within.Count: 0 } ? [entry] : [.. match.Within.Where(e => e.Parameter is not null)];
    }

    private static string Text(IReadOnlyList<CatalogueEntry> entries) =>
        string.Join('\n', entries.Select(e =>
        {
            if (e.Parameter is not { } p) return $"{e.Path}\n" + TextWrap.Indented(Sentence(e.Meaning), "  ");
            return $"{e.Path}  ({p.Symbol})\n"
                + TextWrap.Indented(Sentence(p.Meaning), "  ")
                + TextWrap.Indented(p.Names is { } names ? $"One of {string.Join(", ", names)}; default {p.ValueText(p.Default)}."
                    : string.Create(CultureInfo.InvariantCulture,
                        $"{(p.IsWhole ? "Whole number, " : "")}{p.Low} to {p.High}, {p.Unit}; default {p.Default}."), "  ")
                + TextWrap.Hanging($"Source: {p.Source}.", "  ", "    ");
        }));

    private static ResultTable ForPaper(IReadOnlyList<CatalogueEntry> entries)
    {
        string[] headings = ["number", "default", "range", "meaning", "source"];
        return new ResultTable("Parameters", [.. headings.Select(h => new Column(h, h, "", IsNumber: false))],
            [.. entries.Select(e => (e.Path, P: e.Parameter!)).Where(e => e.P is not null).Select(e => (IReadOnlyList<Cell>)
                [e.Path, e.P.ValueText(e.P.Default), $"{NumberText.Exact(e.P.Low)} to {NumberText.Exact(e.P.High)}",
                    $"{e.P.Meaning} ({e.P.Unit})", e.P.Source])], []);
    }

    private static ResultTable Table(IReadOnlyList<CatalogueEntry> entries)
    {
        Column[] columns =
        [
            new("path", "path", "", IsNumber: false), new("symbol", "symbol", "", IsNumber: false), new("default", "default", ""),
            new("low", "low", ""), new("high", "high", ""),
            new("unit", "unit", "", IsNumber: false), new("meaning", "meaning", "", IsNumber: false),
            new("source", "source", "", IsNumber: false),
        ];
        return new ResultTable("Parameters", columns,
            [.. entries.Where(e => e.Parameter is not null)
                .Select(e => (e.Path, P: e.Parameter!))
                .Select(
                    e =>
                        (IReadOnlyList<Cell>)[e.Path, e.P.Symbol, NumberText.Exact(e.P.Default), NumberText.Exact(e.P.Low),
                            NumberText.Exact(e.P.High), e.P.Unit, e.P.Meaning, e.P.Source])], []);
    }

    private static string Sentence(string text) => Words.Capital(text) + ".";
}
