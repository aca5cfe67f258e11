using NegotiationSim.Engine.Games;
using NegotiationSim.Engine.Games.Equilibria;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Studies.Play;

/// <summary>A game, its equilibria and its logit equilibria as tables of at most 80 columns.</summary>
internal static class GameTables
{
    /// <summary>How many outcomes are listed on a screen.</summary>
    private const int MostOutcomes = 25;

    /// <summary>How many equilibria, or λ, stand beside each other.</summary>
    private const int MostBeside = 6;

    /// <summary>How many equilibria are shown on a screen.</summary>
    private const int MostEquilibria = 12;

    private const int LongestName = 20;

    /// <summary>All tables of a game without a tournament.</summary>
    internal static IReadOnlyList<ResultTable> Of(GameReport report) => [Outcomes(report), .. Equilibria(report), .. Logit(report)];

    private static ResultTable Outcomes(GameReport report)
    {
        var game = report.File.Game;
        var efficient = game.EfficientOutcomes().ToHashSet();
        var pure = report.Labelled().Where(e => e.Profile.IsPure).Select(e => (Where(e.Profile.Row), Where(e.Profile.Column))).ToHashSet();
        var cells =
            from i in Enumerable.Range(0, game.Rows)
            from j in Enumerable.Range(0, game.Columns)
            select (IReadOnlyList<Cell>)[
                Named(game.Row.Actions[i]), Named(game.Column.Actions[j]), Number(game.RowPayoff(i, j)), Number(game.ColumnPayoff(i, j)),
                efficient.Contains((i, j)) ? "yes" : "", pure.Contains((i, j)) ? "yes" : ""];
        Column[] columns =
        [
            new(TextWrap.Shortened(game.Row.Name, 14), "row", "", IsNumber: false),
            new(TextWrap.Shortened(game.Column.Name, 14), "column", "", IsNumber: false),
            new("row gets", "rowPayoff", ""), new("column gets", "columnPayoff", ""),
            new("efficient", "efficient", "no other outcome gives one more and the other no less", IsNumber: false),
            new("Nash", "nash", "neither gains by another action", IsNumber: false),
        ];
        var count = game.Rows * game.Columns;
        return new ResultTable($"{report.File.Title}: outcomes", columns, [.. cells.Take(MostOutcomes)],
            [.. count > MostOutcomes ? [$"The first {MostOutcomes} of {count} outcomes; play.json has all."] : Array.Empty<string>(),
                .. GameWords.About(report)]);
    }

    private static IEnumerable<ResultTable> Equilibria(GameReport report)
    {
        var every = report.Labelled().ToArray();
        var all = every.Take(MostEquilibria).ToArray();
        var what = $"{report.Equilibria.Count} {(report.Equilibria.Count == 1 ? "component" : "components")}";
        var title = report.Equilibria.All(c => c.IsPoint) ? $"{every.Length} Nash {(every.Length == 1 ? "equilibrium" : "equilibria")}"
            : $"Nash equilibria: {what}, {every.Length} extreme equilibria";
        foreach (var (part, index) in all.Chunk(MostBeside).Select((c, i) => (c, i)))
        {
            var payoffs = part.Select(e => e.Profile.Payoffs(report.File.Game)).ToArray();
            yield return ByAction(report.File.Game, index == 0 ? title : title + ", continued", [.. part.Select(e => e.Label)],
                [.. part.Select(e => e.Profile)],
                [Row("expects", report.File.Game.Row.Name, payoffs.Select(p => p.Row), GameWords.Number),
                    Row("expects", report.File.Game.Column.Name, payoffs.Select(p => p.Column), GameWords.Number)],
                index > 0 ? [] : every.Length == all.Length ? GameWords.OfEquilibria(report)
                    : [.. GameWords.OfEquilibria(report), $"The first {all.Length} are shown; play.json has all."]);
        }
    }

    private static IEnumerable<ResultTable> Logit(GameReport report) =>
        report.Lambdas.Chunk(MostBeside + 1)
            .Select(part => ByAction(report.File.Game, "Logit equilibria by λ", [.. part.Select(GameWords.Number)],
            [.. part.Select(l => report.Branch.At(l).Profile)], [],
            ["Chances of the actions on the branch that begins with chance at λ = 0 (McKelvey and Palfrey 1995); λ is in units of one "
                + "over payoff, and exact up to rounding as there is no sampling."]));

    /// <summary>A line an action of either player, a column a profile.</summary>
    private static ResultTable ByAction(
        MatrixGame game, string title, IReadOnlyList<string> labels, IReadOnlyList<MixedProfile> profiles,
        IReadOnlyList<IReadOnlyList<Cell>> last, IReadOnlyList<string> notes)
    {
        var rows = game.Row.Actions.Select((a, i) => Row(a, game.Row.Name, profiles.Select(p => p.Row[i]), Chance))
            .Concat(game.Column.Actions.Select((a, j) => Row(a, game.Column.Name, profiles.Select(p => p.Column[j]), Chance)));
        return new ResultTable(title,
            [new("player", "player", "", IsNumber: false), new("action", "action", "", IsNumber: false),
                .. labels.Select(l => new Column(l, l, ""))], [.. rows, .. last], notes);
    }

    private static IReadOnlyList<Cell> Row(string action, string player, IEnumerable<double> values, Func<double, string> text) =>
        [new Cell(TextWrap.Shortened(player, 12), player), new Cell(TextWrap.Shortened(action, 14), action),
            .. values.Select(v => new Cell(text(v), NumberText.Exact(v)))];

    /// <summary>Four digits, none that say nothing.</summary>
    private static string Chance(double value)
    {
        var text = NumberText.Fixed(value, 4);
        return text.TrimEnd('0').TrimEnd('.');
    }

    private static Cell Named(string name) => new(TextWrap.Shortened(name, LongestName), name);

    private static Cell Number(double value) => new(GameWords.Number(value), NumberText.Exact(value));

    private static int Where(IReadOnlyList<double> chances) => chances.TakeWhile(p => p != 1).Count();
}
