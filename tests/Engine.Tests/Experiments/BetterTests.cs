using NegotiationSim.Engine.Experiments;
using NegotiationSim.Engine.Experiments.Optimisation;
using NegotiationSim.Engine.History;

namespace NegotiationSim.Engine.Tests.Experiments;

/// <summary>Which way a quantity is better is said once, of every quantity.</summary>
public class BetterTests
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
    public void Harm_and_cost_are_better_low_and_gain_high(string name, bool isLow) => Assert.Equal(isLow, Better.IsLow(name));

    [Fact]
    public void Every_metric_objective_and_outcome_of_a_branch_has_a_direction_and_all_go_by_it()
    {
        foreach (var (metric, _) in Metrics.All) Better.IsLow(metric.Name);
        foreach (var name in Objective.Names) Assert.Equal(!Better.IsLow(name), Objective.Parse(name).IsMaximised);
        foreach (var outcome in BranchOutcome.All) Assert.Equal(Better.IsLow(outcome.Name), outcome.IsBetterLow);
    }

    [Fact]
    public void A_quantity_of_which_nothing_is_declared_has_no_direction_by_default() => Assert.Throws<KeyNotFoundException>(() => Better.IsLow("luck"));
}
