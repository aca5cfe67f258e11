using NegotiationSim.Engine.Games;
using NegotiationSim.Engine.Games.Repeated;

namespace NegotiationSim.Engine.Studies.Tournaments;

/// <summary>Who plays whom: each meets every other and its own twin (Axelrod 1984); where the places differ, in both.</summary>
/// <param name="Row">The row player's place in the list of entrants.</param>
/// <param name="Column">The column player's place in the list of entrants.</param>
/// <param name="Weight">How much the match counts for each of the two seats: half against a twin in a symmetric game, else one.</param>
internal readonly record struct Pairing(int Row, int Column, double Weight)
{
    internal static IReadOnlyList<Pairing> All(MatrixGame game, int entrants)
    {
        var isSymmetric = game.IsSymmetric;
        return
        [
            .. from row in Enumerable.Range(0, entrants)
               from column in Enumerable.Range(0, entrants)
               where !isSymmetric || row <= column
               select new Pairing(row, column, isSymmetric && row == column ? .5 : 1),
        ];
    }

    /// <summary>How much all matches of an entrant count.</summary>
    internal static double WeightOfEach(MatrixGame game, int entrants) => game.IsSymmetric ? entrants : 2.0 * entrants;

    /// <summary>The expected payoffs a turn, or NaN where memory is longer than a turn.</summary>
    internal (double Row, double Column) Exact(MatrixGame game, IReadOnlyList<Entrant> entrants, MatchRules rules)
    {
        if (entrants[Row].Strategy.AsMemoryOne(Stage.OfRow(game)) is not { } row
            || entrants[Column].Strategy.AsMemoryOne(Stage.OfRow(game.Transposed())) is not { } column) return (double.NaN, double.NaN);
        var totals = new MemoryOneChain(game, row, column, rules.Noise).Totals(rules);
        return (totals.Row / rules.Weight, totals.Column / rules.Weight);
    }
}
