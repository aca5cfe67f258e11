using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Statistics;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Runner.Drawing;

namespace NegotiationSim.Runner.Studies.Compare;

/// <summary>Metrics of several runs side by side: dots with 95% intervals.</summary>
internal static class ComparisonChart
{
    const string Title = "Policies compared";

    /// <summary>Room at the ends of an axis, so that a dot at the end is whole.</summary>
    const double DotRoom = .04;

    public static Figure? Of(IReadOnlyList<RunResult> runs)
    {
        Quantity[] metrics = [.. runs[0].Model.Highlights.Compared.Select(name => Find(runs, name)).OfType<Quantity>()];
        if (metrics.Length == 0) return null;
        Panel[] panels = [.. metrics.Select((m, i) => Panel(runs, m))];
        var caption =
            $"{Title}: {Captions.Letters(metrics.Select(m => m.Label))}. Dot: mean over replications (for shares of runs, the share); "
            + $"whisker: its {Captions.ShareOrMeanInterval}. {Captions.Of(runs)}";
        return new Figure("comparison", Title, caption, panels) { WideColumns = 4, SharedRows = true };
    }

    static Panel Panel(IReadOnlyList<RunResult> runs, Quantity metric)
    {
        Estimate?[] estimates = [.. runs.Select(r => r.Metrics.FirstOrDefault(m => m.Metric.Name == metric.Name)?.Estimate)];
        var ends = estimates.OfType<Estimate>().SelectMany(e => new[] { e.Mean, e.Interval.Low, e.Interval.High });
        // Shares of runs and counts start at 0: a cut scale would exaggerate their differences.
        // So do levels from 0 to 1, whose scale is whole: how small a difference is, is seen; how well it is known, in the differences.
        var (low, high) = metric.Unit == "0 to 1" ? (0, 1) : metric.IsShare || metric is { IsWhole: true, Kind: not QuantityKind.Time }
            ? Ranges.FromZero(ends)
            : Ranges.Around(ends);
        var marks = estimates.SelectMany((e, row) => e is null ? [] : Rows.WhiskerOf(row, e, Theme.SeriesStroke(row)));
        return new Panel(new Axis(Rows.AxisLabel(metric), low, high) { Margin = DotRoom }, Rows.Axis([.. runs.Select(r => r.Scenario)]),
            [.. marks]);
    }

    static Quantity? Find(IReadOnlyList<RunResult> runs, string name) =>
        runs.SelectMany(r => r.Metrics).FirstOrDefault(m => m.Metric.Name == name)?.Metric;
}
