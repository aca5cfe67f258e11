using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Scenarios;

namespace NegotiationSim.Engine.Tests.Models;

public class PlayerTests
{
    private const int Count = 21; // no multiple of a width

    /// <summary>Alone, a replication is played in one lane; among others in as many as the machine has.</summary>
    [Theory]
    [InlineData("phased.json")]
    [InlineData("historic/us-dprk-1993-2024.json")]
    [InlineData("deep-uncertainty/phased.json")]
    [InlineData("calibrated/phased.json")]
    [InlineData("bargaining/phased.json")]
    [InlineData("two-level/phased.json")]
    [InlineData("phased.json", "mechanisms.momentum=.5", "mechanisms.leadership=.5")]
    public void A_replication_has_the_same_values_and_rounds_alone_and_among_others(string path, params string[] overrides)
    {
        Check(Load(path, overrides));
    }

    [Theory]
    [InlineData(Count)]
    [InlineData(32)] // which fills its registers
    public void Replications_whose_terms_end_in_other_rounds_are_as_they_are_alone(int count) => Check(OfTwoTerms(), count);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(9)]
    public void Worlds_side_by_side_are_as_they_are_one_by_one(int each)
    {
        var token = TestContext.Current.CancellationToken;
        foreach (var scenario in new[] { Load("deep-uncertainty/phased.json"), OfTwoTerms(), Load("phased.json") })
        {
            var (together, alone) = (Model.Of(scenario).NewPlayer(scenario), Model.Of(scenario).NewPlayer(scenario));
            var set = scenario.UncertainParameters.Count > 1 ? scenario.UncertainParameters[0].Index : 0;
            foreach (var player in new[] { together, alone }) player.Set(set, scenario.Parameters[set].Central);
            double[][] worlds = [.. Enumerable.Range(0, 7).Select(w =>
                scenario.UncertainParameters.Select(u => u.Draw(new Shocks(9, w))).ToArray())];
            together.PlayWorlds(worlds, 5, 3, each, token);
            Assert.Equal(7 * each, together.Count);
            for (var w = 0; w < 7; w++)
            {
                alone.Draw(new Shocks(9, w));
                alone.Play(5, 3 + w * each, each, draws: false, token);
                for (var r = 0; r < each; r++)
                {
                    Assert.Equal(alone.Values(r).ToArray(), together.Values(w * each + r).ToArray());
                    Assert.Equal(alone.Drawn(r).ToArray(), together.Drawn(w * each + r).ToArray());
                }
            }
        }
    }

    private static void Check(Scenario scenario, int count = Count)
    {
        var (together, alone) = (Model.Of(scenario).NewPlayer(scenario, true), Model.Of(scenario).NewPlayer(scenario, true));
        together.Play(5, 3, count, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(count, together.Count);
        for (var i = 0; i < count; i++)
        {
            alone.Play(5, 3 + i, 1, cancellation: TestContext.Current.CancellationToken);
            Assert.Equal(alone.Values(0).ToArray(), together.Values(i).ToArray());
            Assert.Equal(alone.Drawn(0).ToArray(), together.Drawn(i).ToArray());
            Assert.Equal(alone.Rounds.Of(0), together.Rounds.Of(i));
            for (var t = 0; t <= scenario.Rounds; t++)
                Assert.Equal(alone.Rounds.Ends[t * alone.Rounds.Stride], together.Rounds.Ends[t * together.Rounds.Stride + i]);
        }
    }

    [Theory]
    [InlineData("phased.json", false)]
    [InlineData("phased.json", true)]
    [InlineData("deep-uncertainty/phased.json", true)]
    [InlineData("two-level/phased.json", false)]
    public void Playing_allocates_nothing_once_there_is_room(string path, bool followsRounds)
    {
        var scenario = Load(path);
        var player = Model.Of(scenario).NewPlayer(scenario, followsRounds);
        var first = 0L;
        Assert.Equal(0, Allocation.Of(() => player.Play(1, first += 50, Count, cancellation: CancellationToken.None)));
    }

    private static Scenario OfTwoTerms() => Scenario.Parse($$"""
        {
          "name": "terms", "extends": {{System.Text.Json.JsonSerializer.Serialize(Of("phased.json"))}},
          "sender": { "administrations": { "term": { "distribution": "discrete", "values": [8, 16] } } }
        }
        """);

    private static Scenario Load(string path, params string[] overrides) =>
        Scenario.Load(Of(path), overrides);

    private static string Of(string path) => Path.Combine(History.Records.Root, "scenarios", path);
}
