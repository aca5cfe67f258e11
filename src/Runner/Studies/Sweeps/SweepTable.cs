using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Statistics;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Runner.Drawing;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Studies.Sweeps;

/// <summary>One metric of a sweep: what charts of sweeps are drawn from.</summary>
/// <param name="metric">The metric.</param>
/// <param name="factors">What was varied and takes more than one value.</param>
/// <param name="policies">The names of the policies.</param>
/// <param name="values">The metric's mean of each policy at each point.</param>
/// <param name="errors">Standard errors, at each point, of the paired difference between a policy (the first number) and an earlier
/// one.</param>
/// <param name="source">Where it is from, in a sentence: design, points, n, seed.</param>
internal sealed class SweepTable(
    Quantity metric, IReadOnlyList<Varied> factors, IReadOnlyList<string> policies, IReadOnlyList<IReadOnlyList<Estimate>> values,
    IReadOnlyDictionary<(int Policy, int Other), double[]> errors, string source)
{
    readonly Dictionary<(int, int), IReadOnlyList<Estimate>> _differences = [];

    public Quantity Metric => metric;

    public IReadOnlyList<Varied> Factors => factors;

    public IReadOnlyList<string> Policies => policies;

    public IReadOnlyList<IReadOnlyList<Estimate>> Values => values;

    /// <summary>The same with some of the factors.</summary>
    public SweepTable Of(IReadOnlyList<Varied> some) => new(metric, some, policies, values, errors, source);

    /// <summary>Where it is from, and at how many points a policy has no value.</summary>
    public string Source { get; } = source + Gaps(values);

    /// <summary>How many points there are.</summary>
    public int Points => Values[0].Count;

    /// <summary>Whether every policy has a value at a point.</summary>
    public bool IsKnown(int point) => Values.All(v => !double.IsNaN(v[point].Mean));

    /// <summary>Whether the lowest value is the best.</summary>
    public bool LowIsBest => Metric.Wanted == Wanted.Less;

    /// <summary>"highest" or "lowest".</summary>
    public string BestWord => LowIsBest ? "lowest" : "highest";

    /// <summary>The metric's name on an axis.</summary>
    public string Label => Rows.AxisLabel(Metric);

    /// <summary>A difference's name on an axis.</summary>
    public string DifferenceLabel(int policy, int other) => $"Δ {Label}, {Policies[policy]} − {Policies[other]}";

    /// <summary>What the intervals of means are.</summary>
    public string MeanInterval => Metric.IsShare ? "Wilson" : "Student's t";

    /// <summary>What the intervals of differences are.</summary>
    public string DifferenceInterval => Metric.IsShare ? "Tango's score" : "Student's t";

    /// <summary>The mean of a policy minus that of another at every point, with the interval of the pairs of replications: Student's t, of
    /// shares of runs Tango's score, which has a width where all pairs end alike.</summary>
    public IReadOnlyList<Estimate> Difference(int policy, int other)
    {
        if (_differences.TryGetValue((policy, other), out var done)) return done;
        var known = errors.GetValueOrDefault((Math.Max(policy, other), Math.Min(policy, other)));
        Func<double, double, long, Estimate> estimate = Metric.IsShare ? PairedShares.FromError : Intervals.Mean;
        return _differences[(policy, other)] = [.. Enumerable.Range(0, Points).Select(i => estimate(
            Values[policy][i].Mean - Values[other][i].Mean, known?[i] ?? double.NaN, Math.Min(Values[policy][i].N, Values[other][i].N)))];
    }

    /// <summary>The policy with the best mean at a point, the first of those that are alike; −1 where a policy has no value, or all of
    /// several are exactly alike.</summary>
    public int Best(int point)
    {
        if (IsTied(point)) return -1;
        var best = 0;
        for (var p = 0; p < Policies.Count; p++)
        {
            if (double.IsNaN(Values[p][point].Mean)) return -1;
            if (LowIsBest ? Values[p][point].Mean < Values[best][point].Mean : Values[p][point].Mean > Values[best][point].Mean) best = p;
        }

        return best;
    }

    /// <summary>Whether there are several policies at a point and all are exactly alike: none is the best.</summary>
    public bool IsTied(int point) => Policies.Count > 1 && Values.All(v => v[point].Mean == Values[0][point].Mean);

    /// <summary>Whether a policy is the best at a point, or exactly as good as the best.</summary>
    public bool IsAmongBest(int policy, int point) =>
        IsTied(point) || (Best(point) is var best and >= 0 && Values[policy][point].Mean == Values[best][point].Mean);

    /// <summary>Whether the best policy of a point is better than every other: no 95% interval of a paired difference holds 0.</summary>
    public bool IsDecided(int point)
    {
        var best = Best(point);
        return best >= 0 && Enumerable.Range(0, Policies.Count).All(other => other == best || IsNotZero(Difference(best, other)[point]));
    }

    /// <summary>How wide intervals are, for a caption; nothing where there are none.</summary>
    internal static string HalfWidths(IEnumerable<Estimate> values, string interval)
    {
        double[] halves = [.. values.Select(v => v.Interval.Width / 2).Where(double.IsFinite).Order()];
        return halves.Length == 0 ? ""
            : FormattableString.Invariant(
                $"; half of its 95% interval ({interval}) is {halves[halves.Length / 2]:G2} in the median, {halves[^1]:G2} at most");
    }

    static string Gaps(IReadOnlyList<IReadOnlyList<Estimate>> values)
    {
        var (all, empty) = (values[0].Count, Enumerable.Range(0, values[0].Count).Count(i => values.Any(v => double.IsNaN(v[i].Mean))));
        return empty == 0 ? ""
            : FormattableString.Invariant(
                $" At {empty:N0} of {NumberText.Some(all, "point")} {(values.Count == 1 ? "it has" : "it has, under some policy,")} no value: they are left out, and empty on maps.");
    }

    /// <summary>Whether a difference is known not to be 0.</summary>
    public static bool IsNotZero(Estimate difference) => difference.Interval is { } i && (i.Low > 0 || i.High < 0);
}
