using NegotiationSim.Engine.Numbers;

namespace NegotiationSim.Engine.Tests.Numbers;

public class DrawsTests
{
    private static readonly double JustUnder1 = Math.BitDecrement(1.0);

    [Theory]
    [InlineData(.3, .299999, true)]
    [InlineData(.3, .3, false)]
    [InlineData(0, 0, false)]
    [InlineData(-1, 0, false)]
    [InlineData(1, .9999999999999999, true)]
    [InlineData(2, .5, true)]
    public void An_event_happens_when_the_uniform_is_below_its_chance(double chance, double uniform, bool happens) =>
        Assert.Equal(happens, Draws.Bernoulli(chance, uniform));

    [Theory]
    [InlineData(.01)]
    [InlineData(.7)]
    [InlineData(3.5)]
    [InlineData(20)]
    [InlineData(100)]
    public void Poisson_counts_step_up_where_the_distribution_function_does(double mean)
    {
        var distribution = new MathNet.Numerics.Distributions.Poisson(mean);
        for (var k = 0; k < mean + 6 * Math.Sqrt(mean); k++)
        {
            var step = distribution.CumulativeDistribution(k);
            if (step > 1 - 1e-9) break; // the next steps are closer together than the rounding of either sum
            Assert.InRange(Draws.Poisson(mean, step - 1e-10), 0, k);
            Assert.True(Draws.Poisson(mean, step + 1e-10) > k, $"k = {k}");
        }
    }

    [Theory]
    [InlineData(.7)]
    [InlineData(3.5)]
    public void Poisson_probabilities_are_those_of_the_library(double mean)
    {
        const int grid = 1_000_000;
        var counts = new int[100];
        for (var i = 0; i < grid; i++) counts[Draws.Poisson(mean, (i + .5) / grid)]++;
        for (var k = 0; k < 20; k++)
            Assert.Equal(MathNet.Numerics.Distributions.Poisson.PMF(mean, k), counts[k] / (double)grid, 2e-6);
    }

    [Fact]
    public void Nothing_happens_at_mean_0()
    {
        foreach (var uniform in new[] { 0, .5, JustUnder1 }) Assert.Equal(0, Draws.Poisson(0, uniform));
    }

    [Theory]
    [InlineData(1e-300)]
    [InlineData(.5)]
    [InlineData(3.5)]
    [InlineData(100)]
    public void The_search_ends_for_a_uniform_just_under_1(double mean) =>
        Assert.InRange(Draws.Poisson(mean, JustUnder1), 0, (int)(mean + 20 * Math.Sqrt(mean) + 20));

    [Fact]
    public void More_missiles_come_from_a_higher_mean_or_a_higher_uniform() =>
        CsCheck.Gen.Select(Properties.Pair, Properties.Pair).ForAll(pairs =>
        {
            double Under1(double u) => Math.Min(u, JustUnder1);
            Assert.True(
                Draws.Poisson(100 * pairs.Item1.Low, Under1(pairs.Item2.Low))
                    <= Draws.Poisson(100 * pairs.Item1.High, Under1(pairs.Item2.High)));
        });
}
