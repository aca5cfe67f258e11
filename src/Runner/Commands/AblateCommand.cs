using System.CommandLine;
using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Runner.Output;

namespace NegotiationSim.Runner.Commands;

/// <summary>sim ablate: each mechanism off in turn, and what that does to each outcome.</summary>
internal static class AblateCommand
{
    internal static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "scenario file" };
        var pairs = new Option<bool>("--pairs") { Description = "switch off every two mechanisms together, too" };
        var metrics = Flags.Metrics("metric to tell on screen");
        var replications = new Option<long>("--replications", "-n") { Description = "how many replications",
            DefaultValueFactory = _ => 1000 };
        var seed = new Option<ulong>("--seed", "-s") { Description = "seed of all chance", DefaultValueFactory = _ => 1 };
        var set = new Option<string[]>("--set") { Description = "PATH=VALUE in place of the scenario's (repeatable)",
            HelpName = "PATH=VALUE" };
        var threads = Flags.Threads();
        var output = new Option<string?>("--out", "-o") { Description = "results folder [default: results/ablate-NAME]", HelpName = "DIR" };
        var quiet = Flags.Quiet();
        var command = new Command("ablate", """
            Switch each mechanism off in turn and tell what that changes: which theory carries the result.

            Examples:
              sim ablate scenarios/phased.json
              sim ablate scenarios/phased.json --pairs --metric war
            """) { file, pairs, metrics, replications, seed, set, threads, output, quiet };
        Faults.Count(replications, 1, Flags.MostReplications);
        command.SetAction((parsed, cancellation) =>
        {
            var scenario = ScenarioFiles.Load([parsed.GetValue(file)!], parsed.GetValue(set) ?? [])[0];
            var options = new RunOptions
            {
                Replications = parsed.GetValue(replications),
                Seed = parsed.GetValue(seed),
                Threads = parsed.GetValue(threads),
                Trajectories = false,
            };
            var told = Flags.Chosen(parsed, metrics, Model.Of(scenario));
            return Task.FromResult(Execute(
                Variants(scenario, parsed.GetValue(pairs)), options,
                parsed.GetValue(output) ?? Path.Combine("results", "ablate-" + scenario.Name),
                told, parsed.GetValue(quiet), parsed.InvocationConfiguration, cancellation));
        });
        return command;
    }

    /// <summary>The scenario, then without each mechanism, then without every two of them.</summary>
    private static List<Scenario> Variants(Scenario scenario, bool pairs)
    {
        string[] mechanisms = [.. Model.Of(scenario).Mechanisms.Where(m => IsOn(scenario, m))];
        var variants = new List<Scenario> { scenario.With("name", "intact") };
        variants.AddRange(mechanisms.Select(m => Without(scenario, m)));
        for (var i = 0; pairs && i < mechanisms.Length; i++)
            variants.AddRange(mechanisms[(i + 1)..].Select(m => Without(scenario, mechanisms[i], m)));
        return variants;
    }

    private static bool IsOn(Scenario scenario, string mechanism) =>
        scenario.Parameters.First(p => p.Path == mechanism) is { Central: not 0 } or { Distribution: not null };

    private static Scenario Without(Scenario scenario, params string[] mechanisms) =>
        mechanisms.Aggregate(scenario.With("name", string.Join('-', mechanisms.Select(NameOf))), (s, m) => s.With(m, 0));

    /// <summary>A mechanism's name as that of a scenario: spiral, sender.audiencecost.</summary>
    private static string NameOf(string path) => path.Replace("mechanisms.", "", StringComparison.Ordinal).ToLowerInvariant();

    private static int Execute(
        IReadOnlyList<Scenario> variants, RunOptions options, string folder, IReadOnlyList<string> told, bool isQuiet,
        InvocationConfiguration console, CancellationToken cancellation)
    {
        var started = DateTimeOffset.UtcNow;
        using var results = ResultsFolder.Start(folder);
        var comparison = ProgressLine.Show(options.Replications, isQuiet,
            progress => Experiment.Compare(variants, options, null, progress, cancellation));
        if (comparison.Runs[0].Replications < options.Replications)
        {
            console.Error.WriteLine("Interrupted: nothing was written.");
            return ExitCodes.Interrupted;
        }
        var differences = comparison.AgainstFirst();
        results.Write("ablation.csv", text => text.Write(ComparisonTables.ToCsv(differences)));
        results.Write(DataDictionary.FileName,
            text => text.Write(DataDictionary.Json([("ablation.csv", ComparisonTables.DifferenceColumns)])));
        RunFiles.WriteManifest(results, "ablate", started, options, options.Replications, variants);
        results.Finish(console.Error);
        if (isQuiet) return ExitCodes.Done;
        console.Output.Write(string.Join('\n', told.Select(metric => Table(comparison, differences, metric).ToText())));
        console.Output.WriteLine(
            FormattableString.Invariant(
                $"\nWrote {folder}{Path.DirectorySeparatorChar} ({(DateTimeOffset.UtcNow - started).TotalSeconds:F1} s)"));
        return ExitCodes.Done;
    }

    private static ResultTable Table(ComparisonResult comparison, IReadOnlyList<PairedDifference> differences, string name)
    {
        var metric = comparison.Runs[0][name];
        Column[] columns =
        [
            new("switched off", "switchedOff", "", IsNumber: false),
            new("mean diff", "difference", "mean without it, less the mean with it, replication by replication"),
            new("95% interval", "ci95", RunTables.DifferenceInterval),
            new("P(>)", "superiority", "chance that it is higher without it in a pair, ties half"),
            new("d_z", "effectSize", "mean difference over its standard deviation"),
            new("p", "adjustedP", "of no difference, adjusted over all pairs and metrics (Holm 1979)"),
            new("n", "n", "pairs"),
        ];
        return new ResultTable(
            $"{metric.Metric.Label}: {NumberText.Mean(metric.Estimate)} with every mechanism ({NumberText.Range(metric.Estimate)}, n = "
                + $"{NumberText.Count(metric.Estimate.N)})",
            columns,
            [.. differences.Where(d => d.Metric.Name == name).OrderByDescending(d => Math.Abs(d.Difference.Mean))
                .Select(d => RunTables.DifferenceCells(d, d.Scenario))],
            []);
    }
}
