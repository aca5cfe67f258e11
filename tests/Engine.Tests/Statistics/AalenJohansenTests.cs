using CsCheck;
using NegotiationSim.Engine.Statistics;
using static NegotiationSim.Engine.Tests.Statistics.Samples;

namespace NegotiationSim.Engine.Tests.Statistics;

public class AalenJohansenTests
{
    private static readonly Gen<(long[] Events, long[] Competing, long[] Censored)> Groups =
        Gen.Select(Gen.Long[0, 4].Array[10], Gen.Long[0, 4].Array[10], Gen.Long[0, 4].Array[10]);

    [Fact]
    public void Incidence_and_variance_of_ten_followed_by_hand()
    {
        // Ten: one event; one competing, one lost; two events of seven at risk, before which S = 9/10·8/9 = .8; the others are lost.
        var found = AalenJohansen.FromCounts([0, 1, 0, 2], [0, 0, 1, 0], [0, 0, 1, 5]);
        Assert.Equal([0, .1, .1, 23.0 / 70], found.Incidence.Select(f => Math.Round(f, 14)), (a, b) => Math.Abs(a - b) < 1e-12);
        const double rest = .8 * 2 / 7;
        var variance = rest * rest / (10 * 9) + 9 / 1000.0 - 2 * rest / 100 + rest * rest / (9 * 8) + .64 * 5 * 2 / 343;
        Assert.Equal(Math.Sqrt(variance), found.StandardError[3], 1e-12);
        Assert.Equal(Math.Sqrt(.1 * .9 / 10), found.StandardError[2], 1e-12);
    }

    [Fact]
    public void Without_censoring_it_is_the_share_that_had_the_event_and_its_error_the_binomial_one() =>
        Groups.Where(g => g.Events.Sum() + g.Competing.Sum() > 0).ForAll(g =>
    {
        var n = g.Events.Sum() + g.Competing.Sum();
        var found = AalenJohansen.FromCounts(g.Events, g.Competing, new long[10]);
        for (var t = 0; t < 10; t++)
        {
            var share = (double)g.Events[..(t + 1)].Sum() / n;
            Near(share, found.Incidence[t]);
            Assert.Equal(share * (1 - share) / n, found.StandardError[t] * found.StandardError[t], 1e-12);
        }
    });

    [Fact]
    public void Without_competing_risks_it_is_what_Kaplan_and_Meier_have_not_left() => Groups.ForAll(g =>
    {
        var (found, survival) =
            (AalenJohansen.FromCounts(g.Events, new long[10], g.Censored), KaplanMeier.FromCounts(g.Events, g.Censored));
        for (var t = 0; t < 10; t++)
        {
            Near(1 - survival.Survival[t], found.Incidence[t]);
            if (survival.Survival[t] > 0) Assert.Equal(survival.StandardError[t], found.StandardError[t], 1e-7);
        }
    });

    [Fact]
    public void The_incidences_of_both_and_the_share_with_neither_add_up_to_1_and_Kaplan_and_Meier_say_too_much() => Groups.ForAll(g =>
    {
        var own = AalenJohansen.FromCounts(g.Events, g.Competing, g.Censored);
        var other = AalenJohansen.FromCounts(g.Competing, g.Events, g.Censored);
        var neither = KaplanMeier.FromCounts([.. g.Events.Zip(g.Competing, (a, b) => a + b)], g.Censored);
        var alone = KaplanMeier.FromCounts(g.Events, [.. g.Competing.Zip(g.Censored, (a, b) => a + b)]);
        for (var t = 0; t < 10; t++)
        {
            Near(1, own.Incidence[t] + other.Incidence[t] + neither.Survival[t]);
            Assert.True(own.Incidence[t] <= 1 - alone.Survival[t] + 1e-12);
            Assert.True(
                0 <= own.Low[t] && own.Low[t] <= own.Incidence[t] + 1e-12 && own.Incidence[t] <= own.High[t] + 1e-12 && own.High[t] <= 1);
        }
    });

    [Fact]
    public void Where_nobody_had_the_event_the_interval_is_Wilsons()
    {
        var found = AalenJohansen.FromCounts([0, 0], [0, 10], [0, 90]);
        Assert.Equal(Intervals.Share(0, 100).Interval, new Interval(found.Low[1], found.High[1]));
        Assert.Empty(AalenJohansen.FromCounts([], [], []).Incidence);
        Assert.Throws<ArgumentException>(() => AalenJohansen.FromCounts([1], [1, 2], [0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => AalenJohansen.FromCounts([1], [-1], [0]));
    }
}
