using System.CommandLine;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Studies.Sweeps;

/// <summary>Which metrics a sweep's charts show.</summary>
internal static class ChartMetric
{
    /// <summary>--chart-metric, of a sweep.</summary>
    internal static Option<string[]> Option()
    {
        var metric =
            new Option<string[]>("--chart-metric") { Description =
                $"metric that a sweep's charts show (repeatable) [default: {SweepFigures.UsualMetric}]", HelpName = "METRIC" };
        metric.AcceptOnlyFromAmong([.. Flags.MetricNames]);
        return metric;
    }

    /// <summary>The metrics that --chart-metric names, or the usual one.</summary>
    internal static IReadOnlyList<string> NamesOf(ParseResult parsed, Option<string[]> metric) =>
        parsed.GetValue(metric) is { Length: > 0 } chosen ? [.. chosen.Distinct()] : [SweepFigures.UsualMetric];
}
