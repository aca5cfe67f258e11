using NegotiationSim.Engine.Numbers;

namespace NegotiationSim.Engine.Tests.Numbers;

public class SplitMix64Tests
{
    [Fact]
    public void With_the_golden_gamma_it_is_the_published_generator()
    {
        var stream = new SplitMix64(1234567);
        ulong[] published = [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821];
        Assert.Equal(published, Enumerable.Range(0, 5).Select(i => stream.At(i)));
    }

    [Fact]
    public void A_value_depends_on_its_position_alone()
    {
        var stream = new SplitMix64(7).Split(3);
        var forward = Enumerable.Range(-1, 50).Select(i => stream.At(i)).ToArray();
        var backward = Enumerable.Range(-1, 50).Reverse().Select(i => stream.At(i)).Reverse().ToArray();
        Assert.Equal(forward, backward);
    }

    [Fact]
    public void Split_streams_share_no_value()
    {
        var root = new SplitMix64(99);
        var values = from stream in Enumerable.Range(0, 200) from position in Enumerable.Range(-1, 101)
            select root.Split(stream).At(position);
        Assert.Equal(200 * 101, values.Distinct().Count());
    }

    [Fact]
    public void A_uniform_is_the_upper_53_bits_and_never_1()
    {
        var stream = new SplitMix64(1234567);
        Assert.Equal((6457827717110365317UL >> 11) * Math.Pow(2, -53), stream.UniformAt(0));
        Assert.True((ulong.MaxValue >> 11) * Math.Pow(2, -53) < 1);
    }
}
