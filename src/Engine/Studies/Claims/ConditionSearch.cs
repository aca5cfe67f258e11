using NegotiationSim.Engine.Statistics;

namespace NegotiationSim.Engine.Studies.Claims;

/// <summary>Finds the one cut through the worlds that best parts those in which a claim holds from the others.</summary>
internal static class ConditionSearch
{
    /// <summary>Fewest worlds on either side of a cut, as a share of all.</summary>
    private const double LeastSide = .1;

    /// <summary>The cut that lowers Gini impurity most (Breiman and others 1984), if both sides' intervals stay apart.</summary>
    /// <param name="paths">The uncertain parameters.</param>
    /// <param name="worlds">Their values in each world.</param>
    /// <param name="holds">Whether the claim holds in each world; worlds with null are left out.</param>
    internal static Condition? Best(IReadOnlyList<string> paths, IReadOnlyList<double[]> worlds, IReadOnlyList<bool?> holds) => OfKnown(
        paths, [.. worlds.Where((_, w) => holds[w] is not null)], [.. holds.OfType<bool>()]);

    private static Condition? OfKnown(IReadOnlyList<string> paths, double[][] worlds, bool[] holds)
    {
        var least = (int)Math.Ceiling(LeastSide * worlds.Length);
        var all = holds.Count(h => h);
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
                var impurity = Gini(below, i) + Gini(all - below, order.Length - i);
                if (impurity < best.Impurity) best = (impurity, p, (low + high) / 2, i, below);
            }
        }
        if (best.Path < 0) return null;
        var (under, over) = (Intervals.Share(best.HoldsBelow, best.Below),
            Intervals.Share(all - best.HoldsBelow, worlds.Length - best.Below));
        var apart = under.Interval.High < over.Interval.Low || over.Interval.High < under.Interval.Low;
        return apart ? new Condition(paths[best.Path], best.Cut, under, over) : null;
    }

    /// <summary>n·2p(1 − p).</summary>
    private static double Gini(int holds, int n) => 2.0 * holds * (n - holds) / n;
}
