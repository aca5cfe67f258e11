using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Runner.Drawing;

namespace NegotiationSim.Runner.Studies.Backtests;

/// <summary>What charts over a record share.</summary>
internal static class HistoryMarks
{
    /// <summary>A shade for every second era.</summary>
    public static IEnumerable<Mark> Eras(Scenario scenario, double first, double last, double high)
    {
        for (var i = 0; i < scenario.Eras.Count; i += 2)
        {
            var from = Math.Max(first, YearOf(scenario.Start!.Value.Plus(scenario.Eras[i].FirstRound - 1)));
            var to = Math.Min(last, YearOf(scenario.Start!.Value.Plus(scenario.Eras[i].LastRound)));
            if (from < to) yield return new Band([from, to], [0, 0], [high, high], Theme.Era);
        }
    }

    /// <summary>The top of an axis of chances, with room for what came above 1.</summary>
    public const double TopOfChances = 1.14;

    /// <summary>What came, as a bar above the chances for every quarter in which the event came.</summary>
    public static Mark Came(IReadOnlyList<double> years, IReadOnlyList<bool> came) =>
        new Tiles([.. years.Where((_, i) => came[i]).Select(y => new Tile(y, y + .25, 1.06, 1.12, Theme.Ink))]);

    /// <summary>The key to forecasts of counts and events.</summary>
    public static IReadOnlyList<KeyEntry> Key(string mean, string range) =>
    [
        new("what came (of events: the quarters with one)", new Stroke(Theme.Ink, .8f)), new(mean, Forecast),
        new(range, null, Theme.Blue50),
        new("every second era", null, Theme.Era),
    ];

    /// <summary>The line of a forecast.</summary>
    public static readonly Stroke Forecast = new(Theme.Vermillion, 1, Dash.Long);

    /// <summary>An axis of years.</summary>
    public static Axis YearAxis(double[] years) => new("year", years[0], years[^1]) { Years = true };

    /// <summary>A quarter's beginning, in years.</summary>
    public static double YearOf(Quarter quarter) => quarter.Year + (quarter.Number - 1) / 4.0;
}
