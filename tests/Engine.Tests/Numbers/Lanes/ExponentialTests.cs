using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Lanes;

namespace NegotiationSim.Engine.Tests.Numbers.Lanes;

public class ExponentialTests
{
    private const int Cases = 200_000;

    private static readonly double[] Edges =
        [0, -0.0, 1, -1, .5, 1e-300, -1e-300, 1e-9, 700, -700, 708.9, -707.9, Math.Log(2) / 2, -Math.Log(2) / 2];

    [Fact]
    public void An_exponential_is_within_one_unit_in_the_last_place_of_the_librarys()
    {
        foreach (var x in Edges) AtMostOneApart(Math.Exp(x), Exponential.Exp<Real1>(x), x);
        for (var i = 0; i < Cases; i++)
        {
            var x = (Uniform(i, 0) - .5) * (i % 2 == 0 ? 1400 : 20);
            AtMostOneApart(Math.Exp(x), Exponential.Exp<Real1>(x), x);
        }
    }

    [Fact]
    public void Beyond_the_normal_numbers_an_exponential_stays_where_they_end()
    {
        Assert.Equal(Exponential.Exp<Real1>(-708), Exponential.Exp<Real1>(-1e9));
        Assert.Equal(Exponential.Exp<Real1>(709), Exponential.Exp<Real1>(double.PositiveInfinity));
    }

    [Fact]
    public void A_power_is_within_one_unit_in_the_last_place_of_the_librarys()
    {
        for (var i = 0; i < Cases; i++)
        {
            var x = i % 3 == 0 ? Uniform(i, 0) : i % 3 == 1 ? Math.Exp(-30 * Uniform(i, 0)) : 1 + 1e-3 * (Uniform(i, 0) - .5);
            var exponent = .1 + 11.9 * Uniform(i, 1);
            AtMostOneApart(Math.Pow(x, exponent), Exponential.Power<Real1>(x, exponent), x, exponent);
        }
    }

    [Theory]
    [InlineData(.1)]
    [InlineData(1)]
    [InlineData(2.5)]
    [InlineData(12)]
    public void Powers_of_zero_and_one_are_exact(double exponent)
    {
        Assert.Equal(0, (double)Exponential.Power<Real1>(0, exponent));
        Assert.Equal(1, (double)Exponential.Power<Real1>(1, exponent));
    }

    [Fact]
    public void Every_width_has_the_same_bits()
    {
        for (var i = 0; i < 5000; i++)
        {
            var (x, exponent) = ((Uniform(i, 0) - .5) * 60, .1 + 5 * Uniform(i, 1));
            Same(Exponential.Exp<Real1>(x), Exponential.Exp<Real4>(x), Exponential.Exp<Real8>(x));
            var share = Uniform(i, 2);
            Same(Exponential.Power<Real1>(share, exponent), Exponential.Power<Real4>(share, exponent),
                Exponential.Power<Real8>(share, exponent));
            Same(LaneMaths.Poisson<Real1>(x * x / 9, share), LaneMaths.Poisson<Real4>(x * x / 9, share),
                LaneMaths.Poisson<Real8>(x * x / 9, share));
        }
    }

    private static void Same(Real1 one, Real4 four, Real8 eight)
    {
        for (var lane = 0; lane < 4; lane++) Assert.Equal((double)one, four[lane]);
        for (var lane = 0; lane < 8; lane++) Assert.Equal((double)one, eight[lane]);
    }

    private static double Uniform(long i, long j) => new SplitMix64(20_241).Split(j).UniformAt(i);

    private static void AtMostOneApart(double theirs, double ours, params ReadOnlySpan<double> of)
    {
        var apart = Math.Abs(BitConverter.DoubleToInt64Bits(theirs) - BitConverter.DoubleToInt64Bits(ours));
        if (apart > 1) Assert.Fail($"of {string.Join(" and ", of.ToArray())}: {ours:R} here, {theirs:R} there");
    }
}
