using System.Text;
using System.Text.Json;
using NegotiationSim.Engine.Studies.Tournaments;
using NegotiationSim.Runner.Results;

namespace NegotiationSim.Runner.Studies.Play;

/// <summary>What sim play finds, for other programs: numbers in full.</summary>
internal static class GameData
{
    private static readonly DataColumn Game = DataColumn.Text("game", "the game's name");
    private static readonly DataColumn Player = DataColumn.Text("player", "the player's name");
    private static readonly DataColumn Action = DataColumn.Text("action", "one of its actions");

    /// <summary>The columns of equilibria.csv.</summary>
    internal static IReadOnlyList<DataColumn> EquilibriumColumns { get; } =
    [
        Game, DataColumn.Whole("component", "which connected set of Nash equilibria, from 1"),
        DataColumn.Whole("equilibrium", "which extreme equilibrium of it, from 1"), Player, Action,
        DataColumn.Real("chance", "the chance that the player takes the action"),
        DataColumn.Real("expected_payoff", "what the player expects in the equilibrium", Payoff),
    ];

    /// <summary>The columns of logit.csv.</summary>
    internal static IReadOnlyList<DataColumn> LogitColumns { get; } =
    [
        Game, DataColumn.Whole("point", "the point's number along the branch, from 0 at chance alone"),
        DataColumn.Real("lambda", "precision of the logit answers, λ (McKelvey and Palfrey 1995)", "one over payoff"), Player, Action,
        DataColumn.Real("chance", "the chance that the player takes the action"),
    ];

    /// <summary>The columns of tournament.csv.</summary>
    internal static IReadOnlyList<DataColumn> TournamentColumns { get; } =
    [
        DataColumn.Whole("rank", "the place, from 1 for the highest payoff"), DataColumn.Text("strategy", "the strategy's name"),
        DataColumn.Real("payoff", "a turn, over all matches; mean over replications", Payoff),
        DataColumn.Real("standard_error", "standard error of that mean", Payoff, mayLack: true),
        .. DataColumn.Interval("ci95_low", "ci95_high", Student, Payoff), Replications,
        DataColumn.Real("exact", Markov, Payoff, mayLack: true),
        DataColumn.Real("behind_first", "how much less than the first of the table, replication by replication", Payoff),
        .. DataColumn.Interval("behind_ci95_low", "behind_ci95_high", Student, Payoff),
        DataColumn.Real("first", "share of replications in which nobody had more"),
        .. DataColumn.Interval("first_ci95_low", "first_ci95_high", "its 95% interval"),
        DataColumn.Real("cooperation", "share of moves that were to cooperate"),
        .. DataColumn.Interval("cooperation_ci95_low", "cooperation_ci95_high", "its 95% interval"),
    ];

    /// <summary>The columns of matches.csv.</summary>
    internal static IReadOnlyList<DataColumn> MatchColumns { get; } =
    [
        DataColumn.Text("row", "the row player's strategy"), DataColumn.Text("column", "the column player's strategy"),
        DataColumn.Real("row_payoff", "the row player's payoff a turn; mean over replications", Payoff),
        .. DataColumn.Interval("row_ci95_low", "row_ci95_high", Student, Payoff),
        DataColumn.Real("column_payoff", "the column player's payoff a turn; mean over replications", Payoff),
        .. DataColumn.Interval("column_ci95_low", "column_ci95_high", Student, Payoff), Replications,
        DataColumn.Real("exact_row", "the row player's " + Markov, Payoff, mayLack: true),
        DataColumn.Real("exact_column", "the column player's " + Markov, Payoff, mayLack: true),
    ];

    private const string Payoff = "payoff of the game", Student = "its 95% interval: Student's t over replications";
    private const string Markov = "expected payoff a turn, by Markov chain";

    private static DataColumn Replications => DataColumn.Whole("n", "replications");

    /// <summary>Equilibria: a row an action of an extreme equilibrium.</summary>
    internal static string EquilibriaCsv(GameReport report)
    {
        var (game, text) = (report.File.Game, new StringBuilder(Csv.Heading(EquilibriumColumns)));
        foreach (var (component, c) in report.Equilibria.Select((x, i) => (x, i + 1)))
        {
            foreach (var (profile, k) in component.Extreme.Select((x, i) => (x, i + 1)))
            {
                var (row, column) = profile.Payoffs(game);
                foreach (var (player, chances, payoff) in new[] { (game.Row, profile.Row, row), (game.Column, profile.Column, column) })
                    for (var a = 0; a < chances.Count; a++)
                        text.Append(
                            string.Join(',', Csv.Field(report.File.Name), c, k, Csv.Field(player.Name), Csv.Field(player.Actions[a]),
                                Csv.Field(chances[a]), Csv.Field(payoff))).Append('\n');
            }
        }
        return text.ToString();
    }

    /// <summary>The whole logit branch: a row an action of a point.</summary>
    internal static string LogitCsv(GameReport report)
    {
        var (game, text) = (report.File.Game, new StringBuilder(Csv.Heading(LogitColumns)));
        for (var p = 0; p < report.Branch.Points.Count; p++)
        {
            var (lambda, profile) = report.Branch.Points[p];
            foreach (var (player, chances) in new[] { (game.Row, profile.Row), (game.Column, profile.Column) })
                for (var a = 0; a < chances.Count; a++)
                    text.Append(
                        string.Join(',', Csv.Field(report.File.Name), p, Csv.Field(lambda), Csv.Field(player.Name),
                            Csv.Field(player.Actions[a]), Csv.Field(chances[a]))).Append('\n');
        }
        return text.ToString();
    }

    /// <summary>The standings of a tournament.</summary>
    internal static string TournamentCsv(TournamentResult result)
    {
        var text = new StringBuilder(Csv.Heading(TournamentColumns));
        for (var i = 0; i < result.Standings.Count; i++)
        {
            var s = result.Standings[i];
            text.Append(
                string.Join(',', i + 1, Csv.Field(s.Entrant.Name), Csv.Field(s.Score.Mean), Csv.Field(s.Score.StandardError),
                    Csv.Field(s.Score.Interval.Low), Csv.Field(s.Score.Interval.High), s.Score.N,
                Csv.Field(s.Exact), Csv.Field(s.Behind.Mean), Csv.Field(s.Behind.Interval.Low), Csv.Field(s.Behind.Interval.High),
                Csv.Field(s.First.Mean), Csv.Field(s.First.Interval.Low), Csv.Field(s.First.Interval.High), Csv.Field(s.Cooperation.Mean),
                Csv.Field(s.Cooperation.Interval.Low), Csv.Field(s.Cooperation.Interval.High))).Append('\n');
        }
        return text.ToString();
    }

    /// <summary>Every match of a tournament.</summary>
    internal static string MatchesCsv(TournamentResult result)
    {
        var text = new StringBuilder(Csv.Heading(MatchColumns));
        foreach (var m in result.Matches)
        {
            text.Append(
                string.Join(',', Csv.Field(m.Row), Csv.Field(m.Column), Csv.Field(m.RowScore.Mean), Csv.Field(m.RowScore.Interval.Low),
                    Csv.Field(m.RowScore.Interval.High),
                Csv.Field(m.ColumnScore.Mean), Csv.Field(m.ColumnScore.Interval.Low), Csv.Field(m.ColumnScore.Interval.High), m.RowScore.N,
                Csv.Field(m.ExactRow), Csv.Field(m.ExactColumn))).Append('\n');
        }
        return text.ToString();
    }

    /// <summary>Everything but the whole branch in one document.</summary>
    internal static string Json(GameReport report) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WritePropertyName("game");
        json.WriteRawValue(report.File.ToJson());
        json.WriteStartArray("about");
        foreach (var sentence in GameWords.About(report)) json.WriteStringValue(sentence);
        json.WriteEndArray();
        GameJson.Equilibria(json, report);
        GameJson.Logit(json, report);
        if (report.Tournament is { } tournament) Tournament(json, tournament);
        json.WriteEndObject();
    });

    private static void Tournament(Utf8JsonWriter json, TournamentResult result)
    {
        json.WriteStartObject("tournament");
        json.WriteNumber("turns", result.Options.Rules.Turns);
        json.WriteNumber("noise", result.Options.Rules.Noise);
        json.WriteNumber("discount", result.Options.Rules.Discount);
        json.WriteNumber("continuation", result.Options.Rules.Continuation);
        json.WriteNumber("seed", result.Options.Seed);
        json.WriteNumber("replications", result.Replications);
        json.WriteBoolean("certain", result.IsCertain);
        json.WriteStartArray("standings");
        foreach (var s in result.Standings)
        {
            json.WriteStartObject();
            json.WriteString("strategy", s.Entrant.Name);
            JsonText.Estimate(json, "payoff", s.Score);
            JsonText.Number(json, "exact", s.Exact);
            JsonText.Estimate(json, "behindFirst", s.Behind);
            JsonText.Estimate(json, "first", s.First);
            JsonText.Estimate(json, "cooperation", s.Cooperation);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        CautionText.Write(json, TournamentTables.Cautions(result));
        json.WriteEndObject();
    }
}
