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
        return Damage.Whole(folder, manifest, () =>
        {
            var document = ComparisonDocument.Form.Read(File.ReadAllText(Path.Combine(folder, "comparison.json")));
            return new ComparisonResult(runs, [.. document.Differences.Select(d => d.Read(runs[0].Model))])
            {
                SwitchingValues = [.. (document.SwitchingValues ?? []).Select(v => v.Read(runs[0].Model)).OfType<SwitchingValue>()],
            };
        });
    }
}
