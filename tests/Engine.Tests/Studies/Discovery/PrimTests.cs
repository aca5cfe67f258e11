using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Studies.Discovery;

namespace NegotiationSim.Engine.Tests.Studies.Discovery;

public class PrimTests
{
    private static readonly double[][] Points = SobolPoints.First(1024);
    private static readonly Cases Planted = Of(Points, p => p[0] > .6 && p[1] < .4);

    [Fact]
    public void The_points_are_those_of_the_published_sequence()
    {
        Assert.Equal([.75, .25, .25], Points[2][..3]);
        Assert.Equal([.125, .625, .375], Points[7][..3]);
        Assert.Equal(165, Planted.Successes);
    }

    [Fact]
    public void Peeling_ends_in_the_planted_box_as_published()
    {
        var peeled = Peeling.Peel(Planted, new PrimOptions())[^1];
        Assert.Equal(153, peeled.Cases);
        Assert.Equal(.92727, peeled.Coverage, 5e-6);
        Assert.Equal(1, peeled.Density);
        Assert.Equal(.61182, peeled.Limits[0].Low, 5e-6);
        Assert.Equal(.38232, peeled.Limits[1].High, 5e-6);
        Assert.Equal(2, peeled.Restricted);
        Assert.Equal((double.PositiveInfinity, double.NegativeInfinity), (peeled.Limits[0].High, peeled.Limits[1].Low));
    }

    [Fact]
    public void Pasting_gives_back_what_peeling_took_too_much()
    {
        var peeled = Peeling.Peel(Planted, new PrimOptions())[^1];
        var pasted = Peeling.Paste(peeled, Planted, new PrimOptions())[^1];
        Assert.Equal(1, pasted.Density);
        Assert.InRange(pasted.Coverage, peeled.Coverage + .01, 1);
        Assert.InRange(pasted.Limits[0].Low, .6, peeled.Limits[0].Low);
        Assert.InRange(pasted.Limits[1].High, peeled.Limits[1].High, .4);
    }

    [Fact]
    public void Each_limit_of_the_planted_box_makes_sense_and_is_found_again_in_halves_of_the_cases()
    {
        var found = Prim.Find(Planted, new PrimOptions())[0];
        Assert.Equal([("x1", true), ("x2", false)], found.Restrictions.Select(r => (r.Input, r.IsLow)));
        foreach (var r in found.Restrictions)
        {
            Assert.InRange(r.QuasiP, 0, 1e-20);
            Assert.Equal(1, r.Reproduced, 1e-12);
            Assert.InRange(r.DensityWithout, .3, .5);
        }
    }

    [Fact]
    public void A_quasi_p_value_is_the_tail_of_the_binomial()
    {
        // Ten cases, x 1 to 10, of interest above 5 but for one: the box x ≥ 5.5 has 4 of 5, all have 4 of 10; P(Bin(5, .4) ≥ 4) = 5·.4⁴·.6
        // + .4⁵ = .08704.
        var cases = Of([.. Enumerable.Range(1, 10).Select(x => (double[])[x])], p => p[0] > 5 && p[0] != 8);
        var found = Prim.Find(cases, new PrimOptions { LeastMass = .5, Alpha = .1, Boxes = 1, Significance = 1, Resamples = 0 });
        var only = Assert.Single(found[0].Restrictions);
        Assert.Equal((5.5, 5, 4), (only.Limit, found[0].Box.Cases, found[0].Box.Successes));
        Assert.Equal(.08704, only.QuasiP, 1e-12);
    }

    [Fact]
    public void A_second_box_is_found_among_the_cases_that_the_first_leaves()
    {
        var two = Of(Points, p => (p[0] > .7 && p[1] < .4) || (p[2] < .25 && p[3] > .6));
        var found = Prim.Find(two, new PrimOptions { Resamples = 0 });
        Assert.True(found.Count >= 2);
        Assert.NotEqual(found[0].Restrictions.Select(r => r.Input).Order(), found[1].Restrictions.Select(r => r.Input).Order());
        Assert.InRange(found.Sum(f => f.CoverageOfAll), .9, 1);
    }

    [Fact]
    public void A_demand_for_coverage_is_met_by_the_densest_box_that_meets_it()
    {
        var noisy = Of(Points, p => p[0] > .6 && p[1] < .4 && p[4] > .2);
        foreach (var least in new[] { .99, .8, .5 })
        {
            var trajectory = Prim.Trajectory(noisy, new PrimOptions());
            var box = Prim.Find(noisy, new PrimOptions { LeastCoverage = least, Boxes = 1, Significance = 1, Resamples = 0 })[0].Box;
            Assert.True(box.Coverage >= least);
            Assert.Equal(trajectory.Where(b => b.Coverage >= least).Max(b => b.Density), box.Density);
        }
    }

    [Fact]
    public void Chance_alone_is_no_box_with_a_reproducible_limit()
    {
        var stream = new SplitMix64(7);
        var cases = new Cases(["x1", "x2", "x3", "x4", "x5"], Points, [.. Points.Select((_, i) => stream.UniformAt(i) < .3)]);
        Assert.DoesNotContain(Prim.Find(cases, new PrimOptions()), f => f.Restrictions.All(r => r.Reproduced > .9) && f.Box.Density > .6);
    }

    [Fact]
    public void Values_that_repeat_go_or_stay_together()
    {
        var grid = from x in Enumerable.Range(0, 5) from y in Enumerable.Range(0, 5) select (double[])[x, y];
        var found = Prim.Find(Of([.. grid], p => p[0] >= 3 && p[1] <= 1), new PrimOptions { Boxes = 1 });
        Assert.Equal((4, 4), (found[0].Box.Cases, found[0].Box.Successes));
        Assert.Equal([2.5, 1.5], found[0].Restrictions.Select(r => r.Limit));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Nothing_is_found_where_all_cases_are_alike(bool success) =>
        Assert.Empty(Prim.Find(Of(Points, _ => success), new PrimOptions()));

    [Fact]
    public void The_seed_of_the_halves_decides_them()
    {
        var noisy = Of(Points, p => p[0] + .5 * p[1] + .3 * p[2] > 1.2);
        double[] Again(ulong seed) =>
            [.. Prim.Find(noisy, new PrimOptions { Seed = seed, Boxes = 1, Resamples = 6 })[0].Restrictions.Select(r => r.Reproduced)];
        Assert.Equal(Again(3), Again(3));
    }

    private static Cases Of(double[][] points, Func<double[], bool> success) =>
        new([.. points[0].Select((_, d) => $"x{d + 1}")], points, [.. points.Select(success)]);
}
