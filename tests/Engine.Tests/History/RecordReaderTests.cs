using NegotiationSim.Engine.History;
using NegotiationSim.Engine.Scenarios;

namespace NegotiationSim.Engine.Tests.History;

public class RecordReaderTests
{
    [Fact]
    public void The_shipped_record_has_its_112_quarters_and_six_nuclear_tests()
    {
        var record = Records.Shipped();
        Assert.Equal(112, record.Quarters.Count);
        Assert.Equal(6, record.Quarters.Sum(q => q.NuclearTests));
        Assert.Equal(new Quarter(1990, 1), record.Quarters[0].Quarter);
        Assert.Equal("Barack Obama", record.Quarters.First(q => q.Quarter == new Quarter(2009, 1)).Administration);
        Assert.Equal([true, false], record.Quarters.Where(q => q.Quarter.Year == 2012 && q.Quarter.Number < 3).Select(q => q.Agreement!.Value));
    }

    [Theory]
    [InlineData("quarter,launchDays\n1990Q1,1\n1990Q3,0\n", "r.csv:3:1 quarter: 1990Q3 stands where 1990Q2 should")]
    [InlineData("quarter,launchDays\n1990Q1,1\n1990Q2,-1\n", "r.csv:3:8 launchDays: \"-1\" is no count")]
    [InlineData("quarter,launchDays\n1990Q1,1.5\n", "r.csv:2:8 launchDays: \"1.5\" is no count")]
    [InlineData("quarter,talks\n1990Q1,maybe\n", "r.csv:2:8 talks: \"maybe\" is neither 0 nor 1")]
    [InlineData("quarter,note,talks\n1990Q1,\"a, b\",2\n", "r.csv:2:15 talks: \"2\" is neither 0 nor 1")]
    [InlineData("quarter,talks\n1990Q1\n", "r.csv:2:1: the line has 1 fields where the headings have 2")]
    [InlineData("quarter,talks\n1990,1\n", "r.csv:2:1 quarter: \"1990\" is no quarter")]
    [InlineData("quarter,talks\n1990Q1,\"1\n", "r.csv:2:8: a quoted field does not end in its line")]
    [InlineData("date,talks\n1990Q1,1\n", "r.csv:1:1 quarter: there is no column of that name")]
    [InlineData("quarter,note\n1990Q1,x\n", "r.csv:1:1: no column holds observations")]
    [InlineData("", "r.csv: it holds no quarters")]
    public void A_bad_row_is_one_error_with_its_line_and_column(string text, string error)
    {
        var fault = Assert.Throws<ScenarioException>(() => RecordReader.Parse(text, "r.csv"));
        Assert.StartsWith(error, fault.Message);
        Assert.Single(fault.Problems);
    }

    [Fact]
    public void Columns_may_stand_in_any_order_with_others_between_and_cells_may_be_empty()
    {
        var quarter = RecordReader.Parse("# a comment\r\ntalks,\"who, said\",quarter,launchDays\r\n1,\"x \"\"y\"\", z\",2001Q4,\r\n", "r.csv").Quarters.Single();
        Assert.Equal(new Observation(new Quarter(2001, 4), null, null, true, null, null), quarter);
    }

    [Fact]
    public void A_part_of_a_record_keeps_both_ends()
    {
        var part = Records.Shipped().Between(new Quarter(1994, 3), new Quarter(1995, 2)).Quarters;
        Assert.Equal((4, new Quarter(1994, 3)), (part.Count, part[0].Quarter));
    }
}
