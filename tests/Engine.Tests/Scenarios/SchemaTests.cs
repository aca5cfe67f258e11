using System.Text.Json;
using NegotiationSim.Engine.Scenarios;

namespace NegotiationSim.Engine.Tests.Scenarios;

public class SchemaTests
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
    private static readonly JsonElement Scenarios = JsonDocument.Parse(ScenarioSchema.Write()).RootElement;
    private static readonly JsonElement Policies = JsonDocument.Parse(PolicySchema.Write()).RootElement;

    public static TheoryData<string> Samples() => [.. Sample.Texts.Keys.Where(file => file.EndsWith(".json", StringComparison.Ordinal))];

    private static IReadOnlyList<string> Check(JsonElement schema, string json) =>
        SchemaCheck.Faults(schema, JsonDocument.Parse(json, Lenient).RootElement);

    [Theory]
    [MemberData(nameof(Samples))]
    public void Good_files_agree_with_their_schema(string file) =>
        Assert.Empty(Check(file.Contains("/policies/", StringComparison.Ordinal) ? Policies : Scenarios, Sample.Texts[file]));

    [Theory]
    [InlineData("history.json")]
    [InlineData("phased.json")]
    [InlineData("uncertain.json")]
    [InlineData("posterior.json")]
    [InlineData("drawn.json")]
    public void Written_out_scenarios_agree_with_the_schema(string file) => Assert.Empty(Check(Scenarios, Sample.Load(file).ToJson()));

    [Theory]
    [InlineData("""{ "round": 4 }""")]
    [InlineData("""{ "rounds": 4001 }""")]
    [InlineData("""{ "start": "2001Q5" }""")]
    [InlineData("""{ "policy": { "dept": 1 } }""")]
    [InlineData("""{ "policy": { "depth": 1.4 } }""")]
    [InlineData("""{ "policy": { "phases": 1.5 } }""")]
    [InlineData("""{ "policy": { "phases": { "distribution": "uniform", "low": 1, "high": 2 } } }""")]
    [InlineData("""{ "mechanisms": { "spiral": { "distribution": "unifrom", "low": 0, "high": 1 } } }""")]
    [InlineData("""{ "mechanisms": { "spiral": { "distribution": "uniform", "low": 0 } } }""")]
    [InlineData("""{ "mechanisms": { "spiral": { "distribution": "sample", "values": 1 } } }""")]
    [InlineData("""{ "mechanisms": { "spiral": { "distribution": "sample", "values": [1], "jointly": "The Posterior" } } }""")]
    [InlineData("""{ "mechanisms": { "spiral": { "distribution": "sample", "column": 1 } } }""")]
    [InlineData("""{ "draws": ["a.csv"] }""")]
    [InlineData("""{ "mechanisms": { "spiral": { "value": 7 } } }""")]
    [InlineData("""{ "mechanisms": { "spiral": { "value": 1, "sorce": "x" } } }""")]
    [InlineData("""{ "world": { "trust": { "memry": 1 } } }""")]
    [InlineData("""{ "thirdParties": { "South Korea": {} } }""")]
    [InlineData("""{ "thirdParties": { "china": { "leverage": 60 } } }""")]
    [InlineData("""{ "timeline": [] }""")]
    [InlineData("""{ "timeline": [ { "form": 1 } ] }""")]
    public void The_schema_refuses_what_the_reader_refuses(string json) => Assert.NotEmpty(Check(Scenarios, json));

    [Fact]
    public void A_policy_file_gives_every_lever_or_extends_another()
    {
        Assert.NotEmpty(Check(Policies, """{ "depth": 1 }"""));
        Assert.Empty(Check(Policies, """{ "extends": "phased.json", "depth": 1 }"""));
        Assert.NotEmpty(Check(Policies, """{ "extends": "phased.json", "rounds": 4 }"""));
    }

    [Fact]
    public void Every_parameter_is_described_with_its_unit_range_and_source()
    {
        var depth = Scenarios.GetProperty("properties").GetProperty("policy").GetProperty("anyOf")[1].GetProperty("properties")
            .GetProperty("depth");
        Assert.Equal(
            "d: how much of the programme the whole deal ends; 1 is full denuclearisation. share of the programme, 0 to 1, default 1. "
                + "Source: the policy space of docs/model.md; modelling choice.",
            depth.GetProperty("description").GetString());
    }
}
