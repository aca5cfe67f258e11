using System.Text.Json.Nodes;

namespace NegotiationSim.Runner.Tests.Commands;

/// <summary>sim optimise: a front that can be used, read and made again.</summary>
public sealed class OptimiseTests
{
    private static readonly string[] Small =
        ["optimise", "scenarios/deep-uncertainty/phased.json", "--population", "12", "--generations", "3", "--worlds", "12", "--fresh",
            "40"];

    private static string[] Call(params string[] more) => [.. Small, .. more];

    [Fact]
    public async Task A_front_is_told_written_and_drawn()
    {
        using var place = new Workplace();
        var said = (await place.Sim(Call("--full", "--satisfy", "senderPayoff > 25 and war < .1", "--chart-format", "png", "--width", "89",
            "--out", "@one"))).Well();
        Assert.Contains("Policies on 40 fresh worlds × 2 replications", said);
        Assert.Contains("of the front are better than deep-uncertainty-phased in", said);
        Assert.Contains("maximum-pressure", said);
        Assert.Contains("senderPayoff > 25 and war < .1 (Starr 1963",
            said.ReplaceLineEndings("\n").Replace("\n  ", " ", StringComparison.Ordinal));
        Assert.All(said.Split('\n').Where(l => !l.StartsWith("Wrote", StringComparison.Ordinal)),
            line => Assert.True(line.Length <= 80, line));
        Assert.Equal(["front", "front-levers", "search"],
            Directory.GetFiles(place.At("one", "charts"), "*.png").Select(Path.GetFileNameWithoutExtension).Order());

        var json = JsonNode.Parse(place.Read("one", "optimise.json"))!;
        var rows = place.Read("one", "front.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(json["policies"]!.AsArray().Count, rows.Length - 1);
        Assert.Equal(json["policies"]![0]!["senderPayoff"]!["mean"]!.ToJsonString(), rows[1].Split(',')[3]);
        Assert.Equal(7, json["policies"]!.AsArray().Count(p => !(bool)p!["found"]!));
        Assert.Equal(4, json["searches"]!.AsArray().Single()!["hypervolumes"]!.AsArray().Count);
        Assert.Contains("What a lever's price would have to be: moved alone in deep-uncertainty-phased", said);
        Assert.DoesNotContain("merged front", said);
        var price = json["prices"]![0]!;
        Assert.Equal(("policy.pressure", "deep-uncertainty-phased", 40),
            ((string)price["lever"]!, (string)price["policy"]!, (int)price["price"]!["n"]!));
    }

    [Fact]
    public async Task Fronts_of_several_searches_are_merged_and_a_search_goes_on_from_a_front()
    {
        using var place = new Workplace();
        string[] levers = ["--vary", "policy.relief=0:.4", "--vary", "policy.phases=1:3", "--policies", "none"];
        var said = (await place.Sim(Call([.. levers, "--searches", "3", "--full", "--no-charts", "--out", "@three"]))).Well();
        Assert.Contains("(3 searches: 12 × 3 generations in", said.ReplaceLineEndings(" "));
        Assert.Contains("The searches, and what they have of the merged front", said);
        Assert.Contains("were reached by all 3", said.ReplaceLineEndings(" ").Replace("  ", " ", StringComparison.Ordinal));
        Assert.All(said.Split('\n').Where(l => !l.StartsWith("Wrote", StringComparison.Ordinal)),
            line => Assert.True(line.Length <= 80, line));
        var json = JsonNode.Parse(place.Read("three", "optimise.json"))!;
        Assert.Equal(3, json["searches"]!.AsArray().Count);
        var reached = json["policies"]!.AsArray().Where(p => (bool)p!["found"]!).Select(p => (int)p!["searches"]!).ToArray();
        Assert.All(reached, n => Assert.InRange(n, 1, 3));
        var rows = place.Read("three", "front.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var column = Array.IndexOf(rows[0].Split(','), "searches");
        Assert.Equal(reached, rows[1..^1].Select(r => int.Parse(r.Split(',')[column], System.Globalization.CultureInfo.InvariantCulture)));

        // depth, which the front lacks, begins as in the scenario
        (await place.Sim(Call([.. levers, "--vary", "policy.depth=.2:.9", "--no-charts", "--from", place.At("three"), "--out",
            "@on"]))).Well();
        Assert.Contains("policy.depth", place.Read("on", "front.csv"));
    }

    [Theory]
    [InlineData("there is no front.csv in it. Give a results folder of sim optimise.", "", "policy.relief=0:.4")]
    [InlineData("front.csv, line 1: no column found", "policy,policy.relief\na,.2\n", "policy.relief=0:.4")]
    [InlineData("front.csv, line 1: no column of a lever", "policy,found\na,1\n", "policy.relief=0:.4")]
    [InlineData("front.csv, line 1: no policy that was found", "policy,found,policy.relief\na,0,.2\n", "policy.relief=0:.4")]
    [InlineData("front.csv, line 2: 2 values under 3 columns", "policy,found,policy.relief\na,1\n", "policy.relief=0:.4")]
    [InlineData("line 2: policy.relief is 'much', which is no number", "policy,found,policy.relief\na,1,much\n", "policy.relief=0:.4")]
    [InlineData("line 3, b: policy.relief is 0.5, which is not among the values searched: uniform(0, 0.4).",
        "policy,found,policy.relief\na,1,.3\nb,1,.5\n", "policy.relief=0:.4")]
    [InlineData("line 2, a: policy.relief is no lever of this search.", "policy,found,policy.relief\na,1,.3\n", "policy.depth=0:1")]
    [InlineData("policy.depth is not told, and 0.6 in deep-uncertainty-phased", "policy,found,policy.relief\na,1,.3\n",
        "policy.relief=0:1", "policy.depth=0:.5")]
    public async Task A_front_that_does_not_fit_is_refused_before_any_work(string fault, string front, params string[] levers)
    {
        using var place = new Workplace();
        Directory.CreateDirectory(place.At("before"));
        if (front.Length > 0)
            await File.WriteAllTextAsync(place.At("before", "front.csv"), front, TestContext.Current.CancellationToken);
        var said = await place.Sim(Call([.. levers.SelectMany(l => (string[])["--vary", l]), "--from", place.At("before"), "--out",
            "@results"]));
        Assert.Equal(2, said.Code);
        Assert.Contains(fault, said.Err.ReplaceLineEndings(" "));
        Assert.False(Directory.Exists(place.At("results")));
    }

    [Fact]
    public async Task A_policy_of_the_front_is_a_policy_for_any_scenario()
    {
        using var place = new Workplace();
        (await place.Sim(
            Call("--vary", "policy.relief=0:.4", "--vary", "policy.phases=1:3", "--policies", "none", "--no-charts", "--quiet", "--out",
                "@results"))).Well();
        var file = place.At("results", "policies", "front-01.json");
        (await place.Sim("run", "scenarios/hawk/phased.json", "--set", $"policy={file}", "-n", "5", "--no-charts", "--quiet", "--out",
            "@run")).Well();
        var policy = JsonNode.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken))!;
        Assert.InRange((double)policy["relief"]!, 0, .4);
        Assert.Equal(.6, (double)policy["depth"]!); // not varied: the scenario's own
        Assert.Equal((double)policy["relief"]!,
            (double)JsonNode.Parse(place.Read("run", "manifest.json"))!["scenarios"]![0]!["resolved"]!["policy"]!["relief"]!);
    }

    [Theory]
    [InlineData("not a lever of the policy", "--vary", "mechanisms.spiral=0:1")]
    [InlineData("Did you mean 'policy.relief'?", "--vary", "policy.relif=0:1")]
    [InlineData("must be from 0 to 1", "--vary", "policy.relief=0:2")]
    [InlineData("no such objective", "--objective", "senderPayoff", "--objective", "peace")]
    [InlineData("needs --satisfy", "--objective", "senderPayoff", "--objective", "satisfied")]
    [InlineData("one <, >, <= or >= must stand", "--satisfy", "war")]
    [InlineData("name no policy", "--satisfy", "phased.war < 1")]
    [InlineData("failedRatification has no value in deep-uncertainty-phased: it has one only where a side has constituencies",
        "--objective", "senderPayoff", "--objective", "failedRatification")]
    [InlineData("targetFailedRatification has no value", "--satisfy", "targetFailedRatification < .1")]
    [InlineData("more than 10,000,000. Give a smaller population or fewer worlds.", "--population", "10000", "--worlds", "10000000")]
    [InlineData("more than 1E+12 replications", "--generations", "100000", "--replications", "100000")]
    [InlineData("--population must be an even number.", "--population", "13")]
    [InlineData("--worlds must be 2 to 10000000", "--worlds", "1")]
    [InlineData("--searches must be 1 to 1000", "--searches", "0")]
    [InlineData("--policies hawk: there is no such policy", "--policies", "hawk")]
    public async Task What_cannot_be_searched_is_refused_before_any_work(string fault, params string[] flags)
    {
        using var place = new Workplace();
        var said = await place.Sim(["optimise", "scenarios/deep-uncertainty/phased.json", "--out", "@results", .. flags]);
        Assert.Equal(2, said.Code);
        Assert.Contains(fault, said.Err);
        Assert.Empty(place.Left());
    }

    [Fact]
    public async Task A_timeline_has_no_one_policy_to_search_for()
    {
        using var place = new Workplace();
        var said = await place.Sim("optimise", "scenarios/historic/obama-2009-2016.json", "--policies", "none", "--out", "@results");
        Assert.Equal(2, said.Code);
        Assert.Contains("a timeline has several policies", said.Err);
    }
}
