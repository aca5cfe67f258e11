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

    /// <summary>Fisher's tea: eight cups, four of them with milk first, and all four told (Fisher 1935): 1/70 in the one tail.</summary>
    [Fact]
    public void The_exact_p_value_is_that_of_the_lady_tasting_tea()
    {
        Assert.Equal(2 / 70.0, ConditionSearch.FisherPValue(4, 4, 4, 8), 1e-12);
        Assert.Equal(2 * 17 / 70.0, ConditionSearch.FisherPValue(3, 4, 4, 8), 1e-12);
        Assert.Equal(1, ConditionSearch.FisherPValue(2, 4, 4, 8), 1e-12);
    }

    /// <summary>The best of hundreds of cuts through numbers that nothing hangs on is none.</summary>
    [Fact]
    public void A_divide_that_chance_made_is_not_told()
    {
        var found = 0;
        for (ulong seed = 0; seed < 40; seed++)
        {
            var draw = new Shocks(seed, 0);
            double[][] worlds = [.. Enumerable.Range(0, 100).Select(w => Enumerable.Range(0, 50)
                .Select(p => draw.Uniform((Chance)(p % 20), 100 * (p / 20) + w)).ToArray())];
            bool?[] holds = [.. Enumerable.Range(0, 100).Select(w => (bool?)(draw.Uniform((Chance)1, 5000 + w) < .9))];
            if (ConditionSearch.Best([.. Enumerable.Range(0, 50).Select(p => $"p{p}")], worlds, holds) is not null) found++;
        }
        Assert.InRange(found, 0, 4); // at .05, however many were tried
    }
}
