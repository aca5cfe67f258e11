using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Distributions;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Statistics;
using NegotiationSim.Engine.Studies.Designs;

namespace NegotiationSim.Engine.Studies.Optimisation;

/// <summary>Searches the policy space for policies that are robust over an uncertain world, several objectives at once.</summary>
/// <remarks>All policies meet the same worlds and shocks during the search, which favours those that happen to suit them; so the front is
/// tried again on fresh ones, and only those numbers are told.</remarks>
public static class PolicySearch
{
    /// <summary>The most policies times worlds whose means are kept at once: about 2 GB.</summary>
    private const long MostPolicyWorlds = 10_000_000;

    /// <summary>The levers of a scenario's policy, each over all that it may be.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <exception cref="ScenarioException">It has a timeline and not one policy.</exception>
    public static IReadOnlyList<Factor> AllLevers(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        CheckPolicy(scenario);
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
        return (long)options.Population * (options.Generations + 1);
    }

    /// <summary>Searches.</summary>
    /// <param name="scenario">The world, and the policy of comparison.</param>
    /// <param name="levers">What is searched over: numbers of the policy.</param>
    /// <param name="given">Policies to set beside what is found; regret is held against them too.</param>
    /// <param name="options">Size, objectives, seed, threads.</param>
    /// <param name="progress">Hears how many policies were tried, or null.</param>
    /// <param name="cancellation">Stops the search; nothing is found then.</param>
    /// <exception cref="ScenarioException">Levers or objectives do not fit the scenario.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static PolicySearchResult Run(
        Scenario scenario, IReadOnlyList<Factor> levers, IReadOnlyList<Scenario> given, PolicySearchOptions options,
        IProgress<long>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(given);
        Check(scenario, levers, given, options);
        var seeds = new SplitMix64(options.Seed);
        string[] paths = [.. levers.Select(l => l.Path)];
        Candidate[] named = [new(scenario.Name, scenario, [], []), .. given.Select(g => new Candidate(g.Name, g, [], []))];
        var best = options.Objectives.Any(o => o.Name == Objective.Regret)
            ? Best(WorldMeans.Play(named, options.Worlds, options.Replications, seeds.Split(1).At(0), options.Threads, null, cancellation))
            : [];
        var tried = 0L;
        var fronts = new List<IReadOnlyList<Individual>>();
        var front = Nsga2.Search(levers.Count, options.Population, options.Generations, options.Seed, Evaluate, fronts.Add);
        return Again(Distinct(front), fronts);

        IReadOnlyList<double[]> Evaluate(IReadOnlyList<double[]> points)
        {
            Candidate[] candidates = [.. points.Select(p => new Candidate("", scenario, paths, Decoded(levers, p)))];
            var before = tried;
            var means = WorldMeans.Play(candidates, options.Worlds, options.Replications, seeds.Split(1).At(0), options.Threads,
                progress is null ? null : new Offset(progress, before), cancellation);
            tried += candidates.Length;
            return [.. means.Select(m => options.Objectives.Select(o => o.Cost(Value(o, m, best, options.Satisfy))).ToArray())];
        }

        IReadOnlyList<double[]> Distinct(IReadOnlyList<Individual> individuals) =>
            [.. individuals.OrderBy(i => i.Values[0]).Select(i => Decoded(levers, i.Point))
                .DistinctBy(v => string.Join(' ', v.Select(Invariant.Text)))];

        PolicySearchResult Again(IReadOnlyList<double[]> found, IReadOnlyList<IReadOnlyList<Individual>> history)
        {
            Candidate[] all =
                [.. found.Select((values, i) => new Candidate(FormattableString.Invariant($"front-{i + 1:00}"), scenario, paths, values)),
                    .. named];
            var means = WorldMeans.Play(all, options.FreshWorlds, options.Replications, seeds.Split(2).At(0), options.Threads, null,
                cancellation);
            var table = FreshTable.Of(all, found.Count, means, options);
            var replications = (Trials(options) * options.Worlds + (long)all.Length * options.FreshWorlds) * options.Replications;
            return new PolicySearchResult(options, levers, scenario.Name, table, Volumes(history), replications,
                SearchCautions.About(scenario, levers, table, options));
        }
    }

    /// <summary>The best sender's payoff of several policies in each world.</summary>
    internal static double[] Best(IReadOnlyList<WorldMeans> means)
    {
        var payoff = means[0].IndexOf(Model.SenderPayoff);
        return [.. Enumerable.Range(0, means[0].Worlds).Select(w => means.Max(m => m.At(w, payoff)))];
    }

    private static double Value(Objective objective, WorldMeans means, double[] best, IReadOnlyList<Inequality> satisfy)
    {
        if (objective.Name == Objective.Satisfied) return (double)Robustness.Satisfying(means, satisfy) / means.Worlds;
        var index = means.IndexOf(objective.Name == Objective.Regret ? Model.SenderPayoff : objective.Name);
        double[] values = [.. Enumerable.Range(0, means.Worlds).Select(w => means.At(w, index))];
        return objective.Name == Objective.Regret ? Robustness.High(Robustness.Regrets(values, best)).Mean : values.Average();
    }

    private static double[] Decoded(IReadOnlyList<Factor> levers, double[] point) =>
        [.. levers.Select((l, i) => l.Quantile(Math.Min(point[i], Math.BitDecrement(1.0))))];

    /// <summary>Each front's share of the box between the best and the worst value of each objective seen on any front.</summary>
    private static double[] Volumes(IReadOnlyList<IReadOnlyList<Individual>> fronts)
    {
        var objectives = fronts[0][0].Values.Length;
        var seen = fronts.SelectMany(f => f).Select(i => i.Values).ToArray();
        var low = Enumerable.Range(0, objectives).Select(m => seen.Min(v => v[m])).ToArray();
        var high = Enumerable.Range(0, objectives).Select(m => seen.Max(v => v[m])).ToArray();
        double[] one = [.. Enumerable.Repeat(1.0, objectives)];
        return [
            .. fronts.Select(
                f =>
                    Hypervolume.Of(
                        [.. f.Select(i => i.Values.Select((v, m) => high[m] > low[m] ? (v - low[m]) / (high[m] - low[m]) : 0).ToArray())],
                        one))];
    }

    private static void CheckPolicy(Scenario scenario)
    {
        if (!scenario.Parameters.Any(p => p.IsLever))
            throw new ScenarioException(
                $"{scenario.Name}: a timeline has several policies, and a search is for one. Give a scenario with a policy.");
    }

    private static void Check(Scenario scenario, IReadOnlyList<Factor> levers, IReadOnlyList<Scenario> given, PolicySearchOptions options)
    {
        Factor.Check(levers, scenario);
        CheckPolicy(scenario);
        if (levers.FirstOrDefault(l => !Factor.Find(scenario, l.Path).IsLever) is { } world)
            throw new ScenarioException(
                $"{world.Path}: not a lever of the policy. A search is over the policy; give the world a range in the scenario instead.");
        if (options.Objectives.Count < 2) throw new ScenarioException("Give two objectives or more: with one there is no front.");
        if (options.Objectives.GroupBy(o => o.Name).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new ScenarioException($"{twice.Key}: an objective stands there twice.");
        if (options.Objectives.Any(o => o.Name == Objective.Satisfied) && options.Satisfy.Count == 0)
            throw new ScenarioException("The objective satisfied needs --satisfy: say what is to hold in a world.");
        var size =
            (double)Math.Max((long)options.Population * options.Worlds, (options.Population + given.Count + 1L) * options.FreshWorlds);
        if (size > MostPolicyWorlds)
            throw new ScenarioException(
                FormattableString.Invariant(
                    $"{size:N0} policies times worlds are to be kept at once, more than {MostPolicyWorlds:N0}. Give a smaller population or fewer worlds."));
        if ((double)Trials(options) * options.Worlds * options.Replications > Sweeps.Sweep.MostReplications)
            throw new ScenarioException(
                FormattableString.Invariant(
                    $"The search would play more than {Sweeps.Sweep.MostReplications:G3} replications. Give a smaller population, fewer generations, worlds or replications."));
        foreach (var term in options.Satisfy.SelectMany(rule => rule.Terms))
        {
            if (term.Policy.Length > 0)
                throw new ScenarioException(
                    $"--satisfy: {term.Policy}.{term.Metric}: name no policy, for the rule is held to each in turn.");
            if (!Model.Of(scenario).Objectives.Any(q => q.Name == term.Metric))
                throw new ScenarioException(
                    $"--satisfy: there is no metric '{term.Metric}'. Known: "
                        + $"{string.Join(", ", Model.Of(scenario).Objectives.Select(q => q.Name))}.");
        }
        foreach (var name in options.Objectives.Select(o => o.Name)
            .Concat(options.Satisfy.SelectMany(rule => rule.Terms).Select(t => t.Metric)))
            foreach (var played in given.Prepend(scenario))
                if (Model.Of(played).Valueless(name, played) is { } why) throw new ScenarioException(why);
    }

    /// <summary>Adds what earlier generations did to what this one reports.</summary>
    private sealed class Offset(IProgress<long> progress, long before) : IProgress<long>
    {
        public void Report(long value) => progress.Report(before + value);
    }
}
