using System.Text.Json.Nodes;
using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Statistics;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Shell;
using NegotiationSim.Runner.Studies.Run;

namespace NegotiationSim.Runner.Studies.Compare;

/// <summary>Reads a comparison's files back into the result that they were written from.</summary>
internal static class ComparisonReader
{
    /// <summary>The comparison of a folder.</summary>
    /// <exception cref="UserError">A file of it is damaged.</exception>
    internal static ComparisonResult Read(string folder, Manifest manifest)
    {
        RunResult[] runs = [.. manifest.Scenarios.Select(s => RunReader.Read(Path.Combine(folder, s.Name), manifest))];
        return new ComparisonResult(runs, RunReader.Whole(folder, manifest, () => ReadDifferences(folder, runs[0].Model)));
    }

    private static IReadOnlyList<PairedDifference> ReadDifferences(string folder, Model model) =>
        [.. JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "comparison.json")))!["differences"]!.AsArray()
            .Select(d => new PairedDifference(
            model.Metrics.First(m => m.Name == (string)d!["metric"]!), (string)d!["scenario"]!, (string)d["reference"]!,
            new Estimate(RunReader.Number(d["difference"]), RunReader.Number(d["standardError"]), RunReader.ReadInterval(d["ci95"]!),
                (long)d["n"]!),
            new Estimate(RunReader.Number(d["superiority"]), double.NaN, RunReader.ReadInterval(d["superiorityCi95"]!), (long)d["n"]!),
            RunReader.Number(d["effectSize"]), RunReader.Number(d["adjustedP"])))];
}
