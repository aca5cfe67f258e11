namespace NegotiationSim.Runner.Tests.Commands;

public sealed class SensitivityTests
{
    private const string Uncertain = "scenarios/deep-uncertainty/phased.json";

    [Theory]
    [InlineData("sobol", "16", "total", 6 * 56)]
    [InlineData("morris", "4", "muStar", 6 * 56)]
    [InlineData("pawn", "16", "pawn", 4 * 56)]
    public async Task Every_uncertain_number_has_its_indices_for_every_metric(string method, string sample, string index, int indices)
    {
        using var place = new Workplace();
        var said =
            (await place.Sim("sensitivity", Uncertain, "--set", "rounds=8", "--method", method, "-n", sample, "--replications", "2",
                "--no-charts", "--out", "@out")).Well();
        Assert.All(said.Split('\n'), line => Assert.True(line.Length <= 80, line));
        Assert.Contains("of the variance", said);
        var csv = new CsvFile(place.Read("out", "sensitivity.csv"));
        Assert.Equal(3 * indices, csv.Rows.Count);
        Assert.Equal(3 * 56, csv.Rows.Count(r => csv.Text(r, "index") == index));
        Assert.True(File.Exists(place.At("out", "manifest.json")));
    }

    [Fact]
    public async Task Pairs_and_charts_are_made()
    {
        using var place = new Workplace();
        string[] call = ["sensitivity", "scenarios/phased.json", "-v", "mechanisms.spiral=0:2", "-v", "policy.depth=.1:.9", "--pairs", "-n",
            "16", "--replications", "4", "-m", "tension", "--chart-format", "png", "--width", "89"];
        (await place.Sim([.. call, "--out", "@one"])).Well();
        Assert.True(File.Exists(place.At("one", "charts", "sensitivity-tension.png")));
        Assert.Contains(",second,mechanisms.spiral,policy.depth,", place.Read("one", "sensitivity.csv"));
    }

    [Theory]
    [InlineData("policy.depht=0:1", "Did you mean 'policy.depth'?")]
    [InlineData("policy.depth=1:0", "is empty")]
    [InlineData("policy.depth=0:2", "reaches 2")]
    [InlineData("policy.depth", "is not uncertain")]
    public async Task A_bad_range_is_refused_before_any_work(string vary, string why)
    {
        using var place = new Workplace();
        var said = await place.Sim("sensitivity", "scenarios/phased.json", "--vary", vary, "--out", "@out");
        Assert.Equal(2, said.Code);
        Assert.Contains(why, said.Err);
        Assert.Empty(place.Left());
    }

    [Fact]
    public async Task Noise_is_told_with_what_would_mend_it()
    {
        using var place = new Workplace();
        var said =
            (await place.Sim("sensitivity", "scenarios/phased.json", "-v", "mechanisms.denial=.9:1.1", "-n", "64", "-m", "tension",
                "--no-charts", "--out", "@out")).Well();
        Assert.Contains("replication noise", said);
        Assert.Contains("--replications", said);
    }
}
