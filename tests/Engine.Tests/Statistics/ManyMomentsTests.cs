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

    private static double Uniform(int block, int i) => new SplitMix64(7).Split(block).UniformAt(i);
}
