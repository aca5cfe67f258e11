using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Statistics;

namespace NegotiationSim.Engine.Studies;

/// <summary>Runs scenarios: many replications of each, on the same shocks.</summary>
public static class Experiment
{
    /// <summary>How many replications a thread plays before it hands them on.</summary>
    private const int BlockSize = 128;

    /// <summary>The same where rounds are followed: few enough that their rounds stay in the processor's cache.</summary>
    private const int FollowedBlockSize = 32;

    /// <summary>Runs one scenario.</summary>
    /// <inheritdoc cref="RunTogether"/>
    public static RunResult Run(
        Scenario scenario, RunOptions options, IReplicationSink? sink = null, IProgress<long>? progress = null,
        CancellationToken cancellation = default) =>
        RunTogether([scenario], options, sink, progress, cancellation).Runs[0];

    /// <summary>Runs several scenarios on the same shocks and compares each with the first.</summary>
    /// <inheritdoc cref="RunTogether"/>
    public static ComparisonResult Compare(
        IReadOnlyList<Scenario> scenarios, RunOptions options, IReplicationSink? sink = null, IProgress<long>? progress = null,
        CancellationToken cancellation = default) =>
        RunTogether(scenarios, options, sink, progress, cancellation);

    /// <summary>Plays replication 0, 1, 2, … of every scenario and takes them in, in that order, whatever the number of threads.</summary>
    /// <param name="scenarios">The scenarios, one or more; replication i of each meets the same shocks.</param>
    /// <param name="options">Replications, seed, threads.</param>
    /// <param name="sink">Receives every replication in order, or null.</param>
    /// <param name="progress">Hears how many replications are done, or null.</param>
    /// <param name="cancellation">Stops after the replications in hand; the result then covers those that are done.</param>
    /// <exception cref="ArgumentOutOfRangeException">No scenario, fewer than one replication or thread.</exception>
    private static ComparisonResult RunTogether(
        IReadOnlyList<Scenario> scenarios, RunOptions options, IReplicationSink? sink, IProgress<long>? progress,
        CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfZero(scenarios.Count);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Replications, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Threads, 1);

        if (scenarios.Select(s => s.Model).Distinct().Count() > 1)
            throw new ArgumentException("Scenarios of different models have nothing to compare: run each by itself.", nameof(scenarios));
        var model = Model.Of(scenarios[0]);
        var sums = scenarios.Select(s => new RunSums(s, options)).ToArray();
        var differences = new PairedSums(model.Metrics, scenarios.Count);
        var prices = new SwitchingSums(model, scenarios.Count);
        var moments = scenarios.Select(s => new ManyMoments(options.Trajectories ? (s.Rounds + 1) * model.OfRounds.Count : 0)).ToArray();
        var groups = scenarios.Select(_ => new List<GroupMoments>()).ToArray();
        var blockSize = options.Trajectories ? FollowedBlockSize : BlockSize;
        var paths = scenarios.Select(_ => new List<double[]>()).ToArray();

        void HandOn(Worker worker, long block)
        {
            for (var s = 0; s < scenarios.Count; s++)
            {
                if (options.Trajectories) moments[s].Merge(worker.Trajectories[s].Moments);
                if (worker.Groups.Length > 0) worker.Groups[s].MergeInto(groups[s]);
                paths[s].AddRange(worker.Paths[s]);
                for (var i = 0; i < worker.Count; i++)
                {
                    var player = worker.Players[s];
                    sums[s].Add(player.Values(i));
                    sink?.Receive(s, block * blockSize + i, player.Values(i), player.Drawn(i));
                }
            }
            for (var i = 0; i < worker.Count; i++)
            {
                differences.Add(worker, i);
                prices.Add(worker, i);
            }
            progress?.Report(block * blockSize + worker.Count);
        }

        var blocks = (options.Replications + blockSize - 1) / blockSize;
        var workers = OrderedBlocks.Run(blocks, options.Threads, () => new Worker(scenarios, options, blockSize),
            (worker, block) => worker.Play(block * blockSize), HandOn, cancellation);

        var runs = new RunResult[scenarios.Count];
        for (var s = 0; s < runs.Length; s++)
        {
            if (!options.Trajectories)
            {
                runs[s] = sums[s].ToResult([], []);
                continue;
            }
            var counts = workers[0].Trajectories[s];
            foreach (var worker in workers) worker.Trajectories[s].CountAll();
            foreach (var worker in workers.Skip(1)) counts.AddCounts(worker.Trajectories[s]);
            runs[s] = sums[s].ToResult(counts.ToSeries(moments[s], paths[s]), counts.ToStatuses()) with
            {
                Groups = workers[0].Groups.Length == 0 ? [] : GroupSums.ToGroups([.. workers.Select(w => w.Groups[s])], groups[s]),
            };
        }
        return new ComparisonResult(runs, differences.ToDifferences(scenarios))
        {
            Unlike = UnlikeScenarios.Cautions(scenarios), SwitchingValues = prices.ToValues(scenarios),
        };
    }
}

/// <summary>Scenarios run on the same shocks, and how they differ.</summary>
/// <param name="Runs">The runs, in the order in which the scenarios were given.</param>
/// <param name="Differences">Every metric of every pair of scenarios: the later one against the earlier one.</param>
public sealed record ComparisonResult(IReadOnlyList<RunResult> Runs, IReadOnlyList<PairedDifference> Differences)
{
    /// <summary>What the scenarios are called in tables and sentences, in their order: each by its policy where no other has it, else by
    /// its title; all by their names where that does not tell them apart.</summary>
    public IReadOnlyList<string> Titles { get; } = TitlesOf(Runs);

    /// <summary>Every metric of every pair of scenarios: the later one against the earlier one.</summary>
    public IReadOnlyList<PairedDifference> Differences { get; } = Titled(Differences, Runs);

    /// <summary>What the scenarios differ in beside their policies; empty where nothing else does.</summary>
    public IReadOnlyList<Caution> Unlike { get; init; } = [];

    /// <summary>At which price of an event that is not wanted each pair of scenarios ties; empty for results that were read back.</summary>
    public IReadOnlyList<SwitchingValue> SwitchingValues { get; init; } = [];

    /// <summary>What a scenario is called, by its name.</summary>
    /// <param name="scenario">The name of one of them.</param>
    public string TitleOf(string scenario) => TitleOf(scenario, Runs, Titles);

    private static string TitleOf(string scenario, IReadOnlyList<RunResult> runs, IReadOnlyList<string> titles) =>
        titles[runs.Index().First(r => r.Item.Scenario == scenario).Index];

    private static PairedDifference[] Titled(IReadOnlyList<PairedDifference> differences, IReadOnlyList<RunResult> runs)
    {
        var titles = TitlesOf(runs);
        return [.. differences.Select(d => d with
        {
            ScenarioTitle = TitleOf(d.Scenario, runs, titles), ReferenceTitle = TitleOf(d.Reference, runs, titles),
        })];
    }

    private static string[] TitlesOf(IReadOnlyList<RunResult> runs)
    {
        string[] titles =
            [.. runs.Select(r => runs.Count(o => o.Policy == r.Policy) == 1 && !r.Policy.Contains('→', StringComparison.Ordinal)
            ? r.Policy : r.Title)];
        return titles.Distinct().Count() == titles.Length ? titles : [.. runs.Select(r => r.Scenario)];
    }
}
