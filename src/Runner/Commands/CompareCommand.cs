using NegotiationSim.Engine.Statistics;
using System.CommandLine;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Runner.Output;

namespace NegotiationSim.Runner.Commands;

/// <summary>sim compare: scenarios on the same shocks, and how they differ.</summary>
internal static class CompareCommand
{
    internal static Command Create()
    {
        var flags = new RunFlags();
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
        var started = DateTimeOffset.UtcNow;
        var folder = request.Folder
            ?? Path.Combine("results",
                "compare-" + string.Join("-", scenarios.Take(2).Select(s => s.Name)) + (scenarios.Count > 2 ? "-and-others" : ""));
        using var results = ResultsFolder.Start(folder);
        var comparison = Run(scenarios, request, results, cancellation);
        if (comparison.Runs[0].Replications == 0) return Interrupted.BeforeAnything(console.Error);
        ComparisonFiles.Write(results, scenarios, comparison);
        RunFiles.WriteManifest(results, "compare", started, request.Options, comparison.Runs[0].Replications, scenarios);
        var charts = request.Charts is { } c && !cancellation.IsCancellationRequested
            ? RunFiles.DrawCharts(results, comparison.Runs, comparison.AgainstFirst(), c) : 0;
        var place = results.Finish(console.Error);
        request.Report(place, console.Error);
        if (!request.IsQuiet) Print(comparison, request.Format, console.Output);
        if (!request.IsQuiet && request.Format == "table")
            console.Output.WriteLine(
                FormattableString.Invariant(
                    $"Wrote {place}{Path.DirectorySeparatorChar} ({charts} charts; {(DateTimeOffset.UtcNow - started).TotalSeconds:F1} s)"));
        var done = comparison.Runs[0].Replications;
        return done == request.Options.Replications ? ExitCodes.Done
            : Interrupted.After(console.Error, place, done, request.Options.Replications);
    }

    private static ComparisonResult Run(
        IReadOnlyList<Scenario> scenarios, RunRequest request, ResultsFolder results, CancellationToken cancellation)
    {
        using var rows = ComparisonFiles.OpenRows(results.Path, scenarios);
        return ProgressLine.Show(request.Options.Replications, request.IsQuiet,
            progress => Experiment.Compare(scenarios, request.Options, rows, progress, cancellation));
    }

    private static void Print(ComparisonResult comparison, string format, TextWriter output) =>
        output.Write(TableText.Of(format, format == "table" ? ComparisonTables.ForScreen(comparison) : ComparisonTables.Of(comparison),
            () => ComparisonFiles.Json(comparison), () => ComparisonTables.ToCsv(comparison.AgainstFirst()),
            () => "\n" + ComparisonTables.InWords(comparison)
                + CautionText.Of([.. comparison.Unlike, .. Cautions.About(comparison.AgainstFirst()),
                    .. comparison.Runs.SelectMany(OfRun).DistinctBy(c => c.ToString())])));

    private static IEnumerable<Caution> OfRun(RunResult run) =>
        Cautions.About(run).Select(c => c with { Seen = $"{run.Scenario}: {c.Seen}" });
}
