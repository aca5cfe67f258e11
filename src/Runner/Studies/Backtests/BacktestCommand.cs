using System.CommandLine;
using NegotiationSim.Engine.History;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Runner.Files;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Studies.Backtests;

/// <summary>sim backtest: the model against the record.</summary>
internal static class BacktestCommand
{
    /// <summary>What other commands know of its results.</summary>
    internal static StudyKind Kind { get; } = new("backtest")
    {
        Tables = new()
        {
            ["calibration.csv"] = _ => BacktestFiles.CalibrationColumns,
            ["forecasts.csv"] = _ => BacktestFiles.ForecastColumns,
            ["scores.csv"] = _ => BacktestFiles.ScoreColumns,
        },
        Redrawing = Redrawing.ByRun,
    };

    private const string UsualScenario = "scenarios/historic/us-dprk-1990-2017.json";

    internal static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = $"scenario file with a timeline [default: {UsualScenario}]",
            DefaultValueFactory = _ => UsualScenario, Arity = ArgumentArity.ZeroOrOne };
        var record = RecordFiles.Option();
        var (from, to) = RecordFiles.Span();
        var burnIn = new Option<int>("--burn-in") { Description = "quarters learnt from before the first that is scored", HelpName = "N",
            DefaultValueFactory = _ => 16 };
        var particles = new Option<int>("--particles", "-n") { Description = "particles of the filter, over eight islands", HelpName = "N",
            DefaultValueFactory = _ => new FilterOptions().Particles };
        var tempo = new Option<double>("--tempo") { Description = "memory a quarter of the second model's tempo, 0.01 to 1", HelpName = "X",
            DefaultValueFactory = _ => .95 };
        var seed = new Option<ulong>("--seed", "-s") { Description = "seed of all chance", HelpName = "N", DefaultValueFactory = _ => 1 };
        var set = new Option<string[]>("--set") { Description = "PATH=VALUE in place of the scenario's (repeatable)",
            HelpName = "PATH=VALUE" };
        var threads = Flags.Threads();
        var shown = new StudyFlags("results/backtest-NAME", Flags.TableFormat());
        Faults.Bound(burnIn, 4, 400, "4 to 400");
        Faults.Bound(particles, 16, 1e6, "16 to a million");
        Faults.Bound(tempo, .01, 1, "0.01 to 1");
        var command = new Command("backtest", """
            Hold the model to the record: forecasts a quarter ahead, from the past alone.

            Examples:
              sim backtest
              sim backtest --from 1990Q1 --to 2010Q4
              sim backtest my-dispute.json --record my-record.csv
            """) { file, record, from, to, burnIn, particles, tempo, seed, set, threads };
        return shown.AddTo(command, parsed =>
        {
            var scenario = ScenarioFiles.LoadCoercion(parsed.GetValue(file)!, parsed.GetValue(set) ?? []);
            var history = RecordFiles.Load(parsed.GetValue(record)!, parsed.GetValue(from), parsed.GetValue(to));
            var options = new FilterOptions
            {
                Particles = parsed.GetValue(particles),
                Seed = parsed.GetValue(seed),
                TempoMemory = parsed.GetValue(tempo),
                Threads = parsed.GetValue(threads),
            };
            return Of(scenario, history, options, parsed.GetValue(burnIn));
        });
    }

    private static StudyCommand<BacktestResult> Of(Scenario scenario, HistoricalRecord record, FilterOptions options, int burnIn) =>
        new(Kind, Path.Combine("results", "backtest-" + scenario.Name))
        {
            Scenarios = [Manifest.EntryFor(scenario)],
            Compute = work => UserError.OfArguments(() => Backtest.Run(scenario, record, options, burnIn, work.Cancellation)),
            Write = (results, found) =>
            {
                results.Write("forecasts.csv", BacktestFiles.Forecasts(found));
                results.Write("scores.csv", BacktestFiles.Scores(found));
                results.Write("calibration.csv", BacktestFiles.Calibration(found));
                results.Write("summary.json", BacktestDocument.Write(found, options, burnIn));
            },
            Count = _ => (new RunOptions { Seed = options.Seed, Replications = options.Particles }, options.Particles),
            Figures = found => BacktestChart.Of(scenario, found),
            Print = (found, format) => TableText.Of(format, BacktestTables.Of(found), () => BacktestDocument.Write(found, options, burnIn),
                () => BacktestFiles.Scores(found), () => CautionText.Of(BacktestTables.Cautions(found, options))),
        };
}
