using NegotiationSim.Engine.History;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Runner.Drawing;

namespace NegotiationSim.Runner.Studies.Backtests;

/// <summary>Figures of a backtest: forecasts over the record, calibration, and where a model gained on a naive forecast.</summary>
internal static class BacktestChart
{
    static readonly Stroke Perfect = new(Theme.Vermillion, .8f, Dash.Long);

    /// <summary>All figures.</summary>
    public static IReadOnlyList<Figure> Of(Scenario scenario, BacktestResult result)
    {
        Figure?[] all = [Forecasts(scenario, result), Pit(result), Reliability(result), Gains(result), PlaceboChart.Of(scenario, result)];
        return [.. all.OfType<Figure>()];
    }

    static Figure Forecasts(Scenario scenario, BacktestResult result)
    {
        Track[] models = [.. result.Tracks.Where(t => t.IsModel)];
        var caption =
            $"Forecasts one quarter ahead over the record: {Captions.Letters(models.Select(NameOf))}. "
                + $"{HistoryMarks.CameInWords}; orange, broken: the forecast's mean, or the event's chance; "
            + $"blue: its 5 to 95% range (launches). Shades part the eras. Each forecast uses the quarters before it. {About(result)}";
        return new Figure("forecasts", "Forecasts over the record", caption,
            [.. models.Select(m => Forecast(scenario, m))])
        {
            NarrowColumns = 1, WideColumns = 2, Key = HistoryMarks.Key("forecast (mean or chance)", "5 to 95% (launch days)"),
        };
    }

    static Panel Forecast(Scenario scenario, Track track)
    {
        var isCount = track.Target == ForecastQuantity.Launches;
        return HistoryMarks.Over(scenario, NameOf(track) + (isCount ? " a quarter" : " (chance)"), isCount,
            [.. track.Quarters.Select(q => new QuarterOfRecord(q.Quarter, q.Seen, q.Mean, q.Low, q.High))]);
    }

    static Figure? Pit(BacktestResult result)
    {
        Track[] tracks = [.. result.Tracks.Where(t => t.Target == ForecastQuantity.Launches)];
        if (tracks.Length == 0) return null;
        var heights = tracks.Select(BacktestFiles.Pit).ToArray();
        var (_, high) = Ranges.FromZero(heights.SelectMany(h => h));
        var caption =
            $"Probability integral transform of launch days, not randomised (Czado, Gneiting and Held 2009): {Captions.Letters(tracks.Select(t => t.Forecaster))}. Flat at 1: calibrated; "
            + $"a trough: forecasts too sure of themselves; a slope: too high or too low. {About(result)}";
        return new Figure("pit", "Calibration of launch days", caption,
            [.. tracks.Select((t, i) => Histogram(t.Forecaster, heights[i], high))])
        {
            WideColumns = 3,
            Key = [new("seen", null, Theme.Blue50), new("calibrated", Perfect)],
        };
    }

    static Panel Histogram(string name, double[] heights, double high)
    {
        var bars =
            heights.Select(
                (h, i) => (Mark)new Band([(double)i / heights.Length, (i + .94) / heights.Length], [0, 0], [h, h], Theme.Blue50));
        return new Panel(new Axis($"PIT, {name}", 0, 1), new Axis("share of quarters over a tenth", 0, high),
            [.. bars, new Line([0, 1], [1, 1], Perfect)]);
    }

    static Figure? Reliability(BacktestResult result)
    {
        Track[] models = [.. result.Tracks.Where(t => t.IsModel && t.Target != ForecastQuantity.Launches)];
        if (models.Length == 0) return null;
        var caption =
            $"Reliability of chances, in five bins: {Captions.Letters(models.Select(NameOf))}. Across: the chance forecast; up: the share "
                + $"of quarters in which the event came, with its 95% interval "
            + $"(Wilson 1927). On the broken line chances mean what they say. {About(result)}";
        return new Figure("reliability", "Calibration of events", caption, [.. models.Select(Diagram)])
        {
            Key = [new("seen, 95% CI", new Stroke(Theme.Blue, 1.2f, Marker: ScottPlot.MarkerShape.FilledCircle)) { HasMarker = true },
                new("calibrated", Perfect)],
        };
    }

    static Panel Diagram(Track track)
    {
        var bins = BacktestFiles.Reliability(track);
        var whiskers =
            bins.Select(
                b => (Mark)new Line([b.Forecast, b.Forecast], [b.Seen.Interval.Low, b.Seen.Interval.High], new Stroke(Theme.Blue, .8f)));
        return new Panel(SeriesMarks.Share($"chance forecast, {NameOf(track)}"), SeriesMarks.Share("share seen"),
            [new Line([0, 1], [0, 1], Perfect), .. whiskers,
                new Line([.. bins.Select(b => b.Forecast)], [.. bins.Select(b => b.Seen.Mean)], new Stroke(Theme.Blue, 1.2f)),
                new Dots([.. bins.Select(b => new Dot(b.Forecast, b.Seen.Mean, Theme.Blue))], .8f)]);
    }

    static Figure Gains(BacktestResult result)
    {
        Track[] models = [.. result.Tracks.Where(t => t.IsModel)];
        var caption =
            $"Score gained on each naive forecast, summed from the first quarter scored (CRPS of launches, Brier score of events): {Captions.Letters(models.Select(NameOf))}. Rising: the model does better "
            + $"in those quarters; above 0 at the end: better over all. {About(result)}";
        return new Figure("gains", "Where the model gains", caption, [.. models.Select(m => Gain(result, m))]);
    }

    static Panel Gain(BacktestResult result, Track model)
    {
        double[] years = [.. model.Quarters.Select(q => HistoryMarks.YearOf(q.Quarter))];
        string[] forecasters = [.. result.Tracks.Where(t => !t.IsModel).Select(t => t.Forecaster).Distinct()];
        var lines = result.Tracks.Where(t => !t.IsModel && t.Target == model.Target).Select(naive =>
        {
            double sum = 0;
            var i = Array.IndexOf(forecasters, naive.Forecaster); // the same look in every panel
            return new Line(years, [.. naive.Quarters.Zip(model.Quarters, (n, m) => sum += n.Score - m.Score)], Theme.SeriesStroke(i),
                naive.Forecaster, i);
        }).ToArray();
        var (low, high) = Ranges.Around(lines.SelectMany(l => l.Ys).Append(0));
        return new Panel(HistoryMarks.YearAxis(years), new Axis($"gain, {NameOf(model)}", low, high),
            [new Line([years[0], years[^1]], [0, 0], new Stroke(Theme.Grey, .6f)), .. lines]);
    }

    static string NameOf(Track track) =>
        BacktestTables.NameOf(track.Target).ToLowerInvariant() + (track.Forecaster == Backtest.WithTempo ? ", with tempo" : "");

    static string About(BacktestResult result) => $"Scenario {result.Scenario}; {Counts(result)} quarters.";

    /// <summary>How many quarters are scored: of the fewest to the most.</summary>
    static string Counts(BacktestResult result) =>
        (result.Tracks.Min(t => t.Quarters.Count), result.Tracks.Max(t => t.Quarters.Count)) is var (least, most) && least == most
            ? $"{most}" : $"{least} to {most}";
}
