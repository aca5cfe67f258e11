namespace NegotiationSim.Runner.Tests.Docs;

/// <summary>The commands of the documents that tests carry out at a smaller size than is shown.</summary>
/// <remarks>They are examples of use whose numbers are compared with nothing. All others are carried out as they stand, but that charts
/// are drawn as SVG alone.</remarks>
internal static class Smaller
{
    /// <summary>What stands in a document's commands, and what is done.</summary>
    internal static IReadOnlyDictionary<string, string> Sizes { get; } = new Dictionary<string, string>
    {
        ["sim run scenarios/hawk/*.json --no-charts"] = "sim run scenarios/hawk/*.json -n 50 --no-charts",
        [" -n 500 --no-charts"] = " -n 50 --no-charts",
        ["./sim backtest"] = "./sim backtest --particles 100", // from 4,000
        [" --particles 500"] = " --particles 100",
        [" --particles 800"] = " --particles 100",
        [" -n 4000 --no-charts"] = " -n 400 --no-charts",
        [" -n 200 --least-acceptance .3"] = " -n 100 --least-acceptance .5 --draws 50",
        [" --population 16 --generations 4 --worlds 20 --fresh 100"] = " --population 8 --generations 2 --worlds 8 --fresh 20",
        [" --worlds 20 --replications 5 --most 40"] = " --worlds 4 --replications 2 --most 4",
        [" --sample 64 --replications 4"] = " --sample 8 --replications 4",
        [" --method morris --sample 10"] = " --method morris --sample 4",
    };

    /// <summary>The line as it is carried out.</summary>
    internal static string Of(string line) =>
        Sizes.Aggregate(line, (smaller, size) => smaller.Replace(size.Key, size.Value, StringComparison.Ordinal));

    /// <summary>The arguments as they are carried out: with charts as SVG alone.</summary>
    internal static string[] Drawn(string[] call) =>
        Drawing.Contains(call[0]) && !call.Any(a => a == "--no-charts" || a.StartsWith("--chart-format", StringComparison.Ordinal))
            ? [.. call, "--chart-format", "svg"] : call;

    private static readonly HashSet<string> Drawing = ["run", "compare", "sweep", "discover", "sensitivity", "optimise", "analyze", "play",
        "backtest", "calibrate", "hindsight"];
}
