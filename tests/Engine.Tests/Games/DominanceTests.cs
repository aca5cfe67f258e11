using CsCheck;
using NegotiationSim.Engine.Games;
using NegotiationSim.Engine.Games.Equilibria;

namespace NegotiationSim.Engine.Tests.Games;

public class DominanceTests
{
    [Fact]
    public void Defection_dominates_in_the_dilemma_and_leaves_one_outcome()
    {
        Assert.Equal([0], Dominance.StrictlyDominated(Sample.Dilemma));
        Assert.Equal(1, Dominance.StrictlyDominant(Sample.Dilemma));
        var (rows, columns) = Dominance.Undominated(Sample.Dilemma);
        Assert.Equal([1], rows);
        Assert.Equal([1], columns);
        Assert.Equal(-1, Dominance.StrictlyDominant(Sample.Chicken));
        Assert.Equal([(0, 0), (0, 1), (1, 0)], Sample.Dilemma.EfficientOutcomes());
    }

    /// <summary>The middle row is never best, yet no single row beats it: half of each outer row does.</summary>
    [Fact]
    public void A_mixture_can_dominate_what_no_action_does()
    {
        var game = Sample.Of(new double[,] { { 4, 0 }, { 1, 1 }, { 0, 4 } }, new double[3, 2]);
        Assert.Equal([1], Dominance.StrictlyDominated(game));
        Assert.Empty(Dominance.WeaklyDominated(game));
    }

    [Fact]
    public void What_is_dominated_is_played_in_no_equilibrium_and_what_is_left_holds_all() => Sample.Generic.ForAll(game =>
    {
        var (rows, columns) = Dominance.Undominated(game);
        foreach (var e in NashEquilibria.Extreme(game))
        {
            Assert.All(Enumerable.Range(0, game.Rows).Where(i => e.Row[i] > 1e-9), i => Assert.Contains(i, rows));
            Assert.All(Enumerable.Range(0, game.Columns).Where(j => e.Column[j] > 1e-9), j => Assert.Contains(j, columns));
        }
    }, cases: 100);

    /// <summary>By equalising: (ad − bc) / (a + d − b − c) = .5, the first row half of the time.</summary>
    [Fact]
    public void A_security_level_is_the_value_of_the_zero_sum_game()
    {
        var game = Sample.Of(new double[,] { { 3, -1 }, { -2, 2 } }, new double[2, 2]);
        var level = SecurityLevel.OfRow(game);
        Assert.Equal((0, -1.0), (level.Action, level.Pure));
        Assert.Equal(.5, level.Mixed, 1e-12); // (3·2 − (−1)(−2)) / (3 + 2 + 1 + 2)
        Assert.Equal(.5, level.Strategy[0], 1e-12);
    }

    [Fact]
    public void Payoffs_that_cancel_out_leave_0_and_no_rounding()
    {
        foreach (var game in (MatrixGame[])[
            Sample.Of(new double[,] { { 1, -1 }, { -1, 1 } }, new double[,] { { -1, 1 }, { 1, -1 } }),
            Sample.Of(new double[,] { { 0, -1, 1 }, { 1, 0, -1 }, { -1, 1, 0 } },
                new double[,] { { 0, 1, -1 }, { -1, 0, 1 }, { 1, -1, 0 } }),
        ])
        {
            Assert.Equal((-1, 0), (SecurityLevel.OfRow(game).Pure, SecurityLevel.OfRow(game).Mixed));
            Assert.Equal((0, 0), Assert.Single(NashEquilibria.Extreme(game)).Payoffs(game));
        }
    }

    [Fact]
    public void No_equilibrium_gives_less_than_security() => Sample.Generic.ForAll(game =>
    {
        var (row, column) = (SecurityLevel.OfRow(game).Mixed, SecurityLevel.OfRow(game.Transposed()).Mixed);
        foreach (var payoffs in NashEquilibria.Extreme(game).Select(e => e.Payoffs(game)))
        {
            Properties.AtMost(row, payoffs.Row + 1e-8);
            Properties.AtMost(column, payoffs.Column + 1e-8);
        }
    }, cases: 100);

    [Fact]
    public void Payoffs_that_do_not_fit_are_refused()
    {
        Assert.Throws<ArgumentException>(
            () => new MatrixGame(Sample.Dilemma.Row, Sample.Dilemma.Column, new double[2, 3], new double[2, 3]));
        Assert.Throws<ArgumentException>(() => Sample.Of(new double[,] { { double.NaN } }, new double[1, 1]));
    }
}
