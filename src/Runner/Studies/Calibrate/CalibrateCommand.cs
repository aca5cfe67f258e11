using System.CommandLine;
using System.Globalization;
using NegotiationSim.Engine.History;
using NegotiationSim.Engine.History.Abc;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Runner.Files;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Shell;
using NegotiationSim.Runner.Studies.Backtests;

namespace NegotiationSim.Runner.Studies.Calibrate;

/// <summary>sim calibrate: what the record tells of the model's numbers.</summary>
internal static class CalibrateCommand
{
    /// <summary>What other commands know of its results.</summary>
    internal static StudyKind Kind { get; } = new("calibrate")
    {
        Methods = CalibrationMethods.Of,
        Tables = new()
        {
            ["checks.csv"] = _ => CalibrationColumns.Checks,
            ["common.csv"] = _ => PooledFiles.CommonColumns,
            ["disputes.csv"] = _ => PooledFiles.LeftOutColumns,
            ["draws.csv"] = CalibratedScenario.ColumnsOf,
            ["eras.csv"] = _ => CalibrationColumns.Eras,
            ["generations.csv"] = _ => CalibrationColumns.Generations,
            ["likelihood.csv"] = _ => LikelihoodFiles.Columns,
            ["parameters.csv"] = _ => CalibrationColumns.Parameters,
            ["pooled.csv"] = _ => PooledFiles.ParameterColumns,
            ["posterior.csv"] = heading => CalibrationColumns.Draws(heading[1..]),
            ["quarters.csv"] = _ => CalibrationColumns.Quarters,
            ["rounds.csv"] = _ => PooledFiles.RoundColumns,
            ["*-checks.csv"] = _ => CalibrationColumns.Checks,
            ["*-draws.csv"] = CalibratedScenario.ColumnsOf,
        },
        Redrawing = Redrawing.ByRun,
    };

    private const string UsualScenario = "scenarios/historic/us-dprk-1990-2017-prior.json";
    private const int HistoriesPerDraw = 2300; // about as many as a calibration takes, for the progress bar alone

    private static readonly CalibrationOptions Usual = new();

    internal static Command Create()
    {
        var file = new Argument<string[]>("FILE")
        {
            Description = $"scenario file with a timeline; its ranges are the prior; several are pooled [default: {UsualScenario}]",
            DefaultValueFactory = _ => [UsualScenario], Arity = ArgumentArity.ZeroOrMore,
        };
        var one = RecordFiles.Option();
        var record = new Option<string[]>(one.Name)
        {
            Description = one.Description + "; of several disputes one each, in their order", HelpName = one.HelpName + "…",
            DefaultValueFactory = _ => [(string)one.GetDefaultValue()!], AllowMultipleArgumentsPerToken = true,
        };
        var (from, to) = RecordFiles.Span();
        var population = new Option<int>("--population", "-n") { Description = "draws in a generation, over four populations sampled apart",
            HelpName = "N", DefaultValueFactory = _ => Usual.Sampling.Population };
        var least =
            new Option<double>("--least-acceptance") { Description =
                "share of moves accepted below which to stop; lower is nearer to the record, and slower", HelpName = "X",
                DefaultValueFactory = _ => Usual.Sampling.LeastAcceptance };
        var eras =
            new Option<int>("--eras") { Description =
                "draws in a generation where an era is left out and predicted; 0 leaves none out; of several disputes none is",
                HelpName = "N", DefaultValueFactory = _ => Usual.ErasPopulation };
        var likelihood = new Option<int>("--likelihood") { Description =
            "steps of eight chains by the filter's likelihood, to hold the posterior against; 0 for none; of several disputes none are",
            HelpName = "N" };
        var draws = new Option<int>("--draws") { Description = "draws from the posterior in the scenario written", HelpName = "N",
            DefaultValueFactory = _ => 500 };
        var seed = new Option<ulong>("--seed", "-s") { Description = "seed of all chance", HelpName = "N", DefaultValueFactory = _ => 1 };
        var set =
            new Option<string[]>("--set") { Description =
                "PATH=VALUE in place of the scenario's; a plain number takes it out of what is learnt (repeatable)",
                HelpName = "PATH=VALUE" };
        var threads = Flags.Threads();
        var shown = new StudyFlags("results/calibrate-NAME", Flags.TableFormat(), more: "every number, statistic and era",
            shared: "populations and eras left out");
        Faults.Bound(population, 50, 100_000, "50 to 100000");
        Faults.Bound(least, .0001, .5, "0.0001 to 0.5");
        Faults.Bound(draws, 10, 10_000, "10 to 10000");
        var command = new Command("calibrate", """
            Learn a scenario's uncertain numbers from the record.
            Says what the record cannot tell, too; goes on where it was stopped.

            Examples:
              sim calibrate
              sim calibrate --to 2010Q4 --eras 0
              sim calibrate my-dispute.json --record my-record.csv -n 4000
              sim calibrate one.json two.json --record one.csv two.csv
            """) { file, record, from, to, population, least, eras, likelihood, draws, seed, set, threads };
        return shown.AddTo(command, parsed =>
        {
            var (files, records) = (parsed.GetValue(file)!, parsed.GetValue(record)!);
            if (files.Length != records.Length)
                throw new UserError(
                    $"Scenarios: {files.Length}; records: {records.Length}. Name the scenarios first, then behind --record as "
                    + "many records, in the same order.");
            var scenarios = UniqueNames.Given([.. files.Select(f => ScenarioFiles.LoadCoercion(f, parsed.GetValue(set) ?? []))]);
            foreach (var scenario in scenarios) CalibratedScenario.Bound(scenario, parsed.GetValue(draws));
            var histories = records.Select(r => RecordFiles.Load(r, parsed.GetValue(from), parsed.GetValue(to))).ToArray();
            if (parsed.GetValue(eras) is not (0 or (>= 50 and <= 100_000))) throw new UserError("--eras must be 0, or from 50 to 100000.");
            var steps = parsed.GetValue(likelihood);
            if (steps is not (0 or (>= 10 and <= 1_000_000))) throw new UserError("--likelihood must be 0, or from 10 to 1000000.");
            var options = new CalibrationOptions
            {
                Sampling = new AbcOptions
                {
                    Population = parsed.GetValue(population),
                    LeastAcceptance = parsed.GetValue(least),
                    Seed = parsed.GetValue(seed),
                    Threads = parsed.GetValue(threads),
                },
                ErasPopulation = parsed.GetValue(eras),
                Likelihood = steps == 0 ? null
                    : new() { Steps = steps, Seed = parsed.GetValue(seed), Threads = parsed.GetValue(threads) },
            };
            return scenarios.Count == 1 ? Of(scenarios[0], histories[0], options, parsed.GetValue(draws))
                : Of([.. scenarios.Zip(histories)], options, parsed.GetValue(draws));
        });
    }

    private static StudyCommand<PooledResult> Of(
        IReadOnlyList<(Scenario Scenario, HistoricalRecord Record)> disputes, CalibrationOptions options, int draws)
    {
        var pooling = new PoolingOptions { Alone = options with { ErasPopulation = 0, Likelihood = null } };
        var plan = string.Create(CultureInfo.InvariantCulture, $"pooled rounds {pooling.Rounds}\n")
            + string.Concat(disputes.Select(d => PlanOf(d.Scenario, d.Record, pooling.Alone)));
        return PooledStudy.Of(disputes, pooling, draws, plan, (long)HistoriesPerDraw * options.Sampling.Population * disputes.Count * 2);
    }

    private static StudyCommand<CalibrationResult> Of(Scenario scenario, HistoricalRecord record, CalibrationOptions options, int draws)
    {
        var about = (long)HistoriesPerDraw * (options.Sampling.Population + options.ErasPopulation * scenario.Eras.Count)
            + (options.Likelihood is { } l ? (long)l.Chains * l.Steps * l.Filter.Particles : 0);
        CalibrationFolder? memory = null;
        return new(Kind, Path.Combine("results", "calibrate-" + scenario.Name))
        {
            Scenarios = [Manifest.EntryFor(scenario)],
            Stages = HistoryCalibration.Stages(options),
            Compute = work =>
            {
                memory = CalibrationFolder.Of(work, PlanOf(scenario, record, options));
                return Kept(memory, work, about,
                    progress => HistoryCalibration.Run(scenario, record, options, memory, progress, work.Units, work.Cancellation));
            },
            Stopped = work => StoppedWith(memory!, work),
            Write = (results, found) => Write(results, found, options, draws),
            Count = found => (new RunOptions { Seed = options.Sampling.Seed, Replications = CalibrationFiles.Histories(found) },
                CalibrationFiles.Histories(found)),
            Figures = CalibrationChart.Of,
            Finished = () => memory?.Remove(),
            Print = (found, format) => TableText.Of(format, () => CalibrationTables.Of(found), () => CalibrationTables.Foremost(found),
                () => CalibrationDocument.Write(found, options), () => CalibrationFiles.Parameters(found),
                _ => CautionText.Of(CalibrationTables.Cautions(found))),
        };
    }

    /// <summary>Work that goes on from what is kept, and shows how far it is; what it cannot take it leaves nothing of.</summary>
    /// <exception cref="UserError">The scenarios and records cannot be calibrated on.</exception>
    internal static TResult Kept<TResult>(
        CalibrationFolder? memory, StudyWork work, long histories, Func<IProgress<long>?, TResult> calibration)
    {
        foreach (var damaged in memory?.Damaged ?? []) work.Error.WriteLine(damaged);
        try
        {
            return work.Show(histories, "histories", calibration);
        }
        catch (ArgumentException e)
        {
            memory?.Remove();
            throw UserError.Of(e);
        }
    }

    /// <summary>What is said when the work was stopped.</summary>
    internal static string StoppedWith(CalibrationFolder memory, StudyWork work) => string.Create(CultureInfo.InvariantCulture,
        $"Interrupted: {memory.Done} generations are kept in {CalibrationFolder.PathFor(work.Target)}."
        + $" The same command goes on from there.");

    private static void Write(ResultsFolder results, CalibrationResult found, CalibrationOptions options, int draws)
    {
        var drawing = new CalibratedScenario(found, draws);
        results.Write("parameters.csv", CalibrationFiles.Parameters(found));
        results.Write("posterior.csv", CalibrationFiles.Draws(found));
        results.Write("checks.csv", CalibrationFiles.Checks(found));
        results.Write("quarters.csv", CalibrationFiles.Quarters(found));
        results.Write("eras.csv", CalibrationFiles.Eras(found));
        results.Write("generations.csv", CalibrationFiles.Generations(found));
        if (found.ByLikelihood is { } likelihood) results.Write("likelihood.csv", LikelihoodFiles.Text(found, likelihood));
        results.Write("summary.json", CalibrationDocument.Write(found, options));
        results.Write("scenario.json", drawing.Calibrated());
        results.Write("learnt.json", drawing.Learnt());
        results.Write(CalibratedScenario.DrawsFile, drawing.Draws());
    }

    /// <summary>All that the numbers depend on.</summary>
    private static string PlanOf(Scenario scenario, HistoricalRecord record, CalibrationOptions options)
    {
        var quarters = string.Join('\n', record.Quarters.Select(q => q.ToString()));
        return string.Create(CultureInfo.InvariantCulture,
            $"sim {Manifest.ThisVersion}\nscenario {scenario.Sha256}\nrecord {Checksums.HashOf(quarters)}\npopulation {options.Sampling.Population}\nleast acceptance {options.Sampling.LeastAcceptance:R}\nrounds {options.Sampling.Rounds}\neras {options.ErasPopulation}\nseed {options.Sampling.Seed}\n");
    }
}
