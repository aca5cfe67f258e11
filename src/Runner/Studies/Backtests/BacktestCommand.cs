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
        Methods = m => Methods.Filtered(m)
            + "Forecasts a quarter ahead, from the past alone, are scored by CRPS, Brier's score [@Brier1950] and the log score "
            + "[@GneitingRaftery2007] beside "
            + "naive forecasts; differences are tested by Diebold and Mariano [@DieboldMariano1995] with standard errors by cosines "
            + "[@Lazarus2018], two-sided "
            + "and not adjusted for their number. Errors of likelihoods leave each island out in turn.",
        Tables = new()
        {
            ["calibration.csv"] = _ => BacktestFiles.CalibrationColumns,
            ["forecasts.csv"] = _ => BacktestFiles.ForecastColumns,
            ["placebo.csv"] = _ => PlaceboFiles.Columns,
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
        var lag = new Option<int>("--lag") { Description = "quarters by which every policy takes effect late, 0 to 8", HelpName = "N" };
        var placebo = new Option<int>("--placebo") { Description =
            "timelines that tell nothing to hold the coded one against: eras permuted and shifted; 0 for none", HelpName = "N" };
        var frozen = new Option<string?>("--frozen") { Description =
            "hash of the model frozen at the scenario's end: score what came after, if this is the one", HelpName = "HASH" };
        var seed = new Option<ulong>("--seed", "-s") { Description = "seed of all chance", HelpName = "N", DefaultValueFactory = _ => 1 };
        var set = new Option<string[]>("--set") { Description = "PATH=VALUE in place of the scenario's (repeatable)",
            HelpName = "PATH=VALUE" };
        var threads = Flags.Threads();
        var shown = new StudyFlags("results/backtest-NAME", Flags.TableFormat(), more: "each model against every naive forecast",
            shared: "timelines of --placebo");
        Faults.Bound(burnIn, 4, 400, "4 to 400");
        Faults.Bound(particles, 16, 1e6, "16 to a million");
        Faults.Bound(tempo, .01, 1, "0.01 to 1");
        Faults.Bound(lag, 0, 8, "0 to 8");
        Faults.Bound(placebo, 0, 10_000, "0 to 10000");
        var command = new Command("backtest", """
            Hold the model to the record: forecasts a quarter ahead, from the past alone.

            Examples:
              sim backtest
              sim backtest --from 1990Q1 --to 2010Q4
              sim backtest my-dispute.json --record my-record.csv
              sim backtest --placebo 200 --lag 1
            """) { file, record, from, to, burnIn, particles, tempo, lag, placebo, frozen, seed, set, threads };
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
                PolicyLag = parsed.GetValue(lag),
            };
            if (parsed.GetValue(placebo) == 0 && StudyFlags.IsShared(parsed))
                throw new UserError("A backtest without --placebo is one pass through the record, of seconds: there is nothing to share. "
                    + "Leave out --shard and --cluster.");
            if (parsed.GetValue(placebo) == 1) throw new UserError("--placebo must be 0, or from 2 to 10000.");
            return Of(new Asked(scenario, history, options, parsed.GetValue(burnIn), parsed.GetValue(placebo), parsed.GetValue(frozen)));
        });
    }

    private sealed record Asked(
        Scenario Scenario, HistoricalRecord Record, FilterOptions Options, int BurnIn, int Placebos, string? Frozen);

    private static BacktestResult Compute(Asked asked, StudyWork work)
    {
        var (scenario, record, options) = (asked.Scenario, asked.Record, asked.Options);
        var found = asked.Frozen is { } hash ? Backtest.RunFrozen(scenario, record, options, hash, work.Cancellation)
            : Backtest.Run(scenario, record, options, asked.BurnIn, work.Cancellation);
        var learntFrom = found.Primary is { } figure ? figure.From.Since(record.Quarters[0].Quarter) : asked.BurnIn;
        return asked.Placebos == 0 ? found : found with
        {
            Placebo = work.Show(1 + asked.Placebos + scenario.Eras.Count, "timelines",
                progress => Placebo.Run(scenario, record, options, asked.Placebos, learntFrom, progress, work.Units, work.Cancellation)),
        };
    }

    private static StudyCommand<BacktestResult> Of(Asked asked)
    {
        var (scenario, options, burnIn) = (asked.Scenario, asked.Options, asked.BurnIn);
        return new(Kind, Path.Combine("results", "backtest-" + scenario.Name))
        {
            Scenarios = [Manifest.EntryFor(scenario)],
            Compute = work => UserError.OfArguments(() => Compute(asked, work)),
            Write = (results, found) =>
            {
                results.Write("forecasts.csv", BacktestFiles.Forecasts(found));
                results.Write("scores.csv", BacktestFiles.Scores(found));
                results.Write("calibration.csv", BacktestFiles.Calibration(found));
                if (found.Placebo is { } placebo) results.Write("placebo.csv", PlaceboFiles.Text(placebo));
                results.Write("summary.json", BacktestDocument.Write(found, options, burnIn));
            },
            Count = _ => (new RunOptions { Seed = options.Seed, Replications = options.Particles }, options.Particles),
            Figures = found => BacktestChart.Of(scenario, found),
            Print = (found, format) => TableText.Of(format, () => BacktestTables.Of(found), () => BacktestTables.Foremost(found),
                () => BacktestDocument.Write(found, options, burnIn),
                () => BacktestFiles.Scores(found), _ => CautionText.Of(BacktestTables.Cautions(found, options))),
        };
    }
}
