using System.CommandLine;
using System.CommandLine.Parsing;
using NegotiationSim.Runner.Sharing;
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
    private readonly ShareFlags? shares;

    /// <summary>Declares them.</summary>
    /// <param name="folder">The usual results folder, as help tells it.</param>
    /// <param name="format">--format; null for a study that prints tables alone.</param>
    /// <param name="draws">Whether the study has charts.</param>
    /// <param name="more">What --full prints that is left out else; null where all is printed.</param>
    /// <param name="shared">What several processes can share out among them; null for a study that one makes alone.</param>
    internal StudyFlags(string folder, Option<string>? format, bool draws = true, string? more = null, string? shared = null)
    {
        shares = shared is null ? null : new(shared);
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
        shares?.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.FromResult(ask(parsed) is { } study
            ? study.Execute(Read(parsed, study.Folder), parsed.InvocationConfiguration, cancellation) : ExitCodes.Done));
        return command;
    }

    /// <summary>Whether several processes are to share the work.</summary>
    internal static bool IsShared(ParseResult parsed) =>
        parsed.CommandResult.Children.OfType<OptionResult>().Any(o => !o.Implicit && o.Option.Name is "--shard" or "--cluster");

    private StudyRequest Read(ParseResult parsed, string usualFolder) => new(
        parsed.GetValue(output) ?? usualFolder,
        Flags.Shown(parsed, format, full),
        noCharts is null || parsed.GetValue(noCharts) ? null : charts.Read(parsed),
        parsed.GetValue(quiet), shares?.Read(parsed));
}

/// <summary>Where the results of a study go and what is shown of them.</summary>
/// <param name="Folder">The results folder.</param>
/// <param name="Format">The format of what is printed.</param>
/// <param name="Charts">How charts are drawn, or null for none.</param>
/// <param name="IsQuiet">Whether nothing but errors is printed.</param>
/// <param name="Shares">How the work is shared; null for all of it here.</param>
internal sealed record StudyRequest(string Folder, string Format, ChartRequest? Charts, bool IsQuiet, ShareRequest? Shares = null);
