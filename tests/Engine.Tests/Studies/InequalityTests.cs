using NegotiationSim.Engine.Studies;

namespace NegotiationSim.Engine.Tests.Studies;

public class InequalityTests
{
    [Fact]
    public void Greater_is_left_less_right()
    {
        var h = Inequality.Parse("phased.war > neglect.war + 0.1");
        Assert.Equal(-.1, h.Constant);
        Assert.Equal([new(1, "phased", "war"), new(-1, "neglect", "war")], h.Terms);
    }

    [Fact]
    public void Less_is_right_less_left()
    {
        var h = Inequality.Parse("maximum-pressure.capability < .5");
        Assert.Equal(.5, h.Constant);
        Assert.Equal([new(-1, "maximum-pressure", "capability")], h.Terms);
    }

    [Theory]
    [InlineData("2*a.war - 0.5 b.war + 3 > 1", 2, 2, -.5)]
    [InlineData("-a.war + b.war > -2", 2, -1, 1)]
    [InlineData("a.war > b.war", 0, 1, -1)]
    [InlineData("a-2.war - b-x-3.war > 0", 0, 1, -1)]
    public void Multiples_signs_and_names_with_hyphens_are_read(string text, double constant, double first, double second)
    {
        var h = Inequality.Parse(text);
        Assert.Equal(constant, h.Constant);
        Assert.Equal([first, second], h.Terms.Select(t => t.Factor));
        Assert.All(h.Terms, t => Assert.Equal("war", t.Metric));
    }

    [Theory]
    [InlineData("a.war > 0", false)]
    [InlineData("a.war >= 0", true)]
    [InlineData("0 <= a.war", true)]
    [InlineData("0 < a.war", false)]
    public void Equality_is_enough_where_it_is_written(string text, bool isEnough)
    {
        var h = Inequality.Parse(text);
        Assert.Equal([1], h.Terms.Select(t => t.Factor));
        Assert.Equal(isEnough, h.Holds(0));
        Assert.True(h.Holds(.1));
        Assert.False(h.Holds(-.1));
    }

    [Theory]
    [InlineData("war < 1", "")]
    [InlineData("My_policy.v2.war < 1", "My_policy.v2")]
    public void A_policy_may_be_left_out_and_have_any_file_name_of_letters_digits_and_dots(string text, string policy) =>
        Assert.Equal(new Inequality.Term(-1, policy, "war"), Assert.Single(Inequality.Parse(text).Terms));

    [Theory]
    [InlineData("")]
    [InlineData("a.war")]
    [InlineData("a.war > b.war > c.war")]
    [InlineData("a.war > ")]
    [InlineData("a.war b.war > 0")]
    [InlineData("a war > 0")]
    [InlineData("a.war * b.war > 0")]
    [InlineData("a.war => 0")]
    [InlineData("1 1 > a.war")]
    public void What_is_no_linear_inequality_is_refused(string text) => Assert.Throws<FormatException>(() => Inequality.Parse(text));
}
