using NegotiationSim.Engine.Experiments.Designs;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Tests.Scenarios;

namespace NegotiationSim.Engine.Tests.Experiments.Designs;

public class DesignTests
{
    private static readonly Scenario Phased = Sample.Load("phased.json");

    [Fact]
    public void A_full_factorial_design_has_every_combination_once()
    {
        var design = Design.FullFactorial([Levels.Parse("policy.depth=0.1:0.5:3"), Levels.Parse("mechanisms.spiral=0,1")]);
        Assert.Equal(["policy.depth", "mechanisms.spiral"], design.Paths);
        Assert.Equal([[.1, 0], [.1, 1], [.3, 0], [.3, 1], [.5, 0], [.5, 1]], design.Points.Select(p => p.Select(v => Math.Round(v, 12)).ToArray()));
        design.Check(Phased);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    [InlineData(30, 4)]
    [InlineData(2500, 2)]
    public void A_latin_hypercube_has_one_point_in_each_cell_of_each_coordinate(int points, int dimensions)
    {
        var all = LatinHypercube.Points(points, dimensions, 5);
        for (var d = 0; d < dimensions; d++)
            Assert.Equal(Enumerable.Range(0, points), all.Select(p => (int)Math.Floor(p[d] * points)).Order());
        Assert.Equal(all, LatinHypercube.Points(points, dimensions, 5));
        if (points > 2) Assert.NotEqual(all, LatinHypercube.Points(points, dimensions, 6));
    }

    [Fact]
    public void Points_of_a_latin_hypercube_lie_farther_apart_than_drawn_ones()
    {
        var spread = Enumerable.Range(0, 10).Average(s => Closest(LatinHypercube.Points(40, 3, (ulong)s)));
        var root = Streams.Of(1);
        var drawn = Enumerable.Range(0, 10).Average(s => Closest([.. Enumerable.Range(0, 40).Select(i => (double[])[.. Enumerable.Range(0, 3)
            .Select(d => (LatinHypercube.Order(40, root.Split(3 * s + d))[i] + .5) / 40)])]));
        Assert.True(spread > 1.7 * drawn, $"{spread} against {drawn}");
    }

    [Fact]
    public void Points_go_through_the_distributions()
    {
        Factor[] factors = [new("mechanisms.spiral", new UniformDistribution(1, 2)), new("policy.depth", new TriangularDistribution(.2, .4, .8))];
        foreach (var design in new[] { Design.Sobol(factors, 256, 1), Design.Latin(factors, 256, 1) })
        {
            design.Check(Phased);
            Assert.Equal(1.5, design.Points.Average(p => p[0]), .002);
            Assert.Equal(factors[1].Distribution.Mean, design.Points.Average(p => p[1]), .002);
        }
    }

    [Fact]
    public void A_file_of_points_is_read()
    {
        var design = Design.FromCsv("policy.depth,\"mechanisms.spiral\"\r\n0.25,1\r\n\r\n0.5,1e-1\r\n", "points.csv");
        Assert.Equal(["policy.depth", "mechanisms.spiral"], design.Paths);
        Assert.Equal([[.25, 1], [.5, .1]], design.Points);
    }

    [Theory]
    [InlineData("policy.depth,mechanisms.spiral\n0.5\n", "points.csv:2: 1 values under 2 paths")]
    [InlineData("policy.depth\n0.5\n0,5\n", "points.csv:3: 2 values under 1 paths")]
    [InlineData("policy.depth\nmuch\n", "points.csv:2 policy.depth: \"much\" is not a number")]
    [InlineData("policy.depth\n", "no points")]
    [InlineData("policy.depth,\n1,1\n", "a column without a path")]
    [InlineData("policy.dept\n0.5\n", "Did you mean 'policy.depth'?")]
    [InlineData("policy.depth\n0.5\n1.5\n", "policy.depth takes 0 to 1, not 1.5 (point 2 of 2)")]
    [InlineData("policy.depth,policy.depth\n0.5,0.5\n", "varied twice")]
    public void What_is_wrong_with_a_file_of_points_is_said_before_any_work(string csv, string said) =>
        Assert.Contains(said, Assert.Throws<ScenarioException>(() => Design.FromCsv(csv, "points.csv").Check(Phased)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("policy.depth=0.5:0.5", "is empty")]
    [InlineData("policy.depth=0.5:0.2", "is empty")]
    [InlineData("policy.depth=0.5:1.2", "policy.depth takes 0 to 1, not 1.2")]
    [InlineData("policy.depth=0.5", "not a range")]
    [InlineData("policy.depth=a:b", "not a range")]
    [InlineData("policy.deep=0:1", "policy.deep: not a number of this scenario")]
    [InlineData("policy.depth", "no distribution")]
    public void What_is_wrong_with_a_factor_is_said_at_once(string text, string said) =>
        Assert.Contains(said, Assert.Throws<ScenarioException>(() => Factor.Parse(text, Phased)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("policy.depth=0.5:0.2:3", "is empty")]
    [InlineData("policy.depth=0:1:1", "the count")]
    [InlineData("policy.depth=0,0", "stands twice")]
    [InlineData("policy.depth=x", "neither a range nor numbers")]
    [InlineData("policy.depth", "no path")]
    public void What_is_wrong_with_levels_is_said_at_once(string text, string said) =>
        Assert.Contains(said, Assert.Throws<ScenarioException>(() => Levels.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_parameter_of_whole_numbers_is_varied_over_whole_numbers()
    {
        var whole = Phased.Parameters.First(p => p.Parameter.IsWhole && p.Parameter.High >= p.Parameter.Low + 3);
        var factor = Factor.Between(Phased, whole.Path, whole.Parameter.Low, whole.Parameter.Low + 3);
        Assert.Equal(4, Design.Sobol([factor], 64, 1).Points.Select(p => p[0]).Distinct().Count());
        Design.Sobol([factor], 64, 1).Check(Phased);
    }

    private static double Closest(IReadOnlyList<IReadOnlyList<double>> points) =>
        (from i in Enumerable.Range(0, points.Count) from j in Enumerable.Range(0, i) select points[i].Zip(points[j], (x, y) => (x - y) * (x - y)).Sum()).Min(Math.Sqrt);
}
