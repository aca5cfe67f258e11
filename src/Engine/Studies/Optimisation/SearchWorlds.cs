using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Scenarios;

namespace NegotiationSim.Engine.Studies.Optimisation;

/// <summary>Worlds in which policies are tried, the same for all.</summary>
/// <param name="scenario">The scenario whose policy is changed.</param>
/// <param name="paths">The levers.</param>
/// <param name="named">The given policies; regret is held against them.</param>
/// <param name="options">Objectives, rules, replications, threads.</param>
/// <param name="worlds">How many worlds there are.</param>
/// <param name="seed">Their seed.</param>
/// <param name="cancellation">Stops the work.</param>
internal sealed class SearchWorlds(
    Scenario scenario, string[] paths, IReadOnlyList<Candidate> named, PolicySearchOptions options, int worlds, ulong seed,
    CancellationToken cancellation)
{
    private double[]? best;

    /// <summary>What policies come to: each objective, to be small.</summary>
    /// <param name="policies">The levers of each.</param>
    /// <param name="progress">Hears how many were tried, or null.</param>
    internal IReadOnlyList<double[]> Costs(IReadOnlyList<double[]> policies, IProgress<long>? progress)
    {
        best ??= options.Objectives.Any(o => o.Name == Objective.Regret) ? PolicySearch.Best(Play(named, null)) : [];
        var means = Play([.. policies.Select(levels => new Candidate("", scenario, paths, levels))], progress);
        return [.. means.Select(m => options.Objectives.Select(o => o.Cost(Value(o, m))).ToArray())];
    }

    private IReadOnlyList<WorldMeans> Play(IReadOnlyList<Candidate> candidates, IProgress<long>? progress) =>
        WorldMeans.Play(candidates, worlds, options.Replications, seed, options.Threads, progress, cancellation);

    private double Value(Objective objective, WorldMeans means)
    {
        if (objective.Name == Objective.Satisfied) return (double)Robustness.Satisfying(means, options.Satisfy) / means.Worlds;
        var index = means.IndexOf(objective.Name == Objective.Regret ? Model.SenderPayoff : objective.Name);
        double[] values = [.. Enumerable.Range(0, means.Worlds).Select(w => means.At(w, index))];
        return objective.Name == Objective.Regret ? Robustness.High(Robustness.Regrets(values, best!)).Mean : values.Average();
    }
}
