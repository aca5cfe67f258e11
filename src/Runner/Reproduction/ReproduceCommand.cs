using System.CommandLine;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Shell;
using NegotiationSim.Runner.Studies;
using NegotiationSim.Runner.Studies.Compare;
using NegotiationSim.Runner.Studies.Run;
using NegotiationSim.Runner.Studies.Sweeps;

namespace NegotiationSim.Runner.Reproduction;

/// <summary>sim reproduce: makes a folder's results again and says whether the bits agree.</summary>
internal static class ReproduceCommand
{
    internal static Command Create()
    {
        var folder = new Argument<string>("DIR") { Description = "a results folder" };
        var threads = Flags.Threads();
        var command = new Command("reproduce", """
            Make the results of a folder again and say, file by file, whether the bits agree.
            The folder is only read. Ends with 0 if all agree, 1 if any differs.

            Example:
              sim reproduce results/phased
            """) { folder, threads };
        command.SetAction((parsed, cancellation) =>
            Execute(parsed.GetValue(folder)!, parsed.GetValue(threads), parsed.InvocationConfiguration.Output, cancellation));
        return command;
    }

    private static async Task<int> Execute(string folder, int threads, TextWriter output, CancellationToken cancellation)
    {
        var (manifest, kind) = StudyKinds.ReadReproducible(folder);
        var temporary = Directory.CreateTempSubdirectory("sim-reproduce-").FullName;
        try
        {
            var files = kind.Remaking switch
            {
                Remaking.ByScenarios => ByScenarios(manifest, temporary, threads, output, cancellation),
                Remaking.ByPoints => SweepReplay.Make(folder, temporary, threads, cancellation),
                _ => await ByCommand(manifest, kind, temporary, threads, output, cancellation),
            };
            return files is null ? ExitCodes.Interrupted : Report(folder, manifest, files.ToDictionary(f => f.Name, f => f.Sha256), output);
        }
        finally
        {
            Directory.Delete(temporary, recursive: true);
        }
    }

    private static async Task<IReadOnlyList<(string Name, string Sha256)>?> ByCommand(
        Manifest manifest, StudyKind kind, string temporary, int threads, TextWriter output, CancellationToken cancellation)
    {
        if (await Rerun.Of(manifest, kind, temporary, [$"--threads={threads}", "--no-charts"], cancellation) is not { } again) return null;
        SayWhatReadsDifferently(manifest, again.Scenarios.Select(s => (s.Name, s.Sha256)), output);
        return again.Files;
    }

    /// <summary>Runs and comparisons need the manifest alone: it holds every scenario, and how many replications were done.</summary>
    private static IReadOnlyList<(string Name, string Sha256)>? ByScenarios(
        Manifest manifest, string temporary, int threads, TextWriter output, CancellationToken cancellation)
    {
        var scenarios = manifest.Scenarios.Select(s => Scenario.Parse(s.Json)).ToArray();
        SayWhatReadsDifferently(manifest, scenarios.Select(s => (s.Name, s.Sha256)), output);
        using var results = ResultsFolder.Start(Path.Combine(temporary, "again"));
        var options = manifest.Options with { Replications = manifest.Completed, Threads = threads };
        if (manifest.Kind == "compare") RunCompare(results, scenarios, options, manifest.Options.Replications, cancellation);
        else RunOne(results, scenarios[0], options, manifest.Options.Replications, cancellation);
        return cancellation.IsCancellationRequested ? null : results.Hashes();
    }

    private static void SayWhatReadsDifferently(Manifest manifest, IEnumerable<(string Name, string Sha256)> scenarios, TextWriter output)
    {
        foreach (var (now, then) in scenarios.Zip(manifest.Scenarios).Where(pair => pair.First.Sha256 != pair.Second.Sha256))
            output.WriteLine($"{then.Name}: the scenario reads differently now (SHA-256 {now.Sha256[..12]}, was {then.Sha256[..12]})");
    }

    private static void RunOne(ResultsFolder results, Scenario scenario, RunOptions options, long requested, CancellationToken cancellation)
    {
        var rows = ReplicationFiles.Create(results.Path, scenario).GetAwaiter().GetResult();
        var run = Experiment.Run(scenario, options, rows, null, cancellation);
        rows.DisposeAsync().AsTask().GetAwaiter().GetResult();
        RunFiles.Write(results, scenario, AsRequested(run, requested));
    }

    private static void RunCompare(
        ResultsFolder results, IReadOnlyList<Scenario> scenarios, RunOptions options, long requested, CancellationToken cancellation)
    {
        ComparisonResult comparison;
        using (var rows = ComparisonFiles.OpenRows(results.Path, scenarios))
            comparison = Experiment.Compare(scenarios, options, rows, null, cancellation);
        ComparisonFiles.Write(results, scenarios, comparison with { Runs = [.. comparison.Runs.Select(r => AsRequested(r, requested))] });
    }

    /// <summary>An interrupted run says how many replications were asked for; its rerun must say the same.</summary>
    private static RunResult AsRequested(RunResult run, long requested) =>
        run with { Diagnostics = run.Diagnostics with { Requested = requested } };

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
