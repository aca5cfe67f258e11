using CsCheck;
using NegotiationSim.Engine.Statistics;
using static NegotiationSim.Engine.Tests.Statistics.Samples;

namespace NegotiationSim.Engine.Tests.Statistics;

public class PairedMomentsTests
{
    [Fact]
    public void Paired_interval_of_the_sleep_data_matches_the_published_value()
    {
        var pairs = PairsOf(SleepFirst.Zip(SleepSecond));
        Assert.Equal(-1.58, pairs.Difference.Mean, 1e-12);
        Assert.Equal(-2.459886, pairs.Difference.Interval.Low, 5e-7);
        Assert.Equal(-.700114, pairs.Difference.Interval.High, 5e-7);
        Assert.Equal(.002833, pairs.PValue, 5e-7);
        Assert.Equal(-4.0621 / Math.Sqrt(10), pairs.EffectSize, 5e-5);
        Assert.Equal(.05, pairs.Superiority.Mean, 1e-12); // one tie, nine patients who slept longer under the second
    }

    [Fact]
    public void Common_random_numbers_cut_the_variance_of_u_less_u_squared_by_31()
    {
        const int n = 100_000;
        var uniforms = Enumerable.Range(0, n).Select(i => (i + .5) / n).ToArray();
        var paired = PairsOf(uniforms.Select(u => (u, u * u))).Difference.StandardError;
        var independent = Intervals.Welch(MomentsOf(uniforms), MomentsOf(uniforms.Select(u => u * u))).StandardError;
        Assert.Equal(31, independent * independent / (paired * paired), 1e-6);
    }

    [Fact]
    public void Merging_blocks_equals_adding_pair_by_pair() =>
        Gen.Select(Gen.Double[-9, 9], Gen.Double[-9, 9]).Array[2, 40].Select(Gen.Double.Unit).ForAll(draw =>
        {
            var (pairs, at) = draw;
            var cut = (int)(at * pairs.Length);
            var merged = PairsOf(pairs[..cut]);
            merged.Merge(PairsOf(pairs[cut..]));
            var sequential = PairsOf(pairs);
            Near(sequential.Difference.Mean, merged.Difference.Mean);
            Near(sequential.Difference.StandardError, merged.Difference.StandardError);
            Assert.Equal(sequential.Superiority, merged.Superiority);
            Assert.Equal(sequential.N, merged.N);
        });

    [Fact]
    public void Swapping_the_pair_turns_every_sign() => Gen.Select(Gen.Int[0, 3], Gen.Int[0, 3]).Array[2, 30].ForAll(pairs =>
    {
        var ours = PairsOf(pairs.Select(p => ((double)p.Item1, (double)p.Item2)));
        var theirs = PairsOf(pairs.Select(p => ((double)p.Item2, (double)p.Item1)));
        Near(-ours.Difference.Mean, theirs.Difference.Mean);
        Near(1 - ours.Superiority.Mean, theirs.Superiority.Mean);
        Near(1 - ours.Superiority.Interval.Low, theirs.Superiority.Interval.High);
        if (double.IsNaN(ours.EffectSize)) return;
        Near(-ours.EffectSize, theirs.EffectSize);
        Near(ours.PValue, theirs.PValue);
    });

    [Fact]
    public void Pairs_that_all_differ_alike_but_for_rounding_have_no_effect_size()
    {
        var pairs = PairsOf(Enumerable.Range(1, 20).Select(i => (i / 7.0, i / 7.0 + .0144)));
        Assert.Equal(-.0144, pairs.Difference.Mean, 1e-12);
        Assert.Equal((0, double.NaN, 0), (pairs.Difference.StandardError, pairs.EffectSize, pairs.PValue));
    }

    [Fact]
    public void Pairs_without_any_difference_have_p_1_and_effect_0()
    {
        var pairs = PairsOf([(.1, .1), (.7, .7), (3, 3)]);
        Assert.Equal((1, 0, .5), (pairs.PValue, pairs.EffectSize, pairs.Superiority.Mean));
        Assert.Equal(new Interval(0, 0), pairs.Difference.Interval);
    }

    [Fact]
    public void Pairs_that_differ_alike_have_p_0_and_no_effect_size()
    {
        var pairs = PairsOf([(1, 0), (2, 1), (3, 2)]);
        Assert.Equal((0, double.NaN), (pairs.PValue, pairs.EffectSize));
    }

    [Fact]
    public void One_pair_tests_nothing()
    {
        var pair = PairsOf([(2, 1)]);
        Assert.Equal((double.NaN, double.NaN), (pair.PValue, pair.EffectSize));
        Assert.Equal((1.0, double.NaN), (pair.Difference.Mean, pair.Difference.Interval.Low));
        Assert.Equal((double.NaN, 0L), (default(PairedMoments).Superiority.Mean, default(PairedMoments).N));
    }

    [Fact]
    public void P_values_of_pairs_without_effect_are_uniform()
    {
        const int samples = 4000;
        var random = new Random(1908);
        var below = new int[4];
        for (var i = 0; i < samples; i++)
        {
            var p = PairsOf(Enumerable.Range(0, 8).Select(_ => (Normal(random), Normal(random)))).PValue;
            for (var quarter = 1; quarter < 4; quarter++) if (p < quarter / 4.0) below[quarter]++;
        }
        for (var quarter = 1; quarter < 4; quarter++)
            Assert.Equal(quarter / 4.0, below[quarter] / (double)samples, 4 * .5 / Math.Sqrt(samples));
    }

    [Fact]
    public void A_statistic_beyond_all_bounds_has_p_0() =>
        Assert.Equal(0, Intervals.PValue(double.PositiveInfinity, 5));
}
