using System.CommandLine;
using NegotiationSim.Engine.Experiments;
using NegotiationSim.Runner.Sweeps;

namespace NegotiationSim.Runner.Commands;

/// <summary>Options that several commands take alike, each declared once with its bounds.</summary>
internal static class Flags
{
    /// <summary>--threads.</summary>
    internal static Option<int> Threads(double most = double.PositiveInfinity, string range = "at least 1")
    {
        var threads = new Option<int>("--threads") { Description = "threads; changes the speed alone [default: all cores]", HelpName = "N", DefaultValueFactory = _ => Environment.ProcessorCount };
        Faults.Bound(threads, 1, most, range);
        return threads;
    }

    /// <summary>--no-charts.</summary>
    internal static Option<bool> NoCharts() => new("--no-charts") { Description = "draw no charts" };

    /// <summary>--chart-metric, of a sweep.</summary>
    internal static Option<string[]> ChartMetric()
    {
        var metric = new Option<string[]>("--chart-metric") { Description = $"metric that a sweep's charts show (repeatable) [default: {SweepFigures.UsualMetric}]", HelpName = "METRIC" };
        metric.AcceptOnlyFromAmong([.. Metrics.All.Select(m => m.Metric.Name)]);
        return metric;
    }

    /// <summary>The metrics that --chart-metric names, or the usual one.</summary>
    internal static IReadOnlyList<string> MetricsOf(ParseResult parsed, Option<string[]> metric) =>
        parsed.GetValue(metric) is { Length: > 0 } chosen ? [.. chosen.Distinct()] : [SweepFigures.UsualMetric];

    /// <summary>--quiet.</summary>
    internal static Option<bool> Quiet() => new("--quiet", "-q") { Description = "print nothing but errors" };

    /// <summary>--format, of a table.</summary>
    internal static Option<string> TableFormat(string description = "table, json, csv, markdown, latex")
    {
        var format = new Option<string>("--format", "-f") { Description = description, HelpName = "FORMAT", DefaultValueFactory = _ => "table" };
        format.AcceptOnlyFromAmong("table", "json", "csv", "markdown", "latex");
        return format;
    }
}
