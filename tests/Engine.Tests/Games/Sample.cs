using CsCheck;
using NegotiationSim.Engine.Games;

namespace NegotiationSim.Engine.Tests.Games;

/// <summary>Games that the tests share.</summary>
internal static class Sample
{
    internal static readonly MatrixGame Dilemma = MatrixGame.TwoByTwo((3, 3), (0, 5), (5, 0), (1, 1));
    internal static readonly MatrixGame Chicken = MatrixGame.TwoByTwo((3, 3), (2, 4), (4, 2), (1, 1));
    internal static readonly MatrixGame StagHunt = MatrixGame.TwoByTwo((4, 4), (1, 3), (3, 1), (2, 2));
    internal static readonly MatrixGame Deadlock = MatrixGame.TwoByTwo((2, 2), (1, 4), (4, 1), (3, 3));
    internal static readonly MatrixGame CalledBluff = MatrixGame.TwoByTwo((3, 3), (1, 4), (4, 2), (2, 1));
    internal static readonly MatrixGame Pennies = MatrixGame.TwoByTwo((1, -1), (-1, 1), (-1, 1), (1, -1));

    /// <summary>The game as text, for what a failing case says.</summary>
    internal static string Text(MatrixGame game) =>
        string.Join(' ', game.Outcomes().Select(o => $"({game.RowPayoff(o.Row, o.Column):R},{game.ColumnPayoff(o.Row, o.Column):R})"))
            + $" {game.Rows}x{game.Columns}";

    /// <summary>A game from two tables.</summary>
    internal static MatrixGame Of(double[,] row, double[,] column) =>
        new(Player("row", row.GetLength(0)), Player("column", row.GetLength(1)), row, column);

    /// <summary>Games of 1 to 4 actions with payoffs from a continuum: with probability 1 not degenerate.</summary>
    internal static readonly Gen<MatrixGame> Generic = Gen.Select(Gen.Int[1, 4], Gen.Int[1, 4], Gen.Int, (m, n, seed) =>
    {
        var random = new Random(seed); // the library's own numbers are often round, and so often tied
        double[] u = [.. Enumerable.Range(0, 32).Select(_ => 20 * random.NextDouble() - 10)];
        return Of(Table(m, n, u, 0), Table(m, n, u, 16));
    });

    /// <summary>Games of 1 to 4 actions with payoffs 0 to 3: many ties, most of them degenerate.</summary>
    internal static readonly Gen<MatrixGame> Tied = Gen.Select(Gen.Int[1, 4], Gen.Int[1, 4], Gen.Int[0, 3].Array[32], (m, n, u) =>
    {
        double[] values = [.. u.Select(v => (double)v)];
        return Of(Table(m, n, values, 0), Table(m, n, values, 16));
    });

    private static GamePlayer Player(string name, int actions) => new(name, [.. Enumerable.Range(1, actions).Select(i => $"{name} {i}")]);

    private static double[,] Table(int m, int n, double[] values, int from)
    {
        var table = new double[m, n];
        for (var i = 0; i < m; i++)
            for (var j = 0; j < n; j++) table[i, j] = values[from + i * 4 + j];
        return table;
    }
}
