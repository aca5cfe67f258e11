using System.CommandLine;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Engine.Theory;
using NegotiationSim.Runner.Files;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Studies.Analyze;

/// <summary>sim analyze: what could be agreed, before anything is played.</summary>
internal static class AnalyzeCommand
{
    /// <summary>What other commands know of its results.</summary>
    internal static StudyKind Kind { get; } = new("analyze")
    {
        Methods =
            _ =>
                "Nothing was drawn by chance. For each phase and type of target we computed the zone of deals that are worth no less than "
                    + "none to both, "
            + "the solutions of [@Nash1950], [@KalaiSmorodinsky1975] and [@Kalai1977] in it, the least trust that ratifies a step and the "
            + "threshold of [@Kydd2005], and all "
            + "Nash equilibria and the logit equilibrium [@McKelveyPalfrey1995] of the game in which each side delivers or does not, "
            + "named by [@RapoportGuyer1966].",
        Remaking = Remaking.ByCommand,
        Tables = new()
        {
            ["analysis.csv"] = _ => AnalysisFiles.Columns,
        },
        Redrawing = Redrawing.ByRun,
    };

    internal static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "scenario file" };
        var set = new Option<string[]>("--set") { Description = "PATH=VALUE in place of the scenario's (repeatable)",
            HelpName = "PATH=VALUE" };
        var shown = new StudyFlags("results/analyze-NAME", Flags.TableFormat("table, json, csv, markdown or latex"),
            more: "the worth of each step, and the game once it is signed");
        var command = new Command("analyze", """
            Say what could be agreed in a scenario's present state, before anything is played.
            For each phase: the bargaining zone and its solutions, the least trust that
            ratifies it, the game that the preferences imply, and its equilibria.

            Examples:
              sim analyze scenarios/phased.json
              sim analyze scenarios/hawk/maximum-pressure.json --set sender.trust=.5
            """) { file, set };
        return shown.AddTo(command, parsed => Of(ScenarioFiles.LoadCoercion(parsed.GetValue(file)!, parsed.GetValue(set) ?? [])));
    }

    private static StudyCommand<ScenarioAnalysis> Of(Scenario scenario) =>
        new(Kind, Path.Combine("results", "analyze-" + scenario.Name))
        {
            Scenarios = [Manifest.EntryFor(scenario)],
            Compute = work => work.UnlessStopped(ScenarioAnalysis.Of(scenario)),
            Write = (results, found) =>
            {
                results.Write("analysis.json", AnalysisDocument.Write(found));
                results.Write("analysis.csv", AnalysisFiles.Csv(found));
            },
            Count = _ => (new RunOptions { Replications = 0 }, 0),
            Figures = AnalysisCharts.Of,
            Print = (found, format) => TableText.Of(format, () => AnalysisTables.Of(found), () => AnalysisTables.Foremost(found),
                () => AnalysisDocument.Write(found), () => AnalysisFiles.Csv(found),
                _ => "\n" + string.Concat(AnalysisWords.Of(found).Select(p => TextWrap.Indented(p, "  ") + "\n"))),
            Wrote = (_, charts, _) => NumberText.Some(charts, "chart"),
        };
}
