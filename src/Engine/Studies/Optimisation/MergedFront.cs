namespace NegotiationSim.Engine.Studies.Optimisation;

/// <summary>The fronts of several searches made one, and how far they agree.</summary>
/// <param name="Policies">The levers of its policies, best first objective first.</param>
/// <param name="Reached">For each policy, how many searches reached it.</param>
/// <param name="Kept">For each search, how many policies of its front are on the merged one.</param>
/// <param name="Shares">For each search, the share of the policies that it reached.</param>
/// <param name="Hypervolumes">For each search, what its front dominates, as a share of what the merged one does.</param>
/// <param name="Played">How many policies were tried to merge them.</param>
internal sealed record MergedFront(
    IReadOnlyList<double[]> Policies, IReadOnlyList<int> Reached, IReadOnlyList<int> Kept, IReadOnlyList<double> Shares,
    IReadOnlyList<double> Hypervolumes, int Played)
{
    /// <summary>A search has reached a policy if on its front stands one that is worse by no more than this share of the merged front's
    /// range in any objective (the additive ε of Zitzler and others 2003). A modelling choice.</summary>
    internal const double Near = .05;

    /// <summary>Merges fronts: of the union what no other policy of it dominates. A front alone stays as it is, and nothing is
    /// tried.</summary>
    /// <param name="fronts">The levers of the policies of each search's front, each once.</param>
    /// <param name="tried">Tries policies alike: gives each objective, to be small.</param>
    internal static MergedFront Of(
        IReadOnlyList<IReadOnlyList<double[]>> fronts, Func<IReadOnlyList<double[]>, IReadOnlyList<double[]>> tried)
    {
        if (fronts is [var only]) return new MergedFront(only, [.. only.Select(_ => 1)], [only.Count], [1], [1], 0);
        double[][] union = [.. fronts.SelectMany(front => front).DistinctBy(PolicySearch.Key)];
        var place = union.Index().ToDictionary(p => PolicySearch.Key(p.Item), p => p.Index);
        int[][] members = [.. fronts.Select(front => front.Select(levels => place[PolicySearch.Key(levels)]).ToArray())];
        var costs = tried(union);
        int[] kept = [.. ParetoDominance.Fronts(costs)[0].OrderBy(i => costs[i][0])];
        var objectives = Enumerable.Range(0, costs[0].Length);
        double[] reach = [.. objectives.Select(m => Near * (kept.Max(i => costs[i][m]) - kept.Min(i => costs[i][m])))];
        bool[][] reached = [.. members.Select(own => kept.Select(i => own.Any(o => IsNear(costs[o], costs[i]))).ToArray())];
        var volumes = Hypervolume.Shares([.. members.Append(kept).Select(own => own.Select(i => costs[i]).ToArray())]);
        return new MergedFront(
            [.. kept.Select(i => union[i])], [.. kept.Select((_, k) => reached.Count(own => own[k]))],
            [.. members.Select(own => own.Count(kept.Contains))], [.. reached.Select(own => (double)own.Count(r => r) / kept.Length)],
            [.. volumes[..^1].Select(v => volumes[^1] > 0 ? v / volumes[^1] : 1)], union.Length);

        bool IsNear(double[] own, double[] other) => objectives.All(m => own[m] <= other[m] + reach[m]);
    }
}
