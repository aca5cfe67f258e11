using MathNet.Numerics;
using MathNet.Numerics.Integration;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Distributions;

namespace NegotiationSim.Engine.Tests.Numbers;

public class DistributionTests
{
    private static readonly Distribution[] Many =
    [
        new UniformDistribution(.2, .8),
        new TriangularDistribution(.2, .4, .8),
        new TriangularDistribution(0, 0, 1),
        new TriangularDistribution(0, 1, 1),
        new NormalDistribution(.4, .1, 0, 1),
        new NormalDistribution(.1, .05, .001, .999),
        new NormalDistribution(-3, 1, 0, 2), // both bounds in the upper tail
        new NormalDistribution(5, 1, 0, 2), // both in the lower
        new NormalDistribution(0, 100, 0, 1), // all but uniform
        new BetaDistribution(2, 5),
        new BetaDistribution(.5, .5),
        new BetaDistribution(.05, .05),
        new BetaDistribution(10_000, 10_000),
        new BetaDistribution(10_000, .05),
        new BetaDistribution(2, 2, -5, 5),
        new PertDistribution(.2, .4, .8),
        new PertDistribution(0, 0, 1, 20),
        new PertDistribution(0, 1, 1, .5),
        new DiscreteDistribution([.6, .3], [3, 1]),
        new DiscreteDistribution([1, 2, 4]),
        new DiscreteDistribution([1, 2, 4], [0, 1, 0]),
        new SampleDistribution([.12, .3, .3, .94], "posterior"),
        new SampleDistribution([.5]),
    ];

    public static TheoryData<string> All() => [.. Many.Select(d => d.Describe())];

    private static Distribution Named(string text) => Many.Single(d => d.Describe() == text);

    [Theory]
    [MemberData(nameof(All))]
    public void Quantiles_rise_from_the_least_to_the_greatest_value(string name)
    {
        var distribution = Named(name);
        var support = distribution.Support;
        var before = support.Low;
        for (var i = 0; i <= 1000; i++)
        {
            var value = distribution.Quantile(i / 1000.0);
            Assert.InRange(value, before - 1e-12 * Math.Abs(before), support.High);
            before = value;
        }
        if (distribution is DiscreteDistribution or SampleDistribution) return;
        Assert.Equal(support.Low, distribution.Quantile(0), 1e-9);
        Assert.Equal(support.High, distribution.Quantile(1), 1e-9);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_mean_is_the_average_of_the_quantiles(string name)
    {
        var distribution = Named(name);
        const int Strata = 20_000;
        var average = Enumerable.Range(0, Strata).Average(i => distribution.Quantile((i + .5) / Strata));
        Assert.Equal(distribution.Mean, average, 2e-4 * (distribution.Support.High - distribution.Support.Low));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Quantiles_allocate_nothing(string name)
    {
        var distribution = Named(name);
        double sum = 0;
        Assert.Equal(0, Allocation.Of(() => sum += distribution.Quantile(.3) + distribution.Quantile(.999)));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Only_shares_have_quantiles(string name)
    {
        var distribution = Named(name);
        Assert.Throws<ArgumentOutOfRangeException>(() => distribution.Quantile(-1e-9));
        Assert.Throws<ArgumentOutOfRangeException>(() => distribution.Quantile(1.0000001));
        Assert.Throws<ArgumentOutOfRangeException>(() => distribution.Quantile(double.NaN));
    }

    [Fact]
    public void Means_agree_with_their_closed_forms()
    {
        Assert.Equal(.5, new UniformDistribution(.2, .8).Mean, 1e-15);
        Assert.Equal((.2 + .4 + .8) / 3, new TriangularDistribution(.2, .4, .8).Mean, 1e-15);
        Assert.Equal(2.0 / 7, new BetaDistribution(2, 5).Mean, 1e-15);
        Assert.Equal(-5 + 10 * .5, new BetaDistribution(2, 2, -5, 5).Mean, 1e-15);
        Assert.Equal((.2 + 4 * .4 + .8) / 6, new PertDistribution(.2, .4, .8).Mean, 1e-15);
        Assert.Equal((.3 + 3 * .6) / 4, new DiscreteDistribution([.3, .6], [1, 3]).Mean, 1e-15);
    }

    [Fact]
    public void A_triangular_distribution_reaches_its_mode_at_the_share_of_its_width_below_it() =>
        Assert.Equal(.4, new TriangularDistribution(.2, .4, .8).Quantile((.4 - .2) / (.8 - .2)), 1e-12);

    [Fact]
    public void Beta_quantiles_agree_with_the_binomial_sum_that_whole_shapes_have()
    {
        for (var u = .01; u < 1; u += .01)
        {
            var x = new BetaDistribution(2, 5).Quantile(u);
            Assert.Equal(u, 1 - Math.Pow(1 - x, 6) - 6 * x * Math.Pow(1 - x, 5), 1e-12); // two or more of six
        }
    }

    [Fact]
    public void Beta_quantiles_are_where_the_beta_function_says_they_are()
    {
        foreach (var (alpha, beta) in new[] { (.05, 3), (.3, 7), (2, 5), (1, 1), (40, 3), (900, 1000), (10_000, 10_000) })
        {
            for (var u = .005; u < 1; u += .03)
                Assert.Equal(u, SpecialFunctions.BetaRegularized(alpha, beta, new BetaDistribution(alpha, beta).Quantile(u)), 1e-9);
        }
    }

    [Fact]
    public void The_arcsine_distribution_has_a_closed_quantile()
    {
        for (var u = .01; u < 1; u += .01)
            Assert.Equal(Math.Pow(Math.Sin(Math.PI * u / 2), 2), new BetaDistribution(.5, .5).Quantile(u), 1e-10);
    }

    [Theory]
    [InlineData(.4, .1, 0, 1)]
    [InlineData(.1, .05, .001, .999)]
    [InlineData(-3, 1, 0, 2)]
    [InlineData(5, 1, 0, 2)]
    public void The_mean_of_a_cut_normal_distribution_is_its_integral(double centre, double sd, double low, double high)
    {
        double Density(double x) => Math.Exp(-(x - centre) * (x - centre) / (2 * sd * sd));
        var mass = GaussLegendreRule.Integrate(Density, low, high, 128);
        var mean = GaussLegendreRule.Integrate(x => x * Density(x), low, high, 128) / mass;
        Assert.Equal(mean, new NormalDistribution(centre, sd, low, high).Mean, 1e-6);
    }

    [Fact]
    public void A_normal_distribution_that_is_hardly_cut_has_the_normal_quantiles()
    {
        var normal = new NormalDistribution(0, 1, -30, 30);
        Assert.Equal(1.959963984540054, normal.Quantile(.975), 1e-9);
        Assert.Equal(-1.6448536269514722, normal.Quantile(.05), 1e-9);
    }

    [Fact]
    public void Discrete_values_come_as_often_as_their_weights_say()
    {
        var discrete = new DiscreteDistribution([.6, .3], [3, 1]);
        var shares = Enumerable.Range(0, 1000).Select(i => discrete.Quantile(i / 1000.0)).ToLookup(v => v);
        Assert.Equal(250, shares[.3].Count());
        Assert.Equal(750, shares[.6].Count());
    }

    [Fact]
    public void A_sample_gives_its_values_by_their_index_and_not_by_their_size()
    {
        var sample = new SampleDistribution([.7, .1, .4, .1], "posterior");
        Assert.Equal([.7, .7, .1, .1, .4, .4, .1, .1, .1], Enumerable.Range(0, 9).Select(i => sample.Quantile(i / 8.0)));
        Assert.Equal(.1, sample.Quantile(Math.BitDecrement(1.0)));
        Assert.Equal((.325, new Support(.1, .7)), (sample.Mean, sample.Support));
        Assert.Equal([.7, .1, .4, .1], sample.Values);
    }

    [Fact]
    public void Distributions_of_the_same_numbers_are_equal()
    {
        Assert.Equal<Distribution>(new SampleDistribution([.6, .3], "a"), new SampleDistribution([.6, .3], "a"));
        Assert.NotEqual<Distribution>(new SampleDistribution([.6, .3], "a"), new SampleDistribution([.3, .6], "a"));
        Assert.NotEqual<Distribution>(new SampleDistribution([.6, .3], "a"), new SampleDistribution([.6, .3]));
        Assert.Equal<Distribution>(new DiscreteDistribution([.6, .3], [3, 1]), new DiscreteDistribution([.3, .6], [1, 3]));
        Assert.NotEqual<Distribution>(new DiscreteDistribution([.3, .6], [1, 3]), new DiscreteDistribution([.3, .6], [1, 2]));
        Assert.Equal<Distribution>(new UniformDistribution(0, 1), new UniformDistribution(0, 1));
    }

    [Fact]
    public void Numbers_that_make_no_distribution_are_refused()
    {
        Action[] attempts =
        [
            () => _ = new UniformDistribution(1, 1),
            () => _ = new UniformDistribution(double.NaN, 1),
            () => _ = new UniformDistribution(-double.MaxValue, double.MaxValue),
            () => _ = new TriangularDistribution(0, 2, 1),
            () => _ = new NormalDistribution(0, 0, 0, 1),
            () => _ = new NormalDistribution(100, 1, 0, 1),
            () => _ = new BetaDistribution(0, 1),
            () => _ = new BetaDistribution(1, 1e9),
            () => _ = new PertDistribution(0, .5, 1, 0),
            () => _ = new DiscreteDistribution([]),
            () => _ = new DiscreteDistribution([1, 1]),
            () => _ = new DiscreteDistribution([1, 2], [1]),
            () => _ = new DiscreteDistribution([1, 2], [1, -1]),
            () => _ = new DiscreteDistribution([1, 2], [0, 0]),
            () => _ = new SampleDistribution([]),
            () => _ = new SampleDistribution(new double[10_001]),
            () => _ = new SampleDistribution([1, double.NaN]),
            () => _ = new SampleDistribution([1, 2], " "),
        ];
        Assert.All(attempts, attempt => Assert.Throws<ArgumentException>(attempt));
    }

    [Fact]
    public void A_distribution_describes_itself()
    {
        Assert.Equal("uniform(0.2, 0.8)", new UniformDistribution(.2, .8).Describe());
        Assert.Equal("discrete(0.3 × 1, 0.6 × 3)", new DiscreteDistribution([.6, .3], [3, 1]).ToString());
        Assert.Equal("sample(3 values, 0.12 to 0.94)", new SampleDistribution([.3, .94, .12], "posterior").Describe());
        Assert.Equal("sample(1 value, 0.5 to 0.5)", new SampleDistribution([.5]).Describe());
    }
}
