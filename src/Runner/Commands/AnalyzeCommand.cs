using System.CommandLine;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Engine.Theory;
using NegotiationSim.Runner.Charts;
using NegotiationSim.Runner.Output;

namespace NegotiationSim.Runner.Commands;

/// <summary>sim analyze: what could be agreed, before anything is played.</summary>
internal static class AnalyzeCommand
{
    internal static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "scenario file" };
        var set = new Option<string[]>("--set") { Description = "PATH=VALUE in place of the scenario's (repeatable)",
            HelpName = "PATH=VALUE" };
        var format = Flags.TableFormat("table, json, csv, markdown or latex");
        var output = new Option<string?>("--out", "-o") { Description = "results folder [default: results/analyze-NAME]",
            HelpName = "DIR" };
        var noCharts = Flags.NoCharts();
        var quiet = Flags.Quiet();
        var charts = new ChartFlags();
        var command = new Command("analyze", """
            Say what could be agreed in a scenario's present state, before anything is played.
            For each phase: the bargaining zone and its solutions, the least trust that
            ratifies it, the game that the preferences imply, and its equilibria.

            Examples:
              sim analyze scenarios/phased.json
              sim analyze scenarios/hawk/maximum-pressure.json --set sender.trust=.5
            """) { file, set, format, output, noCharts, quiet };
        charts.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            var started = DateTimeOffset.UtcNow;
            var scenario = ScenarioFiles.LoadCoercion(parsed.GetValue(file)!, parsed.GetValue(set) ?? []);
            var folder = parsed.GetValue(output) ?? Path.Combine("results", "analyze-" + scenario.Name);
            using var results = ResultsFolder.Start(folder);
            var analysis = ScenarioAnalysis.Of(scenario);
            cancellation.ThrowIfCancellationRequested();
            results.Write("analysis.json", text => text.Write(AnalysisFiles.Json(analysis)));
            results.Write("analysis.csv", text => text.Write(AnalysisFiles.Csv(analysis)));
            RunFiles.WriteManifest(results, "analyze", started, new RunOptions { Replications = 0 }, 0, [scenario]);
            var drawn = parsed.GetValue(noCharts) ? 0
                : RunFiles.Draw(AnalysisCharts.Of(analysis), Path.Combine(results.Path, "charts"), charts.Read(parsed));
            results.Finish(parsed.InvocationConfiguration.Error);
            if (parsed.GetValue(quiet)) return Task.FromResult(ExitCodes.Done);
            parsed.InvocationConfiguration.Output.Write(TableText.Of(parsed.GetValue(format)!, AnalysisTables.Of(analysis),
                () => AnalysisFiles.Json(analysis), () => AnalysisFiles.Csv(analysis),
                () => "\n" + string.Concat(AnalysisWords.Of(analysis).Select(p => TextWrap.Indented(p, "  ") + "\n"))
                    + FormattableString.Invariant($"Wrote {folder}{Path.DirectorySeparatorChar} ({drawn} charts)\n")));
            return Task.FromResult(ExitCodes.Done);
        });
        return command;
    }
}
