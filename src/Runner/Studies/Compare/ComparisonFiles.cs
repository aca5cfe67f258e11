using NegotiationSim.Engine.Coercion.Simulation;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Studies.Run;

namespace NegotiationSim.Runner.Studies.Compare;

/// <summary>The files of a comparison: comparison.json, differences.csv, and a folder of run files for each scenario.</summary>
internal static class ComparisonFiles
{
    /// <summary>The columns of the tables.</summary>
    internal static TableColumns Tables { get; } = new() { ["differences.csv"] = _ => ComparisonTables.DifferenceColumns };

    /// <summary>Writes all but the rows of the replications and the manifest.</summary>
    internal static void Write(ResultsFolder folder, IReadOnlyList<Scenario> scenarios, ComparisonResult comparison)
    {
        folder.Write("comparison.json", text => text.Write(ComparisonDocument.Write(comparison)));
        folder.Write("differences.csv", text => text.Write(ComparisonTables.ToCsv(comparison.Differences)));
        DataDictionary.Complete(folder, Tables);
        foreach (var (scenario, run) in scenarios.Zip(comparison.Runs)) RunFiles.Write(folder, scenario, run, run.Scenario);
    }

    /// <summary>Opens the files of the replications of every scenario, each in a folder of its name.</summary>
    internal static Rows OpenRows(string folder, IReadOnlyList<Scenario> scenarios) => new(
        [.. scenarios.Select(s =>
        {
            var part = Path.Combine(folder, s.Name);
            Directory.CreateDirectory(part);
            return ReplicationFiles.Create(part, s).GetAwaiter().GetResult();
        })]);

    /// <summary>The replications of several scenarios, each into its own files.</summary>
    internal sealed class Rows(IReadOnlyList<ReplicationFiles> files) : IReplicationSink, IDisposable
    {
        public void Receive(int scenario, long replication, ReadOnlySpan<double> values, ReadOnlySpan<double> drawn) =>
            files[scenario].Receive(0, replication, values, drawn);

        public void Dispose()
        {
            foreach (var file in files) file.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }
}
