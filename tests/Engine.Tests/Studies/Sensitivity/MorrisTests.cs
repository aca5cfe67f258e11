using NegotiationSim.Engine.Studies.Sensitivity;

namespace NegotiationSim.Engine.Tests.Studies.Sensitivity;

public class MorrisTests
{
    private static readonly TestFunction Ishigami = TestFunctions.Ishigami();
    private static readonly double[] MuStar = [7.704054, 7.875, 6.248796];
    private static readonly double[] Sigma = [6.248796, 7.875, 8.837132];

    [Fact]
    public void All_effects_of_ishigami_on_four_levels_have_the_published_means_and_deviations()
    {
        for (var f = 0; f < 3; f++)
        {
            var effects = new List<double>();
            for (var cell = 0; cell < 64; cell++)
            {
                double[] from = [cell % 4 / 3.0, cell / 4 % 4 / 3.0, cell / 16 / 3.0];
                if (from[f] > .4) continue;
                double[] to = [.. from];
                to[f] += 2 / 3.0;
                effects.Add((Ishigami.Value(to) - Ishigami.Value(from)) / (2 / 3.0));
            }
            var effect = MorrisEffects.Of(effects);
            Assert.Equal(MuStar[f], effect.MuStar.Mean, 1e-6);
            Assert.Equal(Sigma[f], effect.Sigma * Math.Sqrt((effects.Count - 1.0) / effects.Count), 1e-6); // all of them, not a sample
        }
    }

    [Fact]
    public void Many_walks_by_chance_come_to_the_same()
    {
        var effects = Study(20_000, isOptimised: false);
        for (var f = 0; f < 3; f++)
        {
            Assert.True(Math.Abs(effects[f].MuStar.Mean - MuStar[f]) <= 4 * effects[f].MuStar.StandardError + 1e-9);
            Assert.Equal(Sigma[f], effects[f].Sigma, .15);
        }
    }

    [Fact]
    public void Effects_of_one_size_but_for_rounding_have_no_error()
    {
        var effect = MorrisEffects.Of([-2.25, Math.BitIncrement(2.25)]);
        Assert.Equal((2.25, 0), (Math.Round(effect.MuStar.Mean, 9), effect.MuStar.StandardError));
        Assert.Equal(2.25 * Math.Sqrt(2), effect.Sigma, 1e-9);
    }

    [Fact]
    public void Every_walk_moves_every_factor_once_by_a_step_within_the_grid()
    {
        foreach (var isOptimised in new[] { true, false })
        {
            var design = new MorrisDesign(5, 12, 6, 3, isOptimised);
            Assert.Equal(12 * 6, design.Count);
            for (var walk = 0; walk < 12; walk++)
            {
                var moved = new List<int>();
                for (var step = 1; step <= 5; step++)
                {
                    var (from, to) = (design.Point(walk * 6 + step - 1).ToArray(), design.Point(walk * 6 + step).ToArray());
                    var factor = Assert.Single(Enumerable.Range(0, 5), f => from[f] != to[f]);
                    Assert.Equal(design.Step, Math.Abs(to[factor] - from[factor]), 1e-12);
                    Assert.All(to, x => Assert.InRange(x, 0, 1));
                    moved.Add(factor);
                }
                Assert.Equal([0, 1, 2, 3, 4], moved.Order());
            }
        }
    }

    /// <summary>By the sum of the distances of all points of two walks, worked out coordinate by coordinate.</summary>
    [Theory]
    [InlineData(5)]
    [InlineData(10)]
    public void The_two_walks_farthest_apart_are_chosen_and_then_always_the_one_farthest_from_those(int factors)
    {
        const int Wanted = 4;
        var drawn = Walks(new MorrisDesign(factors, 10 * Wanted, 6, 3, isOptimised: false), factors);
        double Squared(double[][] a, double[][] b) => Math.Pow(Apart(a, b), 2);
        var (first, second) = drawn.SelectMany(a => drawn.Select(b => (a, b))).MaxBy(pair => Squared(pair.a, pair.b));
        List<double[][]> chosen = [first, second];
        while (chosen.Count < Wanted) chosen.Add(drawn.Except(chosen).MaxBy(w => chosen.Sum(c => Squared(w, c)))!);
        IEnumerable<string> Told(IEnumerable<double[][]> walks) =>
            walks.Select(w => string.Join(' ', w.SelectMany(p => p).Select(x => Math.Round(5 * x)))).Order(StringComparer.Ordinal);
        Assert.Equal(Told(chosen), Told(Walks(new MorrisDesign(factors, Wanted, 6, 3), factors)));
    }

    [Fact]
    public void Chosen_walks_lie_farther_apart_than_walks_by_chance()
    {
        var chosen = Enumerable.Range(0, 10).Average(s => Spread(new MorrisDesign(4, 8, 4, (ulong)s)));
        var drawn = Enumerable.Range(0, 10).Average(s => Spread(new MorrisDesign(4, 8, 4, (ulong)s, isOptimised: false)));
        Assert.True(chosen > 1.1 * drawn, $"{chosen} against {drawn}");
    }

    [Fact]
    public void A_straight_line_has_the_same_effect_everywhere()
    {
        var design = new MorrisDesign(2, 10, 4, 1);
        var effects = MorrisEffects.Of(design,
            Enumerable.Range(0, (int)design.Count).Select(i => 3 * design.Point(i)[0] - design.Point(i)[1]).ToArray());
        Assert.Equal([3, 1], effects.Select(e => Math.Round(e.MuStar.Mean, 10)));
        Assert.Equal([3, -1], effects.Select(e => Math.Round(e.Mu.Mean, 10)));
        Assert.All(effects, e => Assert.Equal(0, e.Sigma, 1e-9));
    }

    private static IReadOnlyList<MorrisEffect> Study(int trajectories, bool isOptimised)
    {
        var design = new MorrisDesign(3, trajectories, 4, 1, isOptimised);
        var outputs = new double[design.Count];
        for (var i = 0; i < outputs.Length; i++) outputs[i] = Ishigami.Value(design.Point(i));
        return MorrisEffects.Of(design, outputs);
    }

    private static double Spread(MorrisDesign design)
    {
        double[][] points = [.. Walks(design, 4).SelectMany(w => w)];
        return Apart(points, points);
    }

    private static double Apart(double[][] some, double[][] others) =>
        some.Sum(p => others.Sum(q => Math.Sqrt(p.Zip(q, (x, y) => (x - y) * (x - y)).Sum())));

    private static double[][][] Walks(MorrisDesign design, int factors) =>
        [.. Enumerable.Range(0, (int)design.Count).Select(i => design.Point(i).ToArray()).Chunk(factors + 1)];
}
