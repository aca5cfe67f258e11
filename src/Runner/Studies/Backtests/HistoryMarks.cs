using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Runner.Drawing;

namespace NegotiationSim.Runner.Studies.Backtests;

/// <summary>A quarter of a record, and what was expected of it.</summary>
/// <param name="Quarter">Which.</param>
/// <param name="Seen">What came: a count, or of an event 1 or 0.</param>
/// <param name="Mean">The mean of what was expected, or the event's chance.</param>
/// <param name="Low">Of a count, the lower end of its range.</param>
/// <param name="High">The upper end.</param>
/// <param name="Before">The mean before anything was learnt; NaN for none.</param>
internal readonly record struct QuarterOfRecord(
    Quarter Quarter, double Seen, double Mean, double Low, double High, double Before = double.NaN);

/// <summary>What charts over a record share.</summary>
internal static class HistoryMarks
{
    /// <summary>The length of a quarter, and how much of it a bar fills: not so much that bars hide a range behind them.</summary>
    private const double Length = .25, Filled = .14;

    /// <summary>Where bars of events stand, above chances of up to 1, and where that axis ends.</summary>
    private const double BarFrom = 1.06, BarTo = 1.12, Top = 1.14;

    /// <summary>Chances below that are given the whole height.</summary>
    private const double LowChance = .4;

    private static readonly Stroke Before = new(Theme.Grey, .8f, Dash.Short);
    private static readonly Stroke Forecast = new(Theme.Vermillion, 1, Dash.Long);

    /// <summary>The key to <see cref="Over"/>.</summary>
    /// <param name="mean">What the line of means is.</param>
    /// <param name="range">What the range is of.</param>
    /// <param name="before">What the line of earlier means is; null where there is none.</param>
    public static IReadOnlyList<KeyEntry> Key(string mean, string range, string? before = null) =>
    [
        new("what came", null, Theme.Ink), new(mean, Forecast), new(range, null, Theme.Blue50),
        .. before is null ? Array.Empty<KeyEntry>() : [new(before, Before)], new("every second era", null, Theme.Era),
    ];

    /// <summary>Marks of what came, in words: the rest of a sentence.</summary>
    public const string CameInWords =
        "Black: what came (of events, a bar at the top for each quarter in which it came, at no height of the axis)";

    /// <summary>A panel of what came and what was expected, quarter by quarter.</summary>
    /// <param name="scenario">Whose eras are shaded.</param>
    /// <param name="label">What it is of.</param>
    /// <param name="isCount">Whether it is of counts, and not of an event.</param>
    /// <param name="quarters">The quarters in their order.</param>
    public static Panel Over(Scenario scenario, string label, bool isCount, IReadOnlyList<QuarterOfRecord> quarters)
    {
        var means = quarters.SelectMany(q => new[] { q.Mean, q.Before }).Where(double.IsFinite).DefaultIfEmpty(0);
        var scale = isCount || means.Max() > LowChance ? 1 : Ranges.FromZero(means).High;
        var high = isCount ? Ranges.FromZero(quarters.SelectMany(q => new[] { q.High, q.Seen })).High : Top * scale;
        double[] middles = [.. quarters.Select(q => YearOf(q.Quarter) + Length / 2)];
        List<Mark> marks = [.. Eras(scenario, middles[0], middles[^1], high)];
        if (isCount)
            marks.Add(new Band([.. middles.SelectMany(m => new[] { m - Length / 2, m + Length / 2 })],
                Steps(quarters, q => q.Low), Steps(quarters, q => q.High), Theme.Blue50));
        marks.Add(new Tiles([.. quarters.Zip(middles).Where(q => q.First.Seen > 0).Select(q => new Tile(q.Second - Filled / 2,
            q.Second + Filled / 2, isCount ? 0 : BarFrom * scale, isCount ? q.First.Seen : BarTo * scale, Theme.Ink))]));
        if (quarters.Any(q => double.IsFinite(q.Before)))
            marks.Add(new Line(middles, [.. quarters.Select(q => Math.Min(high, q.Before))], Before));
        marks.Add(new Line(middles, [.. quarters.Select(q => q.Mean)], Forecast));
        return new Panel(YearAxis([middles[0] - Length / 2, middles[^1] + Length / 2]), new Axis(label, 0, high) { Margin = .02 }, marks);
    }

    /// <summary>An axis of years.</summary>
    public static Axis YearAxis(double[] years) => new("year", years[0], years[^1]) { Years = true };

    /// <summary>A quarter's beginning, in years.</summary>
    public static double YearOf(Quarter quarter) => quarter.Year + (quarter.Number - 1) / 4.0;

    /// <summary>A shade for every second era.</summary>
    private static IEnumerable<Mark> Eras(Scenario scenario, double first, double last, double high)
    {
        for (var i = 0; i < scenario.Eras.Count; i += 2)
        {
            var from = Math.Max(first - Length / 2, YearOf(scenario.Start!.Value.Plus(scenario.Eras[i].FirstRound - 1)));
            var to = Math.Min(last + Length / 2, YearOf(scenario.Start!.Value.Plus(scenario.Eras[i].LastRound)));
            if (from < to) yield return new Band([from, to], [0, 0], [high, high], Theme.Era);
        }
    }

    /// <summary>A value at the beginning and at the end of every quarter: counts move in steps.</summary>
    private static double[] Steps(IReadOnlyList<QuarterOfRecord> quarters, Func<QuarterOfRecord, double> of) =>
        [.. quarters.SelectMany(q => new[] { of(q), of(q) })];
}
