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
    public void The_second_dispute_is_marked_illustrative_and_every_result_of_it_says_so()
    {
        var scenario = Load("us-iran.json");
        Assert.True(scenario.IsIllustrative);
        Assert.DoesNotContain("DPRK", scenario.ToJson());
        var run = Experiment.Run(scenario, new RunOptions { Replications = 10, Trajectories = false },
            cancellation: TestContext.Current.CancellationToken);
        Assert.Contains(Cautions.About(run),
            c => c.Id == "scenario" && c.ToString().Contains("illustrat", StringComparison.OrdinalIgnoreCase));
        Assert.All(Repository.Scenarios.Where(f => !f.Contains("iran", StringComparison.Ordinal)),
            f => Assert.False(Scenario.Load(Repository.PathOf(f)).IsIllustrative));
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
