using System.Text.Json;
using NegotiationSim.Engine.History;
using NegotiationSim.Engine.History.Abc;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Runner.Shell;
using NegotiationSim.Runner.Studies.Calibrate;

namespace NegotiationSim.Runner.Tests.Commands;

public sealed class CalibrateTests
{
    /// <summary>Small: four populations of 50 draws that stop early.</summary>
    private static readonly string[] Small =
        ["calibrate", "scenarios/historic/us-dprk-1990-2017-prior.json", "--record", "@history/us-dprk/record.csv", "-n", "200",
            "--least-acceptance", ".3", "--to", "1996Q4", "--draws", "40"];

    /// <summary>One with a posterior by the likelihood beside it; <see cref="SharedStudiesTests"/> shares it out, too.</summary>
    internal const string ByLikelihood =
        "calibrate scenarios/historic/us-dprk-1990-2017-prior.json --record @history/us-dprk/record.csv -n 50 --least-acceptance .5 "
            + "--to 1991Q4 --draws 20 --eras 50 --likelihood 10";

    [Fact]
    public async Task A_calibration_is_told_written_and_drawn_and_gives_a_scenario_that_other_commands_take()
    {
        using var place = new Workplace();
        var said = (await place.Sim([.. Small, "--eras", "50", "--chart-format", "png", "--width", "89", "--out", "@one"])).Well();
        Assert.All(said.Split('\n'), line => Assert.True(line.Length <= 80, line));
        Assert.Contains("Not identified", said.Replace("\n ", "", StringComparison.Ordinal));
        Assert.Contains("Eras left out", said);
        foreach (var chart in (string[])["posterior", "predictive", "eras-left-out"])
            Assert.True(File.Exists(place.At("one", "charts", chart + ".png")));

        var posterior = new CsvFile(place.Read("one", "posterior.csv"));
        Assert.Equal(200, posterior.Rows.Count);
        Assert.Equal(1, posterior.Rows.Sum(row => posterior.Number(row, "weight")), 1e-9);
        Assert.Equal(3 * 4, new CsvFile(place.Read("one", "eras.csv")).Rows.Count);
        (await place.Sim("backtest", "@one/scenario.json", "--record", "@history/us-dprk/record.csv", "-n", "40", "--no-charts", "-q",
            "--out", "@backtest")).Well();
        (await place.Sim("run", "@one/scenario.json", "-n", "20", "--no-charts", "-q", "--out", "@run")).Well();
        Assert.DoesNotContain(place.Left(), f => f.EndsWith(".unfinished", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1.05, null)]
    [InlineData(1.2, "The chains by the likelihood do not agree: split-R reaches 1.20")]
    [InlineData(double.NaN, "The chains by the likelihood never moved")]
    public void Chains_that_do_not_agree_or_never_moved_are_told_of(double splitR, string? what) =>
        Assert.Equal(what, LikelihoodFiles.Cautions(new LikelihoodPosterior([], [splitR], .2, 1, 40)).SingleOrDefault()?.Seen);

    [Fact]
    public async Task The_posterior_stands_beside_one_by_the_likelihood()
    {
        using var place = new Workplace();
        string[] call = ByLikelihood.Split(' ');
        var said = await place.Has("one", [.. call, "--no-charts"]);
        Assert.All(Told(said), line => Assert.True(line.Length <= 80, line));
        Assert.Contains("By the filter's likelihood", said);
        var table = new CsvFile(place.Read("one", "likelihood.csv"));
        Assert.Equal(29, table.Rows.Count);
        Assert.All(table.Rows, row => Assert.Equal(64, table.Number(row, "n")));
        Assert.Contains("\"mostSplitR\"", place.Read("one", "summary.json"));
        Assert.Contains("--likelihood must be 0, or", (await place.Sim([.. call[..^1], "9", "--out", "@two"])).Badly());
    }

    [Fact]
    public async Task A_record_of_launches_alone_is_calibrated_on_and_drawn()
    {
        using var place = new Workplace();
        File.WriteAllLines(place.At("record.csv"),
            ["quarter,launchDays", .. Enumerable.Range(0, 28).Select(t => $"{1990 + t / 4}Q{t % 4 + 1},{t % 5 / 3}")]);
        (await place.Sim(
            [.. Small[..3], "@record.csv", .. Small[4..8], "--draws", "40", "--eras", "50", "--chart-format", "png", "--width", "89", "-q",
            "--out", "@out"])).Well();
        Assert.Equal(1 + 7, place.Read("out", "checks.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.True(File.Exists(place.At("out", "charts", "predictive.png")));
    }

    [Fact]
    public async Task The_scenario_holds_the_draws_of_the_posterior_together()
    {
        using var place = new Workplace();
        await place.Has("out", [.. Small, "--eras", "0", "-q", "--no-charts"]);
        var posterior = new CsvFile(place.Read("out", "posterior.csv"));
        var scenario = Scenario.Load(place.At("out", "scenario.json"));
        var sampled = scenario.UncertainParameters.ToDictionary(p => p.Path, p => p.Distribution);
        Assert.Equal(29, sampled.Count);
        for (var i = 0; i < 40; i++)
        {
            double At(string path) => sampled[path].Quantile((i + .5) / 40);
            Assert.Contains(posterior.Rows,
                row =>
                    sampled.Keys.All(path => Math.Abs(posterior.Number(row, path) - At(path)) <= 1e-3 * Math.Max(.01, Math.Abs(At(path)))));
        }
        Assert.Equal(41, place.Read("out", "draws.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.DoesNotContain("\"values\"", place.Read("out", "scenario.json"));
        using var learnt = JsonDocument.Parse(place.Read("out", "learnt.json"));
        Assert.True(learnt.RootElement.GetProperty("mechanisms").TryGetProperty("spiral", out _));
        Assert.False(learnt.RootElement.GetProperty("world").TryGetProperty("initial", out _));
        await File.WriteAllTextAsync(place.At("scenarios", "mine.json"),
            """{ "extends": "../out/learnt.json", "policy": "policies/phased.json" }""", TestContext.Current.CancellationToken);
        var mine = Scenario.Load(place.At("scenarios", "mine.json"));
        Assert.Equal(26, mine.UncertainParameters.Count);
        Assert.All(mine.UncertainParameters, p => Assert.Equal(sampled[p.Path], p.Distribution));
    }

    [Fact]
    public async Task What_was_stopped_is_kept_and_no_other_call_takes_its_place()
    {
        using var place = new Workplace();
        var stopped =
            await place.SimUntil(new CancellationToken(canceled: true), [.. Small, "--eras", "0", "-q", "--no-charts", "--out", "@out"]);
        Assert.Equal(130, stopped.Code);
        Assert.Contains("The same command goes on from there", stopped.Err);
        Assert.True(Directory.Exists(place.At("out.unfinished")));
        var other = await place.Sim([.. Small, "--eras", "0", "-q", "--no-charts", "--seed", "2", "--out", "@out"]);
        Assert.Equal(2, other.Code);
        Assert.Contains("another calibration was begun", other.Err);
        Assert.True(Directory.Exists(place.At("out.unfinished")));
    }

    [Fact]
    public async Task Several_disputes_are_told_written_and_drawn_and_each_gives_a_scenario_that_other_commands_take()
    {
        using var place = new Workplace();
        var said = await place.Has("out", StudiesTests.Once(StudiesTests.Pooled));
        Assert.All(Told(said), line => Assert.True(line.Length <= 80, line));
        Assert.Contains("What pooling tells that one record does not: us-dprk-1990-2017-prior-2", said);
        Assert.Contains("How much the disputes' strengths have in common", said);
        Assert.True(File.Exists(place.At("out", "charts", "pooled.svg")));
        string[] names = ["us-dprk-1990-2017-prior", "us-dprk-1990-2017-prior-2"];

        var numbers = new CsvFile(place.Read("out", "pooled.csv"));
        (await place.Sim([.. Small[..4], "-n", "50", "--least-acceptance", ".5", "--to", "1992Q4", "--draws", "20", "--eras", "0",
            "--no-charts", "-q", "--out", "@alone"])).Well();
        var alone = new CsvFile(place.Read("alone", "posterior.csv"));
        Assert.Equal(2 * 32, numbers.Rows.Count);
        foreach (var row in numbers.Rows.Take(32)) // a dispute alone is what it is by itself
            Assert.Equal(alone.Rows.Sum(draw => alone.Number(draw, "weight") * alone.Number(draw, numbers.Text(row, "path"))),
                numbers.Number(row, "alone_mean"), 1e-9);
        Assert.Equal(2 * 14, numbers.Rows.Sum(row => numbers.Number(row, "shared")));
        Assert.Equal(2 * 5 * 4, new CsvFile(place.Read("out", "disputes.csv")).Rows.Count);
        var common = new CsvFile(place.Read("out", "common.csv"));
        Assert.Equal(1, common.Rows.Sum(row => common.Number(row, "weight")), 1e-9);
        Assert.All(common.Rows, row => Assert.InRange(common.Number(row, "rho"), 0, 1));
        foreach (var name in names)
        {
            Assert.Equal(name + "-calibrated", Scenario.Load(place.At("out", name + "-scenario.json")).Name);
            (await place.Sim("run", $"@out/{name}-scenario.json", "-n", "20", "--no-charts", "-q", "--out", $"@run-{name}")).Well();
        }
        Assert.DoesNotContain(place.Left(), f => f.EndsWith(".unfinished", StringComparison.Ordinal));
    }

    /// <summary>What is said but for the folder, whose name may be long.</summary>
    private static IEnumerable<string> Told(string said) => said.Split('\n').Where(l => !l.StartsWith("Wrote ", StringComparison.Ordinal));

    [Fact]
    public void What_is_kept_reads_back_to_the_bit()
    {
        using var place = new Workplace();
        var generation = new AbcGeneration(0, double.PositiveInfinity, [0, 0], [.1, 1 / 3.0], 12, .5,
            [new(0, 7, [Math.PI, -1e-300], [1 / 7.0, 2])]);
        EraPrediction[] eras = [
            new("Agreed Framework", new Quarter(1994, 4), new Quarter(2000, 4), ForecastQuantity.Talks, 25, new(1 / 3.0, 0, 2, 50),
                new(2 / 3.0, 1, 3, 49), .1, .2, .3)];
        using (var folder = CalibrationFolder.Open(place.At("out"), "plan"))
        {
            folder.Keep(2, generation);
            folder.Keep(1, eras);
            folder.Of(1).Keep(2, generation with { Attempts = 13 });
            folder.Keep(-1, 3, new PooledRound(0, [1 / 3.0], [generation, generation with { Sweeps = 5 }]));
            folder.Keep(1, 3, new PooledRound(0, [.5], [generation with { Sweeps = 6 }]));
            Assert.Equal(4, folder.Done);
        }
        using var again = CalibrationFolder.Open(place.At("out"), "plan");
        var read = Assert.Single(again.Generations(2));
        Assert.Empty(again.Generations(0));
        Assert.Equal(13, Assert.Single(again.Of(1).Generations(2)).Attempts);
        Assert.Empty(again.Of(0).Generations(2));
        var round = Assert.Single(again.Rounds(-1, 3));
        Assert.Equal((5, 1 / 3.0, 2), (round.Disputes[1].Sweeps, round.Common[0], round.Disputes.Count));
        Assert.Equal((generation.Threshold, Math.PI), (round.Disputes[1].Threshold, round.Disputes[1].Draws[0].Parameters[0]));
        Assert.Equal(6, Assert.Single(again.Rounds(1, 3)).Disputes[0].Sweeps);
        Assert.Equal(generation.Draws[0].Parameters, read.Draws[0].Parameters);
        Assert.Equal(generation.Draws[0].Statistics, read.Draws[0].Statistics);
        Assert.Equal((generation.Threshold, generation.Attempts, generation.Acceptance), (read.Threshold, read.Attempts, read.Acceptance));
        Assert.Equal(generation.NextScales, read.NextScales);
        Assert.Equal(eras, again.Recall(1)!);
        Assert.Null(again.Recall(0));
    }

    [Theory]
    [InlineData("altered")]
    [InlineData("empty")]
    [InlineData("cut")]
    [InlineData("copied")]
    public void What_is_kept_and_damaged_is_named_and_not_taken_over(string how)
    {
        using var place = new Workplace();
        AbcGeneration Generation(int number) => new(number, 1, [1], [1], 10 + number, .5, [new(number, 7, [.25], [2])]);
        using (var folder = CalibrationFolder.Open(place.At("out"), "plan\n"))
        {
            for (var g = 0; g < 3; g++) folder.Keep(0, Generation(g));
            folder.Keep(4, (EraPrediction[])[]);
        }
        var file = place.At("out.unfinished", "population-0-generation-001.json");
        var text = File.ReadAllText(file);
        File.WriteAllText(file, how switch
        {
            "altered" => text.Replace("0.25", "0.26", StringComparison.Ordinal),
            "empty" => "",
            "cut" => text[..20],
            _ => File.ReadAllText(place.At("out.unfinished", "population-0-generation-000.json")),
        });
        using var again = CalibrationFolder.Open(place.At("out"), "plan\n");
        Assert.Equal(
            [$"{file} is damaged: its SHA-256 is not the one recorded when it was written. It and what was built on it are made again."],
            again.Damaged);
        Assert.Equal([10], again.Generations(0).Select(g => g.Attempts));
        Assert.Equal([], again.Recall(4)!);
    }

    [Fact]
    public async Task A_calibration_with_an_altered_number_is_made_again_aloud_and_ends_as_the_undisturbed_one()
    {
        using var place = new Workplace();
        string[] call = [.. Small, "--eras", "0", "-q", "--no-charts", "--out"];
        await place.Has("whole", call[..^1]);
        using var stop = new CancellationTokenSource();
        var running = Task.Run(() => place.SimUntil(stop.Token, [.. call, "@out"]), TestContext.Current.CancellationToken);
        string[] Kept() =>
            Directory.Exists(place.At("out.unfinished"))
                ? [.. Directory.GetFiles(place.At("out.unfinished"), "population-*.json").Order(StringComparer.Ordinal)] : [];
        while (!running.IsCompleted && Kept().Length < 3) await Task.Delay(1, TestContext.Current.CancellationToken);
        await stop.CancelAsync();
        Assert.Equal(130, (await running).Code);
        var altered = Kept()[1];
        var text = await File.ReadAllTextAsync(altered, TestContext.Current.CancellationToken);
        var digit = text.LastIndexOfAny(['1', '2', '3', '4', '5', '6', '7', '8']);
        await File.WriteAllTextAsync(altered, text[..digit] + (char)(text[digit] + 1) + text[(digit + 1)..],
            TestContext.Current.CancellationToken);
        var said = await place.Sim([.. call, "@out"]);
        Assert.Equal(0, said.Code);
        Assert.StartsWith(altered + " is damaged", said.Err);
        foreach (var file in (string[])["posterior.csv", "parameters.csv", "generations.csv"])
            Assert.Equal(place.Read("whole", file), place.Read("out", file));
        Assert.False(Directory.Exists(place.At("out.unfinished")));
    }

    [Fact]
    public void Another_request_is_told_what_differs_a_damaged_plan_is_mended_and_a_second_process_kept_out()
    {
        using var place = new Workplace();
        using (var first = CalibrationFolder.Open(place.At("out"), "eras 0\nseed 1\n"))
        {
            first.Keep(0, new AbcGeneration(0, 1, [1], [1], 10, .5, []));
            Assert.Contains("another sim is at work in this folder",
                Assert.Throws<UserError>(() => CalibrationFolder.Open(place.At("out"), "eras 0\nseed 1\n")).Message);
        }
        var other = Assert.Throws<UserError>(() => CalibrationFolder.Open(place.At("out"), "eras 0\nseed 2\n")).Message;
        Assert.Contains(
            "another calibration was begun for this results folder and not finished. It differs in:\n  now seed 2\n  then seed 1\n", other);
        File.WriteAllText(place.At("out.unfinished", "plan.txt"), "eras 0\nseed 3\n");
        using (var again = CalibrationFolder.Open(place.At("out"), "eras 0\nseed 1\n"))
        {
            Assert.Contains("plan.txt is damaged", Assert.Single(again.Damaged));
            Assert.Single(again.Generations(0));
        }
        File.Delete(place.At("out.unfinished", "plan.txt"));
        using var fresh = CalibrationFolder.Open(place.At("out"), "eras 0\nseed 5\n");
        Assert.Empty(fresh.Generations(0)); // what is left of a folder that was being removed is no other request's
    }

    [Theory]
    [InlineData("nothing to calibrate", "calibrate", "scenarios/historic/us-dprk-1990-2017.json", "--record",
        "@history/us-dprk/record.csv")]
    [InlineData("is a sample", "calibrate", "scenarios/calibrated/us-dprk-1990-2017.json", "--record", "@history/us-dprk/record.csv")]
    [InlineData("must have a start", "calibrate", "scenarios/deep-uncertainty/phased.json", "--record", "@history/us-dprk/record.csv")]
    [InlineData("there is no such file", "calibrate", "scenarios/historic/us-dprk-1990-2017-prior.json", "--record", "@none.csv")]
    [InlineData("Give --draws 2758 or fewer", "calibrate", "scenarios/historic/us-dprk-1990-2017-prior.json", "--draws", "5000")]
    [InlineData("--population must be 50 to 100000", "calibrate", "-n", "5")]
    [InlineData("--eras must be 0, or from 50 to 100000", "calibrate", "scenarios/historic/us-dprk-1990-2017-prior.json", "--record",
        "@history/us-dprk/record.csv", "--eras", "7")]
    [InlineData("Scenarios: 2; records: 1", "calibrate", "scenarios/historic/us-dprk-1990-2017-prior.json",
        "scenarios/historic/us-dprk-1990-2017-prior.json", "--record", "@history/us-dprk/record.csv")]
    [InlineData("Scenarios: 1; records: 2", "calibrate", "scenarios/historic/us-dprk-1990-2017-prior.json", "--record",
        "@history/us-dprk/record.csv", "@history/us-dprk/record.csv")]
    [InlineData("nothing to pool", "calibrate", "scenarios/historic/us-dprk-1990-2017-prior.json", "@scenarios/levels.json", "--record",
        "@history/us-dprk/record.csv", "@history/us-dprk/record.csv")]
    [InlineData("mechanisms.spiral is uncertain in every dispute, but", "calibrate", "scenarios/historic/us-dprk-1990-2017-prior.json",
        "@scenarios/narrow.json", "--record", "@history/us-dprk/record.csv", "@history/us-dprk/record.csv")]
    [InlineData("none.csv: there is no such file", "calibrate", "scenarios/historic/us-dprk-1990-2017-prior.json",
        "scenarios/historic/us-dprk-1990-2017-prior.json", "--record", "@history/us-dprk/record.csv", "@none.csv")]
    public async Task A_bad_call_is_refused_and_leaves_nothing(string why, params string[] call)
    {
        using var place = new Workplace();
        await File.WriteAllTextAsync(place.At("scenarios", "levels.json"), """
            { "extends": "historic/us-dprk-1990-2017.json", "target": { "trust": { "distribution": "uniform", "low": 0.1, "high": 0.4 } } }
            """, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(place.At("scenarios", "narrow.json"), """
            { "extends": "historic/us-dprk-1990-2017-prior.json",
              "mechanisms": { "spiral": { "distribution": "uniform", "low": 0, "high": 1 } } }
            """, TestContext.Current.CancellationToken);
        var said = await place.Sim([.. call, "--out", "@out"]);
        Assert.Equal(2, said.Code);
        Assert.Contains(why, said.Err);
        Assert.Empty(place.Left());
    }
}
