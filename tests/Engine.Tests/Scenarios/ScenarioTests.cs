using NegotiationSim.Engine.Coercion.Simulation;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Distributions;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Tests.Docking;

namespace NegotiationSim.Engine.Tests.Scenarios;

public class ScenarioTests
{
    private static double Value(Scenario scenario, string path) => scenario.Parameters.Single(p => p.Path == path).Central;

    [Theory]
    [InlineData("phased.json", "phased")]
    [InlineData("policies/maximum-pressure.json", "maximum-pressure")]
    public void A_scenario_becomes_the_setting_that_its_numbers_say(string file, string policy)
    {
        var scenario =
            Sample.ReadText(
                $$"""{ "extends": "base.json", "policy": "{{(file.StartsWith('p') && !file.Contains('/') ? "policies/" + file : file)}}" }""").Scenario!;
        var expected = ReferenceWorlds.Essay(policy);
        var actual = scenario.Central();
        Assert.Equal(expected.Eras, actual.Eras);
        Assert.Equal(expected.Rounds, actual.Rounds);
        Assert.Equal(expected.Coalition.Count, actual.Coalition.Count);
        foreach (var parameter in Setting.Parameters) Assert.Equal(parameter.Slot(ref expected), parameter.Slot(ref actual));
        for (var i = 0; i < expected.Coalition.Count; i++)
        {
            foreach (var parameter in Engine.Coercion.World.ThirdParty.Parameters)
            {
                // Enforcement without leverage means nothing; a file leaves it at its default.
                if (parameter.Declaration.Path == "enforcement" && expected.Coalition.Members[i].Leverage == 0) continue;
                Assert.Equal(parameter.Slot(ref expected.Coalition.Members[i]), parameter.Slot(ref actual.Coalition.Members[i]));
            }
        }
    }

    [Fact]
    public void Everything_that_is_not_a_number_is_kept()
    {
        var scenario = Sample.Load("uncertain.json");
        Assert.Equal("uncertain", scenario.Name);
        Assert.Equal("Phased engagement, test world", scenario.Title);
        Assert.Equal("", scenario.Description);
        Assert.True(scenario.IsIllustrative);
        Assert.Equal(["nobody"], scenario.Sources);
        Assert.Equal(("United States", "DPRK"), (scenario.SenderName, scenario.TargetName));
        Assert.Equal(["China", "South Korea"], scenario.ThirdPartyNames);
        Assert.Equal("Phased engagement", scenario.Policy);
        Assert.Equal(120, scenario.Rounds);
        Assert.Equal(new Grounds("US Policy Goals", "called the primary objective", null),
            scenario.Grounds["sender.preferences.nonproliferation"]);
        Assert.Equal(new Grounds(null, "little is known", null), scenario.Grounds["target.trust"]);
    }

    [Fact]
    public void A_child_overrides_member_by_member_and_distributions_as_a_whole()
    {
        var scenario = Sample.ReadText("""
            { "extends": "uncertain.json", "mechanisms": { "spiral": { "distribution": "beta", "alpha": 2, "beta": 2 } },
              "sender": { "preferences": { "nonproliferation": 0.4, "credibility": 0.17 } } }
            """).Scenario!;
        Assert.Equal(new BetaDistribution(2, 2), scenario.UncertainParameters.Single(p => p.Path == "mechanisms.spiral").Distribution);
        Assert.Equal(.4, Value(scenario, "sender.preferences.nonproliferation"));
        Assert.DoesNotContain("sender.preferences.nonproliferation", scenario.Grounds.Keys);
        Assert.Equal(.25, Value(scenario, "sender.preferences.regionalSecurity"));
        Assert.Equal(10, Value(scenario, "world.ratification.precision"));
        Assert.Equal("test", scenario.Name);
    }

    [Fact]
    public void A_policy_can_be_a_file_a_chain_of_files_or_a_file_with_levers_changed()
    {
        var scenario =
            Sample.ReadText(
                """{ "extends": "base.json", "policy": { "extends": "policies/pressure-with-talks.json", "depth": 0.9 } }""").Scenario!;
        Assert.Equal("Pressure with talks", scenario.Policy);
        Assert.Equal((.9, .6, .9), (Value(scenario, "policy.pressure"), Value(scenario, "policy.talks"), Value(scenario, "policy.depth")));
    }

    [Fact]
    public void A_policy_and_a_timeline_replace_each_other()
    {
        var withPolicy = Sample.ReadText("""{ "extends": "history.json", "policy": "policies/phased.json" }""").Scenario!;
        Assert.Equal("Phased engagement", withPolicy.Policy);
        var withTimeline =
            Sample.ReadText(
                """{ "extends": "phased.json", "timeline": [ { "name": "All", "from": 1, "policy": "policies/phased.json" } ] }""").Scenario!;
        Assert.Equal("All", withTimeline.Policy);
    }

    [Fact]
    public void Eras_follow_each_other_and_know_their_quarters()
    {
        var scenario = Sample.Load("history.json");
        Assert.Equal("Clinton → Maximum pressure", scenario.Policy);
        Assert.Equal(
            [new ScenarioEra("Clinton", 1, 32, "Phased engagement", .8),
                new ScenarioEra("Maximum pressure", 33, 64, "Maximum pressure", .3)],
            scenario.Eras.Select(e => e with { Attention = Math.Round(e.Attention, 12) }));
        Assert.Equal(("1993Q1", "2008Q4", "1992Q4"), (scenario.Label(1), scenario.Label(64), scenario.Label(0)));
        Assert.Equal("5", Sample.Load("phased.json").Label(5));
        var setting = scenario.Central();
        Assert.Equal((0, 32, .2), (setting.Eras[0].FirstRound, setting.Eras[1].FirstRound, setting.Eras[1].Policy.Talks));
    }

    [Fact]
    public void Uncertain_numbers_are_drawn_by_their_paths_and_paired_between_scenarios()
    {
        var scenario = Sample.Load("uncertain.json");
        Assert.Equal(
            ["policy.depth", "policy.phases", "target.trust", "thirdParties.china.enforcement", "mechanisms.spiral", "mechanisms.coercion"],
            scenario.UncertainParameters.Select(p => p.Path));
        var other = scenario.With("policy.depth", .5);
        var (setting, otherSetting) = (scenario.Central(), other.Central());
        for (var i = 0; i < 50; i++)
        {
            var shocks = new Shocks(7, i);
            scenario.Draw(shocks, ref setting);
            other.Draw(shocks, ref otherSetting);
            foreach (var parameter in scenario.UncertainParameters)
                Assert.Equal(parameter.Distribution.Quantile(shocks.Uniform(parameter.Path)),
                    ((Slot<Setting>)scenario.Parameters[parameter.Index].Slot)(ref setting));
            Assert.True(setting.Eras[0].Policy.Phases is 1 or 2 or 4);
            Assert.Equal(setting.Mechanisms.Spiral, otherSetting.Mechanisms.Spiral);
            Assert.Equal(.5, otherSetting.Eras[0].Policy.Depth);
        }
    }

    [Theory]
    [InlineData("uncertain.json")]
    [InlineData("posterior.json")] // drawn jointly
    public void Drawing_allocates_nothing(string file)
    {
        var scenario = Sample.Load(file);
        var setting = scenario.Central();
        var shocks = new Shocks(1, 1);
        Assert.Equal(0, Allocation.Of(() => scenario.Draw(shocks, ref setting)));
    }

    [Fact]
    public void Central_values_are_means_and_whole_where_they_must_be()
    {
        var setting = Sample.Load("uncertain.json").Central();
        Assert.Equal((.2 + .5 + 1) / 3, setting.Eras[0].Policy.Depth, 1e-15);
        Assert.Equal(2, setting.Eras[0].Policy.Phases); // the mean of 1, 1, 2 and 4
        Assert.Equal(1, setting.Mechanisms.Spiral);
    }

    [Fact]
    public void Settings_share_nothing()
    {
        var scenario = Sample.Load("phased.json");
        var setting = scenario.Central();
        setting.Eras[0].Policy.Depth = 0;
        Assert.Equal(.6, scenario.Central().Eras[0].Policy.Depth);
        Assert.Equal(.6, scenario.Central().Eras[0].Policy.Depth);
    }

    [Fact]
    public void Weights_that_do_not_add_up_to_one_are_remarked()
    {
        Assert.Empty(Sample.Load("phased.json").Remarks);
        Assert.Equal(["The weights of target.preferences add up to 1.15, not to 1"],
            Sample.Load("phased.json", "target.preferences.economy=0.4").Remarks);
    }

    [Fact]
    public void Numbers_from_a_base_about_another_pair_are_listed_by_path_and_file()
    {
        const string Mine =
            """{ "extends": "phased.json", "sender": { "name": "A", "trust": 0.3 }, "target": { "name": "B" }, "mechanisms": { "spiral": 0.5 } }""";
        var inherited = Assert.Single(Sample.ReadText(Mine).Scenario!.Inherited);
        Assert.Equal(("scenarios/base.json", new ActorPair("United States", "DPRK")), (inherited.File, inherited.Pair));
        Assert.Equal([
            "sender.preferences.nonproliferation", "sender.preferences.regionalSecurity", "sender.preferences.credibility",
            "sender.preferences.humanRights", "sender.preferences.domesticCost",
            "sender.administrations.term", "thirdParties.china.leverage", "thirdParties.china.enforcement",
            "thirdParties.china.fearOfCollapse",
            "thirdParties.south-korea.regionalWeight", "thirdParties.japan.regionalWeight", "mechanisms.denial",
        ], inherited.Paths);
        Assert.Empty(Sample.Load("phased.json").Inherited);
        Assert.Empty(Sample.ReadText("""{ "extends": "phased.json", "target": { "name": " dprk" } }""").Scenario!.Inherited);
        Assert.NotEmpty(Sample.Load("phased.json", "target.name=B").Inherited);
        Assert.Empty(Scenario.Parse(Sample.ReadText(Mine).Scenario!.ToJson()).Inherited);
    }

    [Fact]
    public void Numbers_that_no_file_gives_are_listed()
    {
        var scenario = Sample.Load("phased.json");
        Assert.Contains("world.tension.persistence", scenario.Defaults);
        Assert.DoesNotContain("mechanisms.spiral", scenario.Defaults);
        Assert.DoesNotContain("world.tension.persistence", Sample.Load("phased.json", "world.tension.persistence=0.5").Defaults);
        Assert.Empty(Scenario.Parse(scenario.ToJson()).Defaults);
    }

    [Fact]
    public void Defaults_are_spelled_out_and_files_laid_in()
    {
        var json = Sample.Load("history.json").ToJson();
        Assert.DoesNotContain("extends", json, StringComparison.Ordinal);
        Assert.DoesNotContain("$schema", json, StringComparison.Ordinal);
        Assert.DoesNotContain("\r", json, StringComparison.Ordinal);
        Assert.Contains("\"negativityBias\": 2", json, StringComparison.Ordinal);
        Assert.Contains("\"section\": \"US Policy Goals\"", json, StringComparison.Ordinal);
        Assert.Equal(Setting.Parameters.Count + 3 * Engine.Coercion.World.ThirdParty.Parameters.Count
            + 2 * (Engine.Coercion.Policies.Policy.Parameters.Count + 1),
            Sample.Load("history.json").Parameters.Count);
    }

    [Fact]
    public void A_byte_order_mark_and_carriage_returns_are_accepted()
    {
        var reading = Sample.ReadText("\uFEFF{\r\n  \"extends\": \"phased.json\",\r\n  \"rounds\": 0\r\n}");
        Assert.Equal(new Place("scenarios/test.json", 3, 13), Assert.Single(reading.Problems).Place);
    }

    [Fact]
    public void What_a_terminal_would_obey_is_shown_as_dots()
    {
        var reading = Sample.ReadText("{ \"extends\": \"\\u001b[2J\\u202e\\n.json\" }");
        Assert.StartsWith("scenarios/test.json:1:14 extends: there is no file scenarios/·[2J··.json. ",
            Assert.Single(reading.Problems).ToString());
    }

    [Fact]
    public void Columns_count_characters()
    {
        var reading = Sample.ReadText("{ \"extends\": \"phased.json\", \"title\": \"Corée 한국\", \"rounds\": 0 }");
        Assert.Equal("{ \"extends\": \"phased.json\", \"title\": \"Corée 한국\", \"rounds\": ".Length + 1,
            Assert.Single(reading.Problems).Place.Column);
    }

    [Fact]
    public void Files_on_disk_are_read_and_missing_ones_told()
    {
        var folder = Path.Combine(Sample.Folder, "Samples");
        Assert.Equal("phased", Scenario.Load(Path.Combine(folder, "phased.json")).Name);
        Assert.Equal(Sample.Load("uncertain.json"), Scenario.Load(Path.Combine(folder, "uncertain.json")));
        var missing = Assert.Throws<ScenarioException>(() => Scenario.Load(Path.Combine(folder, "phasd.json")));
        Assert.EndsWith("phasd.json: there is no such file. Did you mean 'phased.json'?", missing.Message, StringComparison.Ordinal);
        Assert.EndsWith("this is a folder. Name a file in it.", Assert.Throws<ScenarioException>(() => Scenario.Load(folder)).Message,
            StringComparison.Ordinal);
        Assert.Single(ScenarioReader.Read("", []).Problems);
        Assert.Single(ScenarioReader.Read("a\0b", []).Problems);
    }
}
