using System.Globalization;
using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Runner.Drawing;
using NegotiationSim.Runner.Studies.Sweeps;

namespace NegotiationSim.Runner.Tests.Commands;

/// <summary>sim charts draws sweeps, discoveries and sensitivity again, the same bytes as the first time.</summary>
public sealed class RedrawTests
{
    private static readonly string[] Sweep =
    [
        "sweep", "scenarios/phased.json", "--policies", "phased,maximum-pressure", "--vary", "mechanisms.spiral=0:2:5", "--vary",
        "target.seekers=.1:.9:4",
        "--replications", "6", "--rounds", "20", "--chart-format", "png", "--width", "89", "--out", "@results",
    ];

    [Fact]
    public async Task A_sweep_is_drawn_when_it_ends_and_redrawn_with_the_same_bytes()
    {
        using var place = new Workplace();
        Assert.Contains(", 3 charts (", (await place.Sim(Sweep)).Well());
        (await place.Sim("charts", "@results", "--chart-format", "png", "--width", "89", "--out", "@again")).Well();
        AssertSame(place.At("results", "charts"), place.At("again"), 6);
        (await place.Sim("charts", "@results", "--chart-format", "png", "--width", "89", "--chart-metric", "war", "--chart-metric",
            "tension", "--out",
            "@other")).Well();
        Assert.Equal(6, Directory.GetFiles(place.At("other"), "*.png").Length);
        Assert.Contains("lowest war",
            await File.ReadAllTextAsync(place.At("other", "sweep-war-best.txt"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Shares_are_drawn_when_they_are_merged_and_not_before()
    {
        using var place = new Workplace();
        await place.Has("results", [.. Sweep[..^2], "--quiet"]);
        string[] shared = [.. Sweep.SkipLast(1), "@shared"];
        foreach (var share in new[] { "1/2", "2/2" }) (await place.Sim([.. shared, "--quiet", "--shard", share])).Well();
        Assert.Empty(Directory.GetFiles(place.At("shared.shards"), "*.png", SearchOption.AllDirectories));
        Assert.Contains(", 3 charts", (await place.Sim("merge", "@shared", "--chart-format", "png", "--width", "89")).Well());
        AssertSame(place.At("results", "charts"), place.At("shared", "charts"), 6);
    }

    [Fact]
    public async Task What_is_drawn_is_what_the_data_set_says()
    {
        using var place = new Workplace();
        (await place.Sim([.. Sweep, "--csv", "--no-charts"])).Well();
        Assert.False(Directory.Exists(place.At("results", "charts")));
        var table = SweepFigures.Table(SweepData.Open(place.At("results")), Model.Coercion.Metrics.First(m => m.Name == "senderPayoff"));
        var lines = place.Read("results", "sweep.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(','))
            .ToArray();
        double[] Column(string name, string policy) =>
            [.. lines.Skip(1).Where(l => l[1] == policy).Select(l => l[Array.IndexOf(lines[0], name)])
                .Select(t => t.Length == 0 ? double.NaN : double.Parse(t, CultureInfo.InvariantCulture))];
        Assert.Equal(Column("senderPayoff", "maximum-pressure"), table.Values[1].Select(v => v.Mean));
        var errors = Column("senderPayoff.se.minus.phased", "maximum-pressure");
        Assert.All(errors, e => Assert.True(e > 0));
        Assert.All(Column("senderPayoff.se.minus.phased", "phased"), e => Assert.True(double.IsNaN(e)));
        var difference = table.Difference(1, 0);
        Assert.Equal(Column("senderPayoff", "maximum-pressure").Zip(Column("senderPayoff", "phased"), (a, b) => a - b),
            difference.Select(d => d.Mean));
        // t with 5 degrees of freedom
        Assert.All(difference.Zip(errors), d => Assert.Equal(2.5706 * d.Second, d.First.Interval.Width / 2, 3));
        var scale = ColourScale.OfDifferences("", difference.Select(d => d.Mean));
        var tiles = SweepCharts.Of(table).Single(f => f.Name == "sweep-senderPayoff-difference").Panels[0].Marks.OfType<Tiles>()
            .Single().All;
        Assert.Equal(difference.Select(d => scale.At(d.Mean)), tiles.Select(t => t.Fill));
    }

    [Fact]
    public async Task A_discovery_is_drawn_and_redrawn_with_the_same_bytes()
    {
        using var place = new Workplace();
        await place.Has("results", [.. Sweep[..^2], "--quiet", "--no-charts"]);
        var middle = SweepData.Open(place.At("results")).Of("maximum-pressure", "senderPayoff").Order().ElementAt(10);
        var said =
            (await place.Sim("discover", "@results", "--success", FormattableString.Invariant($"maximum-pressure.senderPayoff > {middle}"),
                "--chart-format", "png", "--width", "89")).Well();
        Assert.Contains("(2 charts)", said);
        (await place.Sim("charts", "@results/discovery", "--chart-format", "png", "--width", "89", "--out", "@again")).Well();
        AssertSame(place.At("results", "discovery", "charts"), place.At("again"), 4);
        (await place.Sim("discover", "@results", "--success", "phased.war < 2", "--no-charts", "--out", "@sure")).Well();
        Assert.Equal(["discovery.json", "manifest.json", "methods.bib", "methods.md"],
            Directory.GetFileSystemEntries(place.At("sure")).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("sobol", 2)]
    [InlineData("morris", 2)]
    [InlineData("pawn", 2)]
    public async Task A_sensitivity_analysis_is_redrawn_with_the_same_bytes(string method, int charts)
    {
        using var place = new Workplace();
        (await place.Sim("sensitivity", "scenarios/phased.json", "--vary", "mechanisms.spiral=0:2", "--vary", "policy.depth=.1:.9",
            "--sample", "32", "--replications", "3",
            "--method", method, "--metric", "senderPayoff", "--quiet", "--chart-format", "png", "--width", "89", "--out", "@results")).Well(
                );
        (await place.Sim("charts", "@results", "--chart-format", "png", "--width", "89", "--out", "@again")).Well();
        AssertSame(place.At("results", "charts"), place.At("again"), 2 * charts);
        Assert.True(File.Exists(place.At("again", "tornado-senderPayoff.png")));
    }

    [Theory]
    [InlineData("analyze scenarios/grand-bargain.json", "", 6)]
    [InlineData("play prisoners-dilemma --strategies tit-for-tat,defector --noise .05 -n 5", "--seed 2", 2)]
    [InlineData("optimise scenarios/deep-uncertainty/phased.json -v policy.relief=0:.4 --population 4 -g 1 --worlds 4 --fresh 8 "
        + "--policies none", "--seed 2", 3)]
    [InlineData("hindsight scenarios/historic/us-dprk-1990-2017.json --record @history/us-dprk/record.csv --from 1994Q1 --policies "
        + "phased -n 40", "--seed 2", 1)]
    public async Task A_study_that_cannot_be_read_back_is_redrawn_from_a_run_of_it_with_the_same_bytes(
        string call, string other, int charts)
    {
        using var place = new Workplace();
        string[] drawing = ["--chart-format", "svg", "--width", "89"];
        (await place.Sim([.. call.Split(' '), "--quiet", .. drawing, "--out", "@results"])).Well();
        var before = place.Left();
        var said = await place.Sim(["charts", "@results", .. drawing, "--out", "@again"]);
        Assert.Equal((0, $"Drew {(charts == 1 ? "1 chart" : $"{charts} charts")} in {place.At("again")}\n"), (said.Code, said.Out));
        Assert.StartsWith($"The charts of {call.Split(' ')[0]} are drawn from a run of it: sim {call.Split(' ')[0]} ", said.Err,
            StringComparison.Ordinal);
        AssertSame(place.At("results", "charts"), place.At("again"), 2 * charts);
        Assert.Equal(before, place.Left().Where(f => !f.StartsWith("again", StringComparison.Ordinal)));
        if (other.Length == 0) return;
        var manifest = place.At("results", "manifest.json");
        var text = await File.ReadAllTextAsync(manifest, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(manifest, text.Replace(" --quiet", $" {other} --quiet", StringComparison.Ordinal),
            TestContext.Current.CancellationToken);
        said = await place.Sim("charts", "@results", "--out", "@others");
        Assert.Equal(2, said.Code);
        Assert.Contains("is run again, so its charts would be of other results", said.Err);
        Assert.False(Directory.Exists(place.At("others")));
    }

    [Fact]
    public async Task A_folder_of_another_kind_is_refused_in_one_sentence()
    {
        using var place = new Workplace();
        (await place.Sim("ablate", "scenarios/phased.json", "--replications", "2", "--quiet", "--no-charts", "--out",
            "@claims")).Well();
        File.WriteAllText(place.At("claims", "manifest.json"),
            place.Read("claims", "manifest.json").Replace("\"ablate\"", "\"claims\"", StringComparison.Ordinal));
        var said = await place.Sim("charts", "@claims");
        Assert.Equal(2, said.Code);
        Assert.Contains(
            "written by sim claims, of which no charts are drawn. Give a folder that sim sweep, run, compare, ablate, sensitivity, "
                + "optimise, "
                + "discover, analyze, play, backtest, calibrate or hindsight has written.", said.Err);
        Directory.CreateDirectory(place.At("empty"));
        said = await place.Sim("charts", "@empty");
        Assert.Equal(2, said.Code);
        Assert.Contains("no manifest.json here, and no sweep.json", said.Err);
        Assert.Single(said.Err.Trim().Split('\n'));
    }

    [Fact]
    public async Task A_damaged_file_is_told_with_the_command_that_makes_it_again()
    {
        using var place = new Workplace();
        (await place.Sim("sensitivity", "scenarios/phased.json", "--vary", "policy.depth=.1:.9", "--sample", "16", "--replications", "2",
            "--quiet", "--no-charts", "--out", "@results")).Well();
        await File.WriteAllTextAsync(place.At("results", "sensitivity.json"), "{ }", TestContext.Current.CancellationToken);
        var said = await place.Sim("charts", "@results");
        Assert.Equal(2, said.Code);
        Assert.Contains("missing, or changed since it was written", said.Err);
    }

    private static void AssertSame(string first, string again, int files)
    {
        static string[] Drawn(string folder) =>
            [.. Directory.GetFiles(folder).Select(f => Path.GetFileName(f)).Where(f => f != "manifest.json").Order(StringComparer.Ordinal)];
        var names = Drawn(first);
        Assert.Equal(files, names.Length);
        Assert.Equal(names, Drawn(again));
        Assert.All(names, name => Assert.Equal(File.ReadAllBytes(Path.Combine(first, name)), File.ReadAllBytes(Path.Combine(again, name))));
    }
}
