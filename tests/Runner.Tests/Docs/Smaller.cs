namespace NegotiationSim.Runner.Tests.Docs;

/// <summary>The commands of the documents that tests carry out at a smaller size than is shown.</summary>
/// <remarks>They are examples of use whose numbers are compared with nothing. All others are carried out as they stand, but that the
/// README alone has its charts drawn in every format.</remarks>
internal static class Smaller
{
    /// <summary>What stands in a document, and what is done.</summary>
    internal static IReadOnlyDictionary<string, string> Sizes { get; } = new Dictionary<string, string>
    {
        ["./sim backtest"] = "./sim backtest --particles 500", // from 4,000
        ["./sim compare scenarios/phased.json scenarios/maximum-pressure.json -n 4000 --no-charts"] =
            "./sim compare scenarios/phased.json scenarios/maximum-pressure.json -n 400 --no-charts",
        ["./sim compare scenarios/hawk/phased.json scenarios/hawk/maximum-pressure.json -n 4000 --no-charts"] =
            "./sim compare scenarios/hawk/phased.json scenarios/hawk/maximum-pressure.json -n 400 --no-charts",
    };

    /// <summary>The line as it is carried out.</summary>
    internal static string Of(string line) => Sizes.GetValueOrDefault(Bare(line), line);

    /// <summary>The arguments as they are carried out: the README's as they stand, in other documents with charts as SVG alone.</summary>
    internal static string[] Drawn(string document, string[] call) =>
        document != "README.md" && Drawing.Contains(call[0])
            && !call.Any(a => a == "--no-charts" || a.StartsWith("--chart-format", StringComparison.Ordinal))
            ? [.. call, "--chart-format", "svg"] : call;

    private static readonly HashSet<string> Drawing = ["run", "compare", "sweep", "discover", "sensitivity", "optimise", "analyze", "play",
        "backtest", "calibrate", "hindsight"];

    /// <summary>A line without the comment behind it.</summary>
    internal static string Bare(string line) => line.Split(" #")[0].TrimEnd();
}
