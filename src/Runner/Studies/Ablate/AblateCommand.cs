using System.CommandLine;
using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Runner.Files;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Shell;
using NegotiationSim.Runner.Studies.Compare;
using NegotiationSim.Runner.Studies.Run;

namespace NegotiationSim.Runner.Studies.Ablate;

/// <summary>sim ablate: each mechanism off in turn, and what that does to each outcome.</summary>
internal static class AblateCommand
{
    /// <summary>What other commands know of its results.</summary>
    internal static StudyKind Kind { get; } = new("ablate")
    {
        Methods = m => Methods.Played(m) + "Each mechanism of the scenario was switched off in turn. " + CompareCommand.Paired
            + " between the scenario without it and the "
            + "intact one" + CompareCommand.Tested,
        Remaking = Remaking.ByCommand,
        Redrawing = Redrawing.ByRun,
        Tables = new()
        {
            ["ablation.csv"] = _ => ComparisonTables.DifferenceColumns,
        },
    };

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
        var shown = new StudyFlags("results/ablate-NAME", format: null);
        var command = new Command("ablate", """
            Switch each mechanism off in turn and tell what that changes: which theory carries the result.

            Examples:
              sim ablate scenarios/phased.json
              sim ablate scenarios/phased.json --pairs --metric war
            """) { file, pairs, metrics, replications, seed, set, threads };
        Faults.Count(replications, 1, Flags.MostReplications);
        return shown.AddTo(command, parsed =>
        {
            var scenario = ScenarioFiles.Load([parsed.GetValue(file)!], parsed.GetValue(set) ?? [])[0];
            var options = new RunOptions
            {
                Replications = parsed.GetValue(replications),
                Seed = parsed.GetValue(seed),
                Threads = parsed.GetValue(threads),
                Trajectories = false,
            };
            return Of(
                scenario.Name, Variants(scenario, parsed.GetValue(pairs)), options, Flags.Chosen(parsed, metrics, Model.Of(scenario)));
        });
    }

    private static StudyCommand<ComparisonResult> Of(
        string name, IReadOnlyList<Scenario> variants, RunOptions options, IReadOnlyList<string> told) =>
        new(Kind, Path.Combine("results", "ablate-" + name))
        {
            Scenarios = [.. variants.Select(Manifest.EntryFor)],
            Compute = work => work.Show(options.Replications, "replications",
                progress => Experiment.Compare(variants, options, null, progress, work.Cancellation))
                is var all && all.Runs[0].Replications == options.Replications ? all : throw new OperationCanceledException(),
            Stopped = _ => "Interrupted: nothing was written.",
            Write = (results, found) =>
            {
                results.Write("ablation.csv", ComparisonTables.ToCsv(found.AgainstFirst()));
            },
            Count = _ => (options, options.Replications),
            Figures = found => AblationChart.Of(name, found),
            Print = (found, _) => TableText.OnScreen(told.Select(metric => Table(found, found.AgainstFirst(), metric))) + "\n",
        };

    /// <summary>The scenario, then without each mechanism, then without every two of them.</summary>
    private static List<Scenario> Variants(Scenario scenario, bool pairs)
    {
        string[] mechanisms = [.. Model.Of(scenario).Mechanisms.Where(m => IsOn(scenario, m))];
        if (mechanisms.Length == 0)
            throw new UserError($"{scenario.Name} has no mechanism on: there is none to switch off. Take a scenario that has one on.");
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
