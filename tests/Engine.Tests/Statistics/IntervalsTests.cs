using CsCheck;
using MathNet.Numerics.Distributions;
using NegotiationSim.Engine.Statistics;
using static NegotiationSim.Engine.Tests.Statistics.Samples;

namespace NegotiationSim.Engine.Tests.Statistics;

public class IntervalsTests
{
    [Theory]
    [InlineData(1, 12.706204736432095)]
    [InlineData(2, 4.302652729911275)]
    [InlineData(5, 2.5705818366147395)]
    [InlineData(10, 2.2281388519649385)]
    [InlineData(30, 2.0422724563012373)]
    [InlineData(100, 1.9839715184496334)]
    [InlineData(1_000_000_000, 1.959963984540054)]
    public void Student_quantiles_match_the_printed_tables(double freedom, double quantile) =>
        Near(quantile, Intervals.Quantile(freedom), 1e-8);

    [Fact]
    public void Student_quantiles_come_down_to_the_normal_one_without_a_step()
    {
        // Cornish-Fisher: t = z + (z³ + z)/4ν + …
        const double z = Intervals.Z;
        foreach (var freedom in new[] { 1e4, 1e5, 1e6 })
            Near(z + (z * z * z + z) / (4 * freedom), Intervals.Quantile(freedom), 2e-7);
        Near(Intervals.Quantile(1e6), Intervals.Quantile(1e6 + 1), 2e-6);
    }

    [Fact]
    public void Welch_interval_of_the_sleep_data_matches_the_published_value()
    {
        var welch = Intervals.Welch(MomentsOf(SleepFirst), MomentsOf(SleepSecond));
        Assert.Equal(-1.58, welch.Mean, 1e-12);
        Assert.Equal(-1.86081, welch.Mean / welch.StandardError, 5e-6);
        Assert.Equal(-3.365483, welch.Interval.Low, 5e-7);
        Assert.Equal(.205483, welch.Interval.High, 5e-7);
        Assert.Equal(20, welch.N);
        Assert.Equal(.07939, Intervals.PValue(-1.86081, 17.77647), 5e-6);
    }

    [Fact]
    public void Welch_interval_of_samples_alike_in_size_and_spread_is_the_pooled_one()
    {
        var first = MomentsOf([1, 2, 3, 4, 5]);
        var second = MomentsOf([11, 12, 13, 14, 15]);
        var welch = Intervals.Welch(first, second);
        Near(1, welch.StandardError); // √(2.5/5 + 2.5/5)
        Near(2 * Intervals.Quantile(8), welch.Interval.Width, 1e-9);
    }

    [Fact]
    public void Welch_interval_needs_two_values_in_each_sample()
    {
        var one = Intervals.Welch(MomentsOf([1]), MomentsOf([2, 3]));
        Assert.Equal(-1.5, one.Mean);
        Assert.Equal((double.NaN, double.NaN), (one.StandardError, one.Interval.Low));
        Assert.Equal((double.NaN, 2L), (Intervals.Welch(default, MomentsOf([2, 3])).Mean, Intervals.Welch(default, MomentsOf([2, 3])).N));
        Assert.Equal(0, Intervals.Welch(MomentsOf([1, 1]), MomentsOf([4, 4])).Interval.Width);
    }

    [Fact]
    public void The_mean_of_nothing_of_one_and_of_alike_values_says_what_is_known()
    {
        var nothing = Intervals.Mean(default);
        Assert.Equal((double.NaN, double.NaN, double.NaN, 0L), (nothing.Mean, nothing.StandardError, nothing.Interval.Low, nothing.N));
        var one = Intervals.Mean(MomentsOf([3]));
        Assert.Equal((3, double.NaN, double.NaN, double.NaN), (one.Mean, one.StandardError, one.Interval.Low, one.Interval.High));
        Assert.Equal(new Estimate(.1, 0, new Interval(.1, .1), 3), Intervals.Mean(MomentsOf([.1, .1, .1])));
    }

    [Fact]
    public void Student_interval_covers_the_mean_of_five_normal_values_in_95_of_100_samples()
    {
        const int samples = 10_000;
        var random = new Random(1908);
        var covered = 0;
        var half = Intervals.Quantile(4);
        for (var i = 0; i < samples; i++)
        {
            var moments = default(Moments);
            for (var j = 0; j < 5; j++) moments.Add(10 + 3 * Normal(random));
            if (Math.Abs(moments.Mean - 10) <= half * moments.StandardError) covered++;
        }
        Assert.Equal(.95, covered / (double)samples, 4 * Math.Sqrt(.95 * .05 / samples));
    }

    [Theory]
    [InlineData(7, 20, .181192, .567146)]
    [InlineData(0, 20, 0, .161125)]
    public void Wilson_intervals_match_the_published_values(long successes, long n, double low, double high)
    {
        var share = Intervals.Share(successes, n);
        Assert.Equal(low, share.Interval.Low, 5e-7);
        Assert.Equal(high, share.Interval.High, 5e-7);
        Near(Math.Sqrt(share.Mean * (1 - share.Mean) / n), share.StandardError);
    }

    [Fact]
    public void Wilson_interval_holds_the_share_stays_within_0_and_1_and_mirrors() =>
        Gen.Select(Gen.Long[1, 1_000_000_000_000], Gen.Double.Unit).ForAll(draw =>
        {
            var n = draw.Item1;
            var successes = Math.Min(n, (long)(draw.Item2 * (n + 1)));
            var share = Intervals.Share(successes, n);
            Assert.True(
                share.Interval.Low >= 0 && share.Interval.High <= 1 && share.Interval.Contains(share.Mean) && share.Interval.Width > 0);
            Near(1 - share.Interval.High, Intervals.Share(n - successes, n).Interval.Low);
        });

    [Fact]
    public void Wilson_interval_of_all_or_none_ends_at_exactly_1_or_0()
    {
        for (var n = 1; n < 2000; n++)
        {
            Assert.Equal(0, Intervals.Share(0, n).Interval.Low);
            Assert.Equal(1, Intervals.Share(n, n).Interval.High);
        }
    }

    [Theory]
    [InlineData(20)]
    [InlineData(100)]
    public void Wilson_interval_covers_95_in_100_on_average_over_all_shares(int n)
    {
        var intervals = Enumerable.Range(0, n + 1).Select(k => Intervals.Share(k, n).Interval).ToArray();
        double Coverage(double p) => Enumerable.Range(0, n + 1).Where(k => intervals[k].Contains(p)).Sum(k => Binomial.PMF(p, n, k));
        Assert.Equal(.95, Enumerable.Range(1, 199).Average(i => Coverage(i / 200.0)), .006);
    }

    [Fact]
    public void A_share_of_nothing_is_unknown_and_impossible_counts_are_refused()
    {
        Assert.Equal((double.NaN, double.NaN, 0L),
            (Intervals.Share(0, 0).Mean, Intervals.Share(0, 0).Interval.High, Intervals.Share(0, 0).N));
        Assert.Throws<ArgumentOutOfRangeException>(() => Intervals.Share(-1, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Intervals.Share(6, 5));
    }
}
