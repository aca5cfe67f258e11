using System.CommandLine;
using NegotiationSim.Engine.Experiments;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Runner.Output;

namespace NegotiationSim.Runner.Commands;

/// <summary>sim reproduce: runs a results folder's manifest again and says whether the bits agree.</summary>
internal static class ReproduceCommand
{
    internal static Command Create()
    {
        var folder = new Argument<string>("DIR") { Description = "a results folder" };
        var threads = Flags.Threads();
        var command = new Command("reproduce", """
            Run the manifest of a results folder again and say, file by file, whether the bits agree.
            The folder is only read. Ends with 0 if all agree, 1 if any differs.

            Example:
              sim reproduce results/phased
            """) { folder, threads };
        command.SetAction((parsed, cancellation) => Task.FromResult(
            Execute(parsed.GetValue(folder)!, parsed.GetValue(threads), parsed.InvocationConfiguration.Output, cancellation)));
        return command;
    }

    private static int Execute(string folder, int threads, TextWriter output, CancellationToken cancellation)
    {
        var manifest = Manifest.ReadRuns(folder);
        var scenarios = manifest.Scenarios.Select(s => Scenario.Parse(s.Json)).ToArray();
        foreach (var (now, then) in scenarios.Zip(manifest.Scenarios).Where(pair => pair.First.Sha256 != pair.Second.Sha256))
            output.WriteLine($"{then.Name}: the scenario reads differently in this version (SHA-256 {now.Sha256[..12]}, was {then.Sha256[..12]})");

        var temporary = Directory.CreateTempSubdirectory("sim-reproduce-").FullName;
        try
        {
            using var results = ResultsFolder.Start(Path.Combine(temporary, "again"));
            var options = manifest.Options with { Replications = manifest.Completed, Threads = threads };
            if (manifest.Kind == "compare") RunCompare(results, scenarios, options, manifest.Options.Replications, cancellation);
            else RunOne(results, scenarios[0], options, manifest.Options.Replications, cancellation);
            if (cancellation.IsCancellationRequested) return ExitCodes.Interrupted;
            return Report(folder, manifest, results.Hashes().ToDictionary(f => f.Name, f => f.Sha256), output);
        }
        finally
        {
            Directory.Delete(temporary, recursive: true);
        }
    }

    private static void RunOne(ResultsFolder results, Scenario scenario, RunOptions options, long requested, CancellationToken cancellation)
    {
        var rows = ReplicationFiles.Create(results.Path, scenario).GetAwaiter().GetResult();
        var run = Experiment.Run(scenario, options, rows, null, cancellation);
        rows.DisposeAsync().AsTask().GetAwaiter().GetResult();
        RunFiles.Write(results, AsRequested(run, requested));
    }

    private static void RunCompare(ResultsFolder results, IReadOnlyList<Scenario> scenarios, RunOptions options, long requested, CancellationToken cancellation)
    {
        ComparisonResult comparison;
        using (var rows = ComparisonFiles.OpenRows(results.Path, scenarios)) comparison = Experiment.Compare(scenarios, options, rows, null, cancellation);
        ComparisonFiles.Write(results, comparison with { Runs = [.. comparison.Runs.Select(r => AsRequested(r, requested))] });
    }

    /// <summary>An interrupted run says how many replications were asked for; its rerun must say the same.</summary>
    private static RunResult AsRequested(RunResult run, long requested) => run with { Diagnostics = run.Diagnostics with { Requested = requested } };

    private static int Report(string folder, Manifest manifest, Dictionary<string, string> again, TextWriter output)
    {
        var same = true;
        foreach (var (name, then) in manifest.Files)
        {
            var file = Path.Combine(folder, name);
            var verdict = !File.Exists(file) ? "missing from the folder"
                : ResultsFolder.HashOf(file) != then ? "changed since it was written"
                : again.GetValueOrDefault(name) != then ? "differs when run again"
                : "same bits";
            same &= verdict == "same bits";
            output.WriteLine($"  {name,-34} {verdict}");
        }
        output.WriteLine(same
            ? $"Reproduced: {manifest.Files.Count} files, bit for bit, by version {Manifest.ThisVersion} (written by {manifest.Version})."
            : $"Not reproduced. Written by version {manifest.Version}; this is {Manifest.ThisVersion}. See CHANGELOG.md, \"Results change\".");
        return same ? ExitCodes.Done : ExitCodes.Negative;
    }
}
