using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Studies.Claims;

namespace NegotiationSim.Engine.Tests.Studies.Claims;

public class ConditionSearchTests
{
    private static readonly double[][] Worlds =
    [
        .. Enumerable.Range(0, 400)
            .Select(i => new[] { new Shocks(1, i).Uniform("a"), new Shocks(1, i).Uniform("b"), new Shocks(1, i).Uniform("c") }),
    ];

    [Fact]
    public void A_planted_cut_is_found()
    {
        var condition = ConditionSearch.Best(["a", "b", "c"], Worlds, [.. Worlds.Select(w => (bool?)(w[1] > .7))]);
        Assert.NotNull(condition);
        Assert.Equal("b", condition.Path);
        Assert.InRange(condition.Cut, .69, .71);
        Assert.Equal(0, condition.Below.Mean);
        Assert.Equal(1, condition.Above.Mean);
        Assert.Equal(400, condition.Below.N + condition.Above.N);
    }

    [Fact]
    public void A_claim_that_holds_everywhere_has_no_condition() =>
        Assert.Null(ConditionSearch.Best(["a", "b", "c"], Worlds, [.. Worlds.Select(_ => (bool?)true)]));

    [Fact]
    public void Neither_side_of_a_cut_is_smaller_than_a_tenth()
    {
        var condition = ConditionSearch.Best(["a", "b", "c"], Worlds, [.. Worlds.Select(w => (bool?)(w[0] > .99))]);
        if (condition is not null) Assert.InRange(condition.Below.N, 40, 360);
    }
}
