using System.Globalization;
using NegotiationSim.Engine.Games;
using NegotiationSim.Engine.Games.Equilibria;
using NegotiationSim.Engine.Studies.Tournaments;
using NegotiationSim.Runner.Drawing;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Studies.Play;

/// <summary>Charts of sim play: the logit branch, and the ranking of a tournament.</summary>
internal static class GameCharts
{
    /// <summary>The charts of what was found.</summary>
    public static IReadOnlyList<Figure> Of(GameReport report) =>
        report.Tournament is { } tournament ? [Logit(report), Ranking(report, tournament)] : [Logit(report)];

    static Figure Logit(GameReport report)
    {
        var game = report.File.Game;
        var title = $"Logit equilibria of {report.File.Title}";
        var caption =
            $"{title}: chances of the actions of (a) {game.Row.Name} and (b) {game.Column.Name} along the branch that begins with chance "
                + $"at λ = 0 (McKelvey and Palfrey 1995). "
            + "λ: how sharply players answer to payoffs, in units of one over payoff. Computed, not sampled; no interval applies.";
        return new Figure("logit", title, caption,
            [Branch(report, game.Row, p => p.Row), Branch(report, game.Column, p => p.Column)]) { WideColumns = 2, NarrowColumns = 1 };
    }

    static Panel Branch(GameReport report, GamePlayer player, Func<MixedProfile, IReadOnlyList<double>> chances)
    {
        var points = report.Branch.Points;
        double[] λ = [.. points.Select(p => p.Lambda)];
        var lines = player.Actions.Select((action, a) =>
            (Mark)new Line(λ, [.. points.Select(p => chances(p.Profile)[a])], Theme.SeriesStroke(a), TextWrap.Shortened(action, 20), a));
        return new Panel(new Axis("λ (1/payoff)", 0, report.Branch.UpTo), SeriesMarks.Share($"chance of each action of {player.Name}"),
            [.. lines]);
    }

    static Figure Ranking(GameReport report, TournamentResult result)
    {
        var title = $"Tournament of {report.File.Title}";
        string[] names = [.. result.Standings.Select(s => TextWrap.Shortened(s.Entrant.Name, 28))];
        Panel Panel(string label, Func<Standing, Engine.Statistics.Estimate> of, Func<IEnumerable<double>, (double, double)> range)
        {
            var (low, high) = range(result.Standings.Select(of).SelectMany(e => new[] { e.Mean, e.Interval.Low, e.Interval.High }));
            var marks = result.Standings.SelectMany((s, row) => Rows.WhiskerOf(row, of(s), new Stroke(Theme.Blue)));
            return new Panel(new Axis(label, low, high) { Margin = .04 }, Rows.Axis(names), [.. marks]);
        }
        var whiskers = result.IsCertain ? "nothing is left to chance, so there is no interval"
            : string.Create(CultureInfo.InvariantCulture, $"whisker: {Captions.MeanInterval} over replications");
        var caption =
            $"{title}: (a) payoff a turn over all matches and (b) share of moves that were to cooperate; dot: mean, {whiskers}. Each "
                + $"meets every other and its own twin; {TournamentTables.Held(result)}.";
        return new Figure("tournament", title, caption,
            [Panel("payoff a turn", s => s.Score, Ranges.Around), Panel("share of cooperation", s => s.Cooperation, _ => (0, 1))])
        {
            WideColumns = 2,
            NarrowColumns = 1,
            SharedRows = true,
        };
    }
}
