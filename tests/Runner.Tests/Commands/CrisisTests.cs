using System.Text.Json;

namespace NegotiationSim.Runner.Tests.Commands;

/// <summary>The second model through the program.</summary>
public sealed class CrisisTests
{
    private const string File = "scenarios/crisis/us-dprk.json";

    [Fact]
    public async Task A_run_has_the_files_and_charts_of_any_other_under_names_of_its_own()
    {
        using var place = new Workplace();
        (await place.Sim("run", File, "-n", "60", "--rounds", "40", "--chart-format", "png", "--width", "89", "--out", "@out",
            "--quiet")).Well();
        Assert.Contains("round,survival", place.Read("out", "first-war.csv"), StringComparison.Ordinal);
        string[] charts =
            [.. Directory.GetFiles(place.At("out", "charts"), "*.png").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];
        Assert.Equal(["dashboard.png", "first-war.png", "outcomes.png", "trajectories.png"], charts);
        (await place.Sim("charts", "@out", "--chart-format", "png", "--width", "89", "--out", "@again")).Well();
        Assert.All(charts,
            name =>
                Assert.Equal(System.IO.File.ReadAllBytes(place.At("out", "charts", name)),
                    System.IO.File.ReadAllBytes(place.At("again", name))));
        (await place.Sim("reproduce", "@out")).Well();
        Assert.Contains("time in peace", (await place.Sim("report", "@out", "--out", "@page.html")).Well() + place.Read("page.html"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Comparing_sweeping_and_asking_for_sensitivity_work()
    {
        using var place = new Workplace();
        var said =
            (await place.Sim("compare", "scenarios/crisis/no-audience-costs.json", File, "-n", "100", "--no-charts", "--out",
                "@compare")).Well();
        Assert.Contains("time in peace", said, StringComparison.Ordinal);
        (await place.Sim("sweep", File, "--vary", "sender.audienceCost=-18,-17,-16", "-n", "20", "--chart-metric", "peace", "--out",
            "@sweep", "--csv", "--quiet")).Well();
        var sweep = new CsvFile(place.Read("sweep", "sweep.csv"));
        Assert.Equal(3, sweep.Rows.Count);
        Assert.All(sweep.Rows, r => Assert.InRange(sweep.Number(r, "peace"), .8, 1));
        Assert.Equal(sweep.Heading,
            JsonDocument.Parse(place.Read("sweep", "columns.json")).RootElement.GetProperty("sweep.csv").EnumerateArray()
                .Select(c => c.GetProperty("name").GetString()!));
        (await place.Sim("sensitivity", File, "--vary", "sender.audienceCost=-18:-15", "--vary", "target.audienceCost=-10:-8", "--method",
            "morris", "-n", "4", "--replications", "4", "--out", "@sens", "--no-charts", "--quiet")).Well();
        (await place.Sim("ablate", File, "-n", "50", "--no-charts", "--out", "@ablate", "--quiet")).Well();
    }

    [Theory]
    [InlineData("trace")]
    [InlineData("analyze")]
    [InlineData("optimise")]
    [InlineData("backtest")]
    public async Task A_command_about_coercion_says_so(string command)
    {
        using var place = new Workplace();
        var result = await place.Sim(command, File);
        Assert.Equal(2, result.Code);
        Assert.Contains("this command is about the model coercion, and the scenario is of crisis", result.Err, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_metric_of_the_other_model_is_refused_with_what_there_is()
    {
        using var place = new Workplace();
        var result = await place.Sim("sensitivity", File, "--vary", "sender.audienceCost=-18:-15", "--metric", "capability");
        Assert.Equal(2, result.Code);
        Assert.Contains("capability: the model crisis has no such metric. It has: peace, crisis, atWar", result.Err,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_comes_out_is_described_for_every_model_that_has_it()
    {
        using var place = new Workplace();
        var said = (await place.Sim("describe", "war")).Well();
        Assert.Contains("model coercion", said, StringComparison.Ordinal);
        Assert.Contains("model crisis", said, StringComparison.Ordinal);
        Assert.Contains("Less is better.", said, StringComparison.Ordinal);
    }
}
