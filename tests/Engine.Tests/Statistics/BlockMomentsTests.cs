using CsCheck;
using NegotiationSim.Engine.Statistics;

namespace NegotiationSim.Engine.Tests.Statistics;

public class BlockMomentsTests
{
    [Fact]
    public void They_are_those_of_each_value_in_turn() => Gen.Double[-5, 1000].Array[1, 130].ForAll(values =>
    {
        var (block, each) = (Of(values), new Moments());
        foreach (var value in values) each.Add(value);
        Assert.Equal(each.N, block.N);
        Assert.Equal(each.Mean, block.Mean, 1e-11);
        if (each.N > 1) Assert.Equal(each.Variance, block.Variance, 1e-9 * (1 + each.Variance));
    });

    [Fact]
    public void A_first_value_far_from_the_others_costs_no_digits()
    {
        var block = Of([1e6, .. Enumerable.Range(0, 127).Select(i => i % 2.0)]);
        var each = new Moments();
        foreach (var value in Enumerable.Range(0, 127).Select(i => i % 2.0).Prepend(1e6)) each.Add(value);
        Assert.Equal(1, block.Variance / each.Variance, 1e-12);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(29)]
    public void A_constant_is_its_own_mean_and_has_no_variance(int n)
    {
        var block = Of([.. Enumerable.Repeat(.1, n)]);
        Assert.Equal(.1, block.Mean);
        Assert.Equal(n == 1 ? double.NaN : 0, block.Variance);
    }

    [Fact]
    public void A_value_that_is_none_makes_all_of_them_none()
    {
        Assert.True(double.IsNaN(Of([1, 2, double.NaN]).Mean));
        Assert.True(double.IsNaN(Of([double.NaN, 1, 2]).Variance));
    }

    private static Moments Of(double[] values)
    {
        double[] room = [.. values, .. Enumerable.Repeat(777.0, 8)]; // what follows counts for nothing
        return BlockMoments.Of(room, values.Length);
    }
}
