using CsCheck;
using NegotiationSim.Engine.Statistics;

namespace NegotiationSim.Engine.Tests.Statistics;

public class BoundedHistogramTests
{
    private static readonly double[] Levels = [0, .05, .07, .25, .5, .75, .95, 1];

    [Fact]
    public void Quantiles_of_reals_are_right_to_one_bin() => Gen.Double[-2, 3].Array[1, 200].Select(Gen.Double.Unit).ForAll(draw =>
    {
        var (values, level) = draw;
        var sorted = values.Order().ToArray();
        var exact = sorted[Math.Max(0, (int)Math.Ceiling(level * values.Length - 1e-6) - 1)];
        Assert.Equal(exact, Fill(new BoundedHistogram(-2, 3, 100), values).Quantile(level), .05 + 1e-12);
    });

    [Fact]
    public void Quantiles_of_whole_numbers_are_exact() => Gen.Int[0, 12].Array[1, 200].ForAll(values =>
    {
        var histogram = Fill(BoundedHistogram.OfWholeNumbers(12), values.Select(v => (double)v));
        var sorted = values.Order().ToArray();
        foreach (var level in Levels)
            Assert.Equal(sorted[Math.Max(0, (int)Math.Ceiling(level * values.Length - 1e-6) - 1)], histogram.Quantile(level));
    });

    [Fact]
    public void A_level_that_is_exactly_k_of_n_asks_for_the_kth_value()
    {
        var histogram = Fill(BoundedHistogram.OfWholeNumbers(100), Enumerable.Range(1, 100).Select(i => (double)i));
        for (var k = 1; k <= 100; k++) Assert.Equal(k, histogram.Quantile(k / 100.0));
        Assert.Equal(7, histogram.Quantile(.07)); // .07 × 100 is 7.000000000000001
    }

    [Fact]
    public void Values_piled_up_at_the_ends_give_exactly_the_ends()
    {
        var histogram = Fill(new BoundedHistogram(0, 1, 10), [0, 0, 0, 1, 1, 1]);
        Assert.Equal((0, 0, 1, 1), (histogram.Quantile(0), histogram.Quantile(.5), histogram.Quantile(.51), histogram.Quantile(1)));
    }

    [Fact]
    public void Values_beyond_the_range_count_as_at_its_ends()
    {
        var reals = Fill(new BoundedHistogram(0, 1, 10), [-5, double.NegativeInfinity, 7, double.PositiveInfinity]);
        Assert.Equal((0, 1, 4L), (reals.Quantile(.5), reals.Quantile(.75), reals.N));
        var whole = Fill(BoundedHistogram.OfWholeNumbers(3), [-1, 9, double.PositiveInfinity]);
        Assert.Equal((0, 3), (whole.Quantile(.3), whole.Quantile(.5)));
    }

    [Fact]
    public void Uniform_values_have_their_levels_as_quantiles()
    {
        var histogram = Fill(new BoundedHistogram(0, 1, 50), Enumerable.Range(0, 10_000).Select(i => (i + .5) / 10_000));
        foreach (var level in Levels) Assert.Equal(level, histogram.Quantile(level), 1e-9);
    }

    [Fact]
    public void Merging_in_any_order_gives_the_same_bits() => Gen.Double[-.1, 1.1].Array[0, 30].Array[3].Where(b => b.Any(v => v.Length > 0)).ForAll(blocks =>
    {
        BoundedHistogram Of(params int[] order)
        {
            var merged = new BoundedHistogram(0, 1, 20);
            foreach (var block in order) merged.Merge(Fill(new BoundedHistogram(0, 1, 20), blocks[block]));
            return merged;
        }
        var sequential = Fill(new BoundedHistogram(0, 1, 20), blocks.SelectMany(b => b));
        foreach (var level in Levels)
        {
            Assert.Equal(sequential.Quantile(level), Of(0, 1, 2).Quantile(level));
            Assert.Equal(sequential.Quantile(level), Of(2, 0, 1).Quantile(level));
        }
    }, cases: 300);

    [Fact]
    public void Histograms_of_other_ranges_or_kinds_do_not_merge()
    {
        var reals = new BoundedHistogram(0, 10, 10);
        Assert.Throws<ArgumentException>(() => reals.Merge(new BoundedHistogram(0, 10, 20)));
        Assert.Throws<ArgumentException>(() => reals.Merge(new BoundedHistogram(0, 5, 10)));
        Assert.Throws<ArgumentException>(() => reals.Merge(BoundedHistogram.OfWholeNumbers(11))); // the same number of counts, one wide each
    }

    [Fact]
    public void What_makes_no_histogram_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new BoundedHistogram(1, 1, 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BoundedHistogram(0, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BoundedHistogram(0, 1, -5));
        Assert.Throws<ArgumentOutOfRangeException>(() => BoundedHistogram.OfWholeNumbers(-1));
        Assert.Throws<ArgumentException>(() => new BoundedHistogram(0, 1, 10).Add(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BoundedHistogram(0, 1, 10).Quantile(-.1));
        Assert.Equal(double.NaN, new BoundedHistogram(0, 1, 10).Quantile(.5));
    }

    private static BoundedHistogram Fill(BoundedHistogram histogram, IEnumerable<double> values)
    {
        foreach (var value in values) histogram.Add(value);
        return histogram;
    }
}
