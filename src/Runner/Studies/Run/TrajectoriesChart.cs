using NegotiationSim.Engine.Studies;
using NegotiationSim.Runner.Drawing;

namespace NegotiationSim.Runner.Studies.Run;

/// <summary>How variables run over the rounds, with the spread over replications.</summary>
internal static class TrajectoriesChart
{
    /// <summary>The charts that the model declares.</summary>
    public static IEnumerable<Figure?> Of(RunResult run) =>
        run.Model.Highlights.Followed.Select(f => Draw(run, f.Name, f.Title, f.Variables));

    /// <summary>A chart of some variables' distributions, or null when the run has none of them.</summary>
    static Figure? Draw(RunResult run, string name, string title, IEnumerable<string> variables)
    {
        Series[] series = [.. variables.Select(v => SeriesMarks.Find(run, v)).OfType<Series>()];
        if (series.Length == 0) return null;
        var caption =
            $"{title}: {Captions.Letters(series.Select(s => s.Variable.Label))}. "
                + $"{SeriesMarks.DistributionCaption(series)} {SeriesMarks.EraCaption(run)}"
                + Captions.Of(run);
        return new Figure(name, title, caption, [.. series.Select(s => SeriesMarks.DistributionPanel(run, s))])
        {
            Key = [.. SeriesMarks.DistributionKey(series, series.All(s => s.Paths.Count > 0)), .. SeriesMarks.EraKey(run)],
        };
    }
}
