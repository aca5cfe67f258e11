using CsCheck;
using MathNet.Numerics;
using NegotiationSim.Engine.Statistics;
using static NegotiationSim.Engine.Tests.Statistics.Samples;

namespace NegotiationSim.Engine.Tests.Statistics;

public class SuperiorityTests
{
    private static readonly Gen<(long Higher, long Lower, long N)> Counts =
        Gen.Select(Gen.Long[0, 40], Gen.Long[0, 40], Gen.Long[0, 200])
            .Where((higher, lower, ties) => higher + lower + ties > 0)
            .Select((higher, lower, ties) => (higher, lower, higher + lower + ties));

    [Fact]
    public void Superiority_is_the_mean_of_the_scores_0_half_and_1() => Counts.ForAll(c =>
    {
        var estimate = Superiority.Of(c.Higher, c.Lower, c.N);
        var ties = c.N - c.Higher - c.Lower;
        var mean = (c.Higher + ties * .5) / c.N;
        Near(mean, estimate.Mean);
        Near((c.Higher + ties * .25) / c.N - mean * mean, estimate.StandardError * estimate.StandardError * c.N);
    });

    [Fact]
    public void The_interval_holds_the_estimate_within_0_and_1_and_is_never_a_point() => Counts.ForAll(c =>
    {
        var estimate = Superiority.Of(c.Higher, c.Lower, c.N);
        Assert.True(estimate.Interval.Contains(estimate.Mean), $"{estimate}");
        Assert.True(estimate.Interval.Low >= 0 && estimate.Interval.High <= 1 && estimate.Interval.Width > 0);
    });

    [Fact]
    public void The_ends_are_where_the_score_test_rejects_with_the_likelihood_maximised_by_brute_force() => Counts.ForAll(c =>
    {
        var interval = Superiority.Of(c.Higher, c.Lower, c.N).Interval;
        foreach (var delta in new[] { 2 * interval.Low - 1, 2 * interval.High - 1 })
        {
            if (Math.Abs(delta) > .999999) continue;
            var q = LikeliestLower(c, delta);
            var score = c.Higher - c.Lower - c.N * delta;
            Near(Intervals.Z * Intervals.Z, score * score / (c.N * (2 * q + delta * (1 - delta))), 1e-4);
        }
    }, cases: 200);

    [Fact]
    public void When_one_side_wins_every_pair_the_interval_is_Wilsons()
    {
        foreach (var n in new long[] { 1, 5, 20, 1000 })
        {
            Near(Intervals.Share(n, n).Interval.Low, Superiority.Of(n, 0, n).Interval.Low);
            Assert.Equal(1, Superiority.Of(n, 0, n).Interval.High);
            Assert.Equal(0, Superiority.Of(0, n, n).Interval.Low);
        }
    }

    [Fact]
    public void When_all_pairs_are_tied_the_interval_narrows_with_n()
    {
        const double z2 = Intervals.Z * Intervals.Z;
        foreach (var n in new long[] { 1, 10, 100, 10_000 })
        {
            var interval = Superiority.Of(0, 0, n).Interval;
            Near(.5 - z2 / (n + z2) / 2, interval.Low);
            Near(.5 + z2 / (n + z2) / 2, interval.High);
        }
    }

    [Fact]
    public void With_many_pairs_the_interval_is_the_normal_one()
    {
        var estimate = Superiority.Of(300_000, 200_000, 1_000_000);
        Near(estimate.Mean - Intervals.Z * estimate.StandardError, estimate.Interval.Low, 2e-6);
        Near(estimate.Mean + Intervals.Z * estimate.StandardError, estimate.Interval.High, 2e-6);
    }

    [Theory]
    [InlineData(.5, .5)]
    [InlineData(.3, .2)]
    [InlineData(.1, .05)]
    [InlineData(.8, .1)]
    [InlineData(.05, 0)]
    public void The_interval_covers_95_in_100_or_somewhat_more_by_full_enumeration(double higher, double lower)
    {
        const int n = 60;
        var (truth, coverage) = (.5 + (higher - lower) / 2, 0.0);
        for (var b = 0; b <= n; b++)
        {
            for (var c = 0; b + c <= n; c++)
            {
                var chance = SpecialFunctions.Multinomial(n, [b, c, n - b - c]) * Math.Pow(higher, b) * Math.Pow(lower, c)
                    * Math.Pow(1 - higher - lower, n - b - c);
                if (chance > 1e-9 && Superiority.Of(b, c, n).Interval.Contains(truth)) coverage += chance;
            }
        }
        Assert.InRange(coverage, .935, .992);
    }

    [Fact]
    public void Counts_that_cannot_be_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Superiority.Of(-1, 0, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Superiority.Of(0, -1, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Superiority.Of(3, 3, 5));
    }

    /// <summary>The P(A &lt; B) of greatest likelihood when P(A &gt; B) is greater by delta, by ternary search.</summary>
    private static double LikeliestLower((long Higher, long Lower, long N) c, double delta)
    {
        static double Term(long count, double chance) => count == 0 ? 0 : chance <= 0 ? double.NegativeInfinity : count * Math.Log(chance);
        double Likelihood(double q) => Term(c.Higher, q + delta) + Term(c.Lower, q) + Term(c.N - c.Higher - c.Lower, 1 - 2 * q - delta);
        var (low, high) = (Math.Max(0, -delta), (1 - delta) / 2);
        for (var i = 0; i < 200; i++)
        {
            var third = (high - low) / 3;
            if (Likelihood(low + third) < Likelihood(high - third)) low += third;
            else high -= third;
        }
        return (low + high) / 2;
    }
}
