using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Distributions;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Studies.Designs;
using NegotiationSim.Engine.Tests.Scenarios;

namespace NegotiationSim.Engine.Tests.Studies.Designs;

public class DesignTests
{
    private static readonly Scenario Phased = Sample.Load("phased.json");

    [Fact]
    public void A_full_factorial_design_has_every_combination_once()
    {
        var design =
            Design.FullFactorial([.. Factor.Parse("policy.depth=0.1:0.5:3", Phased), .. Factor.Parse("mechanisms.spiral=0,1", Phased)]);
        Assert.Equal(["policy.depth", "mechanisms.spiral"], design.Paths);
        Assert.Equal([[.1, 0], [.1, 1], [.3, 0], [.3, 1], [.5, 0], [.5, 1]], design.Points);
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
        var spread = Enumerable.Range(0, 5).Average(s => Closest(LatinHypercube.Points(40, 3, (ulong)s)));
        var root = Streams.Of(1);
        var drawn = Enumerable.Range(0, 5)
            .Average(s => Closest([.. Enumerable.Range(0, 40).Select(i => (double[])[.. Enumerable.Range(0, 3)
            .Select(d => (LatinHypercube.Order(40, root.Split(3 * s + d))[i] + .5) / 40)])]));
        Assert.True(spread > 1.7 * drawn, $"{spread} against {drawn}");
    }

    [Fact]
    public void Points_go_through_the_distributions()
    {
        Factor[] factors = [Factor.Over("mechanisms.spiral", new UniformDistribution(1, 2)),
            Factor.Over("policy.depth", new TriangularDistribution(.2, .4, .8))];
        foreach (var design in new[] { Design.Sobol(factors, 256, 1), Design.Latin(factors, 256, 1) })
        {
            Assert.Equal(1.5, design.Points.Average(p => p[0]), .002);
            Assert.Equal(factors[1].Distribution!.Mean, design.Points.Average(p => p[1]), .002);
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
    [InlineData("policy.depth,mechanisms.spiral\n0.5\n", "points.csv:2:1: 1 values under 2 paths")]
    [InlineData("policy.depth\n0.5\n0,5\n", "points.csv:3:1: 2 values under 1 paths")]
    [InlineData("policy.depth\nmuch\n", "points.csv:2:1 policy.depth: 'much' is not a number")]
    [InlineData("# mine\npolicy.depth,sender.trust\n0.5,20%\n", "points.csv:3:5 sender.trust: '20%' is not a number. Write 0.2.")]
    [InlineData("sender.trust,policy.depth,sender.trust\n1,1,1\n", "points.csv:1:27 sender.trust: the path stands twice")]
    [InlineData("policy.depth;sender.trust\n1;1\n", "points.csv:1:13: the columns are separated by semicolons")]
    [InlineData("policy.depth\n", "no points")]
    [InlineData("policy.depth,\n1,1\n", "a column without a path")]
    public void What_is_wrong_with_a_file_of_points_is_said_with_its_line(string csv, string said) =>
        Assert.Contains(said, Assert.Throws<ScenarioException>(() => Design.FromCsv(csv, "points.csv")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("policy.depth=0.5:0.5", "is empty")]
    [InlineData("policy.depth=0.5:0.2", "is empty")]
    [InlineData("policy.depth=0.5:0.2:3", "is empty")]
    [InlineData("policy.depth=0:1:1", "1 value cannot span a range")]
    [InlineData("policy.depth=0:1:2.5", "'2.5' is not a number of values")]
    [InlineData("policy.depth=0:1:2:3", "too many colons")]
    [InlineData("policy.depth=0,0", "stands there twice")]
    [InlineData("policy.depth=10%:50%", "'10%' is not a number (write 0.1)")]
    [InlineData("policy.\u001b[2J=0:1", "no number 'policy.·[2J' to vary")]
    [InlineData("policy.depth=x", "'x' with 0 numbers is none of")]
    [InlineData("policy.depth=0:b", "'b' is not a number")]
    [InlineData("policy.depth=triangular:0:1", "'triangular' with 2 numbers is none of")]
    [InlineData("policy.depth=uniform:1:0", "is not below")]
    [InlineData("policy.dept=0:1", "has no number 'policy.dept' to vary. Did you mean 'policy.depth'?")]
    [InlineData("policy.depth", "the number is not uncertain in phased")]
    [InlineData("uncertain", "has no uncertain numbers")]
    public void What_is_wrong_with_a_factor_is_said_at_once(string text, string said) =>
        Assert.Contains(said, Assert.Throws<ScenarioException>(() => Factor.Parse(text, Phased)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_grid_is_refused_a_distribution_and_a_size_beyond_reason()
    {
        Assert.Contains("has a distribution, not values", Refused(() => Design.FullFactorial(Factor.Parse("policy.depth=0:1", Phased))),
            StringComparison.Ordinal);
        Factor[] huge = [.. Factor.Parse("policy.depth=0:1:10000", Phased), .. Factor.Parse("mechanisms.spiral=0:1:10000", Phased)];
        Assert.Contains("A grid of 100,000,000 points", Refused(() => Design.FullFactorial(huge)), StringComparison.Ordinal);

        static string Refused(Func<Design> make) => Assert.Throws<ScenarioException>(make).Message;
    }

    [Fact]
    public void A_parameter_of_whole_numbers_is_varied_over_whole_numbers()
    {
        var factor = Assert.Single(Factor.Parse("policy.phases=1:4", Phased));
        Assert.Equal([16, 16, 16, 16], Design.Sobol([factor], 64, 1).Points.GroupBy(p => p[0]).OrderBy(g => g.Key).Select(g => g.Count()));
        Assert.Equal([10, 10, 10, 10], Design.Latin([factor], 40, 1).Points.GroupBy(p => p[0]).OrderBy(g => g.Key).Select(g => g.Count()));
    }

    [Fact]
    public void A_sample_of_the_scenario_is_varied_in_rising_order_and_by_itself()
    {
        var scenario = Sample.Load("posterior.json");
        var factor = Assert.Single(Factor.Parse("policy.depth", scenario));
        Assert.Equal([.2, .5, .7, .9], Enumerable.Range(0, 4).Select(i => factor.Quantile(i / 4.0)));
        Assert.Equal("sample(4 values, 0.2 to 0.9)", factor.Describe());
        Assert.Equal(factor, Factor.Uncertain(scenario).Single(f => f.Path == "policy.depth"));
        Assert.Equal([10, 10, 10, 10], Design.Latin([factor], 40, 1).Points.GroupBy(p => p[0]).OrderBy(g => g.Key).Select(g => g.Count()));
    }

    [Theory]
    [InlineData("policy.depth=triangular:0:.2:1", .4)]
    [InlineData("policy.depth=pert:0:.2:1", 1.8 / 6)]
    [InlineData("policy.depth=beta:2:6:0:1", .25)]
    [InlineData("policy.depth=normal:.5:.1:0:1", .5)]
    [InlineData("policy.depth=uniform:.2:.4", .3)]
    public void A_distribution_on_the_command_line_has_its_mean_over_a_sobol_design(string text, double mean) =>
        Assert.Equal(mean, Design.Sobol(Factor.Parse(text, Phased), 1024, 3).Points.Average(p => p[0]), .001);

    private static double Closest(IReadOnlyList<IReadOnlyList<double>> points) =>
        (from i in Enumerable.Range(0, points.Count) from j in Enumerable.Range(0, i)
            select points[i].Zip(points[j], (x, y) => (x - y) * (x - y)).Sum()).Min(Math.Sqrt);
}
