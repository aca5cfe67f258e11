using CsCheck;
using NegotiationSim.Engine.Games.Theory;

namespace NegotiationSim.Engine.Tests.Games.Theory;

/// <summary>The four solutions on sets whose solutions can be found with pencil and paper.</summary>
public class BargainingProblemTests
{
    private static readonly UtilityPair[] Dollar = [new(0, 0), new(1, 0), new(0, 1)];

    private static void Is(double first, double second, BargainingSolution solution, double tolerance = 1e-9)
    {
        Assert.Equal(first, solution.Utilities.First, tolerance);
        Assert.Equal(second, solution.Utilities.Second, tolerance);
    }

    [Fact]
    public void A_dollar_is_split_so_that_both_gain_alike_over_disagreement()
    {
        var problem = BargainingProblem.OfHull(Dollar, new(.2, .1));
        foreach (var solution in new[] { problem.Nash, problem.KalaiSmorodinsky, problem.Egalitarian, problem.Utilitarian })
            Is(.55, .45, solution);
        Assert.Equal(new UtilityPair(.9, .8), new UtilityPair(Math.Round(problem.Ideal.First, 12), Math.Round(problem.Ideal.Second, 12)));
    }

    [Fact]
    public void A_ceiling_on_one_side_moves_Kalai_and_Smorodinsky_but_not_Nash()
    {
        var problem = BargainingProblem.OfHull([new(0, 0), new(1, 0), new(.5, .5), new(0, .5)], default);
        Is(.5, .5, problem.Nash);
        Is(2.0 / 3, 1.0 / 3, problem.KalaiSmorodinsky);
        Is(.5, .5, problem.Egalitarian);
        Assert.Equal(2, problem.Nash.Index);
        Assert.Equal(-1, problem.KalaiSmorodinsky.Index);
        Assert.Equal([new UtilityPair(.5, .5), new UtilityPair(1, 0)], problem.Frontier);
    }

    [Fact]
    public void A_risk_averse_side_gets_a_third_of_the_good_by_Nash()
    {
        var problem = BargainingProblem.OfCurve(x => new(Math.Sqrt(x), 1 - x), 0, 1, default);
        Assert.Equal(1.0 / 3, problem.Nash.Parameter, 1e-7);
        Is((Math.Sqrt(5) - 1) / 2, (Math.Sqrt(5) - 1) / 2, problem.KalaiSmorodinsky);
        Is((Math.Sqrt(5) - 1) / 2, (Math.Sqrt(5) - 1) / 2, problem.Egalitarian);
        Assert.Equal(.25, problem.Utilitarian.Parameter, 1e-7);
    }

    [Fact]
    public void On_a_curve_disagreement_cuts_off_what_a_side_would_refuse()
    {
        var problem = BargainingProblem.OfCurve(x => new(x, 1 - x), 0, 1, new(.2, .1));
        foreach (var solution in new[] { problem.Nash, problem.KalaiSmorodinsky, problem.Egalitarian }) Is(.55, .45, solution, 1e-7);
        Assert.False(BargainingProblem.OfCurve(x => new(x, 1 - x), 0, 1, new(.6, .6)).HasAgreement);
    }

    [Fact]
    public void Over_single_packages_each_concept_picks_its_own()
    {
        UtilityPair[] packages = [new(0, 10), new(2, 8.5), new(4, 6), new(5, 4.5), new(12, 1), new(3, 3)];
        var problem = BargainingProblem.OfPoints(packages, default);
        Assert.Equal(2, problem.Nash.Index); // 24 against 17, 22.5 and 12
        Assert.Equal(3, problem.Egalitarian.Index); // 4.5 against 4
        Assert.Equal(4, problem.Utilitarian.Index); // 13
        Assert.Equal(3, problem.KalaiSmorodinsky.Index); // 5/12 against 4/12
        Assert.Equal(5, problem.Frontier.Count);
        Assert.Equal(new UtilityPair(12, 10), problem.Ideal);
    }

    [Fact]
    public void Without_an_agreement_that_both_would_take_every_solution_is_disagreement()
    {
        foreach (var problem in new[] { BargainingProblem.OfPoints(Dollar, new(.8, .8)), BargainingProblem.OfHull(Dollar, new(.8, .8)),
            BargainingProblem.OfPoints([], default) })
        {
            Assert.False(problem.HasAgreement);
            Assert.Equal(new BargainingSolution(problem.Disagreement), problem.Nash);
            Assert.Equal(problem.Disagreement, problem.KalaiSmorodinsky.Utilities);
        }
    }

    [Fact]
    public void A_side_that_cannot_gain_leaves_the_other_the_best_there_is()
    {
        var problem = BargainingProblem.OfPoints([new(0, 1), new(0, 3), new(0, 2)], default);
        foreach (var solution in new[] { problem.Nash, problem.KalaiSmorodinsky, problem.Egalitarian, problem.Utilitarian })
            Assert.Equal(1, solution.Index);
    }

    private static readonly Gen<UtilityPair[]> Points =
        Gen.Select(Gen.Double[0, 10], Gen.Double[0, 10], (a, b) => new UtilityPair(a, b)).Array[1, 12];

    [Fact]
    public void Solutions_of_any_points_are_efficient_and_acceptable() => Points.ForAll(points =>
    {
        var problem = BargainingProblem.OfPoints(points, new(2, 3));
        foreach (var solution in new[] { problem.Nash, problem.KalaiSmorodinsky, problem.Egalitarian, problem.Utilitarian })
        {
            Assert.True(solution.Utilities.IsAtLeast(problem.Disagreement));
            if (problem.HasAgreement) Assert.DoesNotContain(points, p => p.Dominates(solution.Utilities));
        }
        Assert.Equal(points.Any(p => p.IsAtLeast(problem.Disagreement)), problem.HasAgreement);
    });

    /// <summary>Invariance to scale (Nash 1950; Kalai and Smorodinsky 1975) and, for Nash, independence of irrelevant
    /// alternatives.</summary>
    [Fact]
    public void Nash_and_Kalai_Smorodinsky_do_not_hang_on_the_scale_of_a_utility() => Points.ForAll(points =>
    {
        static UtilityPair Scaled(UtilityPair u) => new(3 * u.First - 5, .5 * u.Second + 1);
        var (problem, scaled) =
            (BargainingProblem.OfHull(points, new(2, 3)), BargainingProblem.OfHull([.. points.Select(Scaled)], Scaled(new(2, 3))));
        Is(Scaled(problem.Nash.Utilities).First, Scaled(problem.Nash.Utilities).Second, scaled.Nash, 1e-6);
        Is(Scaled(problem.KalaiSmorodinsky.Utilities).First, Scaled(problem.KalaiSmorodinsky.Utilities).Second, scaled.KalaiSmorodinsky,
            1e-6);
        if (!problem.HasAgreement) return;
        Is(problem.Nash.Utilities.First, problem.Nash.Utilities.Second, BargainingProblem.OfHull([problem.Nash.Utilities], new(2, 3)).Nash);
    });

    [Fact]
    public void No_lottery_has_a_greater_Nash_product_than_the_solution() =>
        Gen.Select(Points, Gen.Double.Unit.Array[12], (points, weights) => (points, weights)).ForAll(c =>
    {
        var problem = BargainingProblem.OfHull(c.points, new(2, 3));
        var sum = c.weights.Take(c.points.Length).Sum();
        if (!problem.HasAgreement || sum == 0) return;
        var lottery = new UtilityPair(c.points.Select((p, i) => p.First * c.weights[i] / sum).Sum(),
            c.points.Select((p, i) => p.Second * c.weights[i] / sum).Sum());
        if (lottery.IsAtLeast(problem.Disagreement)) Properties.AtMost(Product(lottery), Product(problem.Nash.Utilities));
    });

    [Fact]
    public void What_is_no_utility_and_no_curve_is_refused()
    {
        Assert.Throws<ArgumentException>(() => BargainingProblem.OfPoints([new(double.NaN, 1)], default));
        Assert.Throws<ArgumentException>(() => BargainingProblem.OfCurve(x => new(x, x), 0, 1, default));
        Assert.Throws<ArgumentException>(() => BargainingProblem.OfCurve(x => new(x, -x), 1, 1, default));
    }

    private static double Product(UtilityPair u) => (u.First - 2) * (u.Second - 3);
}
