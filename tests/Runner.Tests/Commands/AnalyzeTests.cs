using System.Text.Json.Nodes;

namespace NegotiationSim.Runner.Tests.Commands;

/// <summary>sim analyze: what could be agreed, told in tables, words and charts.</summary>
public sealed class AnalyzeTests
{
    [Theory]
    [InlineData("")]
    [InlineData("hawk/")]
    [InlineData("bargaining/")]
    [InlineData("two-level/")]
    public async Task Every_policy_of_a_world_is_told_within_80_columns(string world)
    {
        using var place = new Workplace();
        foreach (var policy in new[] { "maximum-pressure", "strategic-patience", "grand-bargain", "agreed-framework", "phased", "neglect" })
        {
            var said = (await place.Sim("analyze", $"scenarios/{world}{policy}.json", "--no-charts", "--out", "@" + policy)).Well();
            Assert.All(said.Split('\n').Where(l => !l.StartsWith("Wrote", StringComparison.Ordinal)),
                line => Assert.True(line.Length <= 80, line));
            Assert.Contains("The least trust that ratifies (the sender's is ", said);
            Assert.DoesNotContain("  0.000     –", said);
            Assert.Contains("If DPRK is an opportunist: ", said);
            Assert.Equal(world == "bargaining/", said.Contains("The zone over packages", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Files_agree_with_each_other_and_every_type_of_target_has_its_charts()
    {
        using var place = new Workplace();
        (await place.Sim("analyze", "scenarios/phased.json", "--quiet", "--chart-format", "png", "--width", "89", "--out", "@out")).Well();
        var rows = place.Read("out", "analysis.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(r => r.Split(',')).ToArray();
        var phases = JsonNode.Parse(place.Read("out", "analysis.json"))!["phases"]!.AsArray();
        Assert.Equal(9, rows.Length);
        Assert.Equal(phases.Select(p => p!["senderGain"]!.ToJsonString()), rows.Skip(1).Select(r => r[2]));
        Assert.Equal("Stag Hunt", (string)phases[0]!["game"]!["name"]!);
        Assert.Equal(["frontier-opportunist", "frontier-security-seeker", "trust-opportunist", "trust-security-seeker", "zone-opportunist",
            "zone-security-seeker"], Directory.GetFiles(place.At("out", "charts"), "*.png").Select(c => Path.GetFileNameWithoutExtension(c))
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_is_set_is_analysed_and_what_cannot_be_is_refused()
    {
        using var place = new Workplace();
        var said =
            (await place.Sim("analyze", "scenarios/phased.json", "--set", "sender.trust=.9", "--set", "target.trust=.9", "--no-charts",
                "--out", "@results")).Well();
        Assert.Contains("United States needs a trust in DPRK of 0.11 to ratify it, which it has;",
            said.ReplaceLineEndings(" ").Replace("   ", " ", StringComparison.Ordinal).Replace("  ", " ", StringComparison.Ordinal));
        var refused = await place.Sim("analyze", "scenarios/phased.json", "--set", "sender.trst=.9", "--out", "@none");
        Assert.Equal(2, refused.Code);
        Assert.Contains("trst", refused.Err);
        Assert.False(Directory.Exists(place.At("none")));
    }
}
