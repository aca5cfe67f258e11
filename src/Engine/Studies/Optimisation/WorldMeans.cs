using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Studies.Designs;

namespace NegotiationSim.Engine.Studies.Optimisation;

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
    /// <summary>The path of δ; a scenario that has no such number does not discount.</summary>
    private const string DiscountPath = "world.payoffs.discount";

    private readonly Model model;
    private readonly double[] values;
    private readonly double[] discounted;

    private WorldMeans(Model model, int worlds) =>
        (this.model, Worlds, values, discounted) = (model, worlds, new double[worlds * model.OfRuns.Count], new double[worlds]);

    /// <summary>How many worlds there are.</summary>
    public int Worlds { get; }

    /// <summary>The mean of a quantity in a world; NaN where a replication has no value.</summary>
    /// <param name="world">The world, from 0.</param>
    /// <param name="name">The quantity's name.</param>
    public double At(int world, string name) => At(world, IndexOf(name));

    /// <summary>The mean over a world's replications of Σδᵗ over the rounds played, each as much as its payoff counts.</summary>
    internal double DiscountedRounds(int world) => discounted[world];

    /// <summary>Σδᵗ over t from 0 to n − 1: (1 − δⁿ)/(1 − δ), or n where δ is 1.</summary>
    /// <param name="rounds">n, at least 0.</param>
    /// <param name="discount">δ, from 0 to 1: what a round is worth, in terms of the round before.</param>
    internal static double Discounted(double rounds, double discount) =>
        discount < 1 ? (1 - Math.Pow(discount, rounds)) / (1 - discount) : rounds;

    internal double At(int world, int quantity) => values[world * model.OfRuns.Count + quantity];

    internal Quantity QuantityOf(int index) => model.OfRuns[index];

    internal int IndexOf(string name) =>
        model.IndexOf(name) is >= 0 and var index ? index : throw new KeyNotFoundException($"No quantity is named '{name}'.");

    /// <summary>Plays candidates, each in all worlds.</summary>
    internal static IReadOnlyList<WorldMeans> Play(
        IReadOnlyList<Candidate> candidates, int worlds, int replications, ulong seed, int threads, IProgress<long>? progress,
        CancellationToken cancellation)
    {
        var all = new WorldMeans[candidates.Count];
        OrderedBlocks.Run(candidates.Count, threads, () => new Trial(worlds, replications, seed),
            (trial, c) => trial.Play(candidates[(int)c], cancellation),
            (trial, c) =>
            {
                all[c] = trial.Means;
                progress?.Report(c + 1);
            }, cancellation);
        cancellation.ThrowIfCancellationRequested();
        return all;
    }

    private sealed class Trial(int worlds, int replications, ulong seed)
    {
        /// <summary>How many replications are played in one go, at least those of one world: their values stay in the processor's
        /// cache.</summary>
        private const int InOneGo = 32;

        private readonly ulong worldSeed = new SplitMix64(seed).Split(1).At(0);
        private readonly ulong shockSeed = new SplitMix64(seed).Split(2).At(0);

        private Scenario? drawn; // whose uncertain numbers are in hand
        private double[][] numbers = []; // of each world

        internal WorldMeans Means { get; private set; } = null!;

        internal void Play(Candidate candidate, CancellationToken cancellation)
        {
            var model = Model.Of(candidate.Scenario);
            Means = new WorldMeans(model, worlds);
            if (drawn != candidate.Scenario) Draw(candidate.Scenario);
            var rounds = Means.IndexOf(Model.RoundsPlayed);
            var discount = candidate.Scenario.Parameters.FirstOrDefault(p => p.Path == DiscountPath)?.Index;
            var drawnDiscount = candidate.Scenario.UncertainParameters.ToList().FindIndex(u => u.Index == discount);
            var player = model.NewPlayer(candidate.Scenario);
            int[] levers = [.. candidate.Levers.Select(path => Factor.Find(candidate.Scenario, path).Index)];
            for (var l = 0; l < levers.Length; l++) player.Set(levers[l], candidate.Values[l]);
            var block = Math.Max(1, InOneGo / replications);
            for (var w = 0; w < worlds && !cancellation.IsCancellationRequested; w += block)
            {
                player.PlayWorlds(
                    numbers.AsSpan(w, Math.Min(block, worlds - w)), shockSeed, (long)w * replications, replications, cancellation);
                for (var i = 0; i < player.Count; i++)
                {
                    var world = w + i / replications;
                    var run = player.Values(i);
                    var worth = drawnDiscount >= 0 ? player.Drawn(i)[drawnDiscount] : discount is { } at ? player.Value(at) : 1;
                    Means.discounted[world] += Discounted(run[rounds], worth) / replications;
                    for (var q = 0; q < run.Length; q++) Means.values[world * run.Length + q] += run[q] / replications;
                }
            }
        }

        /// <summary>Draws the worlds' uncertain numbers, which are the same for every policy of a scenario.</summary>
        private void Draw(Scenario scenario)
        {
            drawn = scenario;
            numbers = [.. Enumerable.Range(0, worlds).Select(w =>
            {
                var shocks = new Shocks(worldSeed, w);
                return scenario.UncertainParameters.Select(u => u.Draw(shocks)).ToArray();
            })];
        }
    }
}
