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
        var json =
            JsonNode.Parse(
                (await place.Sim("discover", "@results", "--success", "phased.capability < 0.8", "--format", "json", "--no-charts")).Well(
                    ))!;
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

    /// <summary>At nine points of two numbers no cut is rare by chance, though a leaf of the tree may hold nothing but successes.</summary>
    [Theory]
    [InlineData("0", "no limit of a box stands out from chance at these 9 points (quasi-p 0.05).")]
    [InlineData("1", "(quasi-p 0.05), with 100% of the points where it holds in the box.")]
    public async Task Where_no_limit_passes_its_test_no_more_is_claimed(string coverage, string sentence)
    {
        using var place = new Workplace();
        await place.Has("nine", "sweep", "scenarios/phased.json", "--vary", "policy.depth=0:.5:3", "--vary", "sender.trust=.3:.9:3", "-n",
            "2", "--no-charts", "--quiet");
        var said = (await place.Sim("discover", "@nine", "--success", "senderPayoff > 27", "--coverage", coverage, "--no-charts")).Well();
        Assert.Contains(sentence, said.Replace("\n  ", " ", StringComparison.Ordinal));
        Assert.DoesNotContain("much more often", said);
    }

    [Fact]
    public async Task Points_without_a_value_are_left_out_and_counted_and_never_failures()
    {
        using var place = new Workplace();
        // without talks and back channel nothing is signed, so that half of the points have no round of a first agreement
        (await place.Sim("sweep", "scenarios/phased.json", "--vary", "policy.talks=0,1", "--vary", "sender.trust=.5:.9:8", "--set",
            "policy.backchannel=0", "--set", "target.seekers=1",
            "-n", "20", "--rounds", "80", "--csv", "--no-charts", "--quiet", "--out", "@results")).Well();
        var csv = new CsvFile(place.Read("results", "sweep.csv"));
        var empty = csv.Rows.Count(row => csv.Number(row, "firstAgreementRound.n") == 0);
        Assert.InRange(empty, 1, csv.Rows.Count - 1);
        var said = (await place.Sim("discover", "@results", "--success", "firstAgreementRound < 1000", "--no-charts")).Well();
        Assert.Contains($"holds at every point with a value ({16 - empty} of 16)", said.Replace("\n ", "", StringComparison.Ordinal));
        Assert.Contains($"{empty} more have no value for it and are left out.", said.Replace("\n ", "", StringComparison.Ordinal));
        var none = await place.Sim("discover", "@results", "--success", "failedRatification < .1", "--no-charts", "--out", "@none");
        Assert.Equal(2, none.Code);
        Assert.Contains("none of the 16 points has a value for it, so nothing can be said.", none.Err);
        Assert.False(Directory.Exists(place.At("none")));
        var charts = await place.Sim("charts", "@results", "--chart-metric", "failedRatification");
        Assert.Equal((2, true), (charts.Code, charts.Err.Contains("no point has a value of failedRatification", StringComparison.Ordinal)));
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

    private static Task<string> Sweep(Workplace place) => place.Has("results", "sweep", "scenarios/phased.json", "--policies",
        "phased,maximum-pressure", "--vary", "sender.trust=.1:.9:12", "--vary", "target.seekers=0:1:10", "-n", "4", "--rounds", "40",
        "--no-charts", "--quiet");
}
