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
    static readonly Stroke[] Strokes = [new(Theme.Blue, .9f), new(Theme.Vermillion, .9f)];

    public static Figure? Of(RunResult run)
    {
        var series = Found(run);
        if (series.Length == 0) return null;
        var caption =
            $"{Title} (annual rate): {Captions.Letters(series.Select(s => s.Variable.Label))}. Line: mean over replications of the tests "
                + $"of a round (a quarter), "
            + $"times four; band: its {Captions.ShareOrMeanInterval}, times four. Runs that ended count as without tests. The panels' "
            + $"scales differ. {Captions.Of(run)}";
        return new Figure("tests", Title, caption, [.. series.Select((s, i) => Panel(run, s, Strokes[i]))]);
    }

    /// <summary>Both kinds of test in one panel, labelled at the lines.</summary>
    public static Panel? Together(RunResult run)
    {
        var series = Found(run);
        if (series.Length == 0) return null;
        var (low, high) = Ranges.FromZero(series.SelectMany(s => s.High.Concat(s.Mean)).Select(Annual));
        var marks = series.SelectMany((s, i) => Marks(s, Strokes[i], s.Variable.Label.Split(' ')[0]));
        return new Panel(SeriesMarks.RoundAxis(run), new Axis("tests per year", low, high), [.. marks]);
    }

    static Panel Panel(RunResult run, Series series, Stroke stroke)
    {
        var (low, high) = Ranges.FromZero(series.High.Concat(series.Mean).Select(Annual));
        return new Panel(SeriesMarks.RoundAxis(run), new Axis($"{series.Variable.Label} per year", low, high), Marks(series, stroke, null));
    }

    static double Annual(double perQuarter) => perQuarter * QuartersOfYear;

    static Mark[] Marks(Series series, Stroke stroke, string? label) =>
    [
        SeriesMarks.Band(series.Low, series.High, stroke.Color.WithAlpha(.22), QuartersOfYear),
        SeriesMarks.Line(series.Mean, stroke, label, factor: QuartersOfYear),
    ];

    static Series[] Found(RunResult run) => [.. Variables.Select(v => SeriesMarks.Find(run, v)).OfType<Series>()];
}
