using CsCheck;
using NegotiationSim.Engine.Statistics;
using static NegotiationSim.Engine.Tests.Statistics.Samples;

namespace NegotiationSim.Engine.Tests.Statistics;

public class KaplanMeierTests
{
    private static readonly Gen<(long[] Events, long[] Censored)> Groups = Gen.Select(Gen.Long[0, 4].Array[12], Gen.Long[0, 4].Array[12]);

    [Theory]
    [InlineData(6, 21, .857143, .0763604, .6197180, .9515517)]
    [InlineData(7, 17, .806723, .0869353, .5631466, .9228090)]
    [InlineData(23, 6, .448179, .1345915, .1880520, .6801426)]
    public void Survival_of_the_6_mp_trial_matches_the_published_values(
        int week, long atRisk, double survival, double error, double low, double high)
    {
        var curve = KaplanMeier.FromCounts(Treated.Events, Treated.Censored);
        Assert.Equal(atRisk, curve.AtRisk[week]);
        Assert.Equal(survival, curve.Survival[week], 5e-7);
        Assert.Equal(error, curve.StandardError[week], 5e-7);
        Assert.Equal(low, curve.Low[week], 5e-7);
        Assert.Equal(high, curve.High[week], 5e-7);
    }

    [Fact]
    public void Without_censoring_survival_is_the_share_left_and_its_error_the_binomial_one() =>
        Gen.Long[0, 5].Array[2, 20].Where(e => e.Sum() > 0).ForAll(events =>
        {
            var n = events.Sum();
            var left = n;
            var curve = KaplanMeier.FromCounts(events, new long[events.Length]);
            for (var t = 0; t < events.Length; t++)
            {
                left -= events[t];
                var share = (double)left / n;
                Near(share, curve.Survival[t]);
                Near(Math.Sqrt(share * (1 - share) / n), curve.StandardError[t]);
            }
            Assert.Equal(0, curve.Survival[^1]);
        });

    [Fact]
    public void Survival_never_rises_and_lies_within_its_interval() => Groups.ForAll(group =>
    {
        var curve = KaplanMeier.FromCounts(group.Events, group.Censored);
        for (var t = 0; t < 12; t++)
        {
            Assert.True(t == 0 || curve.Survival[t] <= curve.Survival[t - 1]);
            Assert.True(0 <= curve.Low[t] && curve.Low[t] <= curve.Survival[t] && curve.Survival[t] <= curve.High[t] && curve.High[t] <= 1);
        }
    });

    [Fact]
    public void Those_at_risk_are_those_with_neither_event_nor_censoring_before() => Groups.ForAll(group =>
    {
        var curve = KaplanMeier.FromCounts(group.Events, group.Censored);
        for (var t = 0; t < 12; t++) Assert.Equal(group.Events[t..].Sum() + group.Censored[t..].Sum(), curve.AtRisk[t]);
    });

    [Fact]
    public void Where_nobody_or_everybody_had_the_event_there_is_no_width()
    {
        var curve = KaplanMeier.FromCounts([0, 0, 3], [0, 0, 0]);
        Assert.Equal((1, 1, 1, 0), (curve.Survival[1], curve.Low[1], curve.High[1], curve.StandardError[1]));
        Assert.Equal((0, 0, 0, 0), (curve.Survival[2], curve.Low[2], curve.High[2], curve.StandardError[2]));
    }

    [Fact]
    public void The_interval_covers_true_survival_in_about_95_of_100_censored_samples()
    {
        const int samples = 3000, n = 80;
        var random = new Random(1958);
        var covered = 0;
        for (var i = 0; i < samples; i++)
        {
            var (events, censored) = (new long[11], new long[11]);
            for (var j = 0; j < n; j++)
            {
                var time = 1;
                while (time < 10 && random.NextDouble() >= .1) time++; // an event in each period with chance .1
                var lost = random.Next(1, 20);
                if (lost < time) censored[lost]++;
                else events[time]++;
            }
            var curve = KaplanMeier.FromCounts(events, censored);
            if (new Interval(curve.Low[6], curve.High[6]).Contains(Math.Pow(.9, 6))) covered++;
        }
        Assert.InRange(covered / (double)samples, .935, .965);
    }

    [Fact]
    public void Counts_that_do_not_match_or_are_negative_are_refused()
    {
        Assert.Throws<ArgumentException>(() => KaplanMeier.FromCounts([1, 2], [1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => KaplanMeier.FromCounts([1, -2], [1, 0]));
        Assert.Empty(KaplanMeier.FromCounts([], []).Survival);
    }
}
