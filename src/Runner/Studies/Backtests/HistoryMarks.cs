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
            if (from < to) yield return new Band([from, to], [0, 0], [high, high], Theme.Faint);
        }
    }

    /// <summary>An axis of years.</summary>
    public static Axis YearAxis(double[] years) => new("year", years[0], years[^1]) { Years = true };

    /// <summary>A quarter's beginning, in years.</summary>
    public static double YearOf(Quarter quarter) => quarter.Year + (quarter.Number - 1) / 4.0;
}
