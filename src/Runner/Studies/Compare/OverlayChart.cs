using NegotiationSim.Engine.Studies;
using NegotiationSim.Runner.Drawing;

namespace NegotiationSim.Runner.Studies.Compare;

/// <summary>Means of several runs over the rounds, one upon the other.</summary>
internal static class OverlayChart
{
    const string Title = "Policies over time";

    public static Figure? Of(IReadOnlyList<RunResult> runs)
    {
        string[] shown = [.. runs[0].Model.Highlights.Overlaid.Where(v => runs.Any(r => SeriesMarks.Find(r, v) is not null))];
        if (shown.Length == 0) return null;
        Panel[] panels = [.. shown.Select(v => Panel(runs, v))];
        var labels = shown.Select(v => runs.Select(r => SeriesMarks.Find(r, v)).OfType<Series>().First().Variable.Label);
        var caption = $"{Title}: {Captions.Letters(labels)}. Line: mean over replications; band: its {Captions.ShareOrMeanInterval}. "
            + $"A run that ended early keeps its last state.{Captions.Looks(runs.Count)} {Captions.Of(runs)}";
        return new Figure("overlay", Title, caption, panels);
    }

    static Panel Panel(IReadOnlyList<RunResult> runs, string variable)
    {
        var all = runs.Select((run, number) => (Run: run, Series: SeriesMarks.Find(run, variable), Number: number))
            .Where(r => r.Series is not null).ToArray();
        var bands = all.Select(r => (Mark)SeriesMarks.Band(r.Series!.Low, r.Series.High, Theme.SeriesStroke(r.Number).Color.WithAlpha(.2)));
        var lines = all.Select(r => (Mark)SeriesMarks.Line(r.Series!.Mean, Theme.SeriesStroke(r.Number), r.Run.Scenario, r.Number));
        var axis = SeriesMarks.ValueAxis(all[0].Series!.Variable, all.SelectMany(r => r.Series!.Low.Concat(r.Series.High)));
        var longest = all.MaxBy(r => r.Run.Rounds).Run;
        var rounds = SeriesMarks.RoundAxis(all.All(r => r.Run.Start == longest.Start) ? longest : longest with { Start = null });
        return new Panel(rounds, axis, [.. bands, .. lines]);
    }
}
