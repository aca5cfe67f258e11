using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Runner.Drawing;

namespace NegotiationSim.Runner.Tests.Charts;

public sealed class TicksTests
{
    [Fact]
    public void A_share_has_fifths_and_in_little_room_halves()
    {
        Assert.Equal(["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"], Texts(new Axis("", 0, 1), 6));
        Assert.Equal(["0.0", "0.5", "1.0"], Texts(new Axis("", 0, 1), 3));
    }

    [Theory]
    [InlineData(120, 3, "0 60 120")]
    [InlineData(120, 5, "0 40 80 120")]
    [InlineData(12, 5, "0 4 8 12")]
    [InlineData(1, 5, "0 1")]
    public void Rounds_are_whole_and_reach_the_last_one_where_a_step_allows(int rounds, int most, string expected) =>
        Assert.Equal(expected, string.Join(' ', Texts(new Axis("", 0, rounds) { Rounds = true }, most)));

    [Fact]
    public void Rounds_from_a_known_quarter_on_have_the_years_at_which_they_begin()
    {
        var axis = new Axis("year", 0, 32) { Start = new Quarter(2009, 3) };
        Assert.Equal([new Tick(2, "2010"), new(10, "2012"), new(18, "2014"), new(26, "2016")], Ticks.Of(axis, 7));
        Assert.Equal("2009Q3", Ticks.Of(axis with { High = 4 }, 5)[0].Text);
    }

    [Fact]
    public void Negative_numbers_have_a_true_minus_and_zero_has_none() =>
        Assert.Equal(["−0.1", "0.0", "0.1"], Texts(new Axis("", -.12, .12), 3));

    [Fact]
    public void A_number_axis_never_has_one_tick_alone() =>
        Assert.All(Enumerable.Range(1, 40), i => Assert.True(Texts(new Axis("", .031 * i, .031 * i + .2), 2).Count() >= 2));

    [Fact]
    public void Labels_are_pushed_apart_in_their_order_and_kept_inside()
    {
        var labels = Enumerable.Range(0, 5).Select(i => new EndLabel(["x"], 10 + .1f * i, default));
        var middles = EndLabels.Spread(labels, 8, 0, 100).Select(l => l.Middle).ToArray();
        Assert.All(middles.Skip(1).Zip(middles), pair => Assert.True(pair.First - pair.Second > 9));
        Assert.True(middles[0] >= 4 && middles[^1] <= 96);
    }

    static IEnumerable<string> Texts(Axis axis, int most) => Ticks.Of(axis, most).Select(t => t.Text);
}
