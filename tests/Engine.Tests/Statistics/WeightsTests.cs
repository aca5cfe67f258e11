using CsCheck;
using NegotiationSim.Engine.Statistics;

namespace NegotiationSim.Engine.Tests.Statistics;

public class WeightsTests
{
    [Fact]
    public void Equal_weights_in_one_batch_give_the_usual_estimates()
    {
        double[] values = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3];
        var weights = new Weights([[.. Enumerable.Repeat(7.0, 10)]]);
        var sample = new Moments();
        foreach (var value in values) sample.Add(value);
        var (usual, found) = (Intervals.Mean(sample), weights.Mean(values));
        Assert.Equal(10, weights.EffectiveSize, 1e-12);
        Assert.Equal(usual.N, found.N);
        Assert.Equal(usual.Mean, found.Mean, 1e-12);
        Assert.Equal(usual.StandardError, found.StandardError, 1e-12);
        Assert.Equal(usual.Interval.Low, found.Interval.Low, 1e-12);
        Assert.Equal([1, 3, 9], weights.Quantiles(values, .05, .5, .95));

        double[] events = [1, 0, 0, 1, 0, 0, 0, 0, 0, 0];
        Assert.Equal(Intervals.Share(2, 10).Interval.High, weights.Share(events).Interval.High, 1e-12);
        Assert.Equal(Intervals.Share(0, 10).Interval.High, weights.Share(new double[10]).Interval.High, 1e-12);
    }

    [Fact]
    public void Weights_count_as_by_hand()
    {
        var weights = new Weights([[1, 2, 1]]); // 1/4, 1/2, 1/4
        Assert.Equal(1 / (1 / 16.0 + 1 / 4.0 + 1 / 16.0), weights.EffectiveSize, 1e-12);
        var mean = weights.Mean([0, 4, 8]);
        Assert.Equal(4, mean.Mean, 1e-12);
        Assert.Equal(Math.Sqrt((16 / 4.0 + 0 + 16 / 4.0) / (8 / 3.0 - 1)), mean.StandardError, 1e-12);
        Assert.Equal([0, 4, 8], weights.Quantiles([8, 4, 0], .25, .75, .76));
        Assert.Equal(.25 + .5 / 2, weights.Superiority([1, 1, 1], [0, 1, 2]), 1e-12);
        Assert.Equal(.75 + .25 / 2, weights.Superiority([5, 5, 5], [0, 1, 5]), 1e-12);
    }

    [Fact]
    public void A_quantile_is_the_least_value_that_its_share_of_the_weight_is_at_or_below() =>
        Properties.ForAll(
            Gen.Select(Gen.Int[0, 30].Select(i => i / 7.0), Gen.Double[0, 1]).Array[1, 80], // with ties, and weights of almost nothing
            cases =>
            {
                double[] values = [.. cases.Select(c => c.Item1)], raw = [.. cases.Select(c => c.Item2 < .1 ? 0 : c.Item2)];
                raw[^1] = 1;
                double[] levels = [.011, .05, .25, .5, .95, .993];
                Assert.Equal(
                    levels.Select(l => values.Where(v => raw.Where((_, i) => values[i] <= v).Sum() >= (l - 1e-12) * raw.Sum()).Min()),
                    new Weights([raw]).Quantiles(values, levels));
            });

    [Fact]
    public void Batches_that_differ_by_more_than_chance_widen_the_interval()
    {
        // Within a batch all values agree; between batches of equal weight they are 0, 3, 3, 6: variance 6, of the mean 6/4, on 3 degrees
        // of freedom.
        double[] values = [.. new[] { 0.0, 3, 3, 6 }.SelectMany(v => Enumerable.Repeat(v, 50))];
        var weights = new Weights([.. Enumerable.Range(0, 4).Select(_ => Enumerable.Repeat(1.0, 50).ToArray())]);
        var (mean, p) = weights.Test(values);
        Assert.Equal(Math.Sqrt(1.5), mean.StandardError, 1e-12);
        Assert.Equal(3 - 3.182446 * Math.Sqrt(1.5), mean.Interval.Low, 1e-5);
        Assert.Equal(Intervals.PValue(3 / Math.Sqrt(1.5), 3), p, 1e-12);
        Assert.All(weights.MeansOfBatches(values).Zip([0.0, 3, 3, 6]), m => Assert.Equal(m.Second, m.First, 1e-12));

        double[] alike = [.. Enumerable.Range(0, 200).Select(i => (double)(i % 2))];
        Assert.Equal(Math.Sqrt(.25 / 199), weights.Mean(alike).StandardError, 1e-12);
    }

    [Theory]
    [InlineData(9, 2)]
    [InlineData(0, 7)]
    [InlineData(0, 0)]
    public void Shares_of_the_same_values_differ_as_of_pairs(int first, int second)
    {
        var weights = Weights.Equal(40);
        double[] one = [.. Enumerable.Range(0, 40).Select(i => i < first || i >= 35 ? 1.0 : 0)];
        double[] other = [.. Enumerable.Range(0, 40).Select(i => i >= first && i < first + second || i >= 35 ? 1.0 : 0)];
        var (found, p) = weights.TestOfShares(one, other);
        var pairs = PairedShares.Difference(first, second, 40);
        Assert.Equal((pairs.Mean, 40), (Math.Round(found.Mean, 12), found.N));
        Assert.Equal(pairs.StandardError, found.StandardError, 1e-12);
        Assert.Equal(pairs.Interval.Low, found.Interval.Low, 1e-9);
        Assert.Equal(pairs.Interval.High, found.Interval.High, 1e-9);
        Assert.Equal(PairedShares.PValue(first, second), p, 1e-9);
    }

    [Fact]
    public void Values_that_are_all_alike_have_no_error_and_one_weight_knows_none()
    {
        var weights = new Weights([[.2, .3], [.4, .1]]);
        var (zero, p) = weights.Test(new double[4]);
        Assert.Equal((0.0, 0.0, new Interval(0, 0), 1.0), (zero.Mean, zero.StandardError, zero.Interval, p));
        Assert.True(double.IsNaN(new Weights([[1, 0, 0]]).Mean([1, 2, 3]).Interval.Low));
    }
}
