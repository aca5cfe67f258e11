using System.CommandLine;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Studies.Run;

/// <summary>The options that run and compare share, each declared once.</summary>
internal sealed class RunFlags
{
    internal Argument<string[]> Files { get; } = new("FILE")
    {
        Description = "scenario files; each of several is run by itself, or all together on the same shocks by compare",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<long> replications =
        new("--replications", "-n") { Description = "how many replications", HelpName = "N", DefaultValueFactory = _ => 1000 };
    private readonly Option<int?> rounds =
        new("--rounds") { Description = "how many rounds (quarters) at the most, in place of the scenario's", HelpName = "N" };
    private readonly Option<ulong> seed =
        new("--seed", "-s") { Description = "seed of all chance: the same seed gives the same bits", HelpName = "N",
            DefaultValueFactory = _ => 1 };
    private readonly Option<string[]> set =
        new("--set") { Description = "value in place of the scenario's, for example mechanisms.spiral=0.2 (repeatable)",
            HelpName = "PATH=VALUE" };
    private readonly Option<string?> output =
        new("--out", "-o") { Description = "results folder [default: results/NAME]", HelpName = "DIR" };
    private readonly Option<int> threads = Flags.Threads();
    private readonly Option<string> format = Flags.TableFormat("format of the table: table, json, csv, markdown, latex");
    private readonly Option<bool>? full;
    private readonly Option<bool> noCharts = Flags.NoCharts();
    private readonly Option<bool> quiet = Flags.Quiet();
    private readonly ChartFlags charts = new();

    /// <summary>Declares them.</summary>
    /// <param name="more">What --full prints that is left out else; null where all is printed.</param>
    internal RunFlags(string? more = null)
    {
        full = more is null ? null : Flags.ForMore(more);
        Faults.Count(replications, 1, Flags.MostReplications);
        Faults.Count(rounds, 1, int.MaxValue); // the scenario says how many are too many
    }

    internal void AddTo(Command command)
    {
        command.Add(Files);
        foreach (var option in new Option?[] { replications, rounds, seed, set, output, threads, format, full, noCharts, quiet })
            if (option is not null) command.Add(option);
        charts.AddTo(command);
    }

    internal RunRequest Read(ParseResult parsed) => new(
        parsed.GetValue(Files)!,
        [.. parsed.GetValue(set) ?? [], .. parsed.GetValue(rounds) is { } r ? (string[])[$"rounds={r}"] : []],
        new RunOptions { Replications = parsed.GetValue(replications), Seed = parsed.GetValue(seed), Threads = parsed.GetValue(threads) },
        parsed.GetValue(output),
        Flags.Shown(parsed, format, full),
        parsed.GetValue(noCharts) ? null : charts.Read(parsed),
        parsed.GetValue(quiet));
}

/// <summary>What the user asked run or compare for.</summary>
/// <param name="Files">The scenario files.</param>
/// <param name="Overrides">PATH=VALUE settings.</param>
/// <param name="Options">Replications, seed, threads.</param>
/// <param name="Folder">The results folder, or null for the usual one.</param>
/// <param name="Format">The table's format.</param>
/// <param name="Charts">How charts are drawn, or null for none.</param>
/// <param name="IsQuiet">Whether nothing but errors is printed.</param>
internal sealed record RunRequest(
    IReadOnlyList<string> Files, IReadOnlyList<string> Overrides, RunOptions Options, string? Folder, string Format, ChartRequest? Charts,
    bool IsQuiet)
{
    /// <summary>What is said when there is nothing to keep.</summary>
    internal const string NoneYet = "Interrupted before the first replications were complete: nothing was written.";

    /// <summary>What a screen is told of the folder.</summary>
    internal static string Wrote(int charts, double seconds) =>
        FormattableString.Invariant($"{NumberText.Some(charts, "chart")}, {seconds:F1} s");

    /// <summary>The same, as it is asked of every study, with results in a folder.</summary>
    internal StudyRequest In(string folder) => new(folder, Format, Charts, IsQuiet);
}
