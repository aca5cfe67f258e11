using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Statistics;
using NegotiationSim.Engine.Studies.Discovery;

namespace NegotiationSim.Engine.Tests.Studies.Discovery;

public class ClassificationTreeTests
{
    private static readonly double[][] Points = SobolPoints.First(1024);
    private static readonly string[] Names = ["x1", "x2", "x3", "x4", "x5"];

    [Fact]
    public void The_planted_box_takes_two_questions()
    {
        var tree = ClassificationTree.Grow(new Cases(Names, Points, [.. Points.Select(p => p[0] > .6 && p[1] < .4)]));
        var leaf = tree.Leaves().Single(l => l.Leaf.Successes > 0);
        Assert.Equal((165, 165), (leaf.Leaf.Cases, leaf.Leaf.Successes));
        Assert.Equal([("x1", false), ("x2", true)], leaf.Answers.Select(a => (a.Input, a.IsBelow)).Order());
        Assert.All(leaf.Answers, a => Assert.Equal(a.Input == "x1" ? .6 : .4, a.Threshold, 1.0 / 1024));
        Assert.Equal(Intervals.Share(165, 165), leaf.Leaf.Share);
        Assert.Equal(1024, tree.Leaves().Sum(l => l.Leaf.Cases));
    }

    [Fact]
    public void Questions_that_tell_nothing_are_not_asked()
    {
        var stream = new SplitMix64(1);
        var tree = ClassificationTree.Grow(new Cases(Names, Points, [.. Points.Select((_, i) => stream.UniformAt(i) < .4)]),
            complexity: .02);
        Assert.Null(tree.Input);
    }

    [Fact]
    public void No_leaf_is_smaller_than_asked_and_no_branch_longer()
    {
        var cases = new Cases(Names, Points, [.. Points.Select(p => p[0] + p[1] * p[2] > 1)]);
        foreach (var (answers, leaf) in ClassificationTree.Grow(cases, depth: 3, leastLeaf: 100, complexity: 0).Leaves())
        {
            Assert.True(leaf.Cases >= 100);
            Assert.True(answers.Count <= 3);
        }
    }
}
