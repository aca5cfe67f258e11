using System.CommandLine;
using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Numbers;

namespace NegotiationSim.Runner.Shell;

/// <summary>Options that several commands take alike, each declared once with its bounds.</summary>
internal static class Flags
{
    /// <summary>Replications that one call may ask for; they are counted in 64 bits, and a hundred thousand a second take four
    /// months.</summary>
    internal const long MostReplications = 1_000_000_000_000;

    /// <summary>--threads.</summary>
    internal static Option<int> Threads()
    {
        const int Most = 1024; // each takes memory of its own; more than there are cores make nothing faster
        var threads = new Option<int>("--threads") { Description = "threads; changes the speed alone [default: all cores]", HelpName = "N",
            DefaultValueFactory = _ => Math.Min(Most, Environment.ProcessorCount) };
        Faults.Count(threads, 1, Most);
        return threads;
    }

    /// <summary>--no-charts.</summary>
    internal static Option<bool> NoCharts() => new("--no-charts") { Description = "draw no charts" };

    /// <summary>--metric, of a study of one scenario.</summary>
    internal static Option<string[]> Metrics(string description)
    {
        var metrics = new Option<string[]>("--metric", "-m")
        {
            Description = $"{description} (repeatable) [default: {string.Join(", ", Model.Coercion.UsualMetrics)}]", HelpName = "METRIC",
        };
        metrics.AcceptOnlyFromAmong([.. MetricNames]);
        return metrics;
    }

    /// <summary>The metrics that an option names, or the usual ones.</summary>
    /// <exception cref="UserError">One of them is none of the model's.</exception>
    internal static IReadOnlyList<string> Chosen(ParseResult parsed, Option<string[]> metrics, Model model)
    {
        if (parsed.GetValue(metrics) is not { Length: > 0 } chosen) return model.UsualMetrics;
        foreach (var name in chosen) Metric(name, model);
        return [.. chosen.Distinct()];
    }

    /// <summary>A metric of a model by its name.</summary>
    /// <exception cref="UserError">The model has none of that name.</exception>
    internal static Quantity Metric(string name, Model model) => model.Metrics.FirstOrDefault(m => m.Name == name)
        ?? throw new UserError(
            $"{name}: the model {model.Name} has no such metric. It has: {string.Join(", ", model.Metrics.Select(m => m.Name))}.");

    /// <summary>The metrics of all models.</summary>
    internal static IEnumerable<string> MetricNames => Model.All.SelectMany(m => m.Metrics).Select(m => m.Name).Distinct();

    /// <summary>The format of a screen that shows all there is.</summary>
    internal const string Full = "full";

    /// <summary>--full.</summary>
    internal static Option<bool> ForMore(string more) => new("--full") { Description = $"print {more}, too" };

    /// <summary>The format of what is printed: the one asked for, where it is a table and all of it is wanted "full".</summary>
    internal static string Shown(ParseResult parsed, Option<string>? format, Option<bool>? full) =>
        (format is null ? "table" : parsed.GetValue(format)!) is var asked && asked == "table" && full is not null && parsed.GetValue(full)
            ? Full : asked;

    /// <summary>--quiet.</summary>
    internal static Option<bool> Quiet() => new("--quiet", "-q") { Description = "print nothing but errors" };

    /// <summary>--format, of a table.</summary>
    internal static Option<string> TableFormat(string description = "table, json, csv, markdown, latex")
    {
        var format = new Option<string>("--format", "-f") { Description = description, HelpName = "FORMAT",
            DefaultValueFactory = _ => "table" };
        format.AcceptOnlyFromAmong("table", "json", "csv", "markdown", "latex");
        return format;
    }
}
