using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Distributions;
using NegotiationSim.Engine.Scenarios;

namespace NegotiationSim.Engine.Tests.Scenarios;

public class OverrideTests
{
    private static double Value(Scenario scenario, string path) => scenario.Parameters.Single(p => p.Path == path).Central;

    [Theory]
    [InlineData("mechanisms.spiral=0.2", "mechanisms.spiral", .2)]
    [InlineData("policy.depth=.5", "policy.depth", .5)]
    [InlineData("policy.depth= 0.5 ", "policy.depth", .5)]
    [InlineData("world.programme.threshold=-.5", "world.programme.threshold", -.5)]
    [InlineData("thirdParties.china.enforcement=1", "thirdParties.china.enforcement", 1)]
    [InlineData("thirdParties.russia={\"leverage\": 0.1}", "thirdParties.russia.leverage", .1)]
    [InlineData("target.preferences.economy={\"value\": 0.3, \"rationale\": \"famine\"}", "target.preferences.economy", .3)]
    [InlineData("policy={\"talks\": 0.9}", "policy.talks", .9)]
    [InlineData("policy=scenarios/policies/maximum-pressure.json", "policy.pressure", .9)]
    [InlineData("policy={\"extends\": \"scenarios/policies/maximum-pressure.json\", \"talks\": 0.1}", "policy.talks", .1)]
    [InlineData("world.trust={\"memory\": 0.5}", "world.trust.memory", .5)]
    [InlineData("world.trust={\"memory\": 0.5}", "world.trust.negativityBias", 2)]
    public void An_override_sets_one_value(string text, string path, double value) =>
        Assert.Equal(value, Value(Sample.Load("phased.json", text), path));

    [Fact]
    public void Later_overrides_come_after_earlier_ones() =>
        Assert.Equal(.3, Value(Sample.Load("phased.json", "policy.depth=0.2", "policy={\"depth\": 0.3}"), "policy.depth"));

    [Fact]
    public void An_override_replaces_a_distribution_as_a_whole()
    {
        var scenario = Sample.Load("uncertain.json", "mechanisms.spiral={\"distribution\":\"uniform\",\"low\":0,\"high\":1}",
            "mechanisms.coercion=1");
        Assert.Equal(new UniformDistribution(0, 1), scenario.Parameters.Single(p => p.Path == "mechanisms.spiral").Distribution);
        Assert.Null(scenario.Parameters.Single(p => p.Path == "mechanisms.coercion").Distribution);
    }

    [Fact]
    public void An_override_reaches_into_an_era() =>
        Assert.Equal(.3, Value(Sample.Load("history.json", "timeline[1].policy.talks=.3"), "timeline[1].policy.talks"));

    [Fact]
    public void An_override_of_the_policy_ends_the_timeline() =>
        Assert.Equal("Phased engagement", Sample.Load("history.json", "policy=scenarios/policies/phased.json").Policy);

    [Theory]
    [InlineData("rounds=30")]
    [InlineData("title=Another")]
    [InlineData("policy.depth=.5")]
    [InlineData("policy={\"talks\": 0.9}")]
    public void An_override_leaves_the_scenario_its_name(string text) => Assert.Equal("phased", Sample.Load("phased.json", text).Name);

    [Fact]
    public void Texts_need_no_quotes()
    {
        var scenario = Sample.Load("phased.json", "title=1984", "sender.name=Sparta", "start=2023Q1", "thirdParties.japan=null",
            "illustrative=true");
        Assert.Equal(("1984", "Sparta", "2023Q1", true),
            (scenario.Title, scenario.SenderName, scenario.Start.ToString(), scenario.IsIllustrative));
        Assert.Equal(["China", "South Korea"], scenario.ThirdPartyNames);
    }

    [Theory]
    [InlineData("policy.depth=1.4",
        "--set policy.depth=1.4:1:14 policy.depth: 1.4 is above 1 (how much of the programme the whole deal ends; 1 is full "
            + "denuclearisation). Give a number from 0 to 1. See: sim describe policy.depth")]
    [InlineData("policy.dept=1", "--set policy.dept=1:1:1 policy.dept: there is no \"dept\" in policy. Did you mean 'depth'?")]
    [InlineData("polcy.depth=1", "--set polcy.depth=1:1:1 polcy: there is no \"polcy\" in a scenario. Did you mean 'policy'?")]
    [InlineData("spiral=1", "--set spiral=1:1:1 spiral: there is no \"spiral\" in a scenario. It stands at mechanisms.spiral.")]
    [InlineData("policy.depth", "--set policy.depth:1:1: there is no = in it. Write --set path=value, as --set policy.depth=0.5.")]
    [InlineData("=1", "--set =1:1:1: there is no path before the =. Write --set path=value, as --set policy.depth=0.5.")]
    [InlineData("policy..depth=1",
        "--set policy..depth=1:1:1: \"policy..depth\" is not a path. Write names with points between them, as policy.depth or "
            + "timeline[0].attention.")]
    [InlineData("policy.depth=high",
        "--set policy.depth=high:1:14 policy.depth: expected a number, got the text \"high\". Give a number from 0 to 1.")]
    [InlineData("policy.depth=NaN",
        "--set policy.depth=NaN:1:14 policy.depth: expected a number, got the text \"NaN\". Give a number from 0 to 1.")]
    [InlineData("policy.depth=", "--set policy.depth=:1:14 policy.depth: expected a number, got the text \"\". Give a number from 0 to 1.")]
    [InlineData("policy.depth={\"distribution\":uniform}",
        "--set policy.depth={\"distribution\":uniform}:1:30: \"uniform\" is neither a number nor a text. Put text in double quotes.")]
    [InlineData("policy.depth.low=1",
        "--set policy.depth.low=1:1:1 policy.depth.low: policy.depth has no parts that can be set by themselves. Give its whole value.")]
    [InlineData("thirdParties.chian.leverage=1",
        "--set thirdParties.chian.leverage=1:1:1 thirdParties.chian: there is no third party \"chian\". Did you mean 'china'?")]
    [InlineData("thirdParties.chian=null",
        "--set thirdParties.chian=null:1:20 thirdParties.chian: there is no such third party to take away. Did you mean 'china'?")]
    [InlineData("timeline[0].attention=1",
        "--set timeline[0].attention=1:1:1 timeline: this scenario has no timeline. It has a policy: see --set policy.…")]
    [InlineData("policy[0].depth=1", "--set policy[0].depth=1:1:1 policy: policy is not a list. Write it without [0].")]
    [InlineData("extends=base.json",
        "--set extends=base.json:1:1 extends: \"extends\" belongs to a file and cannot be set. Name another file, or write one that "
            + "extends it.")]
    [InlineData("policy=scenarios/policies/phasd.json",
        "--set policy=scenarios/policies/phasd.json:1:8 policy: there is no file scenarios/policies/phasd.json. Did you mean 'phased.json'?")]
    public void A_wrong_override_is_told_like_a_wrong_file(string text, string problem) =>
        Assert.Equal(problem, string.Join('\n', Sample.Read("phased.json", text).Problems));

    [Theory]
    [InlineData("policy.depth=1",
        "--set policy.depth=1:1:1 policy.depth: this scenario has a timeline, not a policy. Name an era: --set "
            + "timeline[0].policy.depth=VALUE.")]
    [InlineData("timeline[2].attention=1",
        "--set timeline[2].attention=1:1:1 timeline: the timeline has 2 eras, counted from 0. Write timeline[0] to timeline[1].")]
    [InlineData("timeline.attention=1",
        "--set timeline.attention=1:1:1 timeline: the timeline has 2 eras, counted from 0. Write timeline[0] to timeline[1].")]
    public void A_wrong_override_of_a_timeline_is_told(string text, string problem) =>
        Assert.Equal(problem, string.Join('\n', Sample.Read("history.json", text).Problems));

    [Fact]
    public void Problems_of_files_and_overrides_come_together() =>
        Assert.Equal(["scenarios/test.json", "--set policy.talks=2"],
            Sample.ReadText("{ \"extends\": \"phased.json\", \"rounds\": 0 }", "policy.talks=2").Problems.Select(p => p.Place.File));

    [Fact]
    public void With_changes_a_copy()
    {
        var scenario = Sample.Load("phased.json");
        var changed = scenario.With("policy.depth", .25).With("mechanisms.spiral", "{\"distribution\":\"uniform\",\"low\":0,\"high\":2}");
        Assert.Equal(.6, Value(scenario, "policy.depth"));
        Assert.Equal(.25, changed.Central().Eras[0].Policy.Depth);
        Assert.Equal("mechanisms.spiral", Assert.Single(changed.UncertainParameters).Path);
        Assert.Equal(
            Sample.Load("phased.json", "policy.depth=0.25", "mechanisms.spiral={\"distribution\":\"uniform\",\"low\":0,\"high\":2}"),
            changed);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void With_refuses_what_a_file_may_not_say(double depth) =>
        Assert.Throws<ScenarioException>(() => Sample.Load("phased.json").With("policy.depth", depth));
}
