using NegotiationSim.Engine.Coercion.Simulation;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Shell;
using NegotiationSim.Runner.Studies.Analyze;

namespace NegotiationSim.Runner.Tests.Output;

public sealed class WordsTests
{
    [Theory]
    [InlineData(0, "0 nuclear tests")]
    [InlineData(1, "1 nuclear test")]
    [InlineData(2, "2 nuclear tests")]
    public void One_of_a_thing_is_no_plural(long n, string text) => Assert.Equal(text, NumberText.Some(n, "nuclear test"));

    [Theory]
    [InlineData("-0.5", "−0.5")]
    [InlineData("-.5 to 1e-05", "−.5 to 1e-05")]
    [InlineData("model-2, 1990-2017", "model-2, 1990-2017")]
    public void A_hyphen_before_a_number_is_shown_as_a_minus_sign(string text, string shown) =>
        Assert.Equal(shown, NumberText.Minus(text));

    [Fact]
    public void What_one_table_on_a_screen_has_said_the_next_does_not_say_again()
    {
        var table = new ResultTable("t", [new("a", "a", "what a is")], [["-1"]], ["A note."]);
        Assert.Equal("t\n\n   a\n  ──\n  −1\n\n  A note.\n  a: what a is.\n\nt\n\n   a\n  ──\n  −1\n\n",
            TableText.OnScreen([table, table]));
        Assert.Equal("a\n-1\n", table.ToCsv());
    }

    [Theory]
    [InlineData("1,000", 1000)]
    [InlineData("1_000_000", 1000000)]
    [InlineData("-12,000", -12000)]
    public void Thousands_of_a_whole_number_may_be_set_apart(string text, long n)
    {
        Assert.True(PlainNumbers.TryRead(text, out long read));
        Assert.Equal(n, read);
    }

    [Theory]
    [InlineData("1,00")]
    [InlineData("1_0000")]
    [InlineData("1,000_000")]
    [InlineData("1000,000")]
    public void Digits_set_apart_in_another_way_are_no_number(string text) => Assert.False(PlainNumbers.TryRead(text, out long _));

    [Theory]
    [InlineData(.2041, .1985, "It needs a trust in them of 0.204 to ratify it, and it has 0.199")]
    [InlineData(.33, .2, "It needs a trust in them of 0.33 to ratify it, and it has 0.20")]
    [InlineData(.2000004, .2, "It needs a trust in them of 0.2000004 to ratify it, and it has 0.2000000")]
    [InlineData(.2, .2, "It needs a trust in them of 0.20 to ratify it, which it has")]
    public void What_it_takes_and_what_there_is_never_read_the_same_when_they_are_not(double least, double has, string text) =>
        Assert.Equal(text, AnalysisWords.Need("It", "them", new TrustThreshold(least, IsMonotone: true), has));

    [Theory]
    [InlineData(.0004, "<.001", "0.0004")]
    [InlineData(.001, "0.001", "0.001")]
    [InlineData(double.NaN, "–", "")]
    public void No_p_value_is_nought(double p, string text, string exact) => Assert.Equal(new Cell(text, exact), Cell.PValue(p));

    [Fact]
    public void A_table_too_wide_for_the_screen_is_told_in_as_few_parts_as_fit_it()
    {
        // 1 + 20 a column: 21 for the first, and the others' 84 do not fit 80; two at a time they do, 63.
        var wide = new string('x', 20);
        Column[] columns = [.. "abcde".Select(c => new Column(c.ToString(), c.ToString(), ""))];
        var parts = new ResultTable("t", columns, [[.. columns.Select(_ => (Cell)wide)]], []).InParts();
        Assert.Equal(["abc", "ade"], parts.Select(t => string.Concat(t.Columns.Select(c => c.Name))));
        Assert.All(parts, t => Assert.Equal(3, Assert.Single(t.Rows).Count));
        var narrow = new ResultTable("t", columns, [["1", "2", "3", "4", "5"]], []);
        Assert.Equal(["1", "2", "3", "4", "5"], Assert.Single(narrow.InParts()).Rows[0].Select(c => c.Text));
    }
}
