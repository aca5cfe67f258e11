using System.CommandLine;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Runner.Output;

namespace NegotiationSim.Runner.Commands;

/// <summary>sim run: replications of a scenario, its table, its results folder and its charts.</summary>
internal static class RunCommand
{
    internal static Command Create()
    {
        var flags = new RunFlags();
        var command = new Command("run", """
            Run scenarios: many replications, a table with intervals, a results folder and charts.

            Examples:
              sim run scenarios/phased.json
              sim run scenarios/phased.json -n 10000 --set mechanisms.spiral=0.2
              sim run scenarios/hawk/*.json --no-charts --format csv
            """);
        flags.AddTo(command);
        command.SetAction(
            (parsed, cancellation) => Task.FromResult(Execute(flags.Read(parsed), parsed.InvocationConfiguration, cancellation)));
        return command;
    }

    private static int Execute(RunRequest request, InvocationConfiguration console, CancellationToken cancellation)
    {
        var scenarios = ScenarioFiles.Load(request.Files, request.Overrides);
        foreach (var (scenario, folder) in scenarios.Zip(Folders(scenarios, request.Folder)))
        {
            var started = DateTimeOffset.UtcNow;
            using var results = ResultsFolder.Start(folder);
            var run = Run(scenario, request, results, cancellation);
            if (run.Replications == 0) return Interrupted.BeforeAnything(console.Error);
            RunFiles.Write(results, scenario, run);
            RunFiles.WriteManifest(results, "run", started, request.Options, run.Replications, [scenario]);
            var charts = request.Charts is { } c && !cancellation.IsCancellationRequested ? RunFiles.DrawCharts(results, [run], [], c) : 0;
            var place = results.Finish(console.Error);
            request.Report(place, console.Error);
            if (!request.IsQuiet)
                Print(run, scenario == scenarios[0], request.Format, console.Output, place, charts, DateTimeOffset.UtcNow - started);
            if (run.Replications < request.Options.Replications)
                return Interrupted.After(console.Error, place, run.Replications, request.Options.Replications);
        }
        return ExitCodes.Done;
    }

    private static RunResult Run(Scenario scenario, RunRequest request, ResultsFolder results, CancellationToken cancellation)
    {
        var rows = ReplicationFiles.Create(results.Path, scenario).GetAwaiter().GetResult();
        try
        {
            return ProgressLine.Show(request.Options.Replications, request.IsQuiet,
                progress => Experiment.Run(scenario, request.Options, rows, progress, cancellation));
        }
        finally
        {
            rows.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    private static void Print(RunResult run, bool isFirst, string format, TextWriter output, string folder, int charts, TimeSpan took)
    {
        output.Write(
            TableText.Of(format, [RunTables.Of(run)], () => SummaryJson.Write(run), () => RunTables.ToCsv(run, hasHeading: isFirst),
            () => CautionText.Of(Cautions.About(run))));
        if (format == "table")
            output.WriteLine(
                FormattableString.Invariant($"Wrote {folder}{Path.DirectorySeparatorChar} ({charts} charts; {took.TotalSeconds:F1} s)"));
    }

    /// <summary>results/NAME, or DIR for one scenario and DIR/NAME for several.</summary>
    private static IEnumerable<string> Folders(IReadOnlyList<Scenario> scenarios, string? folder)
    {
        var names = UniqueNames.Of(scenarios);
        return names.Select(
            name => folder is null ? Path.Combine("results", name) : scenarios.Count == 1 ? folder : Path.Combine(folder, name));
    }
}
