namespace NegotiationSim.Runner.Tests.Docs;

/// <summary>The commands of the documents that tests carry out at a smaller size than is shown: the same words but for a number.</summary>
/// <remarks>What is shown of their output is not held to the program's. All other commands are carried out as they stand.</remarks>
internal static class Smaller
{
    private static readonly (string Shown, string Done)[] Sizes =
    [
        ("./sim backtest ", "./sim backtest --particles 500 "), // from 4,000
        (" -n 4000 ", " -n 400 "),
    ];

    /// <summary>The line as it is carried out.</summary>
    internal static string Of(string line) => Sizes.Aggregate(line, (l, size) => l.Replace(size.Shown, size.Done, StringComparison.Ordinal));
}
