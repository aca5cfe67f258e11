namespace NegotiationSim.Engine.Games.Repeated;

/// <summary>What a player does in a turn of a repeated 2×2 game: its first action is to cooperate, its second to defect.</summary>
public enum Move
{
    /// <summary>C, the first action.</summary>
    Cooperate,
    /// <summary>D, the second action.</summary>
    Defect,
}

/// <summary>What a player has seen when it chooses: moves as they were carried out, errors included.</summary>
/// <param name="Turn">The turn to be played, from 0.</param>
/// <param name="Own">Its own move of the turn before; cooperate in turn 0.</param>
/// <param name="Other">The other's move of the turn before; cooperate in turn 0.</param>
/// <param name="OtherBefore">The other's move two turns before; cooperate in turns 0 and 1.</param>
public readonly record struct Past(int Turn, Move Own, Move Other, Move OtherBefore);

/// <summary>The payoffs of a 2×2 game to one player, from its own side: its own move first.</summary>
/// <param name="CC">R, both cooperate.</param>
/// <param name="CD">S, it cooperates and the other defects.</param>
/// <param name="DC">T, it defects and the other cooperates.</param>
/// <param name="DD">P, both defect.</param>
public readonly record struct Stage(double CC, double CD, double DC, double DD)
{
    /// <summary>What a pair of moves is worth to the player.</summary>
    /// <param name="own">Its own move.</param>
    /// <param name="other">The other's move.</param>
    public double Payoff(Move own, Move other) =>
        own == Move.Cooperate ? other == Move.Cooperate ? CC : CD : other == Move.Cooperate ? DC : DD;

    /// <summary>The row player's payoffs of a game; for the column player's, transpose the game.</summary>
    /// <param name="game">A game of two actions each.</param>
    /// <exception cref="ArgumentException">It is not 2×2.</exception>
    public static Stage OfRow(MatrixGame game)
    {
        ArgumentNullException.ThrowIfNull(game);
        if (game.Rows != 2 || game.Columns != 2)
            throw new ArgumentException("Strategies of repeated play need a game of two actions each.", nameof(game));
        return new(game.RowPayoff(0, 0), game.RowPayoff(0, 1), game.RowPayoff(1, 0), game.RowPayoff(1, 1));
    }
}
