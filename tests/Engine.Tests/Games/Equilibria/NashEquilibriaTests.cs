using CsCheck;
using NegotiationSim.Engine.Games;
using NegotiationSim.Engine.Games.Equilibria;

namespace NegotiationSim.Engine.Tests.Games.Equilibria;

public class NashEquilibriaTests
{
    /// <summary>Equilibria as text: the chance of each player's first action.</summary>
    private static string[] Found(MatrixGame game) =>
        [.. NashEquilibria.Extreme(game).Select(e => FormattableString.Invariant($"{Math.Round(e.Row[0], 9)},{Math.Round(e.Column[0], 9)}"))
            .Order(StringComparer.Ordinal)];

    [Fact]
    public void The_classic_games_have_the_equilibria_that_every_textbook_gives()
    {
        Assert.Equal(["0,0"], Found(Sample.Dilemma));
        Assert.Equal(["0,0"], Found(Sample.Deadlock));
        Assert.Equal(["0,1", "0.5,0.5", "1,0"], Found(Sample.Chicken));
        Assert.Equal(["0,0", "0.5,0.5", "1,1"], Found(Sample.StagHunt));
        Assert.Equal(["0,1"], Found(Sample.CalledBluff));
        Assert.Equal(["0.5,0.5"], Found(Sample.Pennies));
        Assert.Equal(["0,0", "0.666666667,0.333333333", "1,1"], Found(MatrixGame.TwoByTwo((2, 1), (0, 0), (0, 0), (1, 2))));
    }

    /// <summary>Rock, paper, scissors: a third each (the value is 0 by symmetry).</summary>
    [Fact]
    public void Rock_paper_scissors_is_played_at_random()
    {
        double[,] u = { { 0, -1, 1 }, { 1, 0, -1 }, { -1, 1, 0 } }, v = { { 0, 1, -1 }, { -1, 0, 1 }, { 1, -1, 0 } };
        var only = Assert.Single(NashEquilibria.Extreme(Sample.Of(u, v)));
        Assert.All(only.Row.Concat(only.Column), p => Assert.Equal(1.0 / 3, p, 1e-12));
    }

    /// <summary>The game of von Stengel 2002 (Handbook of Game Theory 3, ch. 45): three rows, two columns.</summary>
    [Fact]
    public void A_game_of_three_by_two_has_its_three_equilibria()
    {
        double[,] u = { { 3, 3 }, { 2, 5 }, { 0, 6 } }, v = { { 3, 2 }, { 2, 6 }, { 3, 1 } };
        var found = NashEquilibria.Extreme(Sample.Of(u, v));
        Assert.Equal(3, found.Count);
        double[][] expected = [[1, 0, 0, 1, 0], [.8, .2, 0, 2.0 / 3, 1.0 / 3], [0, 1.0 / 3, 2.0 / 3, 1.0 / 3, 2.0 / 3]];
        foreach (var e in expected) Assert.Contains(found, f => f.Row.Concat(f.Column).Zip(e, (a, b) => Math.Abs(a - b)).Max() < 1e-9);
    }

    [Fact]
    public void Every_equilibrium_of_any_game_is_a_best_response_to_itself() => Gen.OneOf(Sample.Generic, Sample.Tied).ForAll(game =>
    {
        var components = NashEquilibria.Of(game);
        Assert.NotEmpty(components);
        foreach (var e in components.SelectMany(c => c.Extreme))
        {
            Assert.Equal(1, e.Row.Sum(), 1e-9);
            Assert.Equal(1, e.Column.Sum(), 1e-9);
            Assert.InRange(e.Regret(game), -1e-9, 1e-7);
        }
    }, cases: 250);

    /// <summary>Wilson 1971: almost all games have an odd number of equilibria.</summary>
    [Fact]
    public void A_game_that_is_not_degenerate_has_an_odd_number_of_equilibria() => Sample.Generic.ForAll(game =>
    {
        var components = NashEquilibria.Of(game);
        Assert.All(components, c => Assert.True(c.IsPoint));
        Assert.Equal(1, components.Count % 2);
    }, cases: 250);

    [Fact]
    public void All_mixtures_within_a_set_of_a_degenerate_game_are_equilibria() =>
        Gen.Select(Sample.Tied, Gen.Double.Unit.Array[40]).ForAll(c =>
    {
        var (game, weights) = c;
        foreach (var set in NashEquilibria.Of(game).SelectMany(c => c.Sets))
            Assert.InRange(new MixedProfile(Mixture(set.Rows, weights), Mixture(set.Columns, weights)).Regret(game), -1e-9, 1e-7);
    }, cases: 200);

    [Fact]
    public void Every_pure_equilibrium_is_found() => Sample.Tied.ForAll(game =>
    {
        var pure = game.Outcomes()
            .Where(o => Enumerable.Range(0, game.Rows).All(i => game.RowPayoff(i, o.Column) <= game.RowPayoff(o.Row, o.Column))
            && Enumerable.Range(0, game.Columns).All(j => game.ColumnPayoff(o.Row, j) <= game.ColumnPayoff(o.Row, o.Column)));
        var extreme = NashEquilibria.Extreme(game);
        Assert.Equal(pure.Count(), extreme.Count(e => e.IsPure));
    }, cases: 200);

    /// <summary>The row player does not care; the column player answers the first row by either column, the second row by the first
    /// column.</summary>
    [Fact]
    public void A_continuum_is_told_by_its_corners()
    {
        var component =
            Assert.Single(NashEquilibria.Of(Sample.Of(new double[,] { { 1, 1 }, { 1, 1 } }, new double[,] { { 1, 1 }, { 1, 0 } })));
        Assert.False(component.IsPoint);
        Assert.Equal(3, component.Extreme.Count);
        Assert.Equal(2, component.Sets.Count); // any row with the first column; the first row with any column
    }

    private static double[] Mixture(IReadOnlyList<IReadOnlyList<double>> corners, double[] weights)
    {
        var sum = weights.Take(corners.Count).Sum() + 1e-3;
        return [.. Enumerable.Range(0, corners[0].Count)
            .Select(k => corners.Select((c, i) => (weights[i] + 1e-3 / corners.Count) / sum * c[k]).Sum())];
    }
}
