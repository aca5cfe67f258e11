using NegotiationSim.Engine.Coercion.Policies;
using NegotiationSim.Engine.Coercion.Simulation;
using NegotiationSim.Engine.Coercion.World;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Engine.Tests.Docking;

namespace NegotiationSim.Runner.Tests.Scenarios;

public sealed class ShippedScenariosTests
{
    public static TheoryData<string> Files() => [.. Repository.Scenarios];

    public static TheoryData<string> Bases() => [.. Repository.JsonFiles("scenarios/base")];

    public static TheoryData<string> Policies() => [.. Repository.JsonFiles("scenarios/policies")];

    public static TheoryData<string> Names() => [.. ReferenceWorlds.Policies.Keys];

    private static Scenario Load(string file) => Scenario.Load(Repository.PathOf("scenarios", file));

    [Theory]
    [MemberData(nameof(Files))]
    public void A_scenario_reads_without_problems_says_what_it_shows_and_names_the_schema(string file)
    {
        var reading = ScenarioReader.Read(Repository.PathOf(file), []);
        Assert.Empty(reading.Problems);
        var scenario = reading.Scenario!;
        Assert.Equal(scenario.IsIllustrative ? 1 : 0, scenario.Remarks.Count);
        Assert.NotEmpty(scenario.Description);
        Assert.NotEmpty(scenario.Sources);
        Assert.NotEqual(scenario.Name, scenario.Title);
        NamesItsSchema(file, scenario.Model == "crisis" ? "crisis.schema.json" : "scenario.schema.json");
        Assert.Equal(scenario, Scenario.Parse(scenario.ToJson()));
    }

    [Theory]
    [MemberData(nameof(Bases))]
    public void A_base_lacks_a_policy_and_nothing_else(string file)
    {
        var problem = Assert.Single(ScenarioReader.Read(Repository.PathOf(file), []).Problems);
        Assert.Equal("policy", problem.Path);
        Assert.Contains("the scenario gives no policy", problem.What);
        NamesItsSchema(file, "scenario.schema.json");
    }

    [Theory]
    [MemberData(nameof(Policies))]
    public void A_policy_file_makes_a_base_into_a_scenario(string file)
    {
        Assert.Empty(ScenarioReader.Read(Repository.PathOf("scenarios", "phased.json"), [$"policy={Repository.PathOf(file)}"]).Problems);
        NamesItsSchema(file, "policy.schema.json");
    }

    [Fact]
    public void Names_of_scenarios_are_unique() =>
        Assert.Equal([],
            Repository.Scenarios.Select(f => Scenario.Load(Repository.PathOf(f)).Name).GroupBy(n => n).Where(g => g.Count() > 1)
                .Select(g => g.Key));

    [Fact]
    public void Phased_and_maximum_pressure_differ_in_their_policy_alone()
    {
        foreach (var world in new[] { "", "hawk", "deep-uncertainty", "two-level" })
        {
            var (phased, pressure) = (Load(Path.Combine(world, "phased.json")), Load(Path.Combine(world, "maximum-pressure.json")));
            var differing = phased.Parameters.Zip(pressure.Parameters).Where(p => p.First.ValueText != p.Second.ValueText)
                .Select(p => p.First.Path).ToArray();
            Assert.NotEmpty(differing);
            Assert.All(differing, path => Assert.StartsWith("policy.", path, StringComparison.Ordinal));
            Assert.Equal((phased.Rounds, phased.SenderName, phased.TargetName),
                (pressure.Rounds, pressure.SenderName, pressure.TargetName));
            Assert.Equal(phased.ThirdPartyNames, pressure.ThirdPartyNames);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_essays_world_has_the_numbers_of_the_reference_table(string policy) =>
        AssertSame(ReferenceWorlds.Essay(policy), Load(policy + ".json").Central());

    [Theory]
    [MemberData(nameof(Names))]
    public void The_hawks_world_has_the_numbers_of_the_reference_table(string policy) =>
        AssertSame(ReferenceWorlds.Hawk(policy), Load($"hawk/{policy}.json").Central());

    [Theory]
    [MemberData(nameof(Names))]
    public void Deep_uncertainty_keeps_the_six_policies_in_name_and_draws_its_numbers(string policy)
    {
        var scenario = Load($"deep-uncertainty/{policy}.json");
        Assert.True(scenario.IsUncertain);
        Assert.Equal(Load(policy + ".json").Policy, scenario.Policy);
        Assert.All(scenario.UncertainParameters,
            u => Assert.True(u.Parameter.Low <= u.Distribution.Quantile(0) && u.Distribution.Quantile(1) <= u.Parameter.High, u.Path));
    }

    [Fact]
    public void Every_preference_of_both_sides_names_the_section_it_was_drawn_from_and_a_rationale()
    {
        var scenario = Load("phased.json");
        var preferences = scenario.Parameters.Where(p => p.Path.Contains(".preferences.", StringComparison.Ordinal)).ToArray();
        Assert.Equal(10, preferences.Length);
        Assert.All(preferences, p => Assert.True(p.Grounds is { Section.Length: > 0, Rationale.Length: > 0 }, p.Path));
    }

    [Fact]
    public void Every_result_of_an_illustrative_scenario_says_so_and_no_shipped_one_is_illustrative()
    {
        var scenario = ScenarioReader.Read(Repository.PathOf("scenarios", "phased.json"), ["illustrative=true"]).Scenario!;
        Assert.True(scenario.IsIllustrative);
        Assert.Single(scenario.Remarks);
        var run = Experiment.Run(scenario, new RunOptions { Replications = 10, Trajectories = false },
            cancellation: TestContext.Current.CancellationToken);
        Assert.Contains(Cautions.About(run),
            c => c.Id == "scenario" && c.ToString().Contains("illustrat", StringComparison.OrdinalIgnoreCase));
        Assert.All(Repository.Scenarios, f => Assert.False(Scenario.Load(Repository.PathOf(f)).IsIllustrative));
    }

    [Theory]
    [InlineData("us-iran.json")]
    [InlineData("historic/us-iran-1990-2017.json")]
    public void The_second_dispute_names_its_own_pair_and_parties_and_takes_mechanisms_alone_from_the_first(string file)
    {
        var scenario = Load(file);
        Assert.Equal(("United States", "Iran"), (scenario.SenderName, scenario.TargetName));
        Assert.DoesNotContain("South Korea", scenario.ThirdPartyNames);
        var taken = scenario.Inherited.SelectMany(i => i.Paths).ToArray();
        Assert.Contains("mechanisms.spiral", taken);
        Assert.DoesNotContain(taken, p => p.Contains(".preferences.", StringComparison.Ordinal)
            || p.StartsWith("thirdParties.", StringComparison.Ordinal) || p.StartsWith("world.initial.", StringComparison.Ordinal));
    }

    [Fact]
    public void The_priors_of_both_disputes_draw_the_same_numbers_but_nuclear_tests_and_the_same_strengths()
    {
        var (first, second) = (Load("historic/us-dprk-1990-2017-prior.json"), Load("historic/us-iran-1990-2017-prior.json"));
        Assert.Equal(
            first.UncertainParameters.Select(u => u.Path).Where(p => p != "world.programme.nuclearRate").Order(StringComparer.Ordinal),
            second.UncertainParameters.Select(u => u.Path).Order(StringComparer.Ordinal));
        string[] shared = ["world.threat.rhetoric", "world.news.rhetoric", "world.talks.reluctant"];
        Assert.All(second.UncertainParameters
            .Where(u => u.Path.StartsWith("mechanisms.", StringComparison.Ordinal) || shared.Contains(u.Path)),
            u => Assert.Equal(first.UncertainParameters.Single(f => f.Path == u.Path).Distribution, u.Distribution));
    }

    /// <summary>The schema that a file names is there: relative to the file, in scenarios/.</summary>
    private static void NamesItsSchema(string file, string schema)
    {
        var path = Repository.PathOf(file);
        var name = System.Text.RegularExpressions.Regex.Match(File.ReadAllText(path), @"""\$schema"": ""([^""]+)""").Groups[1].Value;
        Assert.Equal(Repository.PathOf("scenarios", schema), Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, name)));
    }

    private static void AssertSame(Setting expected, Setting actual)
    {
        var differences = Setting.Parameters.Select(p => (p.Declaration.Path, Table: p.Slot(ref expected), File: p.Slot(ref actual)))
            .ToList();
        Assert.Equal(expected.Coalition.Count, actual.Coalition.Count);
        for (var j = 0; j < expected.Coalition.Count; j++)
        {
            // What a party enforces of pressure that does not pass through its hands plays no part.
            foreach (var p in ThirdParty.Parameters.Where(
                p => p.Declaration.Path != "enforcement" || actual.Coalition.Members[j].Leverage > 0))
                    differences.Add(($"third party {j} {p.Declaration.Path}", p.Slot(ref expected.Coalition.Members[j]),
                        p.Slot(ref actual.Coalition.Members[j])));
        }
        Assert.Equal((1, 1), (expected.Eras.Length, actual.Eras.Length));
        foreach (var p in Policy.Parameters)
            differences.Add(("policy." + p.Declaration.Path, p.Slot(ref expected.Eras[0].Policy), p.Slot(ref actual.Eras[0].Policy)));
        Assert.Equal([], differences.Where(d => d.Table != d.File));
        Assert.Equal((expected.Rounds, expected.Eras[0].Attention), (actual.Rounds, actual.Eras[0].Attention));
    }
}
