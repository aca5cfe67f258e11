using NegotiationSim.Engine.Studies;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Tests.Kept;

/// <summary>Results are replaced by those of the same request alone, and by no fewer of them.</summary>
public sealed class OtherRequestsTests
{
    private static Manifest Of(long completed) => new(
        "run", "1", "sim run x.json", DateTimeOffset.UnixEpoch, new RunOptions { Replications = 20_000 }, completed, [("x", "abc", "{}")],
        [], ["run", "--seed=1"]);

    private static string Finish(Workplace place, long completed, TextWriter error)
    {
        using var results = ResultsFolder.Start(place.At("out"));
        results.Write("rows.csv", text => text.Write($"{completed} rows\n"));
        results.Manifest = Of(completed) with { Files = results.Hashes() };
        return results.Finish(error);
    }

    [Fact]
    public async Task A_quick_look_does_not_replace_a_long_run()
    {
        using var place = new Workplace();
        (await place.Sim("run", "scenarios/phased.json", "--rounds", "8", "--chart-format", "svg", "--quiet", "--out", "@out")).Well();
        var said = await place.Sim("run", "scenarios/phased.json", "--rounds", "8", "-n", "200", "--no-charts", "--quiet", "--out", "@out");
        Assert.Equal(
            (0, $"{place.At("out")} held another request's results (run of phased, n = 1,000, seed 1); they are now in "
                + $"{place.At("out.1")}.\n"), (said.Code, said.Err));
        Assert.Equal((1000, 200), (Manifest.Read(place.At("out.1")).Completed, Manifest.Read(place.At("out")).Completed));
        Assert.Contains("Reproduced", (await place.Sim("reproduce", "@out.1")).Well());
        Assert.True(File.Exists(place.At("out.1", "charts", "trust.svg")));
        Assert.False(Directory.Exists(place.At("out", "charts")));
        Assert.Contains(place.At("out.2"),
            (await place.Sim("run", "scenarios/phased.json", "--rounds", "8", "--no-charts", "--quiet", "--out", "@out")).Err);
    }

    [Fact]
    public async Task Of_what_played_nothing_no_replications_are_told()
    {
        using var place = new Workplace();
        (await place.Sim("analyze", "scenarios/phased.json", "--no-charts", "--out", "@out")).Well();
        var said = await place.Sim("analyze", "scenarios/neglect.json", "--no-charts", "--out", "@out");
        Assert.Contains("held another request's results (analyze of phased); they", said.Err);
    }

    [Fact]
    public void An_interrupted_rerun_goes_beside_the_whole_and_a_whole_one_replaces_the_interrupted()
    {
        using var place = new Workplace();
        using var error = new StringWriter();
        Assert.Equal(place.At("out"), Finish(place, 1_280, error));
        Assert.Equal(place.At("out"), Finish(place, 20_000, error));
        Assert.Equal("", error.ToString());
        Assert.Equal(place.At("out.1"), Finish(place, 1_280, error));
        Assert.Equal(("20000 rows\n", "1280 rows\n"), (place.Read("out", "rows.csv"), place.Read("out.1", "rows.csv")));
        Assert.Equal(
            $"{place.At("out")} holds 20,000 replications of the same request and stays; these 1,280 are in {place.At("out.1")}.\n",
            error.ToString());
        Assert.DoesNotContain(place.Left(), f => f.Contains("partial", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("-n", "1000")]
    [InlineData("--threads", "1")]
    [InlineData("--no-charts")]
    [InlineData("--preset", "nature")]
    [InlineData("--seed", "2", "other")]
    [InlineData("--set", "policy.depth=.3", "other")]
    public async Task Only_what_changes_the_data_makes_another_request(params string[] options)
    {
        using var place = new Workplace();
        string[] drawing = options[0] is "--no-charts" or "--preset" ? ["--chart-format", "svg"] : ["--no-charts"];
        string[] size = options[0] == "-n" ? [] : ["-n", "20"];
        string[] call = ["run", "scenarios/phased.json", "--rounds", "4", .. size, .. drawing, "--quiet", "--out", "@out"];
        (await place.Sim(call)).Well();
        Assert.Equal(0, (await place.Sim([.. call, .. options.Where(o => o != "other")])).Code);
        Assert.Equal(options.Contains("other"), Directory.Exists(place.At("out.1")));
    }

    [Fact]
    public async Task Another_content_of_a_file_that_is_named_makes_another_request_and_another_way_to_write_a_number_does_not()
    {
        using var place = new Workplace();
        File.Copy(place.At("history", "us-dprk", "record.csv"), place.At("record.csv"));
        string[] call = ["backtest", "scenarios/historic/us-dprk-1990-2017.json", "--record", place.At("record.csv"), "--particles", "40",
            "--to", "2000Q4", "--no-charts", "--quiet", "--out", "@out"];
        (await place.Sim([.. call, "--tempo", ".9"])).Well();
        (await place.Sim([.. call, "--tempo", "0.90"])).Well();
        Assert.False(Directory.Exists(place.At("out.1")));
        var lines = await File.ReadAllLinesAsync(place.At("record.csv"), TestContext.Current.CancellationToken);
        await File.WriteAllLinesAsync(place.At("record.csv"), lines.SkipLast(1), TestContext.Current.CancellationToken);
        Assert.Contains(place.At("out.1"), (await place.Sim([.. call, "--tempo", ".9"])).Err);
    }

    [Fact]
    public void A_second_writer_is_refused_while_the_first_is_at_work()
    {
        using var place = new Workplace();
        using (var first = ResultsFolder.Start(place.At("out")))
        {
            var fault = Assert.Throws<UserError>(() => ResultsFolder.Start(place.At("out")));
            Assert.Contains("another sim is at work in this folder", fault.Message);
            first.Write("rows.csv", text => text.Write("1\n"));
            first.Manifest = Of(1) with { Files = first.Hashes() };
            first.Finish(TextWriter.Null);
        }
        Assert.Equal(["out", "out/manifest.json", "out/rows.csv"], place.Left().Select(f => f.Replace('\\', '/')));
    }
}
