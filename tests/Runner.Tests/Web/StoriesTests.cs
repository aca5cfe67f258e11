using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Statistics;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Runner.Web;

namespace NegotiationSim.Runner.Tests.Web;

/// <summary>The stories say what the engine says.</summary>
public sealed partial class StoriesTests
{
    private static readonly JsonElement[] Stories =
        [.. JsonDocument.Parse(Assets.Files["/stories.json"]).RootElement.GetProperty("stories").EnumerateArray()];

    public static TheoryData<string> Names() => [.. Stories.Select(s => s.GetProperty("id").GetString()!)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_claim_of_a_story_holds_with_its_whole_interval(string id)
    {
        foreach (var step in StepsOf(id))
        {
            var scenarios = step.GetProperty("entries").EnumerateArray().Select(Scenario).ToArray();
            var result = Experiment.Compare(scenarios,
                new RunOptions { Replications = step.GetProperty("n").GetInt64(), Seed = step.GetProperty("seed").GetUInt64(),
                    Trajectories = false }, cancellation: TestContext.Current.CancellationToken);
            foreach (var fact in step.GetProperty("facts").EnumerateObject())
            {
                var interval = Interval(fact.Value, result);
                var what = string.Create(CultureInfo.InvariantCulture, $"{id}, {fact.Name}: {interval.Low} to {interval.High}");
                Assert.True(fact.Value.TryGetProperty("above", out var above) | fact.Value.TryGetProperty("below", out var below), what);
                if (above.ValueKind == JsonValueKind.Number) Assert.True(interval.Low > above.GetDouble(), what);
                if (below.ValueKind == JsonValueKind.Number) Assert.True(interval.High < below.GetDouble(), what);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_number_of_an_answer_is_played_and_none_is_typed(string id)
    {
        foreach (var step in StepsOf(id))
        {
            var answer = string.Join(' ', step.GetProperty("answer").EnumerateArray().Select(a => a.GetString()));
            var shown = Token().Matches(answer).Select(m => m.Groups[1].Value).Order(StringComparer.Ordinal);
            Assert.Equal(step.GetProperty("facts").EnumerateObject().Select(f => f.Name).Order(StringComparer.Ordinal), shown);
            Assert.DoesNotMatch("[0-9]", Token().Replace(answer, ""));
            Assert.InRange(step.GetProperty("right").GetInt32(), 0, step.GetProperty("options").GetArrayLength() - 1);
        }
    }

    [Fact]
    public void There_are_five_stories_of_two_steps_or_more()
    {
        Assert.Equal(5, Stories.Length);
        Assert.All(Stories, s => Assert.True(s.GetProperty("steps").GetArrayLength() >= 2));
    }

    private static JsonElement[] StepsOf(string id) =>
        [.. Stories.Single(s => s.GetProperty("id").GetString() == id).GetProperty("steps").EnumerateArray()];

    private static Scenario Scenario(JsonElement entry)
    {
        string[] set = entry.TryGetProperty("set", out var values)
            ? [.. values.EnumerateObject().Select(v => $"{v.Name}={v.Value.GetRawText()}")] : [];
        var scenario = Engine.Scenarios.Scenario.Load(Repository.PathOf("scenarios", entry.GetProperty("scenario").GetString()!), set);
        return entry.TryGetProperty("name", out var name) ? scenario.With("name", name.GetString()!) : scenario;
    }

    private static Interval Interval(JsonElement fact, ComparisonResult result)
    {
        var (metric, of) = (fact.GetProperty("metric").GetString()!, fact.GetProperty("of").GetString()!);
        if (!fact.TryGetProperty("against", out var against)) return result.Runs.Single(r => r.Scenario == of)[metric].Estimate.Interval;
        var reference = against.GetString();
        var straight = result.Differences.FirstOrDefault(d => d.Metric.Name == metric && d.Scenario == of && d.Reference == reference);
        if (straight is not null) return straight.Difference.Interval;
        var turned =
            result.Differences.Single(d => d.Metric.Name == metric && d.Scenario == reference && d.Reference == of).Difference.Interval;
        return new Interval(-turned.High, -turned.Low);
    }

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Token();
}
