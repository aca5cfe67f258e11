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
        var (many, each) = (new ManyMoments(samples), new Moments[samples]);
        var total = new Moments[samples];
        for (var block = 0; block < 3; block++)
        {
            var alone = new Moments[samples];
            for (var n = 0; n < 100; n++)
            {
                double[] values = [.. Enumerable.Range(0, samples).Select(i => i == 3 ? double.NaN : 1e3 * i + Uniform(block, n, i))];
                many.Add(values);
                for (var i = 0; i < samples; i++)
                    if (!double.IsNaN(values[i])) alone[i].Add(values[i]);
            }
            many.MoveTo(total);
            for (var i = 0; i < samples; i++) each[i].Merge(alone[i]);
        }
        Assert.Equal(each, total);
    }

    private static double Uniform(int block, int n, int i) => new SplitMix64(7).Split(i).UniformAt(100 * block + n);
}
