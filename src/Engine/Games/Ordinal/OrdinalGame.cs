namespace NegotiationSim.Engine.Games.Ordinal;

/// <summary>A 2×2 game as orders of preference: each player ranks the four outcomes from 1, the worst, to 4, the best (Rapoport and Guyer
/// 1966).</summary>
/// <remarks>Two games are of one type when exchanging the rows, the columns or the players makes one the other. Of 576 pairs of strict
/// orders that leaves 78 types.</remarks>
public sealed class OrdinalGame : IEquatable<OrdinalGame>
{
    // Ranks of the outcomes row by row: (0,0), (0,1), (1,0), (1,1).
    private readonly int[] row;
    private readonly int[] column;

    private OrdinalGame(int[] row, int[] column) => (this.row, this.column) = (row, column);

    /// <summary>The row player's ranks of the outcomes, row by row.</summary>
    public IReadOnlyList<int> RowRanks => row;

    /// <summary>The column player's ranks of the outcomes, row by row.</summary>
    public IReadOnlyList<int> ColumnRanks => column;

    /// <summary>The type by its first form in the order of digits: the ranks of the row player, then those of the column player, as
    /// 4231-4123.</summary>
    public string Code => Forms().Select(f => $"{string.Concat(f.row)}-{string.Concat(f.column)}").Min(StringComparer.Ordinal)!;

    /// <summary>Whether some exchange of rows and columns lets the players change places.</summary>
    public bool IsSymmetric => Relabelled().Any(f => f.Turned().SequenceEqual(f));

    /// <summary>Whether both players like the same outcome best: one of the 21 games without conflict.</summary>
    public bool HasNoConflict => Array.IndexOf(row, 4) == Array.IndexOf(column, 4);

    /// <summary>How many of the players have an action that is better whatever the other does, 0 to 2.</summary>
    public int PlayersWithDominance =>
        ((row[0] > row[2]) == (row[1] > row[3]) ? 1 : 0) + ((column[0] > column[1]) == (column[2] > column[3]) ? 1 : 0);

    /// <summary>The game of given orders.</summary>
    /// <param name="row">The row player's ranks of the outcomes row by row: 1 to 4, each once.</param>
    /// <param name="column">The column player's.</param>
    /// <exception cref="ArgumentException">The ranks are not 1 to 4, each once.</exception>
    public static OrdinalGame Of(IReadOnlyList<int> row, IReadOnlyList<int> column)
    {
        if (!row.Order().SequenceEqual([1, 2, 3, 4]) || !column.Order().SequenceEqual([1, 2, 3, 4]))
            throw new ArgumentException("Ranks must be 1 to 4, each once.", nameof(row));
        return new([.. row], [.. column]);
    }

    /// <summary>The strict orders that a game has: one, or with ties every one that breaking them gives.</summary>
    /// <param name="game">A game of two actions each.</param>
    /// <exception cref="ArgumentException">It is not 2×2.</exception>
    public static IReadOnlyList<OrdinalGame> Of(MatrixGame game)
    {
        ArgumentNullException.ThrowIfNull(game);
        if (game.Rows != 2 || game.Columns != 2)
            throw new ArgumentException("Only a game of two actions each has an ordinal type.", nameof(game));
        double[] u = [.. game.Outcomes().Select(o => game.RowPayoff(o.Row, o.Column))], v =
            [.. game.Outcomes().Select(o => game.ColumnPayoff(o.Row, o.Column))];
        return [.. Orders().Where(r => Fits(r, u)).SelectMany(r => Orders().Where(c => Fits(c, v)).Select(c => new OrdinalGame(r, c)))];
    }

    /// <summary>The 24 strict orders of four outcomes.</summary>
    internal static IEnumerable<int[]> Orders() =>
        from a in Enumerable.Range(1, 4)
        from b in Enumerable.Range(1, 4)
        from c in Enumerable.Range(1, 4)
        from d in Enumerable.Range(1, 4)
        where new[] { a, b, c, d }.Distinct().Count() == 4
        select new[] { a, b, c, d };

    /// <summary>The game with its rows and its columns as they are or exchanged.</summary>
    internal IEnumerable<OrdinalGame> Relabelled() => new int[][] { [0, 1, 2, 3], [2, 3, 0, 1], [1, 0, 3, 2], [3, 2, 1, 0] }
        .Select(order => new OrdinalGame([.. order.Select(i => row[i])], [.. order.Select(i => column[i])]));

    /// <summary>The game with the players in each other's place.</summary>
    internal OrdinalGame Turned() => new([column[0], column[2], column[1], column[3]], [row[0], row[2], row[1], row[3]]);

    /// <summary>The eight games of its type.</summary>
    private IEnumerable<OrdinalGame> Forms() => Relabelled().SelectMany(f => new[] { f, f.Turned() });

    private bool SequenceEqual(OrdinalGame other) => row.AsSpan().SequenceEqual(other.row) && column.AsSpan().SequenceEqual(other.column);

    private static bool Fits(int[] ranks, double[] payoffs)
    {
        for (var i = 0; i < 4; i++)
            for (var j = 0; j < 4; j++) if (payoffs[i] > payoffs[j] && ranks[i] < ranks[j]) return false;
        return true;
    }

    /// <summary>Whether another game is of the same type.</summary>
    /// <param name="other">The other game.</param>
    public bool Equals(OrdinalGame? other) => other is not null && Code == other.Code;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as OrdinalGame);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Code);
}
