using NegotiationSim.Engine.Coercion.Policies;
using NegotiationSim.Engine.Coercion.Simulation;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Statistics;
using NegotiationSim.Engine.Studies;

namespace NegotiationSim.Engine.History;

/// <summary>Policy in hindsight: the model, conditioned on the record before a quarter, played on under other policies than there
/// were.</summary>
/// <remarks>The particle filter takes the model through the record up to the quarter before a start. Every particle is then played to the
/// end, once under the timeline's own policies and once under each policy given, on its own shocks, the same for all, so that differences
/// are paired. From the start on nothing is taken from the record but when administrations change. War and the regime's collapse can
/// happen, and end the branch.</remarks>
public static class Hindsight
{
    /// <summary>The name under which the timeline's own policies stand.</summary>
    public const string AsItWas = "as it was";

    private const int Block = 250; // particles that are played at a time

    /// <summary>Says what would have happened.</summary>
    /// <param name="scenario">A timeline that starts at or before the record. Its uncertain numbers are drawn once a particle and learnt
    /// from the record.</param>
    /// <param name="record">The record; its end is the end of all branches. Beyond the scenario's end its last policy goes on.</param>
    /// <param name="starts">First quarters to be played, each after the record's first and not after its last; at least one.</param>
    /// <param name="policies">The same scenario under other policies, each in force from the start to the end; all else of them is passed
    /// over.</param>
    /// <param name="options">The filter's options; a tempo is not used.</param>
    /// <param name="progress">Hears how many branches are played; null for nobody.</param>
    /// <param name="units">Islands of the filter shared by several processes, in one stage; null for all here.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">A start lies outside the record, there is none, or the scenario has no start or one after the
    /// record's.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static HindsightResult Run(
        Scenario scenario, HistoricalRecord record, IReadOnlyList<Quarter> starts, IReadOnlyList<Scenario> policies, FilterOptions options,
        IProgress<long>? progress = null, IStudyUnits? units = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(starts);
        ArgumentNullException.ThrowIfNull(policies);
        ArgumentNullException.ThrowIfNull(options);
        var begin = ParticleFilter.StartOf(scenario, record);
        var (first, last) = (record.Quarters[0].Quarter, record.Quarters[^1].Quarter);
        if (starts.Count == 0) throw new ArgumentException("Give at least one quarter to start from.", nameof(starts));
        foreach (var from in starts)
            if (from <= first || from > last)
                throw new ArgumentException(
                    $"{from} cannot be a start: the record runs from {first} to {last}, and at least its first quarter must come before.",
                    nameof(starts));

        var own = options with { TempoMemory = null };
        var islands = new Island[Math.Max(1, options.Islands)];
        Island Past(int k) => new(scenario, record, starts, policies, own.OfIsland(k), begin, cancellation);
        var found = new HindsightStart[starts.Count];
        long played = 0;
        if (units is null)
        {
            OrderedBlocks.Run(islands.Length, options.Threads, () => islands, (all, k) => all[k] = Past((int)k), (_, _) => { },
                cancellation);
            cancellation.ThrowIfCancellationRequested();
            for (var s = 0; s < found.Length; s++)
            {
                Play(s, islands);
                found[s] = Summary(record, starts[s], last, policies, [.. islands.Select(i => i.At(s))], options.Threads, cancellation);
                foreach (var island in islands) island.Branches[s] = null; // a start's branches take much memory, and are done with
            }
        }
        else
        {
            var shared = units.Of("islands", islands.Length, k =>
            {
                var island = Past(k);
                for (var s = 0; s < found.Length; s++) Play(s, island);
                return (IslandStart[])[.. starts.Select((_, s) => island.At(s))];
            }, (island, to) => to.AddAll(island, start => start.Write(policies.Count + 1, to)),
                (_, from) => from.NextAll(() => IslandStart.Read(from))).ToArray();
            for (var s = 0; s < found.Length; s++)
                found[s] = Summary(record, starts[s], last, policies, [.. shared.Select(island => island[s])],
                    options.Threads, cancellation);
        }
        return new HindsightResult(scenario.Name, found, Untried(scenario, begin, last, policies));

        void Play(int s, params Island[] all)
        {
            var work = all.SelectMany(i => Blocks(i.Branches[s]!)).ToArray();
            OrderedBlocks.Run(work.Length, options.Threads, () => work,
                (blocks, b) => blocks[b].Branches.Play(blocks[b].From, blocks[b].To, cancellation),
                (blocks, b) => progress?.Report(played += (policies.Count + 1L) * (blocks[b].To - blocks[b].From)), cancellation);
            cancellation.ThrowIfCancellationRequested();
        }
    }

    private static IEnumerable<(Branches Branches, int From, int To)> Blocks(Branches branches)
    {
        for (var from = 0; from < branches.Count; from += Block) yield return (branches, from, Math.Min(branches.Count, from + Block));
    }

    private static HindsightStart Summary(HistoricalRecord record, Quarter from, Quarter to, IReadOnlyList<Scenario> policies,
        IslandStart[] islands, int threads, CancellationToken cancellation)
    {
        // Islands count by the chance they gave to the record before the start, as in the filter's forecasts.
        var most = islands.Max(i => i.LogLikelihood);
        var weights = new Weights([.. islands.Select(i => i.Weights.Select(w => w * Math.Exp(i.LogLikelihood - most)).ToArray())]);
        var found = new HindsightOutcome[policies.Count + 1][];
        for (var p = 0; p < found.Length; p++) found[p] = new HindsightOutcome[BranchOutcome.All.Count];
        OrderedBlocks.Run(BranchOutcome.All.Count, threads, () => found, (all, o) => Fill(all, (int)o), (_, _) => { }, cancellation);
        cancellation.ThrowIfCancellationRequested();
        var adjusted = Holm.Adjust([.. found.SelectMany(p => p.Select(o => o.AdjustedP))]);
        string[] names = [AsItWas, .. policies.Select(p => p.Name)];
        var inForce = weights.Mean([.. islands.SelectMany(i => i.InForce)]).Mean;
        var contradicted = record.Quarters.Last(q => q.Quarter < from).Agreement is { } agreement ? agreement ? 1 - inForce : inForce
            : double.NaN;
        return new HindsightStart(from, to, weights.EffectiveSize, weights.Batches, contradicted,
            BranchOutcome.Seen([.. record.Quarters.Where(q => q.Quarter >= from)]),
            [.. names.Select((name, p) =>
                new HindsightPolicy(name,
                    [.. found[p].Select((f, o) => f with { AdjustedP = adjusted[p * BranchOutcome.All.Count + o] })]))]);

        void Fill(HindsightOutcome[][] all, int o)
        {
            var outcome = BranchOutcome.All[o];
            var was = Of(0, o);
            for (var p = 0; p < all.Length && !cancellation.IsCancellationRequested; p++)
            {
                var values = p == 0 ? was : Of(p, o);
                var ends = weights.Quantiles(values, .05, .95);
                var (difference, pValue) = p == 0 ? (null, double.NaN)
                    : outcome.IsShare && !IsAsItWas(p) ? weights.TestOfShares(values, was)
                    : weights.Test([.. values.Zip(was, (a, b) => a - b)]);
                all[p][o] = new HindsightOutcome(outcome, outcome.IsShare ? weights.Share(values) : weights.Mean(values),
                    new Interval(ends[0], ends[1]), difference,
                    outcome.Wanted == Wanted.Less ? weights.Superiority(was, values) : weights.Superiority(values, was), pValue,
                    weights.MeansOfBatches(values));
            }
        }

        // That makes no difference, and not only none that was seen.
        bool IsAsItWas(int policy) => Enumerable.Range(0, BranchOutcome.All.Count)
            .All(o => islands.All(i => i.Of(policy, o).Span.SequenceEqual(i.Of(0, o).Span)));

        double[] Of(int policy, int outcome)
        {
            var values = new double[islands.Sum(i => i.Weights.Length)];
            var at = 0;
            foreach (var island in islands)
            {
                island.Of(policy, outcome).CopyTo(values.AsMemory(at));
                at += island.Weights.Length;
            }
            return values;
        }
    }

    private static string[] Untried(Scenario scenario, Quarter begin, Quarter last, IReadOnlyList<Scenario> policies)
    {
        var eras = scenario.Central().Eras.Where(e => begin.Plus(e.FirstRound) <= last).ToArray();
        return [.. policies.Where(p => !eras.Any(e => IsSame(e.Policy, p.Central().Eras[0].Policy))).Select(p => p.Name)];
    }

    private static bool IsSame(Policy one, Policy other) => Policy.Parameters.All(lever => lever.Slot(ref one) == lever.Slot(ref other));

    /// <summary>One island of the filter, with what it leaves at each start.</summary>
    private sealed class Island
    {
        internal Island(Scenario scenario, HistoricalRecord record, IReadOnlyList<Quarter> starts, IReadOnlyList<Scenario> policies,
            FilterOptions own, Quarter begin, CancellationToken cancellation)
        {
            var settings = ParticleFilter.Settings(scenario, own);
            var recorded = RecordedRound.All(record, begin);
            int[] rounds = [.. starts.Select(s => s.Since(begin))];
            (Weights, Branches) = (new double[starts.Count][], new Branches?[starts.Count]);
            // No more of the record than comes before the last start.
            var past = new HistoricalRecord([.. record.Quarters.TakeWhile(q => q.Quarter < starts.Max())]);
            var filter = ParticleFilter.Run(settings, past, begin, own, (t, cloud) =>
            {
                for (var s = 0; s < rounds.Length; s++)
                {
                    if (rounds[s] != t + 1) continue;
                    (var particles, Weights[s]) = cloud.Copy();
                    Branches[s] = new Branches(own, settings, policies, recorded, rounds[s], particles);
                }
            }, cancellation);
            LogLikelihoods = [.. starts.Select(s => filter.LogLikelihoods.Take(s.Since(record.Quarters[0].Quarter)).Sum())];
        }

        internal Branches?[] Branches { get; }

        private double[] LogLikelihoods { get; }
        private double[][] Weights { get; }

        internal IslandStart At(int s) => new(LogLikelihoods[s], Weights[s], Branches[s]!.InForce, Branches[s]!.Of);
    }
}
