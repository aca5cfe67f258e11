using NegotiationSim.Engine.Statistics;

namespace NegotiationSim.Engine.Studies.Discovery;

/// <summary>A shallow classification tree: a second opinion on where the cases of interest lie.</summary>
/// <remarks>Breiman, Friedman, Olshen and Stone 1984, "Classification and Regression Trees": Gini impurity, pruned by cost and
/// complexity.</remarks>
public static class ClassificationTree
{
    /// <summary>Grows a tree.</summary>
    /// <param name="cases">The cases.</param>
    /// <param name="depth">How many questions deep at the most.</param>
    /// <param name="leastLeaf">How many cases a leaf must have; 0 for a fiftieth of all, but 5 at the least.</param>
    /// <param name="complexity">What a further leaf must save: this share of the impurity of all cases; default .01.</param>
    public static TreeNode Grow(Cases cases, int depth = 3, int leastLeaf = 0, double complexity = .01)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(depth);
        var least = leastLeaf > 0 ? leastLeaf : Math.Max(5, cases.Count / 50);
        var all = Enumerable.Range(0, cases.Count).ToArray();
        return Prune(Grow(cases, all, depth, least), complexity * Impurity(cases.Successes, cases.Count));
    }

    private static TreeNode Grow(Cases cases, int[] members, int depth, int least)
    {
        var leaf = Leaf(members.Count(i => cases.Success[i]), members.Length);
        if (depth == 0 || leaf.Successes == 0 || leaf.Successes == leaf.Cases || Best(cases, members, least) is not { } split) return leaf;
        return leaf with
        {
            Input = cases.Names[split.Input],
            Threshold = split.Threshold,
            Below = Grow(cases, [.. members.Where(i => cases.Values[i][split.Input] <= split.Threshold)], depth - 1, least),
            Above = Grow(cases, [.. members.Where(i => cases.Values[i][split.Input] > split.Threshold)], depth - 1, least),
        };
    }

    private static (int Input, double Threshold)? Best(Cases cases, int[] members, int least)
    {
        (int Input, double Threshold)? best = null;
        var lowest = double.PositiveInfinity;
        var total = members.Count(i => cases.Success[i]);
        for (var d = 0; d < cases.Names.Count; d++)
        {
            var sorted = members.OrderBy(i => cases.Values[i][d]).ToArray();
            var successes = 0;
            for (var k = 1; k < sorted.Length; k++)
            {
                if (cases.Success[sorted[k - 1]]) successes++;
                var (low, high) = (cases.Values[sorted[k - 1]][d], cases.Values[sorted[k]][d]);
                if (low == high || k < least || sorted.Length - k < least) continue;
                var impurity = Impurity(successes, k) + Impurity(total - successes, sorted.Length - k);
                if (impurity < lowest) (best, lowest) = ((d, low + (high - low) / 2), impurity);
            }
        }
        return best;
    }

    /// <summary>The tree without branches that save less impurity than their leaves cost.</summary>
    private static TreeNode Prune(TreeNode node, double costOfLeaf)
    {
        if (node.Below is null || node.Above is null) return node;
        var pruned = node with { Below = Prune(node.Below, costOfLeaf), Above = Prune(node.Above, costOfLeaf) };
        var leaves = pruned.Leaves().ToArray();
        var saved = Impurity(node.Successes, node.Cases) - leaves.Sum(l => Impurity(l.Leaf.Successes, l.Leaf.Cases));
        return saved < costOfLeaf * (leaves.Length - 1) ? node with { Input = null, Threshold = double.NaN, Below = null, Above = null }
            : pruned;
    }

    private static TreeNode Leaf(int successes, int cases) =>
        new(successes, cases, Intervals.Share(successes, cases), null, double.NaN, null, null);

    /// <summary>Gini's impurity times the number of cases, halved.</summary>
    private static double Impurity(int successes, int cases) => cases == 0 ? 0 : (double)successes * (cases - successes) / cases;
}

/// <summary>A node of a tree: a question, or a leaf.</summary>
/// <param name="Successes">How many of its cases are of interest.</param>
/// <param name="Cases">How many cases reach it.</param>
/// <param name="Share">The share of interest with Wilson's interval.</param>
/// <param name="Input">The input asked about; null for a leaf.</param>
/// <param name="Threshold">Whether the input is at or below this.</param>
/// <param name="Below">Where cases at or below go.</param>
/// <param name="Above">Where cases above go.</param>
public sealed record TreeNode(int Successes, int Cases, Estimate Share, string? Input, double Threshold, TreeNode? Below, TreeNode? Above)
{
    /// <summary>The leaves, from below to above, each with the answers that lead to it.</summary>
    public IEnumerable<(IReadOnlyList<TreeAnswer> Answers, TreeNode Leaf)> Leaves() => Leaves([]);

    private IEnumerable<(IReadOnlyList<TreeAnswer> Answers, TreeNode Leaf)> Leaves(IReadOnlyList<TreeAnswer> answers) =>
        Input is null || Below is null || Above is null
            ? [(answers, this)]
            : Below.Leaves([.. answers, new TreeAnswer(Input, true, Threshold)])
                .Concat(Above.Leaves([.. answers, new TreeAnswer(Input, false, Threshold)]));
}

/// <summary>An answer on the way to a leaf.</summary>
/// <param name="Input">The input asked about.</param>
/// <param name="IsBelow">Whether it is at or below the threshold.</param>
/// <param name="Threshold">The threshold.</param>
public sealed record TreeAnswer(string Input, bool IsBelow, double Threshold);
