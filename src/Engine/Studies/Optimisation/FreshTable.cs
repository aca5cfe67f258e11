using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Statistics;

namespace NegotiationSim.Engine.Studies.Optimisation;

/// <summary>The policies of a search on fresh worlds, each held against the one of comparison in the same worlds.</summary>
internal static class FreshTable
{
    /// <summary>The table; the policy of comparison is the first that was given.</summary>
    internal static IReadOnlyList<FoundPolicy> Of(
        IReadOnlyList<Candidate> all, int found, IReadOnlyList<WorldMeans> means, PolicySearchOptions options)
    {
        var best = PolicySearch.Best(means);
        var robust = means.Select(m => Robustness.Of(m, best, options.Satisfy)).ToArray();
        var reference = means[found];
        var model = Model.Of(all[0].Scenario);
        Objective[] others =
            [.. model.Objectives.Select(q => q.Name).Except(options.Objectives.Select(o => o.Name))
                .Select(name => Objective.Parse(name, model))];
        var values = all.Select((_, i) => options.Objectives.Select(o => Value(o, means[i], robust[i])).ToArray()).ToArray();
        var costs = values.Select(v => v.Select((e, o) => options.Objectives[o].Cost(e.Mean)).ToArray()).ToArray();
        return [
            .. all.Select((candidate, i) =>
                new FoundPolicy(candidate, i < found, values[i],
                    [.. options.Objectives.Select(o => Difference(o, means[i], reference, robust[i], robust[found]))],
            [.. others.Select(o => (o, Difference(o, means[i], reference, robust[i], robust[found])))], Superior(means[i], reference),
            robust[i], costs.Any(other => ParetoDominance.Dominates(other, costs[i]))))];
    }

    /// <summary>An objective's mean over the worlds; for a share Wilson's interval, as if each world were one run, which is a little too
    /// wide.</summary>
    private static Estimate Value(Objective objective, WorldMeans means, Robustness robust)
    {
        if (objective.Name == Objective.Satisfied) return robust.Satisfied;
        if (objective.Name == Objective.Regret) return robust.HighRegret;
        var (index, moments) = (means.IndexOf(objective.Name), new Moments());
        for (var w = 0; w < means.Worlds; w++) moments.Add(means.At(w, index));
        var mean = Intervals.Mean(moments);
        return means.QuantityOf(index).IsShare
            ? mean with { Interval = Intervals.Wilson(Math.Clamp(mean.Mean, 0, 1), means.Worlds, Intervals.Z) } : mean;
    }

    private static Estimate Difference(Objective objective, WorldMeans means, WorldMeans reference, Robustness own, Robustness theirs)
    {
        if (objective.Name == Objective.Satisfied)
            return Intervals.Mean(own.Satisfied.Mean - theirs.Satisfied.Mean, double.NaN, means.Worlds);
        if (objective.Name == Objective.Regret)
            return Intervals.Mean(own.HighRegret.Mean - theirs.HighRegret.Mean, double.NaN, means.Worlds);
        var (index, moments) = (means.IndexOf(objective.Name), new Moments());
        for (var w = 0; w < means.Worlds; w++) moments.Add(means.At(w, index) - reference.At(w, index));
        return Intervals.Mean(moments);
    }

    private static Estimate Superior(WorldMeans means, WorldMeans reference)
    {
        var index = means.IndexOf(Model.SenderPayoff);
        var (higher, lower) = (0L, 0L);
        for (var w = 0; w < means.Worlds; w++)
        {
            if (means.At(w, index) > reference.At(w, index)) higher++;
            else if (means.At(w, index) < reference.At(w, index)) lower++;
        }
        return Superiority.Of(higher, lower, means.Worlds);
    }
}
