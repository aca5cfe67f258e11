using CsCheck;
using NegotiationSim.Engine.Studies.Designs;
using NegotiationSim.Engine.Studies.Sensitivity;

namespace NegotiationSim.Engine.Tests.Studies.Sensitivity;

public class ConditionalMeansTests
{
    [Fact]
    public void Two_groups_give_the_interval_computed_by_hand()
    {
        // Low: outputs 1 and 2, so the mean is 1.5 and the groups' residuals ∓.5; their standard error is .5, and t with one degree of
        // freedom 12.706.
        var means = ConditionalMeans.Of([.1, .9, .2, .8], [1, 3, 2, 6], 2);
        Assert.Equal(1.5, means.Low.Mean, 12);
        Assert.Equal(1.5 - 12.7062 * .5, means.Low.Interval.Low, 3);
        Assert.Equal(4.5, means.High.Mean, 12);
        Assert.Equal(3, means.Swing.Mean, 12); // residuals of the difference: ∓1.5 ± .5 = ∓1
        Assert.Equal(3 + 12.7062 * 1, means.Swing.Interval.High, 3);
        Assert.Equal((2, 2, 4), (means.Low.N, means.High.N, means.Swing.N));
    }

    [Fact]
    public void On_a_scrambled_net_the_quarters_of_the_unit_interval_have_their_exact_means()
    {
        // E[u | u < 1/4] = 1/8: every one of 256 equal cells holds one point of each scrambling.
        var shares = Shares(scramblings: 4, points: 256);
        var means = ConditionalMeans.Of(shares, shares, 256);
        Assert.Equal(.125, means.Low.Mean, 2.0 / 256);
        Assert.Equal(.875, means.High.Mean, 2.0 / 256);
        Assert.Equal(256, means.Low.N);
        Assert.True(means.Swing.Interval.Contains(.75));
    }

    [Fact]
    public void Adding_a_number_to_all_outputs_moves_the_means_and_not_the_swing() => Gen.Double[-100, 100].Sample(shift =>
    {
        var shares = Shares(4, 32);
        double[] outputs = [.. shares.Select((u, i) => u * u + i % 7)];
        var (means, moved) = (ConditionalMeans.Of(shares, outputs, 32),
            ConditionalMeans.Of(shares, [.. outputs.Select(y => y + shift)], 32));
        Assert.Equal(means.Low.Mean + shift, moved.Low.Mean, 1e-9);
        Assert.Equal(means.Swing.Mean, moved.Swing.Mean, 1e-9);
        Assert.Equal(means.Swing.StandardError, moved.Swing.StandardError, 1e-9);
    }, iter: 50);

    [Fact]
    public void Points_of_a_single_group_tell_nothing_of_the_error()
    {
        var means = ConditionalMeans.Of([.1, .2, .9, .8, .5, .9], [.581, .581, 3, 2, 7, 4], 2);
        Assert.Equal((.581, double.NaN, double.NaN), (means.Low.Mean, means.Low.StandardError, means.Low.Interval.Low));
        Assert.Equal(3, means.High.Mean, 12);
        Assert.True(means.High.StandardError > 0);
        Assert.Equal((3 - .581, double.NaN), (means.Swing.Mean, means.Swing.StandardError));
    }

    [Fact]
    public void Groups_that_are_all_alike_have_no_error_and_not_one_of_rounding() => Assert.All(Enumerable.Range(2, 30), n =>
        Assert.Equal(0, ConditionalMeans.Of([.. Enumerable.Range(0, 3 * n).Select(i => i % 3 < 2 ? .1 : .9)],
            [.. Enumerable.Repeat(.581, 3 * n)], 3).Swing.StandardError));

    [Fact]
    public void A_factor_that_is_never_low_has_no_means() => Assert.True(double.IsNaN(ConditionalMeans.Of([.5, .9], [1, 2], 1).Swing.Mean));

    [Fact]
    public void Groups_that_do_not_divide_the_points_are_refused() =>
        Assert.Throws<ArgumentException>(() => ConditionalMeans.Of([.1, .9, .2], [1, 2, 3], 2));

    private static double[] Shares(int scramblings, int points)
    {
        var shares = new double[scramblings * points];
        var point = new double[1];
        for (var m = 0; m < scramblings; m++)
        {
            var sequence = new SobolSequence(1, (ulong)(m + 1));
            for (var i = 0; i < points; i++)
            {
                sequence.Fill(i, point);
                shares[m * points + i] = point[0];
            }
        }
        return shares;
    }
}
