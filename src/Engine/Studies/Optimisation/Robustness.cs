using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Statistics;

namespace NegotiationSim.Engine.Studies.Optimisation;

/// <summary>How a policy fares over worlds, not only on average.</summary>
/// <param name="Satisfied">The share of worlds in which all that is to be satisfied is (Starr 1963), with Wilson interval; NaN if nothing
/// is to be.</param>
/// <param name="MeanRegret">The mean shortfall of the sender's payoff from the best policy of the table in the same world (Savage
/// 1951).</param>
/// <param name="HighRegret">Its 90th percentile over the worlds, with the distribution-free interval of its rank (Conover 1999).</param>
/// <param name="WorstRegret">Its greatest value over the worlds.</param>
public sealed record Robustness(Estimate Satisfied, Estimate MeanRegret, Estimate HighRegret, double WorstRegret)
{
    /// <summary>The shortfalls of one policy, world by world.</summary>
    /// <param name="own">Its payoff in each world.</param>
    /// <param name="best">The best payoff of any policy in each world.</param>
    public static double[] Regrets(IReadOnlyList<double> own, IReadOnlyList<double> best)
    {
        ArgumentNullException.ThrowIfNull(own);
        ArgumentNullException.ThrowIfNull(best);
        return [.. own.Select((value, w) => Math.Max(0, best[w] - value))];
    }

    /// <summary>The 90th percentile, the least value that at least nine tenths of the values do not exceed, with the values of the ranks
    /// between which it lies with 95% chance whatever the distribution (Conover 1999, section 3.2; the binomial by the normal).</summary>
    /// <param name="values">The values, at least one; without an interval where no ranks have that chance, below 29 values.</param>
    public static Estimate High(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var sorted = values.Order().ToArray();
        var (middle, reach) = (.9 * sorted.Length, Intervals.Z * Math.Sqrt(.09 * sorted.Length));
        var most = 1 - Math.Pow(.9, sorted.Length) - Math.Pow(.1, sorted.Length); // the chance between the least and the greatest
        return new Estimate(At(Math.Ceiling(middle)), double.NaN,
            most < .95 ? new Interval(double.NaN, double.NaN)
                : new Interval(At(Math.Ceiling(middle - reach)), At(Math.Ceiling(middle + reach))), sorted.Length);

        double At(double rank) => sorted[(int)Math.Clamp(rank, 1, sorted.Length) - 1];
    }

    /// <summary>In how many worlds all inequalities hold.</summary>
    internal static long Satisfying(WorldMeans means, IReadOnlyList<Inequality> rules)
    {
        var rows = rules.Select(rule => (Rule: rule, Terms: rule.Terms.Select(t => (t.Factor, Index: means.IndexOf(t.Metric))).ToArray()))
            .ToArray();
        var count = 0L;
        for (var w = 0; w < means.Worlds; w++)
        {
            var isSatisfied = true;
            foreach (var (rule, terms) in rows)
            {
                var gap = rule.Constant;
                foreach (var (factor, index) in terms) gap += factor * means.At(w, index);
                isSatisfied &= rule.Holds(gap);
            }
            if (isSatisfied) count++;
        }
        return count;
    }

    /// <summary>The robustness of a policy among several.</summary>
    internal static Robustness Of(WorldMeans means, IReadOnlyList<double> best, IReadOnlyList<Inequality> rules)
    {
        var payoff = means.IndexOf(Model.SenderPayoff);
        var regrets = Regrets([.. Enumerable.Range(0, means.Worlds).Select(w => means.At(w, payoff))], best);
        var moments = new Moments();
        foreach (var regret in regrets) moments.Add(regret);
        return new Robustness(
            rules.Count == 0 ? Intervals.Nothing : Intervals.Share(Satisfying(means, rules), means.Worlds),
            Intervals.Mean(moments), High(regrets), regrets.Max());
    }
}
