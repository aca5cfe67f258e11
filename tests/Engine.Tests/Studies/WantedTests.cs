using NegotiationSim.Engine.History;
using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Studies.Optimisation;

namespace NegotiationSim.Engine.Tests.Studies;

/// <summary>Which way a quantity is better is said once, of every quantity.</summary>
public class WantedTests
{
    [Theory]
    [InlineData("collapse", true)]
    [InlineData("hardship", true)]
    [InlineData("failedRatification", true)]
    [InlineData("senderFailedRatification", true)]
    [InlineData("targetFailedRatification", true)]
    [InlineData("failedRatifications", true)]
    [InlineData("war", true)]
    [InlineData("capability", true)]
    [InlineData("firstAgreementRound", true)]
    [InlineData("relief", true)]
    [InlineData("openness", false)]
    [InlineData("agreementAtEnd", false)]
    [InlineData("senderPayoff", false)]
    [InlineData("targetPayoff", false)]
    public void Harm_and_cost_are_wanted_low_and_gain_high(string name, bool isLow)
    {
        Assert.Equal(isLow ? Wanted.Less : Wanted.More, Model.Coercion.Quantities.First(q => q.Name == name).Wanted);
        if (Objective.Names(Model.Coercion).Contains(name)) Assert.Equal(!isLow, Objective.Parse(name, Model.Coercion).IsMaximised);
    }

    [Fact]
    public void Every_metric_objective_and_outcome_of_a_branch_has_a_direction_and_all_go_by_it()
    {
        foreach (var model in Model.All)
            Assert.All([.. model.Metrics, .. model.Objectives], q => Assert.NotEqual(Wanted.Neither, q.Wanted));
        foreach (var outcome in BranchOutcome.All)
        {
            Assert.NotEqual(Wanted.Neither, outcome.Wanted);
            if (Model.Coercion.Quantities.FirstOrDefault(q => q.Name == outcome.Name) is { Wanted: not Wanted.Neither } same)
                Assert.Equal(same.Wanted, outcome.Wanted);
        }
    }
}
