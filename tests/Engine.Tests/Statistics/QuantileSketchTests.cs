using CsCheck;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;
using NegotiationSim.Engine.Statistics;
using static NegotiationSim.Engine.Tests.Statistics.Samples;

namespace NegotiationSim.Engine.Tests.Statistics;

public class QuantileSketchTests
{
    private static readonly double[] Levels = [0, .001, .05, .25, .5, .75, .95, .999, 1];

    [Fact]
    public void Up_to_its_capacity_quantiles_are_those_of_R() => Gen.Double[-1e3, 1e3].Array[1, 64].Select(Gen.Double.Unit).ForAll(draw =>
    {
        var (values, level) = draw;
        Near(values.QuantileCustom(level, QuantileDefinition.R7), SketchOf(values, 64).Quantile(level));
    });

    [Theory]
    [InlineData(.1, 1.9)]
    [InlineData(.25, 3.25)]
    [InlineData(.5, 5.5)]
    [InlineData(1, 10)]
    public void Quantiles_of_1_to_10_are_those_R_prints(double level, double quantile) =>
        Near(quantile, SketchOf(Enumerable.Range(1, 10).Select(i => (double)i)).Quantile(level));

    [Theory]
    [InlineData("rising", 1_000_000)]
    [InlineData("falling", 1_000_000)]
    [InlineData("from both ends", 1_000_000)]
    [InlineData("saw", 1_000_000)]
    [InlineData("shuffled", 1_000_000)]
    [InlineData("shuffled", 5_000)]
    [InlineData("shuffled", 123_457)]
    public void Ranks_are_off_by_no_more_than_documented_in_any_order(string order, int n)
    {
        var values = Enumerable.Range(0, n).Select(i => (double)(order switch
        {
            "falling" => n - 1 - i,
            "from both ends" => i % 2 == 0 ? i / 2 : n - 1 - i / 2,
            "saw" => i % 1000 * (n / 1000) + i / 1000,
            _ => i,
        })).ToArray();
        if (order == "shuffled") new Random(1998).Shuffle(values);
        var sketch = SketchOf(values);
        var bound = n * (2 + Math.Log2(n / 4096.0)) / (2 * 4096);
        foreach (var level in Levels) Assert.Equal(level * (n - 1), sketch.Quantile(level), bound); // each value is its own rank
        Assert.Equal(n, sketch.N);
    }

    [Fact]
    public void In_chance_order_ranks_of_a_million_values_are_right_to_a_few_in_ten_thousand()
    {
        var values = Enumerable.Range(0, 1_000_000).Select(i => (double)i).ToArray();
        new Random(1998).Shuffle(values);
        var sketch = SketchOf(values);
        foreach (var level in Levels) Assert.Equal(level * 999_999, sketch.Quantile(level), 300.0);
    }

    [Fact]
    public void Quantiles_rise_with_their_level_and_stay_among_the_values() =>
        Gen.Double[-1, 1].Array[1, 400].ForAll(values =>
        {
            var sketch = SketchOf(values, 8);
            var quantiles = Enumerable.Range(0, 101).Select(i => sketch.Quantile(i / 100.0)).ToArray();
            for (var i = 1; i < quantiles.Length; i++) Assert.True(quantiles[i] >= quantiles[i - 1]);
            Assert.InRange(quantiles[0], values.Min(), values.Max());
            Assert.InRange(quantiles[^1], values.Min(), values.Max());
        }, cases: 300);

    [Fact]
    public void Asking_in_between_changes_nothing()
    {
        var values = Enumerable.Range(0, 20_000).Select(i => Math.Sin(i)).ToArray();
        var asked = new QuantileSketch(256);
        for (var i = 0; i < values.Length; i++)
        {
            asked.Add(values[i]);
            if (i % 97 == 0) asked.Quantile(.3);
        }
        foreach (var level in Levels) Assert.Equal(SketchOf(values, 256).Quantile(level), asked.Quantile(level));
    }

    [Fact]
    public void Memory_grows_with_the_logarithm_of_n()
    {
        static long Grow(int n)
        {
            var sketch = new QuantileSketch(64);
            for (var i = 0; i < n; i++) sketch.Add(i);
            var before = GC.GetAllocatedBytesForCurrentThread();
            sketch.Quantile(.5);
            return GC.GetAllocatedBytesForCurrentThread() - before; // a query copies what is kept
        }
        Grow(1000);
        Assert.True(Grow(64_000) < 4 * Grow(6_400));
    }

    [Fact]
    public void A_sketch_of_nothing_knows_nothing_and_refuses_what_has_no_rank()
    {
        var sketch = new QuantileSketch();
        Assert.Equal(double.NaN, sketch.Quantile(.5));
        Assert.Throws<ArgumentException>(() => sketch.Add(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => sketch.Quantile(1.01));
        Assert.Throws<ArgumentOutOfRangeException>(() => sketch.Quantile(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new QuantileSketch(1));
        sketch.Add(double.PositiveInfinity);
        sketch.Add(double.PositiveInfinity);
        Assert.Equal(double.PositiveInfinity, sketch.Quantile(.5));
    }

    [Fact]
    public void Median_interval_covers_at_least_95_in_100_for_every_n_and_hardly_more_than_it_must()
    {
        for (var n = 6; n <= 400; n++)
        {
            var rank = (int)MedianInterval.Rank(n);
            var outside = rank == 0 ? Math.Pow(.5, n) : Binomial.CDF(.5, n, rank);
            Assert.True(2 * outside <= .05, $"n = {n}");
            Assert.True(2 * Binomial.CDF(.5, n, rank + 2) > .05, $"n = {n}: two ranks further in would do");
        }
    }

    [Theory]
    [InlineData(6, 1, 6)]
    [InlineData(10, 2, 9)]
    [InlineData(20, 6, 15)]
    [InlineData(100, 40, 61)]
    public void Median_interval_ends_at_the_ranks_of_the_printed_tables(int n, double low, double high) =>
        Assert.Equal(new Interval(low, high), MedianInterval.Of(SketchOf(Enumerable.Range(1, n).Select(i => (double)i))));

    [Fact]
    public void Five_values_bound_no_median() =>
        Assert.Equal(double.NaN, MedianInterval.Of(SketchOf([1, 2, 3, 4, 5])).Low);

    [Fact]
    public void Median_interval_holds_the_median() => Gen.Double[-1, 1].Array[6, 300].ForAll(values =>
    {
        var sketch = SketchOf(values, 16);
        Assert.True(MedianInterval.Of(sketch).Contains(sketch.Quantile(.5)));
    });

    private static QuantileSketch SketchOf(IEnumerable<double> values, int capacity = 4096)
    {
        var sketch = new QuantileSketch(capacity);
        foreach (var value in values) sketch.Add(value);
        return sketch;
    }
}
