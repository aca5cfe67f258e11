using System.Globalization;
using System.Text;
using NegotiationSim.Engine.History;
using NegotiationSim.Runner.Results;

namespace NegotiationSim.Runner.Studies.Backtests;

/// <summary>A backtest for other programs.</summary>
internal static class BacktestFiles
{
    private static readonly DataColumn Of =
        DataColumn.Text("target", "what is forecast: " + string.Join(", ", Enum.GetNames<ForecastQuantity>()));
    private static readonly DataColumn By = DataColumn.Text("forecaster", "the model in one of its forms, or a naive forecast");

    /// <summary>The columns of forecasts.csv.</summary>
    internal static IReadOnlyList<DataColumn> ForecastColumns { get; } =
    [
        Of, By, DataColumn.Text("quarter", "the quarter, as 1994Q1"), DataColumn.Real("mean", "expected count, or the event's chance"),
        DataColumn.Real("p05", "5% quantile of the count; for an event its chance again"),
        DataColumn.Real("p95", "95% quantile of the count; for an event its chance again"),
        DataColumn.Whole("seen", "what came: a count, or 1 and 0"),
        DataColumn.Real("score", "CRPS of a count, Brier score of an event; lower is better"),
        DataColumn.Real("log_score", "the logarithmic score; lower is better", "nats"),
    ];

    /// <summary>The columns of scores.csv.</summary>
    internal static IReadOnlyList<DataColumn> ScoreColumns { get; } =
    [
        Of, DataColumn.Text("model", "which form of the model"), DataColumn.Text("against", "which naive forecast"),
        DataColumn.Text("score", "by which score: CRPS of counts, Brier of events, or log"),
        DataColumn.Real("model_score", "the model's mean score; lower is better"),
        DataColumn.Real("naive_score", "the naive forecast's mean score"),
        DataColumn.Real("skill", "1 − the model's score / its score; above 0 the model is better", mayLack: true),
        .. DataColumn.Interval("skill_low", "skill_high", "its 95% interval"),
        DataColumn.Real("gain", "its mean score less the model's", "that of the score"),
        .. DataColumn.Interval("gain_low", "gain_high", "its 95% interval", "that of the score"),
        DataColumn.Real("dm", "the Diebold-Mariano statistic: the gain over its standard error", mayLack: true),
        DataColumn.Real("p", "Diebold-Mariano, two-sided, by cosines (Lazarus and others 2018)", mayLack: true),
        DataColumn.Whole("n", "scored quarters"), DataColumn.Text("verdict", "that test at 5%: beats, even with, loses to"),
    ];

    /// <summary>The columns of calibration.csv.</summary>
    internal static IReadOnlyList<DataColumn> CalibrationColumns { get; } =
    [
        Of, By,
        DataColumn.Text("kind",
            "pit: a bar of the PIT histogram (Czado, Gneiting and Held 2009); reliability: a bin of the reliability diagram"),
        DataColumn.Real("bin", "the bar's middle, or the mean chance forecast in the bin"),
        DataColumn.Real("value", "the bar's height, or the share of the bin's quarters in which the event came"),
        .. DataColumn.Interval("low", "high", "that share's 95% interval (Wilson 1927); a bar has none"),
        DataColumn.Whole("n", "how many quarters it rests on"),
    ];

    /// <summary>A row a forecast.</summary>
    internal static string Forecasts(BacktestResult result)
    {
        var text = new StringBuilder(Csv.Heading(ForecastColumns));
        foreach (var track in result.Tracks)
        {
            foreach (var q in track.Quarters)
                text.Line(track.Target.ToString(), track.Forecaster, q.Quarter.ToString(), N(q.Mean), N(q.Low), N(q.High), N(q.Seen),
                    N(q.Score), N(q.LogScore));
        }
        return text.ToString();
    }

    /// <summary>A row a contest of a model with a naive forecast.</summary>
    internal static string Scores(BacktestResult result)
    {
        var text = new StringBuilder(Csv.Heading(ScoreColumns));
        foreach (var contest in result.Contests)
        {
            foreach (var (name, skill, mean) in new (string, Skill, Func<Track, double>)[]
                { (BacktestTables.ScoreOf(contest.Target), contest.Score, t => t.Score), ("log", contest.LogScore, t => t.LogScore) })
            {
                Track Of(string forecaster) => result.Tracks.First(t => t.Target == contest.Target && t.Forecaster == forecaster);
                text.Line(contest.Target.ToString(), contest.Model, contest.Naive, name, N(mean(Of(contest.Model))),
                    N(mean(Of(contest.Naive))),
                    N(skill.Score.Mean), N(skill.Score.Interval.Low), N(skill.Score.Interval.High),
                    N(skill.Difference.Mean), N(skill.Difference.Interval.Low), N(skill.Difference.Interval.High), N(skill.Statistic),
                    N(skill.PValue), N(skill.Difference.N), skill.Verdict);
            }
        }
        return text.ToString();
    }

    /// <summary>PIT histograms of counts and reliability diagrams of events, a row a bin.</summary>
    internal static string Calibration(BacktestResult result)
    {
        var text = new StringBuilder(Csv.Heading(CalibrationColumns));
        foreach (var track in result.Tracks)
        {
            if (track.Target == ForecastQuantity.Launches)
            {
                var heights = Pit(track);
                for (var i = 0; i < heights.Length; i++)
                    text.Line(track.Target.ToString(), track.Forecaster, "pit", N((i + .5) / heights.Length), N(heights[i]), "", "",
                        N(track.Quarters.Count));
                continue;
            }
            foreach (var bin in Reliability(track))
                text.Line(track.Target.ToString(), track.Forecaster, "reliability", N(bin.Forecast), N(bin.Seen.Mean),
                    N(bin.Seen.Interval.Low), N(bin.Seen.Interval.High), N(bin.Seen.N));
        }
        return text.ToString();
    }

    internal static double[] Pit(Track track) =>
        Engine.History.Calibration.Pit([.. track.Quarters.Select(q => q.Chances)], [.. track.Quarters.Select(q => q.Seen)]);

    internal static IReadOnlyList<ReliabilityBin> Reliability(Track track) =>
        Engine.History.Calibration.Reliability([.. track.Quarters.Select(q => q.Chances[1])], [.. track.Quarters.Select(q => q.Seen > 0)]);

    private static string N(double value) => Csv.Field(value);
}
