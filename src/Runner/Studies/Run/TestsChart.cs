using NegotiationSim.Engine.Studies;
using NegotiationSim.Runner.Drawing;

namespace NegotiationSim.Runner.Studies.Run;

/// <summary>Missile and nuclear tests a year.</summary>
/// <remarks>A round is a quarter, so the rate of a year is four times the mean of a round, and so are the ends of its interval.</remarks>
internal static class TestsChart
{
    const string Title = "Missile and nuclear tests per year";
    const int QuartersOfYear = 4;

    static readonly string[] Variables = ["missileTests", "nuclearTests"];
    static readonly Stroke[] Strokes = [new(Theme.Ink, 1, Dash.Long), new(Theme.Purple, 1, Dash.Long)];

    public static Figure? Of(RunResult run)
    {
        var series = Found(run);
        if (series.Length == 0) return null;
        var caption =
            $"{Title} (annual rate): {Captions.Letters(series.Select(s => s.Variable.Label))}. Dashed line: mean over replications of the "
                + $"tests "
                + $"of a round (a quarter), "
            + $"times four; band: its {Captions.ShareOrMeanInterval}, times four. Runs that ended count as without tests. The panels' "
            + $"scales differ. {SeriesMarks.EraCaption(run)}{Captions.Of(run)}";
        return new Figure("tests", Title, caption, [.. series.Select(s => Panel(run, s))])
        {
            Key = [new("mean, 95% CI", Strokes[0], Strokes[0].Color.WithAlpha(.22)), .. SeriesMarks.EraKey(run)],
        };
    }

    /// <summary>Both kinds of test in one panel, labelled at the lines.</summary>
    public static Panel? Together(RunResult run)
    {
        var series = Found(run);
        if (series.Length == 0) return null;
        var (low, high) = Ranges.FromZero(series.SelectMany(s => s.High.Concat(s.Mean)).Select(Annual));
        var axis = new Axis("tests per year", low, high);
        var marks = series.SelectMany((s, i) => Marks(s, Strokes[i], s.Variable.Label.Split(' ')[0]));
        return new Panel(SeriesMarks.RoundAxis(run), axis, [.. SeriesMarks.Eras(run, axis), .. marks]);
    }

    static Panel Panel(RunResult run, Series series)
    {
        var (low, high) = Ranges.FromZero(series.High.Concat(series.Mean).Select(Annual));
        var axis = new Axis($"{series.Variable.Label} per year", low, high);
        return new Panel(SeriesMarks.RoundAxis(run), axis, [.. SeriesMarks.Eras(run, axis), .. Marks(series, Strokes[0], null)]);
    }

    static double Annual(double perQuarter) => perQuarter * QuartersOfYear;

    static Mark[] Marks(Series series, Stroke stroke, string? label) =>
    [
        SeriesMarks.Band(series.Low, series.High, stroke.Color.WithAlpha(.22), QuartersOfYear),
        SeriesMarks.Line(series.Mean, stroke, label, factor: QuartersOfYear),
    ];

    static Series[] Found(RunResult run) => [.. Variables.Select(v => SeriesMarks.Find(run, v)).OfType<Series>()];
}
