using System.CommandLine;

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
