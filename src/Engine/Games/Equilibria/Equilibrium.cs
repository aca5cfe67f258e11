namespace NegotiationSim.Engine.Games.Equilibria;

/// <summary>What both players do, as chances of their actions.</summary>
/// <param name="Row">The chances of the row player's actions; they sum to 1.</param>
/// <param name="Column">The chances of the column player's actions; they sum to 1.</param>
public sealed record MixedProfile(IReadOnlyList<double> Row, IReadOnlyList<double> Column)
{
    /// <summary>Whether each player plays one action for certain.</summary>
    public bool IsPure => Row.Concat(Column).All(p => p is 0 or 1);

    /// <summary>What the players expect.</summary>
    /// <param name="game">The game.</param>
    public (double Row, double Column) Payoffs(MatrixGame game) =>
        (game.RowRounded(Dot(Row, game.RowExpectations(Column))), game.ColumnRounded(Dot(Column, game.ColumnExpectations(Row))));

    /// <summary>The most that a player could gain by another strategy of its own; 0 in an equilibrium.</summary>
    /// <param name="game">The game.</param>
    public double Regret(MatrixGame game)
    {
        var (row, column) = Payoffs(game);
        return Math.Max(game.RowExpectations(Column).Max() - row, game.ColumnExpectations(Row).Max() - column);
    }

    /// <summary>The greatest difference of a chance between two profiles.</summary>
    internal double DistanceTo(MixedProfile other) =>
        Row.Concat(Column).Zip(other.Row.Concat(other.Column), (a, b) => Math.Abs(a - b)).Max();

    private static double Dot(IReadOnlyList<double> chances, double[] values) => chances.Select((p, i) => p * values[i]).Sum();
}

/// <summary>Equilibria that hang together: one point, or in a degenerate game a continuum, given by its corners.</summary>
/// <param name="Extreme">The extreme equilibria: all others are mixtures of them, within one of the sets.</param>
/// <param name="Sets">The maximal Nash subsets (Millham 1974): within one, any mixture of the row strategies meets any mixture of the
/// column strategies.</param>
public sealed record EquilibriumComponent(IReadOnlyList<MixedProfile> Extreme, IReadOnlyList<NashSubset> Sets)
{
    /// <summary>Whether the component is a single equilibrium.</summary>
    public bool IsPoint => Extreme.Count == 1;
}

/// <summary>A set of equilibria: every mixture of the row strategies with every mixture of the column strategies.</summary>
/// <param name="Rows">The row player's extreme strategies.</param>
/// <param name="Columns">The column player's extreme strategies.</param>
public sealed record NashSubset(IReadOnlyList<IReadOnlyList<double>> Rows, IReadOnlyList<IReadOnlyList<double>> Columns);
