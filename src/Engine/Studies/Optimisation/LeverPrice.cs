using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Statistics;
using NegotiationSim.Engine.Studies.Designs;

namespace NegotiationSim.Engine.Studies.Optimisation;

/// <summary>What a lever's price would have to be for moving it alone no longer to pay the sender.</summary>
/// <remarks>A switching value: most of what a search sets to an end of its range has no price in the model, and this is the least one that
/// would keep it from there.</remarks>
/// <param name="Path">The lever.</param>
/// <param name="Policy">The policy in which it alone is moved.</param>
/// <param name="From">Its value in the policy of comparison.</param>
/// <param name="To">Its value in the found policy.</param>
/// <param name="Gain">What the move adds to the sender's payoff, utility, a mean over worlds of paired differences.</param>
/// <param name="Price">The price p, utility per unit of the lever and round, at which the two values tie: with a payoff less p times the
/// lever in every round played, discounted like it, and beside what the model charges already. It is <paramref name="Gain"/> over the
/// mean difference of lever × Σδᵗ, which is the difference of the values times the discounted rounds where both last alike; with Fieller's
/// 95% interval (Fieller 1954), without ends where the denominator may be 0. Below 0 for a move that gains by lowering the lever, or loses
/// by raising it: then the lever would have to bring so much.</param>
public sealed record LeverPrice(string Path, string Policy, double From, double To, Estimate Gain, Estimate Price)
{
    /// <summary>Whether the price has an interval with ends.</summary>
    public bool IsKnown => double.IsFinite(Price.Interval.Low);
}

/// <summary>Prices of the moves from the policy of comparison to a found one, lever by lever.</summary>
internal static class LeverPrices
{
    /// <summary>The prices, first of moves in the policy of comparison, then in the found one with the highest sender's payoff, on worlds
    /// of their own; and how many policies were played.</summary>
    internal static (IReadOnlyList<LeverPrice> Prices, int Played) Of(
        Scenario scenario, IReadOnlyList<Factor> levers, IReadOnlyList<FoundPolicy> table, PolicySearchOptions options, ulong seed,
        CancellationToken cancellation)
    {
        var found = Best(table, options).Candidate;
        string[] paths = [.. levers.Select(l => l.Path)];
        double[] from = [.. levers.Select(l => Factor.Find(scenario, l.Path).Central)];
        double[] to = [.. found.Values];
        int[] moved = [.. Enumerable.Range(0, from.Length).Where(l => from[l] != to[l])];
        Candidate[] all = [Policy(from), Policy(to), .. moved.Select(l => Policy(Changed(from, l, to[l]))),
            .. moved.Select(l => Policy(Changed(to, l, from[l])))];
        var means = WorldMeans.Play(all, options.FreshWorlds, options.Replications, seed, options.Threads, null, cancellation);
        return ([.. moved.Select((l, i) => Price(l, scenario.Name, means[2 + i], means[0])),
            .. moved.Select((l, i) => Price(l, found.Name, means[1], means[2 + moved.Length + i]))], all.Length);

        Candidate Policy(double[] levels) => new("", scenario, paths, levels);

        LeverPrice Price(int lever, string policy, WorldMeans with, WorldMeans without)
        {
            var payoff = with.IndexOf(Model.SenderPayoff);
            var worlds = Enumerable.Range(0, with.Worlds);
            var (gain, price) = Of(
                [.. worlds.Select(w => (with.At(w, payoff), without.At(w, payoff)))],
                [.. worlds.Select(w => (with.DiscountedRounds(w), without.DiscountedRounds(w)))], from[lever], to[lever]);
            return new LeverPrice(paths[lever], policy, from[lever], to[lever], gain, price);
        }
    }

    /// <summary>The gain and the price of a move.</summary>
    /// <param name="payoffs">In each world the sender's payoff with the move and without it.</param>
    /// <param name="rounds">The discounted rounds, likewise.</param>
    /// <param name="from">The lever's value without it.</param>
    /// <param name="to">With it.</param>
    internal static (Estimate Gain, Estimate Price) Of(
        IReadOnlyList<(double With, double Without)> payoffs, IReadOnlyList<(double With, double Without)> rounds, double from, double to)
    {
        var (gain, both) = (new Moments(), new CoMoments());
        for (var w = 0; w < payoffs.Count; w++)
        {
            var difference = payoffs[w].With - payoffs[w].Without;
            gain.Add(difference);
            both.Add(difference, to * rounds[w].With - from * rounds[w].Without);
        }
        return (Intervals.Mean(gain), both.Ratio);
    }

    /// <summary>The policy of the front with the highest sender's payoff on the fresh worlds.</summary>
    internal static FoundPolicy Best(IReadOnlyList<FoundPolicy> table, PolicySearchOptions options)
    {
        var at = options.Objectives.ToList().FindIndex(o => o.Name == Model.SenderPayoff);
        return table.Where(p => p.IsFound).MaxBy(p => at >= 0 ? p.Values[at].Mean
            : p.Elsewhere.First(e => e.Metric.Name == Model.SenderPayoff).Difference.Mean)!;
    }

    private static double[] Changed(double[] levels, int lever, double value)
    {
        double[] changed = [.. levels];
        changed[lever] = value;
        return changed;
    }
}
