using NegotiationSim.Engine.Games;
using NegotiationSim.Engine.Games.Ordinal;

namespace NegotiationSim.Runner.Studies.Play;

/// <summary>What there is to say of a game, in sentences.</summary>
internal static class GameWords
{
    /// <summary>More names than this say nothing of a game with ties.</summary>
    private const int MostNames = 4;

    /// <summary>Its type, what dominates, what is left, and what each player can make sure of.</summary>
    internal static IReadOnlyList<string> About(GameReport report)
    {
        var game = report.File.Game;
        return [.. Type(game), .. Dominated(game, game.Row), .. Dominated(game.Transposed(), game.Column), .. Left(game),
            Security(game, game.Row), Security(game.Transposed(), game.Column)];
    }

    /// <summary>What must be known to read the equilibria.</summary>
    internal static IReadOnlyList<string> OfEquilibria(GameReport report)
    {
        var notes =
            new List<string> { "Chances of the actions, and what each player expects; all equilibria there are, found by going through "
                + "all corners." };
        foreach (var (component, i) in report.Equilibria.Select((c, i) => (c, i)).Where(c => !c.c.IsPoint))
            notes.Add(
                $"The game is degenerate: {i + 1}a to {GameReport.Label(i, component.Extreme.Count - 1)} are the corners of a continuum, "
                    + $"the union of {component.Sets.Count}"
                + $" convex {(component.Sets.Count == 1 ? "set" : "sets")}; play.json tells which.");
        return notes;
    }

    private static IEnumerable<string> Type(MatrixGame game)
    {
        if (game.Rows != 2 || game.Columns != 2) yield break;
        var orders = OrdinalGame.Of(game);
        if (orders.Count > 1)
        {
            string[] names = [.. orders.Select(o => OrdinalNames.Of(o)?.Name ?? "a type without a name here").Distinct()];
            yield return "With ties it is none of the 78 strict ordinal games; "
                + (names.Length > MostNames ? $"breaking them gives any of {orders.Distinct().Count()}."
                    : $"breaking them gives {string.Join(", ", names)}.");
            yield break;
        }
        var (order, named) = (orders[0], OrdinalNames.Of(orders[0]));
        yield return $"Of the 78 strict ordinal games (Rapoport and Guyer 1966): {(named is null ? "one without a name here" : $"{named.Name} ({named.Source})")}, code {order.Code}; "
            + $"{(order.HasNoConflict ? "no conflict, as both like the same outcome best" : "with conflict")}.";
        if (named is null || named.Row != named.Column)
        {
            var readings = OrdinalNames.Readings(order);
            if (readings.Count > 0)
                yield return $"Preferences as in {string.Join("; or, with other names for the actions, ", readings.Select(r => $"{r.Row} ({game.Row.Name}) and {r.Column} ({game.Column.Name})"))}.";
        }
    }

    private static IEnumerable<string> Dominated(MatrixGame game, GamePlayer player)
    {
        if (Dominance.StrictlyDominant(game) is var best and >= 0)
            yield return $"{player.Actions[best]} is strictly dominant for {player.Name}.";
        else if (Dominance.StrictlyDominated(game) is { Count: > 0 } worse)
            yield return $"Strictly dominated for {player.Name}: {string.Join(", ", worse.Select(i => player.Actions[i]))}.";
        else if (Dominance.WeaklyDominated(game) is { Count: > 0 } weak)
            yield return $"Weakly dominated for {player.Name}: {string.Join(", ", weak.Select(i => player.Actions[i]))}.";
    }

    private static IEnumerable<string> Left(MatrixGame game)
    {
        var (rows, columns) = Dominance.Undominated(game);
        if (rows.Count < game.Rows || columns.Count < game.Columns)
            yield return $"Left when what is strictly dominated is taken away again and again: {string.Join(", ", rows.Select(i => game.Row.Actions[i]))} against {string.Join(", ", columns.Select(j => game.Column.Actions[j]))}.";
    }

    private static string Security(MatrixGame game, GamePlayer player)
    {
        var level = SecurityLevel.OfRow(game);
        var mixed = level.Mixed - level.Pure > 1e-9 * Math.Max(Math.Abs(level.Mixed), Math.Abs(level.Pure))
            ? $", and of {Number(level.Mixed)} by mixing "
                + $"{string.Join(", ", level.Strategy.Select((p, i) => (p, i)).Where(s => s.p > 0).Select(s => $"{player.Actions[s.i]} {Number(s.p)}"))}" : "";
        return $"{player.Name} makes sure of {Number(level.Pure)} by {player.Actions[level.Action]} (maximin){mixed}.";
    }

    /// <summary>Five digits, without a negative zero.</summary>
    internal static string Number(double value)
    {
        var text = value.ToString("G5", System.Globalization.CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }
}
