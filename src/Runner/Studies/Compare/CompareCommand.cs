using System.CommandLine;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Statistics;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Runner.Files;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Shell;
using NegotiationSim.Runner.Studies.Run;

namespace NegotiationSim.Runner.Studies.Compare;

/// <summary>sim compare: scenarios on the same shocks, and how they differ.</summary>
internal static class CompareCommand
{
    /// <summary>What other commands know of its results.</summary>
    internal static StudyKind Kind { get; } = new("compare")
    {
        Methods = m => Methods.Played(m) + Paired + " against the first scenario" + Tested
            + " Prices at which payoffs tie have Fieller's intervals [@Fieller1954]. "
            + RunCommand.OfRuns,
        Remaking = Remaking.ByScenarios,
        Tables = ComparisonFiles.Tables,
        Redrawing = new((folder, manifest) => ComparisonReader.Read(folder, manifest) is var all
            ? ComparisonCharts.Of(all.Runs, all.AgainstFirst()) : []),
    };

    /// <summary>How scenarios are compared, in sentences for a paper, around the words that say what with.</summary>
    internal const string Paired =
        "Replication i of every scenario met the same draws of chance (common random numbers), and differences were taken "
        + "replication by replication";

    /// <summary>The rest of it.</summary>
    internal const string Tested =
        ". Mean differences have 95% intervals by Student's t on the pairs, differences of shares by Tango's score "
        + "[@Tango1998]; the two-sided p values of the same tests are adjusted over all metrics and pairs by Holm's method [@Holm1979]. "
        + "The "
        + "effect size d_z is the mean difference over the standard deviation of the differences [@Cohen1988].";

    internal static Command Create()
    {
        var flags = new RunFlags("differences from every later scenario, and the prices at which payoffs tie");
        var command = new Command("compare", """
            Compare scenarios on the same shocks: paired differences, what can and cannot be said.
            Each later file is held against the first.

            Examples:
              sim compare scenarios/phased.json scenarios/maximum-pressure.json
              sim compare scenarios/hawk/*.json -n 4000
            """);
        flags.AddTo(command);
        flags.Files.Validators.Add(result =>
        {
            if (result.Tokens.Count < 2) result.AddError("compare needs two scenario files or more.");
        });
        command.SetAction(
            (parsed, cancellation) => Task.FromResult(Execute(flags.Read(parsed), parsed.InvocationConfiguration, cancellation)));
        return command;
    }

    private static int Execute(RunRequest request, InvocationConfiguration console, CancellationToken cancellation)
    {
        var scenarios = ScenarioFiles.LoadForComparison(request.Files, request.Overrides);
        if (scenarios.DistinctBy(s => s.Model).Count() > 1)
            throw new UserError("The scenarios are of different models: run each by itself.");
        var usual = "compare-" + string.Join("-", scenarios.Take(2).Select(s => s.Name)) + (scenarios.Count > 2 ? "-and-others" : "");
        var study = Of(scenarios, request, Path.Combine("results", usual));
        return study.Execute(request.In(request.Folder ?? study.Folder), console, cancellation);
    }

    private static StudyCommand<ComparisonResult> Of(IReadOnlyList<Scenario> scenarios, RunRequest request, string folder) =>
        new(Kind, folder)
    {
        Scenarios = [.. scenarios.Select(Manifest.EntryFor)],
        Compute = work => Run(scenarios, request.Options, work) is var all && all.Runs[0].Replications > 0
            ? all : throw new OperationCanceledException(),
        Stopped = _ => RunRequest.NoneYet,
        Write = (results, found) => ComparisonFiles.Write(results, scenarios, found),
        Count = found => (request.Options, found.Runs[0].Replications),
        Figures = found => ComparisonCharts.Of(found.Runs, found.AgainstFirst()),
        Print = (found, format) => TableText.Of(format,
            () => format == Flags.Full ? ComparisonTables.ForScreen(found, all: true) : ComparisonTables.Of(found),
            () => ComparisonTables.ForScreen(found, all: false),
            () => ComparisonDocument.Write(found), () => ComparisonTables.ToCsv(found.AgainstFirst()),
            all => "\n" + ComparisonTables.InWords(found, all)
                + CautionText.Of([.. found.Unlike, .. Cautions.About(found.AgainstFirst()), .. OfRuns(found)])),
        Wrote = (_, charts, seconds) => RunRequest.Wrote(charts, seconds),
    };

    private static ComparisonResult Run(IReadOnlyList<Scenario> scenarios, RunOptions options, StudyWork work)
    {
        using var rows = ComparisonFiles.OpenRows(work.Folder!.Path, scenarios);
        return work.Show(options.Replications, "replications",
            progress => Experiment.Compare(scenarios, options, rows, progress, work.Cancellation));
    }

    /// <summary>The runs' cautions, each once with the scenarios that it is about.</summary>
    private static IEnumerable<Caution> OfRuns(ComparisonResult found) =>
        from about in found.Runs.Zip(found.Titles, (run, title) => (Title: title, Cautions: Cautions.About(run)))
        from caution in about.Cautions
        group about.Title by caution into same
        select same.Key with
        {
            Seen = $"{(same.Count() == found.Runs.Count ? "all scenarios" : string.Join("; ", same))}: {same.Key.Seen}",
        };
}
