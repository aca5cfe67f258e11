using MathNet.Numerics.Distributions;
using NegotiationSim.Engine.Statistics;

namespace NegotiationSim.Engine.Studies.Claims;

/// <summary>Finds the one cut through the worlds that best parts those in which a claim holds from the others.</summary>
internal static class ConditionSearch
{
    /// <summary>Fewest worlds on either side of a cut, as a share of all.</summary>
    private const double LeastSide = .1;

    /// <summary>The cut that lowers Gini impurity most (Breiman and others 1984), if the two sides differ by Fisher's exact test (1935) at
    /// .05, however many cuts through all parameters it was chosen among (Bonferroni).</summary>
    /// <param name="paths">The uncertain parameters.</param>
    /// <param name="worlds">Their values in each world.</param>
    /// <param name="holds">Whether the claim holds in each world; worlds with null are left out.</param>
    internal static Condition? Best(IReadOnlyList<string> paths, IReadOnlyList<double[]> worlds, IReadOnlyList<bool?> holds) => OfKnown(
        paths, [.. worlds.Where((_, w) => holds[w] is not null)], [.. holds.OfType<bool>()]);

    private static Condition? OfKnown(IReadOnlyList<string> paths, double[][] worlds, bool[] holds)
    {
        var least = (int)Math.Ceiling(LeastSide * worlds.Length);
        var all = holds.Count(h => h);
        var cuts = 0L;
        (double Impurity, int Path, double Cut, int Below, int HoldsBelow) best = (double.PositiveInfinity, -1, 0, 0, 0);
        for (var p = 0; p < paths.Count; p++)
        {
            var order = Enumerable.Range(0, worlds.Length).OrderBy(w => worlds[w][p]).ToArray();
            var below = 0;
            for (var i = 1; i < order.Length; i++)
            {
                if (holds[order[i - 1]]) below++;
                var (low, high) = (worlds[order[i - 1]][p], worlds[order[i]][p]);
                if (i < least || order.Length - i < least || low == high) continue;
                cuts++;
                var impurity = Gini(below, i) + Gini(all - below, order.Length - i);
                if (impurity < best.Impurity) best = (impurity, p, (low + high) / 2, i, below);
            }
        }
        if (best.Path < 0 || FisherPValue(best.HoldsBelow, best.Below, all, worlds.Length) * cuts >= .05) return null;
        return new Condition(paths[best.Path], best.Cut, Intervals.Share(best.HoldsBelow, best.Below),
            Intervals.Share(all - best.HoldsBelow, worlds.Length - best.Below));
    }

    /// <summary>Twice the lesser tail of the hypergeometric distribution, at most 1: two shares of worlds are one (Fisher 1935).</summary>
    internal static double FisherPValue(int holdsBelow, int below, int holds, int worlds)
    {
        var law = new Hypergeometric(worlds, holds, below);
        var (atMost, atLeast) =
            (law.CumulativeDistribution(holdsBelow), 1 - (holdsBelow > 0 ? law.CumulativeDistribution(holdsBelow - 1) : 0));
        return Math.Min(1, 2 * Math.Min(atMost, atLeast));
    }

    /// <summary>n·2p(1 − p).</summary>
    private static double Gini(int holds, int n) => 2.0 * holds * (n - holds) / n;
}
