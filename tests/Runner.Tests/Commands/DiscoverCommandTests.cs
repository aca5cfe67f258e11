using System.Text.Json.Nodes;

namespace NegotiationSim.Runner.Tests.Commands;

/// <summary>sim discover on a sweep's data set.</summary>
public sealed class DiscoverCommandTests
{
    [Fact]
    public async Task A_limit_that_is_there_is_found_and_read_out_in_words()
    {
        using var place = new Workplace();
        await Sweep(place);
        // The metric's mean hangs on depth alone in a known direction: trust hardly matters to what is asked.
        var said = (await place.Sim("discover", "@results", "--success", "phased.capability < 0.8", "--no-charts")).Well();
        Assert.Matches(@"phased\.capability < 0\.8 holds", said);
        Assert.Contains("Second opinion: a classification tree (CART)", said);
        var json = JsonNode.Parse((await place.Sim("discover", "@results", "--success", "phased.capability < 0.8", "--format", "json", "--no-charts")).Well())!;
        Assert.Equal(120, (int)json["points"]!);
        foreach (var box in json["boxes"]!.AsArray())
        {
            Assert.InRange((double)box!["coverage"]!, 0, 1);
            Assert.NotEmpty(box["limits"]!.AsArray());
            Assert.Equal(120, (int)Math.Round((double)box["trajectory"]![0]!["cases"]! / (double)box["trajectory"]![0]!["mass"]!));
            break;
        }
    }

    [Theory]
    [InlineData("phased.payoff > 1", "there is no metric 'payoff'")]
    [InlineData("hawks.war < .1", "the sweep has no policy 'hawks'. It has: phased, maximum-pressure.")]
    [InlineData("phased.war", "one <, >, <= or >= must stand between two sums")]
    [InlineData("war < .1", "'war' of which policy?")]
    public async Task A_rule_that_cannot_be_judged_is_refused(string rule, string fault)
    {
        using var place = new Workplace();
        await Sweep(place);
        var said = await place.Sim("discover", "@results", "--success", rule);
        Assert.Equal(2, said.Code);
        Assert.Contains(fault, said.Err);
    }

    [Fact]
    public async Task A_sweep_that_is_not_whole_is_not_looked_at()
    {
        using var place = new Workplace();
        await Sweep(place);
        File.Delete(place.At("results", "data", "part-000002.parquet"));
        Assert.Contains("1 of 60 blocks are missing", (await place.Sim("discover", "@results", "--success", "phased.war < .1")).Err);
        Assert.Contains("no sweep.json here", (await place.Sim("discover", "@nowhere", "--success", "phased.war < .1")).Err);
    }

    [Fact]
    public async Task The_commands_of_the_page_on_sweeps_run()
    {
        using var place = new Workplace();
        var page = await File.ReadAllTextAsync(Repository.PathOf("docs", "sweeps.md"), TestContext.Current.CancellationToken);
        var commands = page.Split('\n').Where(line => line.StartsWith("./sim ", StringComparison.Ordinal)).ToArray();
        Assert.True(commands.Length >= 7);
        foreach (var command in commands)
        {
            var said = await SimProcess.RunLine(place.Root, command);
            Assert.True(said.Code == 0, $"{command}\n{said.Err}");
        }
    }

    private static async Task Sweep(Workplace place) => (await place.Sim("sweep", "scenarios/phased.json", "--policies", "phased,maximum-pressure",
        "--vary", "sender.trust=.1:.9:12", "--vary", "target.seekers=0:1:10", "-n", "4", "--rounds", "40", "--no-charts", "--quiet", "--out", "@results")).Well();
}
