using CsCheck;
using NegotiationSim.Engine.Statistics;

namespace NegotiationSim.Engine.Tests.Statistics;

public class GrowingHistogramTests
{
    private static readonly double[] Levels = [0, .05, .07, .25, .5, .75, .95, 1];

    [Fact]
    public void Quantiles_of_reals_are_right_to_one_bin() => Gen.Double[-2, 3].Array[1, 200].Select(Gen.Double.Unit).ForAll(draw =>
    {
        var (values, level) = draw;
        var sorted = values.Order().ToArray();
        var exact = sorted[Math.Max(0, (int)Math.Ceiling(level * values.Length - 1e-6) - 1)];
        Assert.Equal(exact, Fill(new GrowingHistogram(-2, 3, 100), values).Quantile(level), .05 + 1e-12);
    });

    [Fact]
    public void Quantiles_of_whole_numbers_are_exact() => Gen.Int[0, 12].Array[1, 200].ForAll(values =>
    {
        var histogram = Fill(GrowingHistogram.OfWholeNumbers(12), values.Select(v => (double)v));
        var sorted = values.Order().ToArray();
        foreach (var level in Levels)
            Assert.Equal(sorted[Math.Max(0, (int)Math.Ceiling(level * values.Length - 1e-6) - 1)], histogram.Quantile(level));
    });

    [Fact]
    public void A_level_that_is_exactly_k_of_n_asks_for_the_kth_value()
    {
        var histogram = Fill(GrowingHistogram.OfWholeNumbers(100), Enumerable.Range(1, 100).Select(i => (double)i));
        for (var k = 1; k <= 100; k++) Assert.Equal(k, histogram.Quantile(k / 100.0));
        Assert.Equal(7, histogram.Quantile(.07)); // .07 × 100 is 7.000000000000001
    }

    [Fact]
    public void Values_piled_up_at_the_ends_give_exactly_the_ends()
    {
        var histogram = Fill(new GrowingHistogram(0, 1, 10), [0, 0, 0, 1, 1, 1]);
        Assert.Equal((0, 0, 1, 1), (histogram.Quantile(0), histogram.Quantile(.5), histogram.Quantile(.51), histogram.Quantile(1)));
    }

    [Fact]
    public void Values_beyond_the_range_widen_it_and_quantiles_are_right_to_a_wider_bin() =>
        Gen.Select(Gen.Double[-40, 40].Array[1, 200], Gen.Double[-1, 1].Array[1, 50], Gen.Double.Unit).ForAll(draw =>
        {
            var (far, near, level) = draw;
            double[] values = [.. far, .. near];
            var sorted = values.Order().ToArray();
            var exact = sorted[Math.Max(0, (int)Math.Ceiling(level * values.Length - 1e-6) - 1)];
            // 2⁶ is the first to hold 40
            Assert.Equal(exact, Fill(new GrowingHistogram(-1, 1, 100), values).Quantile(level), .02 * 64 + 1e-9);
        });

    [Fact]
    public void Values_in_blocks_fall_into_the_bins_of_each_by_itself() =>
        Gen.Select(Gen.Double[-3, 3].Array[1, 40].Array[1, 30], Gen.Int[0, 2]).ForAll(draw =>
        {
            var (blocks, kind) = draw;
            GrowingHistogram New() => kind == 0 ? GrowingHistogram.OfWholeNumbers(2) : new GrowingHistogram(-1, kind, 100);
            var (block, each) = (New(), New());
            var bins = new ushort[64];
            foreach (var values in blocks.Select(b => kind == 0 ? b.Select(v => Math.Round(v)).ToArray() : b))
            {
                foreach (var value in values) each.Add(value);
                double[] room = [.. values, .. Enumerable.Repeat(double.NaN, 8)];
                if (block.Now.TryBins(room, values.Length, bins)) block.AddBins(bins.AsSpan(0, values.Length));
                else foreach (var value in values) block.Add(value);
            }
            Assert.Equal(each.N, block.N);
            foreach (var level in Levels) Assert.Equal(each.Quantile(level), block.Quantile(level));
        });

    [Fact]
    public void Blocks_whose_values_lie_within_the_range_need_no_look_at_each()
    {
        var histogram = new GrowingHistogram(0, 1, 100);
        Assert.True(histogram.Now.TryBins([0, .5, 1, 0, 0, 0, 0, 0], 3, new ushort[8]));
        Assert.False(histogram.Now.TryBins([0, .5, 1.1, 0, 0, 0, 0, 0], 3, new ushort[8]));
        Assert.False(histogram.Now.TryBins([0, .5, double.NaN, 0, 0, 0, 0, 0], 3, new ushort[8]));
        histogram.Add(1.1);
        Assert.True(histogram.Now.TryBins([0, .5, 1.1, 0, 0, 0, 0, 0], 3, new ushort[8]));
    }

    [Fact]
    public void Payoffs_of_56_have_quantiles_of_56()
    {
        var payoffs = Fill(new GrowingHistogram(-1, 1, 1000), Enumerable.Repeat(56.0, 99).Append(-.5));
        foreach (var level in (double[])[.05, .5, .95]) Assert.Equal(56, payoffs.Quantile(level), .128); // a bin of 2·64/1000
        var tests = Fill(GrowingHistogram.OfWholeNumbers(50), Enumerable.Range(0, 200).Select(i => (double)i));
        Assert.Equal((9.0, 99.0, 189.0), (tests.Quantile(.05), tests.Quantile(.5), tests.Quantile(.95)));
    }

    [Fact]
    public void Values_without_bound_stop_nothing()
    {
        var reals = Fill(new GrowingHistogram(0, 1, 10), [.5, double.NegativeInfinity, 7, double.PositiveInfinity]);
        Assert.Equal(4, reals.N);
        Assert.True(double.IsFinite(reals.Quantile(.5)));
        Assert.Equal(0, Fill(GrowingHistogram.OfWholeNumbers(3), [-1, double.NegativeInfinity]).Quantile(1));
    }

    [Fact]
    public void Room_is_made_once_and_then_nothing_is_allocated()
    {
        var (whole, reals) = (GrowingHistogram.OfWholeNumbers(3), new GrowingHistogram(-1, 1, 100));
        void Work()
        {
            for (var i = 0; i < 1000; i++) whole.Add(i);
            for (var i = 0; i < 1000; i++) reals.Add(i - 500);
        }
        Assert.Equal(0, Allocation.Of(Work));
    }

    [Fact]
    public void Uniform_values_have_their_levels_as_quantiles()
    {
        var histogram = Fill(new GrowingHistogram(0, 1, 50), Enumerable.Range(0, 10_000).Select(i => (i + .5) / 10_000));
        foreach (var level in Levels) Assert.Equal(level, histogram.Quantile(level), 1e-9);
    }

    [Fact]
    public void Merging_in_any_order_gives_the_same_bits() =>
        Gen.Frequency((3, Gen.Double[-.1, 1.1]), (1, Gen.Double[-30, 300]), (1, Gen.Const(1.0))).Array[0, 30].Array[3].Where(
            b => b.Any(v => v.Length > 0)).ForAll(blocks =>
    {
        GrowingHistogram Of(params int[] order)
        {
            var merged = new GrowingHistogram(0, 1, 20);
            foreach (var block in order) merged.Merge(Fill(new GrowingHistogram(0, 1, 20), blocks[block]));
            return merged;
        }
        var sequential = Fill(new GrowingHistogram(0, 1, 20), blocks.SelectMany(b => b));
        foreach (var level in Levels)
        {
            Assert.Equal(sequential.Quantile(level), Of(0, 1, 2).Quantile(level));
            Assert.Equal(sequential.Quantile(level), Of(2, 0, 1).Quantile(level));
        }
    }, cases: 300);

    [Fact]
    public void Histograms_of_other_ranges_or_kinds_do_not_merge()
    {
        var reals = new GrowingHistogram(0, 10, 10);
        Assert.Throws<ArgumentException>(() => reals.Merge(new GrowingHistogram(0, 10, 20)));
        Assert.Throws<ArgumentException>(() => reals.Merge(new GrowingHistogram(0, 5, 10)));
        // the same number of counts, one wide each
        Assert.Throws<ArgumentException>(() => reals.Merge(GrowingHistogram.OfWholeNumbers(11)));
    }

    [Fact]
    public void What_makes_no_histogram_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new GrowingHistogram(1, 1, 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => new GrowingHistogram(0, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new GrowingHistogram(0, 1, -5));
        Assert.Throws<ArgumentOutOfRangeException>(() => GrowingHistogram.OfWholeNumbers(-1));
        Assert.Throws<ArgumentException>(() => new GrowingHistogram(0, 1, 10).Add(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new GrowingHistogram(0, 1, 10).Quantile(-.1));
        Assert.Equal(double.NaN, new GrowingHistogram(0, 1, 10).Quantile(.5));
    }

    private static GrowingHistogram Fill(GrowingHistogram histogram, IEnumerable<double> values)
    {
        foreach (var value in values) histogram.Add(value);
        return histogram;
    }
}
