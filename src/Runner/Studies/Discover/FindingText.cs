using System.Text;
using NegotiationSim.Engine.Studies.Discovery;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Studies.Discover;

/// <summary>A finding for people.</summary>
internal static class FindingText
{
    internal static string Of(Finding finding)
    {
        var text = new StringBuilder(TextWrap.Hanging(finding.InWords(), "", "  ")).Append('\n');
        var (cases, dropped) = (finding.Cases, finding.Dropped);
        text.Append(
            TextWrap.Indented(
                $"Of {NumberText.Some(cases.Count, "point")} the rule holds at {NumberText.Count(cases.Successes)} ({Finding.Percent((double)cases.Successes / Math.Max(1, cases.Count))})."
            + (dropped > 0 ? $" {NumberText.Count(dropped)} more {(dropped == 1 ? "has no value for it and is" : "have no value for it and are")} left out." : ""), "  ")).Append('\n');
        foreach (var (i, box) in finding.Boxes.Index()) text.Append(Table(i + 1, box).ToText()).Append('\n');
        return text.Append(Tree(finding.Tree)).ToString();
    }

    private static ResultTable Table(int number, FoundBox found) => new(
        $"Box {number} (PRIM): coverage {NumberText.Fixed(found.Box.Coverage, 3)}, density {NumberText.Fixed(found.Box.Density, 3)}, mass "
            + $"{NumberText.Fixed(found.Box.Mass, 3)} ({found.Box.Successes} of {NumberText.Some(found.Box.Cases, "point")})",
        [
            new Column("limit", "limit", "", false),
            new Column("quasi-p", "quasiP", "the chance of so dense a box if the limit made no difference"),
            new Column("density", "densityWithout", "without the limit"),
            new Column("coverage", "coverageWithout", "without the limit"),
            new Column("again", "reproduced", "share of random halves of the points that limit this number too"),
        ],
        [.. found.Restrictions.Select(r => (IReadOnlyList<Cell>)
        [
            $"{r.Input} {(r.IsLow ? "≥" : "≤")} {Finding.Short(r.Limit)}", r.QuasiP < .0005 ? "<.001" : NumberText.Fixed(r.QuasiP, 3),
            NumberText.Fixed(r.DensityWithout, 3), NumberText.Fixed(r.CoverageWithout, 3), NumberText.Fixed(r.Reproduced, 2),
        ])],
        number == 1 ? [] : ["Coverage, density and mass are of the points that the boxes before leave."]);

    private static string Tree(TreeNode tree)
    {
        var text = new StringBuilder("Second opinion: a classification tree (CART)\n\n");
        Branch(text, tree, "always", "  ");
        return text.Append('\n')
            .Append(TextWrap.Indented("The share of points where the rule holds, its 95% interval (Wilson) and the number of points n. "
            + "The tree chose its questions on these points: its shares flatter it a little.", "  ")).ToString();
    }

    private static void Branch(StringBuilder text, TreeNode node, string when, string indent)
    {
        text.Append(indent).Append(when);
        if (node.Input is null || node.Below is null || node.Above is null)
        {
            var share = node.Share;
            text.Append(
                FormattableString.Invariant(
                    $": {share.Mean:F2} ({share.Interval.Low:F2} to {share.Interval.High:F2}), n = {node.Cases:N0}\n"));
            return;
        }
        text.Append('\n');
        Branch(text, node.Below, $"{node.Input} ≤ {Finding.Short(node.Threshold)}", indent + "  ");
        Branch(text, node.Above, $"{node.Input} > {Finding.Short(node.Threshold)}", indent + "  ");
    }
}
