using System.CommandLine;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Runner.Files;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Studies.Run;

/// <summary>sim run: replications of a scenario, its table, its results folder and its charts.</summary>
internal static class RunCommand
{
    /// <summary>What other commands know of its results.</summary>
    internal static StudyKind Kind { get; } = new("run")
    {
        Methods = m => Methods.Played(m) + OfRuns + " No hypothesis was tested.",
        Remaking = Remaking.ByScenarios,
        Redrawing = new((folder, manifest) => RunCharts.Of(RunReader.Read(folder, manifest))),
    };

    /// <summary>How runs are summed up, in sentences for a paper.</summary>
    internal const string OfRuns = "Means over replications have 95% confidence intervals by Student's t, shares of runs by Wilson's score "
        + "[@Wilson1927]. The time to the first event is told by the Kaplan-Meier estimator [@KaplanMeier1958] and, what rules it out "
        + "being a "
        + "competing event, by the Aalen-Johansen estimator [@AalenJohansen1978].";

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
            var study = Of(scenario, request, hasHeading: scenario == scenarios[0]);
            var code = study.Execute(request.In(folder), console, cancellation);
            if (code != ExitCodes.Done) return code;
        }
        return ExitCodes.Done;
    }

    private static StudyCommand<RunResult> Of(Scenario scenario, RunRequest request, bool hasHeading) => new(Kind, scenario.Name)
    {
        Scenarios = [Manifest.EntryFor(scenario)],
        Compute = work => Run(scenario, request.Options, work) is { Replications: > 0 } run ? run : throw new OperationCanceledException(),
        Stopped = _ => RunRequest.NoneYet,
        Write = (results, run) => RunFiles.Write(results, scenario, run),
        Count = run => (request.Options, run.Replications),
        Figures = RunCharts.Of,
        Print = (run, format) => TableText.Of(format, [RunTables.Of(run)], () => RunDocument.Write(run),
            () => RunTables.ToCsv(run, hasHeading),
            () => CautionText.Of(Cautions.About(run))),
        Wrote = (_, charts, seconds) => RunRequest.Wrote(charts, seconds),
    };

    private static RunResult Run(Scenario scenario, RunOptions options, StudyWork work)
    {
        var rows = ReplicationFiles.Create(work.Folder!.Path, scenario).GetAwaiter().GetResult();
        try
        {
            return work.Show(options.Replications, "replications",
                progress => Experiment.Run(scenario, options, rows, progress, work.Cancellation));
        }
        finally
        {
            rows.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    /// <summary>results/NAME, or DIR for one scenario and DIR/NAME for several.</summary>
    private static IEnumerable<string> Folders(IReadOnlyList<Scenario> scenarios, string? folder)
    {
        var names = UniqueNames.Of(scenarios);
        return names.Select(
            name => folder is null ? Path.Combine("results", name) : scenarios.Count == 1 ? folder : Path.Combine(folder, name));
    }
}
