namespace NegotiationSim.Engine.Games.Equilibria;

/// <summary>All Nash equilibria of a matrix game (Nash 1951).</summary>
/// <remarks>By the corners of the two best-response polytopes: a pair of corners is an extreme equilibrium when every action of either
/// player is unplayed or a best response (von Stengel 2002). Maximal sets of pairs that all fit give the maximal Nash subsets, and chains
/// of them the components (Avis, Rosenberg, Savani and von Stengel 2010), so that a degenerate game's continua are told as such. Payoffs
/// that differ, but by less than one part in 10⁷ of their range, are reckoned with in whole fractions; otherwise numbers nearer than one
/// part in 10⁹ count as equal.</remarks>
public static class NashEquilibria
{
    /// <summary>The components, those with a pure equilibrium first; at least one.</summary>
    /// <param name="game">The game.</param>
    public static IReadOnlyList<EquilibriumComponent> Of(MatrixGame game)
    {
        ArgumentNullException.ThrowIfNull(game);
        var xs = BestResponsePolytope.Corners(game.ColumnPayoffsTransposed());
        var ys = BestResponsePolytope.Corners(game.RowPayoffs());
        var all = (1 << (game.Rows + game.Columns)) - 1;
        var partners =
            xs.Select(x => Enumerable.Range(0, ys.Count).Where(j => (x.Tight | InRowOrder(ys[j].Tight, game)) == all).ToHashSet())
                .ToArray();
        return [.. Components(partners).Select(c => Component(c, xs, ys, partners)).OrderBy(c => c.Extreme.Any(e => e.IsPure) ? 0 : 1)];
    }

    /// <summary>All extreme equilibria: in a game that is not degenerate, all equilibria.</summary>
    /// <inheritdoc cref="Of"/>
    public static IReadOnlyList<MixedProfile> Extreme(MatrixGame game) => [.. Of(game).SelectMany(c => c.Extreme)];

    /// <summary>A column corner's equalities counted as the row corner's are: rows first, then columns.</summary>
    private static int InRowOrder(int tight, MatrixGame game)
    {
        var (unplayedColumns, bestRows) = (tight & ((1 << game.Columns) - 1), tight >> game.Columns);
        return bestRows | unplayedColumns << game.Rows;
    }

    /// <summary>The corners of the row player that hang together over common partners.</summary>
    private static List<int[]> Components(HashSet<int>[] partners)
    {
        var left = Enumerable.Range(0, partners.Length).Where(i => partners[i].Count > 0).ToList();
        var components = new List<int[]>();
        while (left.Count > 0)
        {
            var (members, reached) = (new List<int> { left[0] }, new HashSet<int>(partners[left[0]]));
            left.RemoveAt(0);
            for (int next; (next = left.FindIndex(i => partners[i].Overlaps(reached))) >= 0; left.RemoveAt(next))
            {
                members.Add(left[next]);
                reached.UnionWith(partners[left[next]]);
            }
            components.Add([.. members.Order()]);
        }
        return components;
    }

    private static EquilibriumComponent Component(
        int[] rows, IReadOnlyList<BestResponsePolytope.Corner> xs, IReadOnlyList<BestResponsePolytope.Corner> ys, HashSet<int>[] partners)
    {
        MixedProfile[] extreme =
            [.. rows.SelectMany(i => partners[i].Order().Select(j => new MixedProfile(xs[i].Strategy(), ys[j].Strategy())))];
        var sets = CommonPartners(rows, partners).Select(common => new NashSubset(
            [.. rows.Where(i => common.IsSubsetOf(partners[i])).Select(i => xs[i].Strategy())],
            [.. common.Order().Select(j => ys[j].Strategy())]));
        return new EquilibriumComponent(extreme, [.. sets]);
    }

    /// <summary>The column corners of each maximal Nash subset: the partners of a corner, and what several corners have in
    /// common.</summary>
    private static List<HashSet<int>> CommonPartners(int[] rows, HashSet<int>[] partners)
    {
        var found = new List<HashSet<int>>();
        void Add(HashSet<int> set)
        {
            if (set.Count > 0 && !found.Any(f => f.SetEquals(set))) found.Add(set);
        }
        foreach (var i in rows)
        {
            foreach (var set in found.ToArray()) Add([.. set.Intersect(partners[i])]);
            Add(partners[i]);
        }
        return found;
    }
}
