using CsCheck;
using NegotiationSim.Engine.Games.Theory;

namespace NegotiationSim.Engine.Tests.Games.Theory;

public class TheoryTests
{
    [Theory]
    [InlineData(.9, .9, .526316)]
    [InlineData(.9, .8, .714286)]
    [InlineData(.5, .5, .666667)]
    public void Offers_in_turn_without_end_split_as_Rubinstein_found(double first, double second, double share) =>
        Assert.Equal(share, Rubinstein.FirstShare(first, second), 6);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, .1)]
    [InlineData(3, .91)]
    [InlineData(4, .181)]
    [InlineData(5, .8371)]
    public void With_a_last_round_the_split_swings(int rounds, double share) =>
        Assert.Equal(share, Rubinstein.FirstShare(rounds, .9, .9), 9);

    [Fact]
    public void The_more_rounds_the_nearer_to_no_last_round() => Gen.Select(Gen.Double[0, .95], Gen.Double[0, .95]).ForAll(δ =>
        Assert.Equal(Rubinstein.FirstShare(δ.Item1, δ.Item2), Rubinstein.FirstShare(1001, δ.Item1, δ.Item2), 9));

    [Fact]
    public void War_costs_leave_a_range()
    {
        var (low, high) = War.BargainingRange(.6, .1, .15);
        Assert.Equal((.5, .75), (Math.Round(low, 12), Math.Round(high, 12)));
        Assert.Equal((0, 1), War.BargainingRange(.05, .1, .99));
    }

    [Theory]
    [InlineData(.7, true)]
    [InlineData(.6, false)]
    public void A_fast_shift_of_power_breaks_peace_and_a_slow_one_does_not(double later, bool breaks)
    {
        Assert.Equal(breaks, War.CommitmentFails(10, (.3, later), .2, .9));
        Assert.Equal(breaks, War.CommitmentFails(10, 5.6, 2.4, later * 8, .9));
    }

    [Theory]
    [InlineData(4, 3, 2, 1, .5)]
    [InlineData(5, 4, 2, 0, .666667)]
    [InlineData(3, 2, 1, -4, .833333)]
    public void Trust_must_reach_Kydds_threshold(double reward, double temptation, double punishment, double sucker, double threshold) =>
        Assert.Equal(threshold, Reassurance.TrustThreshold(new(reward, temptation, punishment, sucker)), 6);

    [Theory]
    [InlineData(.1, .166667, .2)]
    [InlineData(.2, .285714, .4)]
    [InlineData(.4, .444444, .8)]
    [InlineData(.6, .545455, 1)]
    public void Low_trust_allows_only_small_first_steps(double trust, double low, double high)
    {
        var window = Reassurance.FirstRoundWeights(trust, new(4, 3, 2, 1), new(3, 4, 2, 1))!.Value;
        Assert.Equal(low, window.Low, 6);
        Assert.Equal(high, window.High, 6);
    }

    /// <summary>The window's ends, by the payoffs of the two plans spelled out.</summary>
    [Fact]
    public void At_the_ends_of_the_window_two_plans_are_worth_the_same() => Gen.Double[.05, .95].ForAll(t =>
    {
        StagePayoffs good = new(5, 3.5, 2, .5), bad = new(3, 4, 2, 1.5);
        if (Reassurance.FirstRoundWeights(t, good, bad) is not { } window) return;
        double Begin(double a, StagePayoffs u) =>
            t * (a * u.Reward + (1 - a) * Math.Max(u.Reward, u.Temptation)) + (1 - t) * (a * u.Sucker + (1 - a) * u.Punishment);
        double Refuse(double a, StagePayoffs u) => t * (a * u.Temptation + (1 - a) * u.Punishment) + (1 - t) * u.Punishment;
        Assert.Equal(Refuse(window.Low, bad), Begin(window.Low, bad), 9);
        if (window.High < 1) Assert.Equal(Refuse(window.High, good), Begin(window.High, good), 9);
    });

    [Fact]
    public void Numbers_outside_their_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Rubinstein.FirstShare(1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Rubinstein.FirstShare(0, .9, .9));
        Assert.Throws<ArgumentOutOfRangeException>(() => War.BargainingRange(1.2, 0, 0));
        Assert.Throws<ArgumentException>(() => Reassurance.TrustThreshold(new(3, 5, 1, 0)));
        Assert.Throws<ArgumentException>(() => Reassurance.FirstRoundWeights(.5, new(3, 4, 2, 1), new(3, 4, 2, 1)));
    }
}
