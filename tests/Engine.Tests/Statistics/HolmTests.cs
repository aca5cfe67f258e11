using CsCheck;
using NegotiationSim.Engine.Statistics;
using static NegotiationSim.Engine.Tests.Statistics.Samples;

namespace NegotiationSim.Engine.Tests.Statistics;

public class HolmTests
{
    [Theory]
    [InlineData(new[] { .01, .04, .03, .005 }, new[] { .03, .06, .06, .02 })]
    [InlineData(new[] { .01, .02, .03, .04, .05 }, new[] { .05, .08, .09, .09, .09 })]
    [InlineData(new[] { .5, .6 }, new[] { 1.0, 1 })]
    [InlineData(new[] { .02 }, new[] { .02 })]
    [InlineData(new double[0], new double[0])]
    public void Adjusted_values_are_those_of_R(double[] p, double[] adjusted)
    {
        var actual = Holm.Adjust(p);
        Assert.Equal(adjusted.Length, actual.Count);
        for (var i = 0; i < adjusted.Length; i++) Near(adjusted[i], actual[i]);
    }

    [Fact]
    public void What_could_not_be_compared_stays_so_and_costs_the_others_nothing()
    {
        var adjusted = Holm.Adjust([.01, double.NaN, .02]);
        Assert.Equal([.02, double.NaN, .02], adjusted);
    }

    [Fact]
    public void Adjustment_lies_between_none_and_Bonferronis_and_keeps_the_order() => Gen.Double.Unit.Array[1, 30].ForAll(p =>
    {
        var adjusted = Holm.Adjust(p);
        for (var i = 0; i < p.Length; i++)
        {
            Assert.InRange(adjusted[i], p[i], Math.Min(1, p.Length * p[i]) + 1e-15);
            for (var j = 0; j < p.Length; j++) Assert.True(p[i] > p[j] || adjusted[i] <= adjusted[j]);
        }
    });

    [Fact]
    public void A_finding_among_twenty_without_effect_is_as_rare_as_promised()
    {
        const int families = 20_000;
        var random = new Random(1979);
        var findings = 0;
        for (var i = 0; i < families; i++)
        {
            if (Holm.Adjust([.. Enumerable.Range(0, 20).Select(_ => random.NextDouble())]).Min() <= .05) findings++;
        }
        Assert.Equal(1 - Math.Pow(1 - .05 / 20, 20), findings / (double)families, 4 * Math.Sqrt(.05 * .95 / families));
    }
}
