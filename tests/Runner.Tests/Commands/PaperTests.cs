using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Studies;
using NegotiationSim.Runner.Studies.Calibrate;

namespace NegotiationSim.Runner.Tests.Commands;

/// <summary>What the program writes for a paper: the section on methods, registrations, outlines of the protocols.</summary>
public sealed partial class PaperTests
{
    private static readonly string[] Claims =
        ["claims", "@mine.claims.json", "--worlds", "2", "--replications", "2", "--most", "4", "--no-ablation"];

    private static readonly string[] Works = [.. Methods.Entries().Select(e => e.Key)];

    [Theory]
    [InlineData("scenarios/phased.json", "the agent-based model of coercive bargaining, second edition", "spiral 1")]
    [InlineData("scenarios/crisis/us-dprk.json", "the crisis game of Crisman-Cox and Gibilisco", "sender.audienceCost −16.92")]
    public async Task A_results_folder_tells_its_methods_with_the_works_that_it_cites(string scenario, string model, string mechanism)
    {
        using var place = new Workplace();
        (await place.Sim("run", scenario, "-n", "7", "--seed", "3", "--no-charts", "-q", "--out", "@out")).Well();
        var (text, works) = (place.Read("out", "methods.md"), place.Read("out", "methods.bib"));
        foreach (var part in new[] { model, mechanism, "The seed was 3", "[@Wilson1927]", "`sim run ", "docs/" })
            Assert.Contains(part, text);
        var cited = Cited().Matches(text).Select(m => m.Groups[1].Value).Distinct().Order().ToArray();
        Assert.Equal(cited, Entry().Matches(works).Select(m => m.Groups[1].Value).Order());
        var drawn = JsonNode.Parse(place.Read("out", "manifest.json"))!["drawn"]!.AsObject();
        Assert.Equal(["methods.bib", "methods.md"], drawn.Select(d => d.Key));
        await File.AppendAllTextAsync(place.At("out", "methods.md"), "Mine.\n", TestContext.Current.CancellationToken);
        (await place.Sim("reproduce", "@out")).Well();
    }

    [Theory]
    [InlineData("0", "0", false, "No era was left out", "left out in turn")]
    [InlineData("400", "0", false, "Each era was left out in turn", "particle Metropolis")]
    [InlineData("400", "900", false, "particle Metropolis of 900 steps", "pooled")]
    [InlineData("400", "900", true, "each dispute was left out in turn", "Each era")]
    public void Methods_of_a_calibration_tell_what_was_left_out(string eras, string steps, bool isPooled, string has, string lacks)
    {
        (string, string, string)[] scenarios = isPooled ? [("a", "", ""), ("b", "", "")] : [("a", "", "")];
        var text =
            CalibrateCommand.Kind.Methods(new Manifest("calibrate", "1", "sim calibrate", DateTimeOffset.UnixEpoch, new RunOptions(), 1,
            scenarios, [], ["calibrate", $"--eras={eras}", $"--likelihood={steps}"]));
        Assert.Contains(has, text);
        Assert.DoesNotContain(lacks, text);
    }

    [Fact]
    public async Task Methods_of_a_sweep_are_written_when_it_is_whole_and_stay_as_they_were_edited()
    {
        using var place = new Workplace();
        string[] sweep = ["sweep", "scenarios/phased.json", "--vary", "policy.depth=0:1:3", "-n", "2", "--rounds", "4", "--no-charts",
            "-q"];
        (await place.Sim([.. sweep, "--shard", "1/2", "--out", "@out"])).Well();
        Assert.DoesNotContain(Directory.EnumerateFiles(place.At("out.shards"), "methods*", SearchOption.AllDirectories), _ => true);
        (await place.Sim([.. sweep, "--out", "@out"])).Well();
        var text = place.Read("out", "methods.md");
        foreach (var part in new[] { "policy.depth over 0, 0.5, 1", "a full grid, of 3 points", "2 replications;", "The seed was 1" })
            Assert.Contains(part, text);
        Assert.Contains("Wilson1927", place.Read("out", "methods.bib"));
        await File.WriteAllTextAsync(place.At("out", "methods.md"), "Mine.\n", TestContext.Current.CancellationToken);
        (await place.Sim([.. sweep, "--out", "@out"])).Well();
        Assert.Equal("Mine.\n", place.Read("out", "methods.md"));
    }

    [Fact]
    public void Every_work_that_methods_cite_is_in_the_list() => Assert.Empty(
        from file in Directory.EnumerateFiles(Repository.PathOf("src", "Runner", "Studies"), "*.cs", SearchOption.AllDirectories)
        from Match key in Cited().Matches(File.ReadAllText(file))
        where char.IsAsciiDigit(key.Value[^1]) && !Works.Contains(key.Groups[1].Value)
        select key.Value);

    [Fact]
    public void Every_work_is_listed_once() => Assert.Equal(Works.Distinct(), Works);

    [Fact]
    public async Task What_is_registered_is_never_overwritten_and_a_test_says_whether_it_is_the_one()
    {
        using var place = new Workplace();
        const string Set = """
            { "title": "t", "scenarios": { "phased": "scenarios/deep-uncertainty/phased.json" },
              "claims": [{ "id": "a", "section": "s", "claim": "c", "hypothesis": "phased.war < .5" }] }
            """;
        await File.WriteAllTextAsync(place.At("mine.claims.json"), Set, TestContext.Current.CancellationToken);
        Assert.Contains("Registered 1 claim on 1 scenario", (await place.Sim([.. Claims, "--register", "@registered.json"])).Well());
        var registered = place.Read("registered.json");
        foreach (var part in new[] { "\"hypotheses\"", "phased.war < .5", "\"holdsFrom\": 0.9", "\"failsTo\": 0.1", "\"scenarios\"" })
            Assert.Contains(part, registered);
        Assert.Contains("never overwritten", (await place.Sim([.. Claims, "--register", "@registered.json"])).Badly());
        Assert.Equal(registered, place.Read("registered.json"));

        Assert.Contains("and tested as registered",
            Flat((await place.Sim([.. Claims, "--registered", "@registered.json", "--out", "@same"])).Well()));
        Assert.True((bool)JsonNode.Parse(place.Read("same", "claims.json"))!["registration"]!["asRegistered"]!);
        Assert.Contains("had been registered", place.Read("same", "methods.md"));

        await File.WriteAllTextAsync(place.At("mine.claims.json"), Set.Replace("< .5", "< .6", StringComparison.Ordinal),
            TestContext.Current.CancellationToken);
        var other = Flat((await place.Sim([.. Claims, "--seed", "2", "--registered", "@registered.json", "--out", "@other"])).Well());
        Assert.Contains("NOT as registered", other);
        Assert.Contains("the seed: registered 1, now 2; claim a reads otherwise", other);
        Assert.Contains("not a registration of claims",
            (await place.Sim([.. Claims, "--registered", "@mine.claims.json", "--out", "@no"])).Badly());
    }

    [Theory]
    [InlineData("odd", "## II.x Observation")]
    [InlineData("trace", "## 8 Model output corroboration")]
    public async Task Outlines_are_filled_from_the_declarations_of_either_model(string format, string heading)
    {
        using var place = new Workplace();
        foreach (var scenario in new[] { "scenarios/deep-uncertainty/phased.json", "scenarios/crisis/us-dprk.json" })
        {
            var said = (await place.Sim("describe", scenario, "--format", format)).Well();
            Assert.Contains(heading, said);
            Assert.Contains("**TO WRITE:**", said);
        }
        Assert.Contains("name its file", (await place.Sim("describe", "policy", "--format", format)).Badly());
    }

    [Fact]
    public async Task The_numbers_of_a_scenario_are_described_with_what_they_rest_on()
    {
        using var place = new Workplace();
        Assert.Contains("policy.depth = 0.6\n", (await place.Sim("describe", "scenarios/phased.json")).Well());
        var csv = (await place.Sim("describe", "scenarios/phased.json", "--format", "csv")).Well().TrimEnd().Split('\n').Select(Csv.Fields)
            .ToArray();
        Assert.Equal(["path", "symbol", "value", "unit", "meaning", "source"], csv[0]);
        Assert.Equal(["d", "0.6"], csv.Single(row => row[0] == "policy.depth")[1..3]);
        Assert.All(csv, row => Assert.NotEqual("", row[5]));
    }

    private static string Flat(string text) => text.Replace("\n  ", " ", StringComparison.Ordinal);

    [GeneratedRegex(@"@([A-Za-z]\w+)")]
    private static partial Regex Cited();

    [GeneratedRegex(@"^@\w+\{(\w+),", RegexOptions.Multiline)]
    private static partial Regex Entry();
}
