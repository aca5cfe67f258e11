using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Statistics;

namespace NegotiationSim.Runner.Drawing;

/// <summary>Panels with a row for each thing that is held against the others.</summary>
internal static class Rows
{
    /// <summary>The name of a metric's axis, with its unit unless the name says it already.</summary>
    internal static string AxisLabel(Quantity metric) => metric.Label.Contains(metric.Unit, StringComparison.Ordinal)
        ? metric.Label
        : $"{metric.Label} ({SeriesMarks.Unit(metric.Unit)})";

    /// <summary>A row's whisker, or nothing when there is no value; without interval, the dot alone.</summary>
    internal static IEnumerable<Mark> WhiskerOf(int row, Estimate estimate, Stroke stroke, bool hollow = false, double offset = 0)
    {
        if (!double.IsFinite(estimate.Mean)) yield break;
        var (low, high) = (estimate.Interval.Low, estimate.Interval.High);
        var known = double.IsFinite(low) && double.IsFinite(high);
        yield return new Whisker(row + offset, estimate.Mean, known ? low : estimate.Mean, known ? high : estimate.Mean, stroke, hollow);
    }

    /// <summary>The axis of rows named so.</summary>
    internal static Axis Axis(IReadOnlyList<string> names) => new("", -.6, names.Count - .4) { Rows = names };
}
