namespace NegotiationSim.Runner.Tests.Docs;

/// <summary>The commands of the documents as tests carry them out.</summary>
/// <remarks>Where a document shows what a line says, it is carried out as it stands, but that charts are drawn as SVG alone. All others are
/// examples of use: they are carried out at a smaller size and without charts, which the tests of each study draw.</remarks>
internal static class Smaller
{
    /// <summary>Sizes of commands, in place of those typed or usual.</summary>
    private static readonly Dictionary<string, string> Sizes = new()
    {
        ["run"] = "-n 50",
        ["compare"] = "-n 50",
        ["ablate"] = "-n 20",
        ["sensitivity"] = "--sample 4 --replications 2",
        ["optimise"] = "--population 8 --generations 2 --worlds 8 --fresh 20",
        ["claims"] = "--worlds 4 --replications 2 --most 4",
        ["backtest"] = "--particles 20",
        ["hindsight"] = "--particles 40",
        ["calibrate"] = "-n 50 --least-acceptance .5 --draws 20 --to 1996Q4",
    };

    private static readonly HashSet<string> Drawing = [.. Sizes.Keys.Except(["claims"]), "sweep", "merge", "discover", "analyze", "play"];

    /// <summary>The arguments as they are carried out.</summary>
    internal static string[] Of(string[] call, bool isShown)
    {
        var isDrawn = Drawing.Contains(call[0])
            && !call.Any(a => a == "--no-charts" || a.StartsWith("--chart", StringComparison.Ordinal));
        if (isShown) return isDrawn ? [.. call, "--chart-format", "svg"] : call;
        var smaller = call.ToList();
        foreach (var size in Sizes.GetValueOrDefault(call[0], "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Chunk(2))
        {
            if (smaller.IndexOf(size[0]) is >= 0 and var at) smaller[at + 1] = size[1];
            else smaller.AddRange(size);
        }
        return isDrawn ? [.. smaller, "--no-charts"] : [.. smaller];
    }
}
