using System.Text.Json;
using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Studies.Compare;
using NegotiationSim.Runner.Studies.Run;

namespace NegotiationSim.Runner.Tests.Commands;

public sealed class CompareTests
{
    private static readonly string[] Options = ["--no-charts", "--out", "@out"];

    /// <summary>Under maximum pressure there is more war and the payoff is lower: the dearer war is, the more so.</summary>
    [Fact]
    public async Task It_says_that_no_price_of_war_turns_a_ranking_that_war_makes_firmer()
    {
        using var place = new Workplace();
        var said = (await place.Sim("compare", "scenarios/phased.json", "scenarios/maximum-pressure.json", "-n", "400", "--no-charts",
            "--full", "--out", "@out")).Well();
        Assert.Contains("What a price would have to be for the sender's payoff to tie with that of Phased", said, StringComparison.Ordinal);
        Assert.Contains("warSender *", said, StringComparison.Ordinal);
        Assert.Contains("* No price of 0 or more turns the ranking.", said, StringComparison.Ordinal);
        var values = ComparisonReader.Read(place.At("out"), Manifest.Read(place.At("out"))).SwitchingValues;
        Assert.Equal("world.payoffs.warSender", values[0].Price.Path);
        Assert.True(values[0].IsNever);
    }

    [Fact]
    public async Task The_same_policy_twice_differs_by_exactly_0()
    {
        using var place = new Workplace();
        var said = (await place.Sim(["compare", "scenarios/phased.json", "scenarios/phased.json", "-n", "300", .. Options])).Well();
        var differences = new CsvFile(place.Read("out", "differences.csv"));
        Assert.Equal(Model.Coercion.Metrics.Count(m => m.When is null), differences.Rows.Count);
        Assert.All(differences.Rows, row =>
        {
            var isShare = Model.Coercion.Metrics.Single(m => m.Name == differences.Text(row, "metric")).IsShare;
            Assert.Equal(0.0, differences.Number(row, "difference"));
            Assert.Equal(isShare ? .0126 : 0, differences.Number(row, "ci95_high"), 5e-5); // Tango 1998: z²/(n + z²)
            Assert.Equal(-differences.Number(row, "ci95_high"), differences.Number(row, "ci95_low"));
            Assert.Equal(.5, differences.Number(row, "superiority"));
        });
        Assert.Contains("have the same sender's payoff in every one of 300", said.Replace("\n    ", " "));
        Assert.DoesNotContain("±",
            said.Split('\n').Single(l => l.TrimStart().StartsWith("war ", StringComparison.Ordinal) && l.Contains('(')));
        Assert.Equal(place.Read("out", "phased", "replications.csv"), place.Read("out", "phased-2", "replications.csv"));
    }

    [Fact]
    public async Task Scenarios_of_different_models_are_refused_in_a_sentence()
    {
        using var place = new Workplace();
        var said = await place.Sim(["compare", "scenarios/phased.json", "scenarios/crisis/us-dprk.json", "-n", "2", .. Options]);
        Assert.Equal((2, "The scenarios are of different models: run each by itself.\n"), (said.Code, said.Err));
    }

    [Theory]
    [InlineData("scenarios", -1)]
    [InlineData("scenarios/hawk", 1)]
    public async Task Maximum_pressure_beats_phased_engagement_for_the_sender_in_the_hawks_world_alone(string world, int sign)
    {
        using var place = new Workplace();
        var said =
            (await place.Sim(["compare", $"{world}/phased.json", $"{world}/maximum-pressure.json", "-n", "1000", .. Options])).Well();
        var differences = new CsvFile(place.Read("out", "differences.csv"));
        var payoff = differences.Rows.Single(r => differences.Text(r, "metric") == "senderPayoff");
        Assert.Equal(sign, Math.Sign(differences.Number(payoff, "ci95_low")));
        Assert.Equal(sign, Math.Sign(differences.Number(payoff, "ci95_high")));
        Assert.Contains($"Maximum pressure left the sender {(sign > 0 ? "better" : "worse")} off than Phased engagement",
            said.Replace("\n    ", " "));
    }

    [Fact]
    public async Task A_comparison_holds_a_run_of_each_file_as_run_alone_would_write_it()
    {
        using var place = new Workplace();
        string[] same = ["-n", "60", "--rounds", "30", "--no-charts", "--quiet"];
        (await place.Sim(["compare", "scenarios/phased.json", "scenarios/neglect.json", "scenarios/hawk/neglect.json", .. same, "--out",
            "@out"])).Well();
        (await place.Sim(["run", "scenarios/neglect.json", .. same, "--out", "@alone"])).Well();
        foreach (var file in new[] { "summary.json", "replications.csv", "trajectories.csv", "statuses.csv", "first-agreement.csv",
            "paths.csv" })
            Assert.Equal(place.Read("alone", file), place.Read("out", "neglect", file));
        // every pair
        Assert.Equal(3 * Model.Coercion.Metrics.Count(m => m.When is null), new CsvFile(place.Read("out", "differences.csv")).Rows.Count);
        var json = JsonDocument.Parse(place.Read("out", "comparison.json")).RootElement;
        Assert.Equal(3, json.GetProperty("runs").GetArrayLength());
        Assert.All(json.GetProperty("differences").EnumerateArray(), d => Assert.NotEmpty(d.GetProperty("inWords").GetString()!));
    }

    [Fact]
    public async Task A_comparison_reads_back_and_its_charts_are_the_same_bytes_when_redrawn()
    {
        using var place = new Workplace();
        (await place.Sim("compare", "scenarios/phased.json", "scenarios/neglect.json", "-n", "60", "--rounds", "30", "--chart-format",
            "png", "--width", "89", "--quiet", "--out", "@out")).Well();
        var expected = Experiment.Compare(
            [Scenario.Load(place.At("scenarios", "phased.json"), "rounds=30"),
                Scenario.Load(place.At("scenarios", "neglect.json"), "rounds=30")], new RunOptions { Replications = 60 },
                cancellation: TestContext.Current.CancellationToken);
        var found = ComparisonReader.Read(place.At("out"), Manifest.Read(place.At("out")));
        var (runs, differences) = (found.Runs, found.AgainstFirst());
        Assert.Equal(expected.Runs.Select(r => RunDocument.Write(r)), runs.Select(r => RunDocument.Write(r)));
        Assert.Equal(
            expected.Differences.Where(d => d.Metric.When is null)
                .Select(
                    d => (d.Metric, d.Scenario, d.Reference, d.Difference, d.Superiority.Mean, d.Superiority.Interval, d.EffectSize,
                        d.AdjustedP)),
            differences.Select(d =>
                (d.Metric, d.Scenario, d.Reference, d.Difference, d.Superiority.Mean, d.Superiority.Interval, d.EffectSize, d.AdjustedP)));
        (await place.Sim("charts", "@out", "--chart-format", "png", "--width", "89", "--out", "@redrawn")).Well();
        var drawn = Directory.GetFiles(place.At("out", "charts"), "*.png");
        Assert.NotEmpty(drawn);
        Assert.All(drawn, file => Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(place.At("redrawn", Path.GetFileName(file)))));
    }

    [Theory]
    [InlineData("scenarios", "phased,maximum-pressure", "10000")]
    [InlineData("scenarios/hawk", "agreed-framework,grand-bargain,maximum-pressure,neglect,phased,strategic-patience", "200")]
    public async Task The_tables_of_a_comparison_fit_80_columns(string world, string policies, string replications)
    {
        using var place = new Workplace();
        var said =
            (await place.Sim(["compare", .. policies.Split(',').Select(p => $"{world}/{p}.json"), "--rounds", "24", "-n", replications,
                .. Options])).Well();
        Assert.All(said.Split('\n').Where(l => !l.StartsWith("Wrote ", StringComparison.Ordinal)),
            line => Assert.True(line.Length <= 80, $"{line.Length}: {line}"));
    }
}
