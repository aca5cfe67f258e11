using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Studies.Optimisation;

namespace NegotiationSim.Engine.Tests.Studies.Optimisation;

/// <summary>Problems whose fronts are known in closed form: Zitzler, Deb and Thiele 2000; Deb, Thiele, Laumanns and Zitzler 2002.</summary>
public class Nsga2Tests
{
    [Fact]
    public void Zdt1_ends_on_its_front_and_all_along_it()
    {
        var front = Search(x => [x[0], G(x) * (1 - Math.Sqrt(x[0] / G(x)))], 12, 120);
        Assert.All(front, p => Assert.InRange(p[1] - (1 - Math.Sqrt(p[0])), -1e-12, .02));
        Assert.InRange(Hypervolume.Of(front, [1, 1]), .65, 2.0 / 3); // the front itself: the integral of √x
    }

    [Fact]
    public void Zdt2_whose_front_is_hollow_is_found_too()
    {
        var front = Search(x => [x[0], G(x) * (1 - Math.Pow(x[0] / G(x), 2))], 12, 150);
        Assert.All(front, p => Assert.InRange(p[1] - (1 - p[0] * p[0]), -1e-12, .02));
        Assert.InRange(Hypervolume.Of(front, [1, 1]), .31, 1.0 / 3);
    }

    [Fact]
    public void Zdt3_whose_front_is_in_five_pieces_is_found_in_all()
    {
        var front = Search(x => [x[0], G(x) * (1 - Math.Sqrt(x[0] / G(x)) - x[0] / G(x) * Math.Sin(10 * Math.PI * x[0]))], 12, 400);
        (double Low, double High)[] pieces = [(0, .0830), (.1822, .2578), (.4093, .4539), (.6183, .6525), (.8233, .8518)];
        Assert.All(pieces, piece => Assert.Contains(front, p => p[0] >= piece.Low - .005 && p[0] <= piece.High + .005));
        Assert.All(front, p => Assert.InRange(p[1] - (1 - Math.Sqrt(p[0]) - p[0] * Math.Sin(10 * Math.PI * p[0])), -1e-12, .03));
    }

    [Fact]
    public void Dtlz2_in_three_objectives_ends_on_the_sphere()
    {
        var front = Search(x =>
        {
            var g = 1 + x.Skip(2).Sum(v => (v - .5) * (v - .5));
            var (a, b) = (x[0] * Math.PI / 2, x[1] * Math.PI / 2);
            return [g * Math.Cos(a) * Math.Cos(b), g * Math.Cos(a) * Math.Sin(b), g * Math.Sin(a)];
        }, 7, 100);
        Assert.InRange(front.Average(p => Math.Sqrt(p.Sum(v => v * v))), 1, 1.02);
        Assert.InRange(Hypervolume.Of(front, [1, 1, 1]), Hypervolume.Of(Lattice(4), [1, 1, 1]), 1 - Math.PI / 6);
    }

    [Fact]
    public void The_same_seed_searches_the_same_way_and_another_seed_another()
    {
        double[] Schaffer(double[] x) => [Math.Pow(4 * x[0] - 2, 2), Math.Pow(4 * x[0] - 4, 2)];
        Assert.Equal(Search(Schaffer, 1, 10), Search(Schaffer, 1, 10));
        Assert.NotEqual(Search(Schaffer, 1, 10), Search(Schaffer, 1, 10, seed: 8));
    }

    [Fact]
    public void Children_stay_in_the_cube_and_those_of_mirrored_parents_mirror_each_other()
    {
        for (var i = 0; i < 2000; i++)
        {
            var chance = new SplitMix64((ulong)i);
            double[] a = [chance.UniformAt(100), chance.UniformAt(101) * chance.UniformAt(102), 0, 1];
            double[] b = [.. a.Select(v => 1 - v)];
            var (c, d) = Variation.Cross(a, b, 15, chance);
            Assert.All(c.Zip(d), v => Assert.Equal(1, v.First + v.Second, 1e-12));
            Assert.All(c.Concat(d), v => Assert.InRange(v, 0, 1));
            Assert.Equal(a, Variation.Cross(a, a, 15, chance).First);
            Variation.Mutate(c, 20, chance);
            Assert.All(c, v => Assert.InRange(v, 0, 1));
        }
    }

    /// <summary>From the middle, Deb and Goyal's density of the step is ((η + 1)/2)(1 − |δ|)^η but for what the bounds cut off: its mean
    /// size is 1/(η + 2).</summary>
    [Fact]
    public void A_mutation_from_the_middle_goes_either_way_and_as_far_as_its_density_says()
    {
        double[] steps = [.. Enumerable.Range(0, 20_000).Select(i =>
        {
            double[] point = [.5];
            Variation.Mutate(point, 20, new SplitMix64((ulong)i));
            return point[0] - .5;
        })];
        Assert.Equal(0, steps.Average(), .002);
        Assert.Equal(1.0 / 22, steps.Average(Math.Abs), .001);
    }

    /// <summary>Evenly spread points of the front itself (Das and Dennis 1998): 15 for four divisions.</summary>
    private static double[][] Lattice(int divisions) =>
        [.. from i in Enumerable.Range(0, divisions + 1) from j in Enumerable.Range(0, divisions + 1 - i) let k = divisions - i - j
            let length = Math.Sqrt(i * i + j * j + k * k) select (double[])[i / length, j / length, k / length]];

    private static double G(double[] x) => 1 + 9 * x.Skip(1).Average();

    private static double[][] Search(Func<double[], double[]> problem, int dimensions, int generations, ulong seed = 7) =>
        [.. Nsga2.Search(dimensions, 60, generations, seed, points => [.. points.Select(problem)]).Select(i => i.Values)];
}
