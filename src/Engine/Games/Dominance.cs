using NegotiationSim.Engine.Games.Equilibria;

namespace NegotiationSim.Engine.Games;

/// <summary>Actions that another strategy beats whatever the other player does.</summary>
public static class Dominance
{
    private const double Tolerance = 1e-9;

    /// <summary>The row player's actions that some mixture of its others beats strictly, against every action of the column
    /// player.</summary>
    /// <remarks>Action i is dominated when the zero-sum game of payoffs A_kj − A_ij over the others k has a value above 0.</remarks>
    /// <param name="game">The game; transpose it for the column player's.</param>
    public static IReadOnlyList<int> StrictlyDominated(MatrixGame game)
    {
        ArgumentNullException.ThrowIfNull(game);
        return [.. Enumerable.Range(0, game.Rows)
            .Where(i => IsDominated(game, i, [.. Enumerable.Range(0, game.Rows)], [.. Enumerable.Range(0, game.Columns)]))];
    }

    /// <summary>The row player's actions to which another single action is never worse and somewhere better.</summary>
    /// <param name="game">The game; transpose it for the column player's.</param>
    public static IReadOnlyList<int> WeaklyDominated(MatrixGame game)
    {
        ArgumentNullException.ThrowIfNull(game);
        int[] rows = [.. Enumerable.Range(0, game.Rows)], columns = [.. Enumerable.Range(0, game.Columns)];
        return [
            .. rows.Where(
                i =>
                    rows.Any(
                        k => columns.All(j => game.RowPayoff(k, j) >= game.RowPayoff(i, j))
                            && columns.Any(j => game.RowPayoff(k, j) > game.RowPayoff(i, j))))];
    }

    /// <summary>The row player's action that is better than each other one whatever the other player does, or −1.</summary>
    /// <param name="game">The game; transpose it for the column player's.</param>
    public static int StrictlyDominant(MatrixGame game)
    {
        ArgumentNullException.ThrowIfNull(game);
        int[] rows = [.. Enumerable.Range(0, game.Rows)], columns = [.. Enumerable.Range(0, game.Columns)];
        return Array.FindIndex(rows,
            i => rows.Length > 1 && rows.All(k => k == i || columns.All(j => game.RowPayoff(i, j) > game.RowPayoff(k, j))));
    }

    /// <summary>The actions left when strictly dominated ones are taken away again and again; the order of taking does not matter (Gilboa,
    /// Kalai and Zemel 1990).</summary>
    /// <param name="game">The game.</param>
    public static (IReadOnlyList<int> Rows, IReadOnlyList<int> Columns) Undominated(MatrixGame game)
    {
        ArgumentNullException.ThrowIfNull(game);
        var turned = game.Transposed();
        List<int> rows = [.. Enumerable.Range(0, game.Rows)], columns = [.. Enumerable.Range(0, game.Columns)];
        while (true)
        {
            int[] lostRows = [.. rows.Where(i => IsDominated(game, i, [.. rows], [.. columns]))];
            int[] lostColumns = [.. columns.Where(j => IsDominated(turned, j, [.. columns], [.. rows]))];
            if (lostRows.Length + lostColumns.Length == 0) return (rows, columns);
            rows.RemoveAll(lostRows.Contains);
            columns.RemoveAll(lostColumns.Contains);
        }
    }

    private static bool IsDominated(MatrixGame game, int i, int[] rows, int[] columns)
    {
        int[] others = [.. rows.Where(k => k != i)];
        if (others.Length == 0) return false;
        var better = new double[others.Length, columns.Length];
        for (var k = 0; k < others.Length; k++)
            for (var j = 0; j < columns.Length; j++) better[k, j] = game.RowPayoff(others[k], columns[j]) - game.RowPayoff(i, columns[j]);
        if (others.Any(k => columns.All(j => game.RowPayoff(k, j) > game.RowPayoff(i, j)))) return true;
        var payoffs = game.RowPayoffs();
        var range = payoffs.Cast<double>().Max() - payoffs.Cast<double>().Min();
        return ZeroSum.Value(better) > (BestResponsePolytope.IsMixed(payoffs) ? 0 : Tolerance * range);
    }
}
