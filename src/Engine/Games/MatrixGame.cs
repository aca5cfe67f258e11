namespace NegotiationSim.Engine.Games;

/// <summary>A game of two players who choose at once, each among a few actions (a bimatrix game; von Neumann and Morgenstern 1944, Nash
/// 1951).</summary>
public sealed class MatrixGame
{
    /// <summary>The most actions a player may have: all equilibria are found by going through all corners, whose number grows
    /// fast.</summary>
    public const int MostActions = 9;

    private const double Rounding = 1e-12; // of the largest payoff

    private readonly double[,] row;
    private readonly double[,] column;

    /// <summary>A game.</summary>
    /// <param name="row">The row player.</param>
    /// <param name="column">The column player.</param>
    /// <param name="rowPayoffs">What the row player gets, a line an action of its own.</param>
    /// <param name="columnPayoffs">What the column player gets, in the same order.</param>
    /// <exception cref="ArgumentException">The tables do not fit the actions, there are more than <see cref="MostActions"/>, or a payoff is
    /// not finite.</exception>
    public MatrixGame(GamePlayer row, GamePlayer column, double[,] rowPayoffs, double[,] columnPayoffs)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(column);
        ArgumentNullException.ThrowIfNull(rowPayoffs);
        ArgumentNullException.ThrowIfNull(columnPayoffs);
        (Row, Column) = (row, column);
        if (Rows is < 1 or > MostActions || Columns is < 1 or > MostActions)
            throw new ArgumentException($"Each player needs 1 to {MostActions} actions.", nameof(row));
        foreach (var table in new[] { rowPayoffs, columnPayoffs })
        {
            if (table.GetLength(0) != Rows || table.GetLength(1) != Columns)
                throw new ArgumentException($"The payoffs must be a table of {Rows} by {Columns}.", nameof(rowPayoffs));
            if (table.Cast<double>().Any(v => !double.IsFinite(v)))
                throw new ArgumentException("Every payoff must be a finite number.", nameof(rowPayoffs));
        }
        (this.row, this.column) = ((double[,])rowPayoffs.Clone(), (double[,])columnPayoffs.Clone());
    }

    /// <summary>The player who chooses the row.</summary>
    public GamePlayer Row { get; }

    /// <summary>The player who chooses the column.</summary>
    public GamePlayer Column { get; }

    /// <summary>The number of the row player's actions.</summary>
    public int Rows => Row.Actions.Count;

    /// <summary>The number of the column player's actions.</summary>
    public int Columns => Column.Actions.Count;

    /// <summary>Whether the players may change places: as many actions, and each pair of payoffs mirrored.</summary>
    public bool IsSymmetric => Rows == Columns && Outcomes().All(o => row[o.Row, o.Column] == column[o.Column, o.Row]);

    /// <summary>A game of two actions each, from pairs of payoffs.</summary>
    /// <param name="first">Both play their first action.</param>
    /// <param name="second">The row player plays the first, the column player the second.</param>
    /// <param name="third">The row player plays the second, the column player the first.</param>
    /// <param name="fourth">Both play their second action.</param>
    public static MatrixGame TwoByTwo((double Row, double Column) first, (double Row, double Column) second,
        (double Row, double Column) third, (double Row, double Column) fourth)
    {
        string[] actions = ["cooperate", "defect"];
        return new(new GamePlayer("row", actions), new GamePlayer("column", actions),
            new[,] { { first.Row, second.Row }, { third.Row, fourth.Row } },
            new[,] { { first.Column, second.Column }, { third.Column, fourth.Column } });
    }

    /// <summary>What the row player gets.</summary>
    /// <param name="i">The row player's action, from 0.</param>
    /// <param name="j">The column player's action, from 0.</param>
    public double RowPayoff(int i, int j) => row[i, j];

    /// <summary>What the column player gets.</summary>
    /// <inheritdoc cref="RowPayoff"/>
    public double ColumnPayoff(int i, int j) => column[i, j];

    /// <summary>The same game with the players in each other's place.</summary>
    public MatrixGame Transposed() => new(Column, Row, Transpose(column), Transpose(row));

    /// <summary>What the row player expects of each of its actions.</summary>
    /// <param name="columnStrategy">The chances of the column player's actions.</param>
    public double[] RowExpectations(IReadOnlyList<double> columnStrategy) =>
        [.. Enumerable.Range(0, Rows).Select(i => Enumerable.Range(0, Columns).Sum(j => columnStrategy[j] * row[i, j]))];

    /// <summary>What the column player expects of each of its actions.</summary>
    /// <param name="rowStrategy">The chances of the row player's actions.</param>
    public double[] ColumnExpectations(IReadOnlyList<double> rowStrategy) =>
        [.. Enumerable.Range(0, Columns).Select(j => Enumerable.Range(0, Rows).Sum(i => rowStrategy[i] * column[i, j]))];

    /// <summary>An expected payoff of the row player, 0 where it is but the rounding of payoffs that cancel out.</summary>
    internal double RowRounded(double expected) => Rounded(expected, row);

    /// <inheritdoc cref="RowRounded"/>
    internal double ColumnRounded(double expected) => Rounded(expected, column);

    /// <summary>The outcomes that no other dominates: none gives one player more and the other no less.</summary>
    public IReadOnlyList<(int Row, int Column)> EfficientOutcomes() =>
        [.. Outcomes().Where(a => !Outcomes().Any(b => Pair(b).Dominates(Pair(a))))];

    /// <summary>All outcomes, row by row.</summary>
    internal IEnumerable<(int Row, int Column)> Outcomes() =>
        Enumerable.Range(0, Rows).SelectMany(i => Enumerable.Range(0, Columns).Select(j => (i, j)));

    /// <summary>A copy of the row player's payoffs.</summary>
    internal double[,] RowPayoffs() => (double[,])row.Clone();

    /// <summary>A copy of the column player's payoffs, a line an action of the column player.</summary>
    internal double[,] ColumnPayoffsTransposed() => Transpose(column);

    private static double Rounded(double expected, double[,] payoffs) =>
        Math.Abs(expected) < Rounding * payoffs.Cast<double>().Max(Math.Abs) ? 0 : expected;

    private Theory.UtilityPair Pair((int Row, int Column) o) => new(row[o.Row, o.Column], column[o.Row, o.Column]);

    private static double[,] Transpose(double[,] table)
    {
        var turned = new double[table.GetLength(1), table.GetLength(0)];
        for (var i = 0; i < table.GetLength(0); i++)
            for (var j = 0; j < table.GetLength(1); j++) turned[j, i] = table[i, j];
        return turned;
    }
}

/// <summary>A player of a matrix game.</summary>
/// <param name="Name">What tables call it.</param>
/// <param name="Actions">The names of its actions, each its own.</param>
public sealed record GamePlayer(string Name, IReadOnlyList<string> Actions);
