using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Statistics;

namespace NegotiationSim.Engine.Tests.Statistics;

public class ManyMomentsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(21)]
    public void Many_samples_side_by_side_have_the_bits_of_each_by_itself(int samples)
    {
        const int each = 13, stride = 16;
        var (all, block, alone) = (new ManyMoments(samples), new ManyMoments(samples), new Moments[samples]);
        for (var b = 0; b < 3; b++)
        {
            var values = new double[samples * stride];
            for (var i = 0; i < values.Length; i++) values[i] = i / stride == 3 ? double.NaN : 1e3 * (i / stride) + Uniform(b, i);
            block.Take(values, stride, each);
            all.Merge(block);
            for (var s = 0; s < samples; s++) if (s != 3) alone[s].Merge(BlockMoments.Of(values.AsSpan(s * stride, stride), each));
        }
        Assert.Equal(alone, Enumerable.Range(0, samples).Select(s => all[s]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(21)]
    public void Values_that_come_one_by_one_give_the_bits_of_each_sample_by_itself(int samples)
    {
        var (many, each) = (new ManyMoments(samples), new Moments[samples]);
        for (var n = 0; n < 100; n++)
        {
            double[] values = [.. Enumerable.Range(0, samples).Select(i => i == 3 ? double.NaN : 1e3 * i + Uniform(n, i))];
            many.Add(values);
            for (var i = 0; i < samples; i++) if (i != 3) each[i].Add(values[i]);
        }
        Assert.Equal(each, Enumerable.Range(0, samples).Select(s => many[s]));
    }

    private static double Uniform(int block, int i) => new SplitMix64(7).Split(block).UniformAt(i);
}
