using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Runner.Drawing;

namespace NegotiationSim.Runner.Studies.Run;

/// <summary>In which status what share of the runs is, round by round: areas stacked to 1.</summary>
internal static class OutcomesChart
{
    const string Title = "Shares of the runs by status over time";

    public static Figure? Of(RunResult run)
    {
        if (run.Statuses.Count == 0) return null;
        var caption = $"{Title}: the areas of a round add up to 1; the percentages on the right are those of the last round. "
            + $"From the top: {string.Join(", ", Shown(run).Reverse().Select(s => s.Label))}. {Captions.Of(run)}";
        return new Figure("outcomes", Title, caption, [Panel(run, percentages: true)]);
    }

    /// <summary>The panel; with percentages in the labels where there is room for them.</summary>
    public static Panel Panel(RunResult run, bool percentages)
    {
        var axis = new Axis("share of runs", 0, 1);
        return new Panel(SeriesMarks.RoundAxis(run), axis, Areas(run, percentages));
    }

    /// <summary>Statuses that some run was in at some time.</summary>
    static IEnumerable<StatusShare> Shown(RunResult run) => run.Statuses.Where(IsShown);

    static bool IsShown(StatusShare status) => status.Shares.Any(share => share > 0);

    static List<Mark> Areas(RunResult run, bool percentages)
    {
        var statuses = run.Statuses;
        var wanted = statuses.Select(s => run.Model.Ends.First(e => e.Name == s.Name).Wanted).ToArray();
        var areas = new List<Mark>();
        double[] rounds = [.. Enumerable.Range(0, statuses[0].Shares.Count).Select(r => (double)r)];
        var below = new double[rounds.Length];
        for (var i = 0; i < statuses.Count; i++)
        {
            if (!IsShown(statuses[i])) continue; // but its colour stays its own, so that runs can be held against each other
            var shares = statuses[i].Shares;
            double[] above = [.. below.Select((b, r) => b + (double.IsFinite(shares[r]) ? shares[r] : 0))];
            areas.Add(new Band(rounds, below, above, Fill(wanted, i), Label(statuses[i], percentages)));
            below = above;
        }

        return areas;
    }

    /// <summary>A colour by whether there should be more of a status, and which of its kind it is.</summary>
    static ScottPlot.Color Fill(Wanted[] wanted, int i) => Theme.AreaFill(wanted[i], wanted.Take(i).Count(w => w == wanted[i]));

    static string Label(StatusShare status, bool percentages)
    {
        if (!percentages) return status.Label;
        var last = status.Shares[^1] * 100;
        return $"{status.Label} {(last is > 0 and < 1 ? "<1" : Ticks.Text(last, 0))}%";
    }
}
