using NegotiationSim.Engine.Games.Equilibria;

namespace NegotiationSim.Engine.Games;

/// <summary>What a player can make sure of, whatever the other does (von Neumann 1928).</summary>
/// <param name="Action">Its pure maximin action, from 0; the first where several are as good.</param>
/// <param name="Pure">What that action is worth at the worst.</param>
/// <param name="Mixed">What its best mixed strategy is worth at the worst, at or above <paramref name="Pure"/>.</param>
/// <param name="Strategy">That strategy; one of them where there are several.</param>
public sealed record SecurityLevel(int Action, double Pure, double Mixed, IReadOnlyList<double> Strategy)
{
    /// <summary>The row player's; for the column player's, transpose the game.</summary>
    /// <param name="game">The game.</param>
    public static SecurityLevel OfRow(MatrixGame game)
    {
        ArgumentNullException.ThrowIfNull(game);
        var worst = Enumerable.Range(0, game.Rows).Select(i => Enumerable.Range(0, game.Columns).Min(j => game.RowPayoff(i, j))).ToArray();
        var strategy = ZeroSum.Maximin(game.RowPayoffs());
        var mixed = game.RowRounded(
            Enumerable.Range(0, game.Columns).Min(j => strategy.Select((p, i) => p * game.RowPayoff(i, j)).Sum()));
        return new(Array.IndexOf(worst, worst.Max()), worst.Max(), Math.Max(mixed, worst.Max()), strategy);
    }
}

/// <summary>Games in which one player's gain is the other's loss.</summary>
internal static class ZeroSum
{
    /// <summary>A maximin strategy of the player who chooses the line.</summary>
    /// <remarks>max v with xᵀA ≥ v: seen from −A the player seeks least, so that the best x is the corner of {x ≥ 0, (−A)ᵀx ≤ 1}, scaled,
    /// of greatest sum (Dantzig 1951).</remarks>
    internal static double[] Maximin(double[,] payoffs)
    {
        var (lines, columns) = (payoffs.GetLength(0), payoffs.GetLength(1));
        var losses = new double[columns, lines];
        for (var i = 0; i < lines; i++)
            for (var j = 0; j < columns; j++) losses[j, i] = -payoffs[i, j];
        return BestResponsePolytope.Corners(losses).MaxBy(c => c.Point.Sum())!.Strategy();
    }

    /// <summary>The value of the game to the player who chooses the line.</summary>
    internal static double Value(double[,] payoffs)
    {
        var x = Maximin(payoffs);
        return Enumerable.Range(0, payoffs.GetLength(1)).Min(j => x.Select((p, i) => p * payoffs[i, j]).Sum());
    }
}
