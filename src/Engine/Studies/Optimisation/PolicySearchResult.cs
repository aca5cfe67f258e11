using NegotiationSim.Engine.Statistics;
using NegotiationSim.Engine.Studies.Designs;

namespace NegotiationSim.Engine.Studies.Optimisation;

/// <summary>A policy of the table, on fresh worlds and shocks.</summary>
/// <param name="Candidate">The policy.</param>
/// <param name="IsFound">Whether the search found it; else it was given.</param>
/// <param name="Values">Each objective, in the order of the options.</param>
/// <param name="Against">Each objective's paired difference from the policy of comparison, world by world; zero for itself.</param>
/// <param name="Elsewhere">The paired differences of all metrics that are no objective, each with the direction that is usually
/// wanted.</param>
/// <param name="Better">The share of worlds in which its sender's payoff is above that of the policy of comparison, ties counted
/// half.</param>
/// <param name="Robustness">How it fares over the worlds.</param>
/// <param name="IsDominated">Whether another policy of the table is no worse in every objective's mean and better in one, on the fresh
/// worlds.</param>
/// <param name="Searches">How many of the searches reached it: had on their fronts a policy that in no objective is worse than it by more
/// than a twentieth of the merged front's range; 0 for a given policy.</param>
public sealed record FoundPolicy(
    Candidate Candidate, bool IsFound, IReadOnlyList<Estimate> Values, IReadOnlyList<Estimate> Against,
    IReadOnlyList<(Objective Metric, Estimate Difference)> Elsewhere, Estimate Better, Robustness Robustness, bool IsDominated,
    int Searches = 0)
{
    /// <summary>Whether it is worse in no objective and better in one, beyond the intervals of the paired differences; where a difference
    /// has no interval (<c>satisfied</c>, <c>regret</c>), worse at all, or without a value, counts as worse.</summary>
    /// <param name="objectives">The objectives.</param>
    public bool IsClearlyBetter(IReadOnlyList<Objective> objectives)
    {
        ArgumentNullException.ThrowIfNull(objectives);
        var signs = objectives.Select((o, i) => Sign(o, Against[i])).ToArray();
        return signs.All(s => s >= 0) && signs.Any(s => s > 0)
            && objectives.Zip(Against).All(x => double.IsFinite(x.Second.Interval.Low) || x.First.Cost(x.Second.Mean) <= 0);
    }

    /// <summary>1 if it is better in an objective than the policy of comparison, −1 if worse, 0 if that cannot be said.</summary>
    /// <param name="objective">The objective.</param>
    /// <param name="difference">Its paired difference.</param>
    public static int Sign(Objective objective, Estimate difference)
    {
        ArgumentNullException.ThrowIfNull(objective);
        ArgumentNullException.ThrowIfNull(difference);
        if (double.IsNaN(difference.Interval.Low) || difference.Interval.Contains(0)) return 0;
        return difference.Mean > 0 == objective.IsMaximised ? 1 : -1;
    }
}

/// <summary>One of the searches, and what it has of the merged front.</summary>
/// <param name="Seed">Its seed.</param>
/// <param name="Hypervolumes">For each generation from the first, how much of the box between the best and the worst values seen on its
/// fronts the generation's front dominates, on the worlds of this search: 0 to 1.</param>
/// <param name="Found">How many policies its front has.</param>
/// <param name="Merged">How many of them are on the merged front.</param>
/// <param name="Reached">The share of the merged front's policies that it reached, itself or but for a twentieth of the front's range in
/// every objective: 0 to 1.</param>
/// <param name="Hypervolume">What its front dominates, as a share of what the merged front does, on the worlds of the merger: 0 to 1; 1 for
/// a search alone.</param>
public sealed record SearchRecord(
    ulong Seed, IReadOnlyList<double> Hypervolumes, int Found, int Merged, double Reached, double Hypervolume);

/// <summary>What a policy search found.</summary>
/// <param name="Options">How it was run.</param>
/// <param name="Levers">What was searched over.</param>
/// <param name="Comparison">The name of the policy of comparison.</param>
/// <param name="Policies">The front, best first objective first; then the given policies, that of comparison first.</param>
/// <param name="Searches">The searches whose fronts it was merged from.</param>
/// <param name="Prices">What each lever's price would have to be for the moves from the policy of comparison to that of the front with the
/// highest sender's payoff no longer to pay.</param>
/// <param name="Replications">How many replications were played in all.</param>
/// <param name="Cautions">Reasons not to lean on it too hard.</param>
public sealed record PolicySearchResult(
    PolicySearchOptions Options, IReadOnlyList<Factor> Levers, string Comparison, IReadOnlyList<FoundPolicy> Policies,
    IReadOnlyList<SearchRecord> Searches, IReadOnlyList<LeverPrice> Prices, long Replications, IReadOnlyList<Caution> Cautions);
