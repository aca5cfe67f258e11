using NegotiationSim.Engine.Experiments.Designs;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Simulation;
using NegotiationSim.Engine.World;

namespace NegotiationSim.Engine.Experiments.Optimisation;

/// <summary>A policy in a scenario's world: the scenario with some of its numbers changed.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Scenario">The scenario.</param>
/// <param name="Levers">The paths of the numbers changed, in the order of <paramref name="Values"/>.</param>
/// <param name="Values">Their values.</param>
public sealed record Candidate(string Name, Scenario Scenario, IReadOnlyList<string> Levers, IReadOnlyList<double> Values);

/// <summary>What a candidate comes to in each of many worlds: the means over the replications played there.</summary>
/// <remarks>World w draws the scenario's uncertain numbers from the same shocks for every candidate, and replication r in it meets the same
/// shocks, so that candidates differ by their policies alone.</remarks>
public sealed class WorldMeans
{
    private readonly double[] values;

    private WorldMeans(int worlds) => (Worlds, values) = (worlds, new double[worlds * Readings.Count]);

    /// <summary>A quantity of a replication, some of it summed over its rounds.</summary>
    internal sealed record Reading(Metric Metric, Func<Outcome, double, double> Read);

    /// <summary>The metrics that every replication has, and relief given.</summary>
    internal static IReadOnlyList<Reading> Readings { get; } =
    [
        .. Metrics.All.Where(m => m.Metric.Name != "firstAgreementRound").Select(m => new Reading(m.Metric, (outcome, _) => m.Read(outcome))),
        new(new Metric(Objective.Relief, "relief given", "0 to 1", "share of the pressure lifted, averaged over all rounds to the horizon", IsShare: false), (_, relief) => relief),
    ];

    /// <summary>How many worlds there are.</summary>
    public int Worlds { get; }

    /// <summary>The mean of a metric, or of relief given, in a world.</summary>
    /// <param name="world">The world, from 0.</param>
    /// <param name="name">The metric's name or <c>relief</c>.</param>
    public double At(int world, string name) => values[world * Readings.Count + IndexOf(name)];

    internal double At(int world, int reading) => values[world * Readings.Count + reading];

    internal static int IndexOf(string name)
    {
        for (var i = 0; i < Readings.Count; i++)
            if (Readings[i].Metric.Name == name) return i;
        throw new KeyNotFoundException($"No reading is named '{name}'.");
    }

    /// <summary>Plays candidates, each in all worlds.</summary>
    internal static IReadOnlyList<WorldMeans> Play(
        IReadOnlyList<Candidate> candidates, int worlds, int replications, ulong seed, int threads, IProgress<long>? progress, CancellationToken cancellation)
    {
        var all = new WorldMeans[candidates.Count];
        OrderedBlocks.Run(candidates.Count, threads, () => new Player(worlds, replications, seed),
            (player, c) => player.Play(candidates[(int)c], cancellation),
            (player, c) =>
            {
                all[c] = player.Means;
                progress?.Report(c + 1);
            }, cancellation);
        cancellation.ThrowIfCancellationRequested();
        return all;
    }

    private sealed class Player(int worlds, int replications, ulong seed)
    {
        private readonly ulong worldSeed = new SplitMix64(seed).Split(1).At(0);
        private readonly ulong shockSeed = new SplitMix64(seed).Split(2).At(0);

        internal WorldMeans Means { get; private set; } = new(0);

        internal void Play(Candidate candidate, CancellationToken cancellation)
        {
            Means = new WorldMeans(worlds);
            var setting = candidate.Scenario.NewSetting();
            Slot<Setting>[] slots = [.. candidate.Levers.Select(path => Factor.Find(candidate.Scenario, path).Slot)];
            for (var w = 0; w < worlds && !cancellation.IsCancellationRequested; w++)
            {
                candidate.Scenario.Draw(new Shocks(worldSeed, w), ref setting);
                for (var l = 0; l < slots.Length; l++) slots[l](ref setting) = candidate.Values[l];
                for (var r = 0; r < replications && !cancellation.IsCancellationRequested; r++) Add(w, setting, new Shocks(shockSeed, (long)w * replications + r));
            }
        }

        private void Add(int world, in Setting setting, Shocks shocks)
        {
            var relief = new ReliefSum();
            var outcome = Replication.Run(setting, ref shocks, ref relief);
            for (var i = 0; i < Readings.Count; i++)
                Means.values[world * Readings.Count + i] += Readings[i].Read(outcome, relief.Sum / setting.Rounds) / replications;
        }
    }

    private struct ReliefSum : IObserver
    {
        internal double Sum;

        public void Observe(int t, in WorldState state, in RoundRecord record)
        {
            if (t >= 0) Sum += state.Relief;
        }
    }
}
