namespace NegotiationSim.Runner.Tests.Docs;

/// <summary>The commands of the documents that tests carry out at a smaller size than is shown.</summary>
/// <remarks>They are examples of use whose numbers are compared with nothing. All others are carried out as they stand.</remarks>
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
        ["sim analyze scenarios/phased.json"] = "sim analyze scenarios/phased.json --chart-format png", // in all formats by the README
    };

    /// <summary>The line as it is carried out.</summary>
    internal static string Of(string line) => Sizes.GetValueOrDefault(Bare(line), line);

    /// <summary>A line without the comment behind it.</summary>
    internal static string Bare(string line) => line.Split(" #")[0].TrimEnd();
}
