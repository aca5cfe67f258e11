using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Scenarios;

namespace NegotiationSim.Engine.Studies;

/// <summary>What one thread needs to play blocks of replications: a player of each scenario, and sums of its rounds.</summary>
internal sealed class Worker
{
    private readonly RunOptions options;
    private readonly int blockSize;

    internal Worker(IReadOnlyList<Scenario> scenarios, RunOptions options, int blockSize)
    {
        (this.options, this.blockSize) = (options, blockSize);
        Players = [.. scenarios.Select(s => Model.Of(s).NewPlayer(s, options.Trajectories))];
        Trajectories = options.Trajectories ? [.. Players.Select(p => new TrajectorySums(p.Model, p.Scenario.Rounds, options.Quantiles))]
            : [];
        Groups = options.Trajectories && options.Quantiles ? [.. Players.Select(p => GroupSums.Of(p, blockSize)).OfType<GroupSums>()] : [];
        Paths = [.. scenarios.Select(_ => new List<double[]>())];
    }

    internal int Count { get; private set; }
    internal Player[] Players { get; }
    internal TrajectorySums[] Trajectories { get; }

    /// <summary>Sums of the groups of each scenario's replications; none if they are not told apart.</summary>
    internal GroupSums[] Groups { get; }
    internal List<double[]>[] Paths { get; }

    internal ReadOnlySpan<double> MetricsOf(int scenario, int i) => Players[scenario].Values(i)[..Players[scenario].Model.Metrics.Count];

    /// <summary>Plays a block: the replications from the first on, of every scenario.</summary>
    internal void Play(long first)
    {
        Count = (int)Math.Min(blockSize, options.Replications - first);
        for (var s = 0; s < Players.Length; s++)
        {
            var player = Players[s];
            player.Play(options.Seed, first, Count);
            if (!options.Trajectories) continue;
            Trajectories[s].Add(player.Rounds, Count);
            if (Groups.Length > 0) Groups[s].Add(player);
            Paths[s].Clear();
            for (var i = 0; i < Count && first + i < options.Paths; i++)
                Paths[s].Add(player.Rounds.Of(i));
        }
    }
}
