using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Distributions;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Studies.Designs;

namespace NegotiationSim.Engine.Studies.Optimisation;

/// <summary>Searches the policy space for policies that are robust over an uncertain world, several objectives at once.</summary>
/// <remarks>All policies meet the same worlds and shocks during the search, which favours those that happen to suit them; so the front is
/// tried again on fresh ones, and only those numbers are told. Fronts of several searches are merged on worlds that are neither.</remarks>
public static class PolicySearch
{
    /// <summary>The levers of a scenario's policy, each over all that it may be.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <exception cref="ScenarioException">It has a timeline and not one policy.</exception>
    public static IReadOnlyList<Factor> AllLevers(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        SearchChecks.Policy(scenario);
        return [.. scenario.Parameters.Where(p => p.IsLever).Select(p => p.Parameter.IsWhole
            ? Factor.At(p.Path,
                [.. Enumerable.Range((int)p.Parameter.Low, (int)(p.Parameter.High - p.Parameter.Low) + 1).Select(i => (double)i)])
            : Factor.Over(p.Path, new UniformDistribution(p.Parameter.Low, p.Parameter.High)))];
    }

    /// <summary>How many policies are tried, for a progress line.</summary>
    /// <param name="options">Size of the search.</param>
    public static long Trials(PolicySearchOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var first = Math.Max(options.Population, options.Start.Count);
        return options.Searches * (first + (long)options.Population * options.Generations);
    }

    /// <summary>Searches.</summary>
    /// <param name="scenario">The world, and the policy of comparison.</param>
    /// <param name="levers">What is searched over: numbers of the policy.</param>
    /// <param name="given">Policies to set beside what is found; regret is held against them too.</param>
    /// <param name="options">Size, objectives, seed, threads.</param>
    /// <param name="progress">Hears how many policies were tried, or null.</param>
    /// <param name="units">Searches shared by several processes, in one stage; null for all here.</param>
    /// <param name="cancellation">Stops the search; nothing is found then.</param>
    /// <exception cref="ScenarioException">Levers, objectives or policies to start from do not fit the scenario.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is not one search, or a population is odd or too small.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static PolicySearchResult Run(
        Scenario scenario, IReadOnlyList<Factor> levers, IReadOnlyList<Scenario> given, PolicySearchOptions options,
        IProgress<long>? progress = null, IStudyUnits? units = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(given);
        SearchChecks.All(scenario, levers, given, options);
        var start = SearchStart.Points(options.Start, levers, scenario);
        var seeds = new SplitMix64(options.Seed);
        string[] paths = [.. levers.Select(l => l.Path)];
        Candidate[] named = [new(scenario.Name, scenario, [], []), .. given.Select(g => new Candidate(g.Name, g, [], []))];
        var searches = units.Of("searches", options.Searches, Search, Write, Read).ToArray();
        var merged = MergedFront.Of([.. searches.Select(s => s.Front)], InWorldsOfTheMerger);
        Candidate[] all = [.. merged.Policies.Select((own, i) => new Candidate(NameOf(i, merged.Policies.Count), scenario, paths, own)),
            .. named];
        var means =
            WorldMeans.Play(all, options.FreshWorlds, options.Replications, seeds.Split(2).At(0), options.Threads, null, cancellation);
        FoundPolicy[] table = [.. FreshTable.Of(all, merged.Policies.Count, means, options)
            .Select((policy, i) => policy.IsFound ? policy with { Searches = merged.Reached[i] } : policy)];
        var (prices, priced) = LeverPrices.Of(scenario, levers, table, options, seeds.Split(5).At(0), cancellation);
        SearchRecord[] records =
            [.. searches.Select((s, i) => new SearchRecord(SeedOf(i), s.Volumes, s.Front.Count, merged.Kept[i], merged.Shares[i],
                merged.Hypervolumes[i]))];
        return new PolicySearchResult(options, levers, scenario.Name, table, records, prices,
            (Trials(options) * options.Worlds + (all.Length + merged.Played + priced) * options.FreshWorlds) * options.Replications,
            SearchCautions.About(scenario, levers, table, records, options));

        ulong SeedOf(int number) => number == 0 ? options.Seed : seeds.Split(3).At(number);

        (IReadOnlyList<double[]> Front, double[] Volumes) Search(int number)
        {
            var own = SeedOf(number);
            var worlds =
                new SearchWorlds(scenario, paths, named, options, options.Worlds, new SplitMix64(own).Split(1).At(0), cancellation);
            var tried = number * (Trials(options) / options.Searches);
            var history = new List<IReadOnlyList<Individual>>();
            var front = Nsga2.Search(levers.Count, options.Population, options.Generations, own, Evaluate, history.Add, start);
            return ([.. front.OrderBy(i => i.Values[0]).Select(i => Decoded(levers, i.Point)).DistinctBy(Key)], Volumes(history));

            IReadOnlyList<double[]> Evaluate(IReadOnlyList<double[]> points)
            {
                var costs =
                    worlds.Costs([.. points.Select(p => Decoded(levers, p))], progress is null ? null : new Offset(progress, tried));
                tried += points.Count;
                return costs;
            }
        }

        IReadOnlyList<double[]> InWorldsOfTheMerger(IReadOnlyList<double[]> policies) =>
            new SearchWorlds(scenario, paths, named, options, options.FreshWorlds, seeds.Split(4).At(0), cancellation)
                .Costs(policies, null);
    }

    private static void Write((IReadOnlyList<double[]> Front, double[] Volumes) search, UnitWriter to)
    {
        to.AddAll(search.Front, to.AddAll);
        to.AddAll(search.Volumes);
    }

    private static (IReadOnlyList<double[]> Front, double[] Volumes) Read(int search, UnitReader from) =>
        (from.NextAll(from.NextAll), from.NextAll());

    /// <summary>The best sender's payoff of several policies in each world.</summary>
    internal static double[] Best(IReadOnlyList<WorldMeans> means)
    {
        var payoff = means[0].IndexOf(Model.SenderPayoff);
        return [.. Enumerable.Range(0, means[0].Worlds).Select(w => means.Max(m => m.At(w, payoff)))];
    }

    /// <summary>A policy's levers as text, the same for the same policy alone.</summary>
    internal static string Key(double[] levels) => string.Join(' ', levels.Select(Invariant.Text));

    private static string NameOf(int i, int count) =>
        "front-" + (i + 1).ToString(count < 100 ? "00" : "000", System.Globalization.CultureInfo.InvariantCulture);

    private static double[] Decoded(IReadOnlyList<Factor> levers, double[] point) =>
        [.. levers.Select((l, i) => l.Quantile(Math.Min(point[i], Math.BitDecrement(1.0))))];

    /// <summary>Each front's share of the box between the best and the worst value of each objective seen on any front.</summary>
    private static double[] Volumes(IReadOnlyList<IReadOnlyList<Individual>> fronts) =>
        Hypervolume.Shares([.. fronts.Select(f => f.Select(i => i.Values).ToArray())]);

    /// <summary>Adds what earlier generations did to what this one reports.</summary>
    private sealed class Offset(IProgress<long> progress, long before) : IProgress<long>
    {
        public void Report(long value) => progress.Report(before + value);
    }
}
