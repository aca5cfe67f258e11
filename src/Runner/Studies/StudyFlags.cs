using System.CommandLine;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Studies;

/// <summary>The options that all studies take last: what is printed, where results go, how charts are drawn.</summary>
internal sealed class StudyFlags
{
    private readonly Option<string>? format;
    private readonly Option<string?> output;
    private readonly Option<bool>? noCharts;
    private readonly Option<bool>? full;
    private readonly Option<bool> quiet = Flags.Quiet();
    private readonly ChartFlags charts = new();

    /// <summary>Declares them.</summary>
    /// <param name="folder">The usual results folder, as help tells it.</param>
    /// <param name="format">--format; null for a study that prints tables alone.</param>
    /// <param name="draws">Whether the study has charts.</param>
    /// <param name="more">What --full prints that is left out else; null where all is printed.</param>
    internal StudyFlags(string folder, Option<string>? format, bool draws = true, string? more = null)
    {
        full = more is null ? null : Flags.ForMore(more);
        this.format = format;
        output = new("--out", "-o") { Description = $"results folder [default: {folder}]", HelpName = "DIR" };
        noCharts = draws ? Flags.NoCharts() : null;
    }

    /// <summary>Adds them to a command, which carries out the study that its other options ask for.</summary>
    /// <param name="command">The command.</param>
    /// <param name="ask">Reads the other options; null when they ask for no study.</param>
    internal Command AddTo(Command command, Func<ParseResult, IStudy?> ask)
    {
        foreach (var option in new Option?[] { format, full, output, noCharts, quiet }) if (option is not null) command.Add(option);
        if (noCharts is not null) charts.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.FromResult(ask(parsed) is { } study
            ? study.Execute(Read(parsed, study.Folder), parsed.InvocationConfiguration, cancellation) : ExitCodes.Done));
        return command;
    }

    private StudyRequest Read(ParseResult parsed, string usualFolder) => new(
        parsed.GetValue(output) ?? usualFolder,
        Flags.Shown(parsed, format, full),
        noCharts is null || parsed.GetValue(noCharts) ? null : charts.Read(parsed),
        parsed.GetValue(quiet));
}

/// <summary>Where the results of a study go and what is shown of them.</summary>
/// <param name="Folder">The results folder.</param>
/// <param name="Format">The format of what is printed.</param>
/// <param name="Charts">How charts are drawn, or null for none.</param>
/// <param name="IsQuiet">Whether nothing but errors is printed.</param>
internal sealed record StudyRequest(string Folder, string Format, ChartRequest? Charts, bool IsQuiet);
