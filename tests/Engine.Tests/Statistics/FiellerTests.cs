using CsCheck;
using MathNet.Numerics.Distributions;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Statistics;

namespace NegotiationSim.Engine.Tests.Statistics;

public class FiellerTests
{
    /// <summary>A denominator that is known makes it Student's interval, divided by it.</summary>
    [Fact]
    public void With_a_known_denominator_it_is_students_interval()
    {
        var ratio = Fieller.Ratio(6, 2, .25, 0, 0, 10);
        var half = StudentT.InvCDF(0, 1, 9, .975) * .5 / 2;
        Assert.Equal(3, ratio.Mean);
        Assert.Equal(.25, ratio.StandardError, 12);
        Assert.Equal(3 - half, ratio.Interval.Low, 9);
        Assert.Equal(3 + half, ratio.Interval.High, 9);
    }

    /// <summary>Its ends are the ratios that a t test just does not reject.</summary>
    [Fact]
    public void Its_ends_are_where_the_t_test_turns() => Gen.Select(Gen.Double[-5, 5], Gen.Double[1, 5], Gen.Double[.01, .1],
        Gen.Double[.01, .1], Gen.Double[-.9, .9], Gen.Long[3, 400]).Sample((first, second, one, two, correlation, n) =>
    {
        var covariance = correlation * Math.Sqrt(one * two);
        var interval = Fieller.Ratio(first, second, one, two, covariance, n).Interval;
        if (!double.IsFinite(interval.Low)) return;
        var t = StudentT.InvCDF(0, 1, n - 1, .975);
        foreach (var end in new[] { interval.Low, interval.High })
        {
            var error = Math.Sqrt(one - 2 * end * covariance + end * end * two);
            Assert.Equal(t, Math.Abs(first - end * second) / error, 5);
        }
        Assert.InRange(first / second, interval.Low, interval.High);
    }, seed: "0000f00d0000", iter: 2000);

    [Fact]
    public void A_denominator_that_may_be_nothing_bounds_nothing()
    {
        var ratio = Fieller.Ratio(1, .1, .01, .01, 0, 50);
        Assert.Equal((double.NegativeInfinity, double.PositiveInfinity), (ratio.Interval.Low, ratio.Interval.High));
    }

    [Fact]
    public void It_covers_the_true_ratio_in_95_of_100_samples()
    {
        const int Samples = 4000, Pairs = 30;
        var covered = 0;
        for (var s = 0; s < Samples; s++)
        {
            var sample = new CoMoments();
            for (var i = 0; i < Pairs; i++)
            {
                var shocks = new Shocks(7, s * Pairs + i);
                var (one, two) = (Normal.InvCDF(0, 1, shocks.Uniform("one")), Normal.InvCDF(0, 1, shocks.Uniform("two")));
                sample.Add(3 + one + .5 * two, 1.5 + two);
            }
            if (sample.Ratio.Interval.Contains(2)) covered++;
        }
        Assert.InRange(covered / (double)Samples, .95 - 4 * Math.Sqrt(.95 * .05 / Samples), .95 + 4 * Math.Sqrt(.95 * .05 / Samples));
    }
}
