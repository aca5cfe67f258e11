using NegotiationSim.Engine.Coercion.Bargaining.Negotiation;
using NegotiationSim.Engine.Coercion.Simulation;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Tests.House;

namespace NegotiationSim.Engine.Tests.Scenarios;

public class BargainingSectionTests
{
    private static readonly string Root = Path.GetDirectoryName(Path.GetDirectoryName(SourceFiles.Engine))!;

    [Fact]
    public void A_scenario_without_the_section_says_nothing_of_it()
    {
        var scenario = Sample.Load("phased.json");
        Assert.False(scenario.Central().Bargaining.IsOn);
        Assert.DoesNotContain("bargaining", scenario.ToJson(), StringComparison.Ordinal);
        Assert.DoesNotContain(scenario.Parameters, p => p.Path.StartsWith("bargaining", StringComparison.Ordinal));
    }

    [Fact]
    public void An_empty_section_is_bargaining_at_its_defaults_and_comes_back_from_its_own_text()
    {
        var scenario = Sample.Load("phased.json", "bargaining={}");
        var set = scenario.Central();
        Assert.True(set.Bargaining.IsOn);
        foreach (var parameter in Setting.BargainingParameters) Assert.Equal(parameter.Declaration.Default, parameter.Slot(ref set));
        Assert.Contains("\"protocol\": \"alternating\"", scenario.ToJson(), StringComparison.Ordinal);
        Assert.Equal(scenario, Scenario.Parse(scenario.ToJson()));
    }

    [Fact]
    public void Choices_are_read_by_name_by_number_and_with_their_grounds()
    {
        foreach (var protocol in Protocol.All)
            Assert.Equal(protocol.Name, Named(Sample.Load("phased.json", $"bargaining.protocol={protocol.Name}")));
        Assert.Equal("backChannel", Named(Sample.Load("phased.json", "bargaining.protocol=2")));
        Assert.Equal("mediator",
            Named(Sample.Load("phased.json", "bargaining.protocol={\"value\": \"mediator\", \"rationale\": \"Camp David\"}")));
        Assert.Equal("even",
            Sample.Load("phased.json", "bargaining={}")
                .With("bargaining.sender.offers", 0).Parameters.Single(p => p.Path == "bargaining.sender.offers").ValueText);
    }

    [Theory]
    [InlineData("bargaining.protocol=alternate", "Did you mean 'alternating'?")]
    [InlineData("bargaining.target.acceptance=never", "Choose one of next, constant, combined.")]
    [InlineData("bargaining.protocol=9", "Choose one of alternating, backChannel")]
    [InlineData("bargaining.sender.beta=0", "Give a number from 0.01 to 100")]
    [InlineData("bargaining.issues.freze.cost=1", "Did you mean 'freeze'?")]
    [InlineData("bargaining.issues.freeze.levels=1.5", "Give a whole number of steps from 0 to 100")]
    public void What_is_wrong_is_told_with_its_cure(string set, string cure)
    {
        var problem = Assert.Single(Sample.Read("phased.json", set).Problems);
        Assert.Contains(cure, problem.Cure, StringComparison.Ordinal);
        Assert.StartsWith("bargaining.", problem.Path, StringComparison.Ordinal);
    }

    [Fact]
    public void The_two_worlds_with_bargaining_are_those_without_but_for_it()
    {
        foreach (var (world, file) in ((string, string)[])[("", "phased.json"), ("hawk/", "phased.json")])
        {
            var without = Scenario.Load(Path.Combine(Root, "scenarios", world + file));
            var with = Scenario.Load(Path.Combine(Root, "scenarios", "bargaining", world.Replace('/', '-') + file));
            Assert.Equal(without.Parameters.Select(p => (p.Path, p.Central)),
                with.Parameters.Where(p => !p.Path.StartsWith("bargaining.", StringComparison.Ordinal)).Select(p => (p.Path, p.Central)));
        }
    }

    private static string Named(Scenario scenario) => scenario.Parameters.Single(p => p.Path == "bargaining.protocol").ValueText;
}
