using System.CommandLine;
using System.Globalization;
using NegotiationSim.Engine.History;
using NegotiationSim.Engine.History.Abc;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Runner.Charts;
using NegotiationSim.Runner.Output;

namespace NegotiationSim.Runner.Commands;

/// <summary>sim calibrate: what the record tells of the model's numbers.</summary>
internal static class CalibrateCommand
{
    private const string UsualScenario = "scenarios/historic/us-dprk-1990-2017-prior.json";
    private const int HistoriesPerDraw = 1500; // about as many as a calibration takes, for the progress bar alone

    private static readonly CalibrationOptions Usual = new();

    /// <summary>What is asked for.</summary>
    private sealed record Request(CalibrationOptions Options, int Draws, string Folder, string Format, ChartRequest? Charts, bool IsQuiet);

    internal static Command Create()
    {
        var file =
            new Argument<string>("FILE") { Description =
                $"scenario file with a timeline; its ranges are the prior [default: {UsualScenario}]",
                DefaultValueFactory = _ => UsualScenario, Arity = ArgumentArity.ZeroOrOne };
        var record = RecordFiles.Option();
        var (from, to) = RecordFiles.Span();
        var population = new Option<int>("--population", "-n") { Description = "draws in a generation, over four populations sampled apart",
            HelpName = "N", DefaultValueFactory = _ => Usual.Sampling.Population };
        var least =
            new Option<double>("--least-acceptance") { Description =
                "share of moves accepted below which to stop; lower is nearer to the record, and slower", HelpName = "X",
                DefaultValueFactory = _ => Usual.Sampling.LeastAcceptance };
        var eras =
            new Option<int>("--eras") { Description = "draws in a generation where an era is left out and predicted; 0 leaves none out",
                HelpName = "N", DefaultValueFactory = _ => Usual.ErasPopulation };
        var draws = new Option<int>("--draws") { Description = "draws from the posterior in the scenario written", HelpName = "N",
            DefaultValueFactory = _ => 500 };
        var seed = new Option<ulong>("--seed", "-s") { Description = "seed of all chance", HelpName = "N", DefaultValueFactory = _ => 1 };
        var set =
            new Option<string[]>("--set") { Description =
                "PATH=VALUE in place of the scenario's; a plain number takes it out of what is learnt (repeatable)",
                HelpName = "PATH=VALUE" };
        var threads = Flags.Threads();
        var format = Flags.TableFormat();
        var output = new Option<string?>("--out", "-o") { Description = "results folder [default: results/calibrate-NAME]",
            HelpName = "DIR" };
        var noCharts = Flags.NoCharts();
        var quiet = Flags.Quiet();
        Faults.Bound(population, 50, 100_000, "50 to 100000");
        Faults.Bound(least, .0001, .5, "0.0001 to 0.5");
        Faults.Bound(draws, 10, 10_000, "10 to 10000");
        var charts = new ChartFlags();
        var command = new Command("calibrate", """
            Learn a scenario's uncertain numbers from the record.
            Says what the record cannot tell, too; goes on where it was stopped.

            Examples:
              sim calibrate
              sim calibrate --to 2010Q4 --eras 0
              sim calibrate my-dispute.json --record my-record.csv -n 4000
            """) { file, record, from, to, population, least, eras, draws, seed, set, threads, format, output, noCharts, quiet };
        charts.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            var scenario = ScenarioFiles.LoadCoercion(parsed.GetValue(file)!, parsed.GetValue(set) ?? []);
            CalibratedScenario.Bound(scenario, parsed.GetValue(draws));
            var history = RecordFiles.Load(parsed.GetValue(record)!, parsed.GetValue(from), parsed.GetValue(to));
            if (parsed.GetValue(eras) is not (0 or (>= 50 and <= 100_000))) throw new UserError("--eras must be 0, or from 50 to 100000.");
            var options = new CalibrationOptions
            {
                Sampling = new AbcOptions { Population = parsed.GetValue(population), LeastAcceptance = parsed.GetValue(least),
                    Seed = parsed.GetValue(seed), Threads = parsed.GetValue(threads) },
                ErasPopulation = parsed.GetValue(eras),
            };
            var request = new Request(options, parsed.GetValue(draws),
                parsed.GetValue(output) ?? Path.Combine("results", "calibrate-" + scenario.Name), parsed.GetValue(format)!,
                parsed.GetValue(noCharts) ? null : charts.Read(parsed), parsed.GetValue(quiet));
            return Task.FromResult(Execute(scenario, history, request, parsed.InvocationConfiguration, cancellation));
        });
        return command;
    }

    private static int Execute(
        Scenario scenario, HistoricalRecord record, Request request, InvocationConfiguration console, CancellationToken cancellation)
    {
        var started = DateTimeOffset.UtcNow;
        var options = request.Options;
        using var results = ResultsFolder.Start(request.Folder);
        using var memory = CalibrationFolder.Open(request.Folder, PlanOf(scenario, record, options));
        foreach (var damaged in memory.Damaged) console.Error.WriteLine(damaged);
        CalibrationResult found;
        try
        {
            var about = (long)HistoriesPerDraw * (options.Sampling.Population + options.ErasPopulation * scenario.Eras.Count);
            found = ProgressLine.Show(about, request.IsQuiet, "histories",
                progress => HistoryCalibration.Run(scenario, record, options, memory, progress, cancellation));
        }
        catch (OperationCanceledException)
        {
            console.Error.WriteLine(
                string.Create(CultureInfo.InvariantCulture,
                    $"Interrupted: {memory.Done} generations are kept in {CalibrationFolder.PathFor(request.Folder)}. The same command goes on from there."));
            return ExitCodes.Interrupted;
        }
        catch (ArgumentException e)
        {
            memory.Remove();
            throw UserError.Of(e);
        }
        var drawing = new CalibratedScenario(found, request.Draws);
        (string Name, Func<string> Text)[] files =
        [
            ("parameters.csv", () => CalibrationFiles.Parameters(found)), ("posterior.csv", () => CalibrationFiles.Draws(found)),
            ("checks.csv", () => CalibrationFiles.Checks(found)),
            ("quarters.csv", () => CalibrationFiles.Quarters(found)), ("eras.csv", () => CalibrationFiles.Eras(found)),
            ("generations.csv", () => CalibrationFiles.Generations(found)),
            ("summary.json", () => CalibrationFiles.Json(found, options)), ("scenario.json", drawing.Calibrated),
            ("learnt.json", drawing.Learnt), (CalibratedScenario.DrawsFile, drawing.Draws),
        ];
        foreach (var (name, text) in files) results.Write(name, writer => writer.Write(text()));
        var histories = CalibrationFiles.Histories(found);
        RunFiles.WriteManifest(results, "calibrate", started,
            new RunOptions { Seed = options.Sampling.Seed, Replications = (int)Math.Min(int.MaxValue, histories) }, histories, [scenario]);
        var drawn = request.Charts is null ? 0 : RunFiles.DrawAny(CalibrationChart.Of(found), results, request.Charts);
        results.Finish(console.Error);
        memory.Remove();
        if (request.IsQuiet) return ExitCodes.Done;
        console.Output.Write(
            TableText.Of(request.Format, CalibrationTables.Of(found), () => CalibrationFiles.Json(found, options),
                () => CalibrationFiles.Parameters(found),
            () => CautionText.Of(CalibrationTables.Cautions(found))));
        if (request.Format == "table")
            console.Output.WriteLine(
                FormattableString.Invariant(
                    $"Wrote {request.Folder}{Path.DirectorySeparatorChar} ({drawn} charts, {(DateTimeOffset.UtcNow - started).TotalSeconds:F1} s)"));
        return ExitCodes.Done;
    }

    /// <summary>All that the numbers depend on.</summary>
    private static string PlanOf(Scenario scenario, HistoricalRecord record, CalibrationOptions options)
    {
        var quarters = string.Join('\n', record.Quarters.Select(q => q.ToString()));
        return string.Create(CultureInfo.InvariantCulture,
            $"sim {Manifest.ThisVersion}\nscenario {scenario.Sha256}\nrecord {Checksums.HashOf(quarters)}\npopulation {options.Sampling.Population}\nleast acceptance {options.Sampling.LeastAcceptance:R}\neras {options.ErasPopulation}\nseed {options.Sampling.Seed}\n");
    }
}
