using NegotiationSim.Engine.Studies;
using NegotiationSim.Runner.Drawing;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Studies.Run;

/// <summary>One run on one page: six panels.</summary>
internal static class DashboardChart
{
    const string Title = "One run at a glance";

    static readonly string[] Trust = ["senderTrust", "targetTrust"];
    static readonly Stroke[] TrustStrokes = [new(Theme.Ink, 1, Dash.Long), new(Theme.Purple, 1, Dash.Long)];

    static readonly Axis Trusted = SeriesMarks.Share("trust (0–1)");

    public static Figure? Of(RunResult run)
    {
        if (run.Series.Count == 0) return null;
        Series[] followed =
            [.. run.Model.Highlights.Followed[0].Variables.Take(2).Select(name => SeriesMarks.Find(run, name)).OfType<Series>()];
        var tests = TestsChart.Together(run);
        (string, Panel?)[] distributions =
            [.. followed.Select(s => (s.Variable.Label, (Panel?)SeriesMarks.DistributionPanel(run, s, paths: 0)))];
        (string Name, Panel? Panel)[] all = // of two columns the second has the panels with names at their lines
        [
            .. distributions.Take(1),
            ("trust of sender and target (mean)", TrustOfBoth(run)),
            .. distributions.Skip(1),
            ("missile and nuclear tests per year (mean)", tests),
            ($"share of runs without {run.FirstAgreement.Event} (Kaplan-Meier)",
                run.FirstAgreement.Survival.Count > 0 ? FirstAgreementChart.Panel(run, atRisk: false) : null),
            ("shares of runs by status", run.Statuses.Count > 0 ? OutcomesChart.Panel(run, percentages: false) : null),
        ];
        var shown = all.Where(p => p.Panel is not null).ToArray();
        var areShares = followed.All(s => s.Variable.IsRoundShare);
        var caption =
            $"{Title}: {Captions.Letters(shown.Select(p => p.Name))}. "
                + $"{Words.Capital(string.Join(" and ", followed.Select(s => s.Variable.Label)))}: "
            + (areShares ? $"share of the runs (dashed) with its {Captions.ShareOrMeanInterval}. "
                : "median (solid), middle 50 and 90% of the replications (bands), "
                    + $"mean (dashed) with its {Captions.ShareOrMeanInterval}. ")
            + (tests is null ? ""
                : "Trust and tests: mean (dashed) with the same interval, tests as four times the mean of a quarter. ")
            + "Kaplan-Meier curve with its pointwise 95% interval. "
            + SeriesMarks.EraCaption(run) + Captions.Of(run);
        return new Figure("dashboard", Title, caption, [.. shown.Select(p => p.Panel!)])
        {
            WideColumns = 3,
            Key = [.. SeriesMarks.DistributionKey(followed, paths: false), .. SeriesMarks.EraKey(run)],
        };
    }

    static Panel? TrustOfBoth(RunResult run)
    {
        var marks = Trust.SelectMany((name, i) => SeriesMarks.Find(run, name) is { } series ? TrustMarks(series, TrustStrokes[i], i) : [])
            .ToArray();
        return marks.Length == 0 ? null : new Panel(SeriesMarks.RoundAxis(run), Trusted, [.. SeriesMarks.Eras(run, Trusted), .. marks]);
    }

    static Mark[] TrustMarks(Series series, Stroke stroke, int side) =>
    [
        SeriesMarks.Band(series.Low, series.High, stroke.Color.WithAlpha(.22)),
        SeriesMarks.Line(series.Mean, stroke, side == 0 ? "sender" : "target"),
    ];
}
