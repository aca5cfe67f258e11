using CsCheck;
using NegotiationSim.Engine.Statistics;
using static NegotiationSim.Engine.Tests.Statistics.Samples;

namespace NegotiationSim.Engine.Tests.Statistics;

public class PairedSharesTests
{
    private static readonly Gen<(long First, long Second, long N)> Counts =
        Gen.Select(Gen.Long[0, 60], Gen.Long[0, 60], Gen.Long[0, 300]).Where((b, c, same) => b + c + same > 0)
            .Select((b, c, same) => (b, c, b + c + same));

    [Fact]
    public void The_interval_of_the_airway_data_matches_the_published_value()
    {
        var difference = PairedShares.Difference(1, 7, 21); // Bentur and others 2009, in Fagerland, Lydersen and Laake 2014
        Assert.Equal(-.286, difference.Mean, 5e-4);
        Assert.Equal(-.517, difference.Interval.Low, 5e-4);
        Assert.Equal(-.026, difference.Interval.High, 5e-4);
        Assert.Equal(.0339, PairedShares.PValue(1, 7), 5e-5); // McNemar: 6/√8
    }

    [Fact]
    public void The_statistic_of_the_approval_data_matches_the_published_value() =>
        Assert.Equal(Intervals.PValue(Math.Sqrt(17.36), 1e9), PairedShares.PValue(86, 150), 1e-6); // z² = 17.36: Agresti 2002, 10.1

    /// <summary>Both pairs differ alike: (2 − 2δ)² = 2z²(1 − δ²) at δ = (2 − z²) / (2 + z²) = −.32.</summary>
    [Fact]
    public void An_error_of_0_gives_no_interval_of_width_0()
    {
        const double z2 = Intervals.Z * Intervals.Z;
        var all = PairedShares.FromError(1, 0, 2);
        Assert.Equal((1, 0, 2), (all.Mean, all.StandardError, all.N));
        Assert.Equal((2 - z2) / (2 + z2), all.Interval.Low, 1e-12);
        Assert.Equal(1, all.Interval.High, 1e-12);
        Assert.Equal(z2 / (100 + z2), PairedShares.FromError(0, 0, 100).Interval.High, 1e-12);
        Assert.True(double.IsNaN(PairedShares.FromError(.5, double.NaN, 100).Interval.Low));
    }

    /// <summary>Pairs of 1, 1, 0 and −1: the mean is 1/4 and the error √((3 − 4/16) / 3 / 4).</summary>
    [Fact]
    public void The_difference_and_its_error_give_the_counts_of_the_pairs_that_differ() => Assert.Equal(
        PairedShares.Difference(2, 1, 4).Interval, PairedShares.FromError(.25, Math.Sqrt(2.75 / 12), 4).Interval);

    [Fact]
    public void No_event_in_100_pairs_leaves_the_difference_open_by_3_7_points()
    {
        const double z2 = Intervals.Z * Intervals.Z;
        var pairs = PairsOf(Enumerable.Repeat((0.0, 0.0), 100));
        Assert.Equal((0, 1), (pairs.ShareDifference.Mean, pairs.SharePValue));
        Assert.Equal(z2 / (100 + z2), pairs.ShareDifference.Interval.High, 1e-12); // nδ² = z²δ(1 − δ) where q = 0
        Assert.Equal(-z2 / (100 + z2), pairs.ShareDifference.Interval.Low, 1e-12);
    }

    [Fact]
    public void P_is_below_5_in_100_just_when_the_interval_does_not_hold_0() => Counts.ForAll(c =>
    {
        var p = PairedShares.PValue(c.First, c.Second);
        if (Math.Abs(p - .05) > 1e-9) Assert.Equal(p < .05, !PairedShares.Difference(c.First, c.Second, c.N).Interval.Contains(0));
    });

    [Fact]
    public void The_interval_lies_within_minus_1_and_1_holds_the_difference_and_is_no_point() => Counts.ForAll(c =>
    {
        var difference = PairedShares.Difference(c.First, c.Second, c.N);
        Assert.Equal((double)(c.First - c.Second) / c.N, difference.Mean);
        Assert.True(difference.Interval.Low >= -1 && difference.Interval.High <= 1 && difference.Interval.Width > 0
            && difference.Interval.Contains(difference.Mean));
    });

    [Fact]
    public void The_difference_of_pairs_is_that_of_their_shares() => Gen.Select(Gen.Bool, Gen.Bool).Array[2, 60].ForAll(pairs =>
    {
        var sums = PairsOf(pairs.Select(p => (p.Item1 ? 1.0 : 0, p.Item2 ? 1.0 : 0)));
        Near(sums.Difference.Mean, sums.ShareDifference.Mean);
        Near(sums.Difference.StandardError * Math.Sqrt((pairs.Length - 1.0) / pairs.Length), sums.ShareDifference.StandardError);
    });

    [Fact]
    public void One_pair_tests_nothing() => Assert.Equal(double.NaN, PairsOf([(1, 0)]).SharePValue);

    /// <summary>Of nine coins eight or more fall on the same given side in ten of 512 cases; twice that for either side.</summary>
    [Fact]
    public void The_exact_test_counts_coins() => Assert.Equal(20 / 512.0, PairedShares.ExactPValue(8, 1), 12);

    [Fact]
    public void The_exact_test_does_not_ask_which_is_first_and_finds_nothing_where_nothing_differs()
    {
        Assert.Equal(PairedShares.ExactPValue(3, 17), PairedShares.ExactPValue(17, 3));
        Assert.Equal([1, 1], [PairedShares.ExactPValue(0, 0), PairedShares.ExactPValue(4, 4)]);
    }
}
