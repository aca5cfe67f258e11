using System.CommandLine;
using NegotiationSim.Engine.History;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Scenarios.Files;
using NegotiationSim.Runner.Files;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Studies.Backtests;

/// <summary>Reads a record for a command.</summary>
internal static class RecordFiles
{
    private const int MostMiB = 4;
    private const string Usual = "history/us-dprk/record.csv";

    /// <summary>The option that names the record.</summary>
    internal static Option<string> Option() =>
        new("--record") { Description = "the record, CSV or JSON; docs/history.md gives the form", HelpName = "FILE",
            DefaultValueFactory = _ => Usual };

    /// <summary>The options that name its first and last quarter to use.</summary>
    internal static (Option<string?> From, Option<string?> To) Span() => (
        new("--from") { Description = "first quarter of the record to use, as 1994Q1 [default: its first]", HelpName = "QUARTER" },
        new("--to") { Description = "last quarter of the record to use [default: its last]", HelpName = "QUARTER" });

    /// <summary>Reads a record, or a part of it.</summary>
    /// <exception cref="UserError">There is no such file, or nothing of it lies between the quarters.</exception>
    internal static HistoricalRecord Load(string file, string? from, string? to)
    {
        if (!Path.Exists(file) && !ScenarioFiles.Stands(file))
            throw new UserError($"{file}: there is no such file. Give the record with --record; docs/history.md says what it looks like.");
        var record = RecordReader.Parse(TextFile.Read(file, MostMiB), file);
        var (first, last) = (Read("--from", from), Read("--to", to));
        if (!record.Quarters.Any(q => !(q.Quarter < first) && !(q.Quarter > last)))
            throw new UserError(
                $"{file} runs from {record.Quarters[0].Quarter} to {record.Quarters[^1].Quarter}: nothing of it lies between --from and "
                    + $"--to.");
        return record.Between(first, last);
    }

    /// <summary>Reads the quarter that an option gives.</summary>
    /// <exception cref="UserError">It is none.</exception>
    internal static Quarter? Read(string option, string? text) =>
        text is null ? null : Quarter.TryParse(text, out var quarter) ? quarter
            : throw new UserError($"{option} {text}: no quarter. Write it as 1994Q1.");
}
