using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Distributions;
using NegotiationSim.Engine.Scenarios;

namespace NegotiationSim.Engine.Tests.Scenarios;

/// <summary>Files of draws beside scenarios; what is wrong with them is told in <c>Broken/draws-…</c>.</summary>
public sealed class DrawsTests : IDisposable
{
    private const string Sampled = """{ "distribution": "sample" }""";
    private const string Spiral = $$"""{ "extends": "phased.json", "draws": "mine.csv", "mechanisms": { "spiral": {{Sampled}} } }""";

    private readonly string folder = Directory.CreateTempSubdirectory("draws-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_scenario_of_draws_is_the_one_that_has_them_written_in()
    {
        var written = Sample.ReadText("""
            { "extends": "phased.json", "name": "drawn",
              "policy": { "depth": { "distribution": "sample", "values": [0.9, 0.2, 0.5, 0.7], "jointly": "posterior" } },
              "target": { "trust": { "rationale": "fitted",
                "value": { "distribution": "sample", "values": [0.1, 0.4, 0.2, 0.3], "jointly": "posterior" } } },
              "sender": { "administrations": { "term": { "distribution": "sample", "values": [16, 8, 12, 16], "jointly": "posterior" } } },
              "mechanisms": { "spiral": { "distribution": "sample", "values": [1.5, 0.25, 1e0], "jointly": "another" },
                "coercion": { "distribution": "sample", "values": [2, 0.5, 0, 1] } } }
            """).Scenario!;
        var drawn = Sample.Load("drawn.json");
        Assert.Equal(written.ToJson(), drawn.ToJson());
        Assert.Equal(drawn, Scenario.Parse(drawn.ToJson()));
    }

    [Fact]
    public void A_file_of_draws_is_looked_for_beside_the_file_that_names_it_whoever_extends_that()
    {
        (string, string)[] files =
        [
            ("world/base.json",
                $$"""{ "extends": "../scenarios/phased.json", "draws": "posterior.csv", "mechanisms": { "spiral": {{Sampled}} } }"""),
            ("world/posterior.csv", "mechanisms.spiral\n1\n2\n"),
            ("posterior.csv", "mechanisms.denial\n0.5\n0.25\n1\n"),
            ("scenarios/posterior.csv", "what,ever\n1,2\n"),
        ];
        var scenario = Sample.ReadBeside($$"""
            { "extends": "../world/base.json", "draws": "../posterior.csv", "mechanisms": { "denial": {{Sampled}} } }
            """, files).Scenario!;
        Assert.Equal([new SampleDistribution([1, 2]), new SampleDistribution([.5, .25, 1])],
            scenario.UncertainParameters.Select(p => p.Distribution));
    }

    [Fact]
    public void Eras_and_third_parties_have_columns_of_their_own_paths()
    {
        var scenario = Sample.ReadBeside($$"""
            { "extends": "history.json", "draws": "mine.csv", "thirdParties": { "china": { "leverage": {{Sampled}} } },
              "timeline": [ { "from": 1, "policy": "policies/phased.json" },
                { "from": 9, "policy": { "extends": "policies/phased.json", "talks": {{Sampled}} }, "attention": {{Sampled}} } ] }
            """, [("scenarios/mine.csv", """
            thirdParties.china.leverage,timeline[1].policy.talks,timeline[1].attention
            .25,.5,.75
            """.ReplaceLineEndings("\r\n"))]).Scenario!;
        Assert.Equal([("timeline[1].policy.talks", .5), ("timeline[1].attention", .75), ("thirdParties.china.leverage", .25)],
            scenario.UncertainParameters.Select(p => (p.Path, p.Distribution.Mean)));
    }

    [Fact]
    public void Draws_that_change_while_a_scenario_is_in_use_change_nothing_in_it()
    {
        foreach (var (name, text) in Sample.Texts) Write(name["scenarios/".Length..], text);
        Write("mine.csv", "mechanisms.spiral\n1\n2\n");
        var scenario = Scenario.Load(Write("mine.json", Spiral));
        File.Delete(Path.Combine(folder, "mine.csv"));
        Assert.Equal(new SampleDistribution([1, 2]), scenario.With("policy.depth", .5).UncertainParameters.Single().Distribution);
    }

    [Fact]
    public void A_pipe_or_a_device_is_refused_without_waiting_for_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such files.");
        var file = Write("mine.json", $$"""{ "draws": "/dev/zero", "mechanisms": { "spiral": {{Sampled}} } }""");
        var problem = Assert.Single(ScenarioReader.Read(file, []).Problems);
        Assert.StartsWith($"{file}:1:12 draws: /dev/zero is empty, or no regular file but a pipe or a device.", problem.ToString());
    }

    [Fact]
    public void What_is_too_long_too_wide_or_too_much_is_refused_at_its_place()
    {
        Assert.Equal("scenarios/test.json:1:38 draws: scenarios/mine.csv is longer than 16 MiB. Check that it is the right file.",
            Fault(Spiral, new string('1', 16 * 1024 * 1024 + 1)));
        Assert.StartsWith("scenarios/mine.csv:10002:1 draws: there are more than 10000 draws.",
            Fault(Spiral, "mechanisms.spiral\n" + string.Concat(Enumerable.Repeat("1\n", 10_001))));
        Assert.StartsWith("scenarios/mine.csv:1:3891 draws: there are more than 1000 columns.",
            Fault(Spiral, string.Join(',', Enumerable.Range(0, 1001)) + "\n1\n"));
        string[] levers = ["depth", "pressure", "escalation", "relief", "guarantee", "gestures", "backchannel", "outreach", "talks"];
        var policy = string.Join(", ", levers.Select(lever => $$"""
            "{{lever}}": { "distribution": "sample", "column": "share" }
            """));
        var shares = "share\n" + string.Concat(Enumerable.Repeat(".5\n", 10_000));
        Assert.EndsWith(" policy.talks: the samples of the scenario hold more than 80000 values. "
            + "Thin them: keep every second draw, or every tenth, of all.",
            Fault($$"""{ "extends": "phased.json", "draws": "mine.csv", "policy": { {{policy}} } }""", shares));
    }

    [Fact]
    public void A_file_of_draws_is_not_for_the_command_line_and_can_be_described()
    {
        static string What(string file, string set) => Assert.Single(Sample.Read(file, set).Problems).What;
        Assert.Equal("\"draws\" belongs to a file and cannot be set", What("phased.json", "draws=scenarios/drawn.csv"));
        Assert.StartsWith("this sample distribution lacks \"values\"", What("drawn.json", "mechanisms.spiral=" + Sampled));
        Assert.StartsWith("a file of draws in CSV", Catalogue.Find("draws").Entry!.Meaning);
    }

    private static string Fault(string scenario, string draws) =>
        Assert.Single(Sample.ReadBeside(scenario, [("scenarios/mine.csv", draws)]).Problems).ToString();

    private string Write(string name, string text)
    {
        var file = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return file;
    }
}
