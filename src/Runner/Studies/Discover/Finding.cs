using System.Globalization;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Engine.Studies.Discovery;
using NegotiationSim.Runner.Shell;
using NegotiationSim.Runner.Studies.Sweeps;

namespace NegotiationSim.Runner.Studies.Discover;

/// <summary>What was found about where a rule holds: boxes, and a tree as second opinion.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Cases">The points and the rule's verdicts.</param>
/// <param name="Dropped">How many points had no value.</param>
/// <param name="Boxes">The boxes, in the order in which they were found.</param>
/// <param name="Tree">The tree.</param>
/// <param name="Options">How boxes were looked for.</param>
internal sealed record Finding(
    SuccessRule Rule, Cases Cases, int Dropped, IReadOnlyList<FoundBox> Boxes, TreeNode Tree, PrimOptions Options)
{
    /// <summary>Looks for boxes and grows the tree.</summary>
    /// <exception cref="UserError">No point has a value.</exception>
    internal static Finding Of(SweepData data, SuccessRule rule, PrimOptions options, int depth)
    {
        var cases = data.Cases(rule, out var dropped);
        if (cases.Count == 0)
            throw new UserError(
                $"--success \"{rule.Text}\": none of the {dropped} points has a value for it, so nothing can be said. Take another "
                    + $"metric, or sweep with more replications.");
        return new Finding(rule, cases, dropped, Prim.Find(cases, options), ClassificationTree.Grow(cases, depth), options);
    }

    /// <summary>The first box in a sentence.</summary>
    internal string InWords() => Boxes.Count == 0
        ? Cases.Successes == 0 ? $"{Rule.Text} holds at no point{WithValue()}." : Cases.Successes == Cases.Count
        ? $"{Rule.Text} holds at every point{WithValue()}."
            : $"{Rule.Text} holds at {Percent((double)Cases.Successes / Cases.Count)} of the points{WithValue()}; no limit of a box stands "
                + $"out from chance at {(Cases.Count == 1 ? "this point" : $"these {NumberText.Count(Cases.Count)} points")} "
                + $"(quasi-p {NumberText.Exact(Options.Significance)})"
                + (Options.LeastCoverage > 0 ? $", with {Percent(Options.LeastCoverage)} of the points where it holds in the box." : ".")
        : $"{Subject()} when {Conditions(Boxes[0])}: there it holds at {Percent(Boxes[0].Box.Density)} of the points{WithValue()} "
            + $"(elsewhere at {Percent(Outside(Boxes[0].Box))}), and {Percent(Boxes[0].Box.Coverage)} of all points where it holds lie "
            + $"there.";

    /// <summary>Which points are spoken of, where some have no value.</summary>
    private string WithValue() =>
        Dropped == 0 ? "" : $" with a value ({NumberText.Count(Cases.Count)} of {NumberText.Count(Cases.Count + Dropped)})";

    /// <summary>The limits of a box in words.</summary>
    internal static string Conditions(FoundBox box) => string.Join(" and ", box.Restrictions.GroupBy(r => r.Input).Select(Condition));

    internal static string Percent(double share) =>
        share is > 0 and < .01 ? "under 1%" : share is > .99 and < 1 ? "over 99%"
            : share.ToString("P0", CultureInfo.InvariantCulture).Replace(" %", "%", StringComparison.Ordinal);

    internal static string Short(double value) => value.ToString("G3", CultureInfo.InvariantCulture);

    /// <summary>The rule as people say it: "Sender's payoff is higher under phased than under neglect".</summary>
    private string Subject()
    {
        if (Rule.Parts is not [{ Terms: [var first, ..] terms } part] || terms.Count > 2) return $"{Rule.Text} holds";
        var label = Rule.Model.Metrics.First(m => m.Name == first.Metric).Label;
        label = Words.Capital(label);
        if (terms.Count == 1)
            return $"{label} is {(first.Factor > 0 ? "above" : "below")} {NumberText.Exact(-part.Constant / first.Factor)} under "
                + $"{Policy(first)}";
        var isPlain = part.Constant == 0 && first.Metric == terms[1].Metric && Math.Abs(first.Factor) == 1
            && first.Factor == -terms[1].Factor;
        return isPlain ? $"{label} is {(first.Factor > 0 ? "higher" : "lower")} under {Policy(first)} than under {Policy(terms[1])}"
            : $"{Rule.Text} holds";

        string Policy(Inequality.Term term) => term.Policy.Length > 0 ? term.Policy : "the policy";
    }

    private static string Condition(IGrouping<string, Restriction> limits)
    {
        var name = $"{Meaning(limits.Key)} ({limits.Key})";
        return limits.ToArray() switch
        {
            [{ IsLow: true } low] => $"{name} is above {Short(low.Limit)}",
            [{ IsLow: false } high] => $"{name} is below {Short(high.Limit)}",
            var both => $"{name} is between {Short(both.Min(r => r.Limit))} and {Short(both.Max(r => r.Limit))}",
        };
    }

    /// <summary>What a number means, up to the first comma or semicolon: the rest says what a higher value does.</summary>
    private static string Meaning(string path) => Catalogue.Find(path).Entry?.Meaning.Split([',', ';', ':'])[0] ?? path;

    private static double Outside(Box box) =>
        box.AllCases == box.Cases ? double.NaN : (double)(box.AllSuccesses - box.Successes) / (box.AllCases - box.Cases);
}
