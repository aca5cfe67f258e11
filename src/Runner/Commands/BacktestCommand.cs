using System.CommandLine;
using NegotiationSim.Engine.History;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Runner.Charts;
using NegotiationSim.Runner.Output;

namespace NegotiationSim.Runner.Commands;

/// <summary>sim backtest: the model against the record.</summary>
internal static class BacktestCommand
{
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
        var format = Flags.TableFormat();
        var output = new Option<string?>("--out", "-o") { Description = "results folder [default: results/backtest-NAME]",
            HelpName = "DIR" };
        var noCharts = Flags.NoCharts();
        var quiet = Flags.Quiet();
        Faults.Bound(burnIn, 4, 400, "4 to 400");
        Faults.Bound(particles, 16, 1e6, "16 to a million");
        Faults.Bound(tempo, .01, 1, "0.01 to 1");
        var charts = new ChartFlags();
        var command = new Command("backtest", """
            Hold the model to the record: forecasts a quarter ahead, from the past alone.

            Examples:
              sim backtest
              sim backtest --from 1990Q1 --to 2010Q4
              sim backtest my-dispute.json --record my-record.csv
            """) { file, record, from, to, burnIn, particles, tempo, seed, set, threads, format, output, noCharts, quiet };
        charts.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            var scenario = ScenarioFiles.LoadCoercion(parsed.GetValue(file)!, parsed.GetValue(set) ?? []);
            var history = RecordFiles.Load(parsed.GetValue(record)!, parsed.GetValue(from), parsed.GetValue(to));
            var options = new FilterOptions { Particles = parsed.GetValue(particles), Seed = parsed.GetValue(seed),
                TempoMemory = parsed.GetValue(tempo), Threads = parsed.GetValue(threads) };
            return Task.FromResult(
                Execute(scenario, history, options, parsed.GetValue(burnIn),
                    parsed.GetValue(output) ?? Path.Combine("results", "backtest-" + scenario.Name),
                parsed.GetValue(format)!, parsed.GetValue(noCharts) ? null : charts.Read(parsed), parsed.GetValue(quiet),
                parsed.InvocationConfiguration, cancellation));
        });
        return command;
    }

    private static int Execute(
        Scenario scenario, HistoricalRecord record, FilterOptions options, int burnIn, string folder, string format, ChartRequest? charts,
        bool isQuiet,
        InvocationConfiguration console, CancellationToken cancellation)
    {
        var started = DateTimeOffset.UtcNow;
        using var results = ResultsFolder.Start(folder);
        BacktestResult found;
        try
        {
            found = Backtest.Run(scenario, record, options, burnIn, cancellation);
        }
        catch (ArgumentException e)
        {
            throw UserError.Of(e);
        }
        results.Write("forecasts.csv", text => text.Write(BacktestFiles.Forecasts(found)));
        results.Write("scores.csv", text => text.Write(BacktestFiles.Scores(found)));
        results.Write("calibration.csv", text => text.Write(BacktestFiles.Calibration(found)));
        results.Write("summary.json", text => text.Write(BacktestFiles.Json(found, options, burnIn)));
        RunFiles.WriteManifest(results, "backtest", started, new RunOptions { Seed = options.Seed, Replications = options.Particles },
            options.Particles, [scenario]);
        var drawn = charts is null ? 0 : RunFiles.DrawAny(BacktestChart.Of(scenario, found), results, charts);
        results.Finish(console.Error);
        if (isQuiet) return ExitCodes.Done;
        console.Output.Write(
            TableText.Of(format, BacktestTables.Of(found), () => BacktestFiles.Json(found, options, burnIn),
                () => BacktestFiles.Scores(found),
            () => CautionText.Of(BacktestTables.Cautions(found, options))));
        if (format == "table")
            console.Output.WriteLine(
                FormattableString.Invariant(
                    $"Wrote {folder}{Path.DirectorySeparatorChar} ({drawn} charts, {(DateTimeOffset.UtcNow - started).TotalSeconds:F1} s)"));
        return ExitCodes.Done;
    }
}
