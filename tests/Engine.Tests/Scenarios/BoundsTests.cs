namespace NegotiationSim.Engine.Tests.Scenarios;

/// <summary>Files that are too much: told in one sentence, and soon.</summary>
public class BoundsTests
{
    private static string Only(string json) => Assert.Single(Sample.ReadText(json).Problems).What;

    [Fact]
    public void Ten_megabytes_of_nesting_are_too_long() => Assert.Equal("this is longer than 4 MiB", Only(new string('[', 10_000_000)));

    [Theory]
    [InlineData("[")]
    [InlineData("{\"a\":")]
    public void Four_megabytes_of_nesting_are_too_deep(string open) =>
        Assert.Equal("objects and lists are nested deeper than 64", Only(string.Concat(Enumerable.Repeat(open, 4_000_000 / open.Length))));

    [Fact]
    public void A_million_values_are_too_many() =>
        Assert.Equal("there are more than 100000 values",
            Only("{ \"sources\": [" + string.Join(",", Enumerable.Repeat("0", 1_000_000)) + "] }"));

    [Fact]
    public void Four_megabytes_of_comment_are_not_closed() =>
        Assert.Equal("this comment is not closed", Only("/*" + new string('*', 4_000_000)));

    [Fact]
    public void Four_megabytes_of_text_are_not_closed() =>
        Assert.Equal("this text is not closed", Only("{ \"" + new string('a', 4_000_000)));

    [Fact]
    public void Four_megabytes_of_digits_are_too_large() =>
        Assert.Equal(["∞ is too large to be a number"],
            Sample.ReadText("{ \"extends\": \"phased.json\", \"rounds\": " + new string('9', 4_000_000) + "}").Problems.Select(
                p => p.What.Replace("Infinity", "∞")));

    [Fact]
    public void No_more_than_a_hundred_problems_are_told()
    {
        var problems =
            Sample.ReadText("{ \"extends\": \"phased.json\", " + string.Join(", ", Enumerable.Range(0, 90_000).Select(i => $"\"x{i}\": 0"))
                + " }").Problems;
        Assert.Equal(101, problems.Count);
        Assert.Equal("there are more than 100 problems", problems[^1].What);
    }

    [Fact]
    public void Sixteen_files_may_extend_each_other_and_no_more()
    {
        Assert.NotNull(Chain(13)); // and the three samples
        Assert.Null(Chain(14));

        static Engine.Scenarios.Scenario? Chain(int length)
        {
            var files = Enumerable.Range(0, length).Select(i =>
                KeyValuePair.Create($"scenarios/c{i}.json",
                    $"{{ \"extends\": \"{(i == length - 1 ? "uncertain.json" : $"c{i + 1}.json")}\" }}"));
            return Engine.Scenarios.ScenarioReader.Read("scenarios/c0.json", [],
                new Engine.Scenarios.Files.MemoryFiles([.. Sample.Texts, .. files])).Scenario;
        }
    }
}
