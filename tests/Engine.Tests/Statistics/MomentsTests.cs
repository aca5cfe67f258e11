using CsCheck;
using NegotiationSim.Engine.Statistics;
using static NegotiationSim.Engine.Tests.Statistics.Samples;

namespace NegotiationSim.Engine.Tests.Statistics;

public class MomentsTests
{
    private static readonly Gen<double[]> Values = Gen.Double[-1e3, 1e3].Array[0, 60];

    [Fact]
    public void Moments_are_those_of_the_two_pass_formulas() => Values.ForAll(values =>
    {
        var moments = MomentsOf(values);
        Assert.Equal(values.Length, moments.N);
        if (values.Length < 2) return;
        var mean = values.Average();
        var variance = values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1);
        Near(mean, moments.Mean);
        Near(variance, moments.Variance);
        Near(Math.Sqrt(variance), moments.StandardDeviation);
        Near(Math.Sqrt(variance / values.Length), moments.StandardError);
    });

    [Fact]
    public void Merging_blocks_equals_adding_one_by_one() => Gen.Select(Values, Values, Values).ForAll(blocks =>
    {
        var (a, b, c) = blocks;
        var merged = MomentsOf(a);
        merged.Merge(MomentsOf(b));
        merged.Merge(MomentsOf(c));
        var sequential = MomentsOf([.. a, .. b, .. c]);
        Assert.Equal(sequential.N, merged.N);
        Near(sequential.Mean, merged.Mean);
        if (merged.N > 1) Near(sequential.Variance, merged.Variance);
    });

    [Fact]
    public void A_mean_of_a_billion_costs_no_digits_of_the_variance()
    {
        var moments = MomentsOf([1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16]);
        Assert.Equal(30, moments.Variance);
        moments.Merge(moments);
        Near(180.0 / 7, moments.Variance);
    }

    [Fact]
    public void A_constant_has_no_variance_however_its_blocks_are_merged() =>
        Gen.Select(Gen.Double[-1e3, 1e3], Gen.Int[1, 50].Array[1, 8]).ForAll(sample =>
        {
            var (constant, blocks) = sample;
            var merged = default(Moments);
            foreach (var block in blocks) merged.Merge(MomentsOf(Enumerable.Repeat(constant, block)));
            Assert.Equal(constant, merged.Mean);
            if (merged.N > 1) Assert.Equal(0, merged.Variance);
        });

    [Fact]
    public void What_differs_in_its_last_digit_alone_has_no_variance()
    {
        var moments = MomentsOf([-.0144, Math.BitIncrement(-.0144), -.0144, Math.BitDecrement(-.0144)]);
        Assert.NotEqual(0, moments.Squares);
        Assert.Equal((0, 0), (moments.Variance, moments.StandardError));
    }

    [Fact]
    public void The_empty_sample_changes_nothing_and_has_no_variance()
    {
        var moments = MomentsOf([1, 2, 4]);
        var before = moments;
        moments.Merge(default);
        Assert.Equal(before, moments);
        Assert.Equal(double.NaN, default(Moments).Variance);
        Assert.Equal(double.NaN, MomentsOf([5]).Variance);
    }

    [Fact]
    public void A_value_that_is_not_a_number_shows_in_the_results()
    {
        var moments = MomentsOf([1, double.NaN, 3]);
        Assert.Equal(double.NaN, moments.Mean);
        Assert.Equal(double.NaN, moments.Variance);
    }

    [Fact]
    public void Adding_allocates_nothing()
    {
        var moments = default(Moments);
        var block = MomentsOf([1, 2]);
        var pairs = default(PairedMoments);
        var histogram = new GrowingHistogram(0, 1, 100);
        void Work()
        {
            for (var i = 0; i < 1000; i++)
            {
                moments.Add(i);
                moments.Merge(block);
                pairs.Add(i, i % 7);
                histogram.Add(i * .001);
            }
        }
        Assert.Equal(0, Allocation.Of(Work));
    }
}
