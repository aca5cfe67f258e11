using CsCheck;
using NegotiationSim.Engine.Games;
using NegotiationSim.Engine.Games.Equilibria;

namespace NegotiationSim.Engine.Tests.Games.Equilibria;

public class LogitBranchTests
{
    [Theory]
    [InlineData(.5, .338648)]
    [InlineData(1, .226751)]
    [InlineData(2, .099788)]
    [InlineData(5, .006481)]
    public void The_Prisoners_Dilemma_has_its_known_logit_equilibria(double lambda, double cooperation)
    {
        var at = LogitBranch.Of(Sample.Dilemma, 5).At(lambda);
        Assert.Equal(cooperation, at.Profile.Row[0], 6);
        Assert.Equal(cooperation, at.Profile.Column[0], 6);
    }

    /// <summary>The row player's chance p in asymmetric matching pennies is the fixed point of the two answers composed; found here by
    /// bisection.</summary>
    [Fact]
    public void Asymmetric_pennies_agree_with_bisection()
    {
        var game = Sample.Of(new double[,] { { 9, 0 }, { 0, 1 } }, new double[,] { { 0, 1 }, { 1, 0 } });
        foreach (var lambda in new[] { .1, .5, 1, 3 })
        {
            double Answer(double p) => 1 / (1 + Math.Exp(-lambda * (10 / (1 + Math.Exp(-lambda * (1 - 2 * p))) - 1)));
            var (low, high) = (0.0, 1.0);
            for (var i = 0; i < 100; i++)
            {
                var middle = (low + high) / 2;
                if (Answer(middle) > middle) low = middle;
                else high = middle;
            }
            Assert.Equal(low, LogitBranch.Of(game, 3).At(lambda).Profile.Row[0], 1e-9);
        }
    }

    /// <summary>McKelvey and Palfrey 1995; a logit player forgoes at most ln(actions)/λ.</summary>
    [Fact]
    public void The_branch_begins_at_chance_and_nears_an_equilibrium() => Sample.Generic.ForAll(game =>
    {
        const double end = 1e4;
        var branch = LogitBranch.Of(game, end);
        Assert.All(branch.Points[0].Profile.Row, p => Assert.Equal(1.0 / game.Rows, p, 1e-12));
        Assert.All(branch.Points[0].Profile.Column, p => Assert.Equal(1.0 / game.Columns, p, 1e-12));
        foreach (var point in branch.Points.Where(p => p.Lambda > 0))
            Assert.InRange(point.Profile.Regret(game), -1e-9, Math.Log(4) / point.Lambda + 1e-9);
        var last = branch.At(end).Profile;
        Assert.True(NashEquilibria.Extreme(game).Min(e => e.DistanceTo(last)) < .02);
    }, cases: 40);

    [Fact]
    public void Every_point_answers_itself_logistically() => Gen.Select(Sample.Generic, Gen.Double[.01, 8]).ForAll(c =>
    {
        var (game, lambda) = c;
        var (_, (row, column)) = LogitBranch.Of(game, 8).At(lambda);
        double[] Answer(double[] u) => [.. u.Select(x => Math.Exp(lambda * (x - u.Max())) / u.Sum(y => Math.Exp(lambda * (y - u.Max()))))];
        Assert.All(Answer(game.RowExpectations(column)).Zip(row), p => Assert.Equal(p.First, p.Second, 1e-8));
        Assert.All(Answer(game.ColumnExpectations(row)).Zip(column), p => Assert.Equal(p.First, p.Second, 1e-8));
    }, cases: 40);

    [Fact]
    public void Like_players_of_a_symmetric_game_act_alike()
    {
        var branch = LogitBranch.Of(Sample.Chicken, 100);
        Assert.All(branch.Points, p => Assert.Equal(p.Profile.Row[0], p.Profile.Column[0], 1e-6));
        Assert.Equal(.5, branch.At(100).Profile.Row[0], .01);
        Assert.True(LogitBranch.Of(Sample.StagHunt, 50).At(50).Profile.Row[0] is > .4 and < .6 or > .99 or < .01);
    }

    [Fact]
    public void A_lambda_that_was_not_traced_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => LogitBranch.Of(Sample.Dilemma, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => LogitBranch.Of(Sample.Dilemma, 5).At(6));
    }
}
