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
        Assert.Equal([true, false],
            record.Quarters.Where(q => q.Quarter.Year == 2012 && q.Quarter.Number < 3).Select(q => q.Agreement!.Value));
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
    [InlineData("quarter,talks,launchDays,talks\n1990Q1,0,0,1\n",
        "r.csv:1:26: the heading \"talks\" stands twice, first in column 9. Keep one of the two columns.")]
    [InlineData("# mine\nquarter, note ,talks,note\n1990Q1,a,0,b\n", "r.csv:2:22: the heading \"note\" stands twice")]
    [InlineData("quarter,Talks,launch_days\n1990Q1,0,0\n", "r.csv:1:9: \"Talks\" is not read. Write talks,")]
    [InlineData("quarter;talks\n1990Q1;0\n", "r.csv:1:8: the columns are separated by semicolons. Save the file with commas")]
    public void A_bad_row_is_one_error_with_its_line_and_column(string text, string error)
    {
        var fault = Assert.Throws<ScenarioException>(() => RecordReader.Parse(text, "r.csv"));
        Assert.StartsWith(error, fault.Message);
        Assert.Single(fault.Problems);
    }

    [Fact]
    public void The_shipped_record_written_as_JSON_is_the_same_record()
    {
        var shipped = Records.Shipped().Quarters;
        Assert.Equal(shipped, RecordReader.Parse(Records.Json(shipped), "record.json").Quarters);
        Assert.Equal(shipped, RecordReader.Parse("\uFEFF \n" + Records.Json(shipped), "record").Quarters);
    }

    [Fact]
    public void A_quarter_of_JSON_may_lack_what_is_not_known_and_have_more()
    {
        var quarters = RecordReader.Parse("""
            // a comment
            { "title": "Two rivals", "sources": ["x"], "notes": { "a": 1 },
              "quarters": [
                { "note": 5, "talks": 1, "quarter": "2001Q4", "launchDays": 2.0, "nuclearTests": null, "agreement": 0, "administration": null },
                { "quarter": " 2002Q1 ", "launchDays": 0, "talks": false, "agreement": true, "administration": " x " },
              ] }
            """, "r.json").Quarters;
        Assert.Equal([new Observation(new Quarter(2001, 4), 2, null, true, false, null),
            new Observation(new Quarter(2002, 1), 0, null, false, true, "x")], quarters);
    }

    [Theory]
    [InlineData("{ \"quarters\": [ { \"quarter\": \"1990Q1\", \"talks\": 1 },\n  { \"quarter\": \"1990Q3\" } ] }",
        "r.json:2:16 quarters[1].quarter: 1990Q3 stands where 1990Q2 should. Give every quarter once, in order; leave what is not known "
            + "out.")]
    [InlineData("{ \"quarters\": [\n{ \"quarter\": \"1990Q1\", \"launchDays\": -1 } ] }",
        "r.json:2:38 quarters[0].launchDays: the number -1 is no count. Give a whole number from 0 to 200, or leave it out.")]
    [InlineData("{ \"quarters\": [\n{ \"quarter\": \"1990Q1\", \"launchDays\": 1.5 } ] }",
        "r.json:2:38 quarters[0].launchDays: the number 1.5 is no count")]
    [InlineData("{ \"quarters\": [\n{ \"quarter\": \"1990Q1\", \"launchDays\": 201 } ] }",
        "r.json:2:38 quarters[0].launchDays: the number 201 is no count")]
    [InlineData("{ \"quarters\": [\n{ \"quarter\": \"1990Q1\", \"nuclearTests\": \"2\" } ] }",
        "r.json:2:40 quarters[0].nuclearTests: the text \"2\" is no count")]
    [InlineData("{ \"quarters\": [\n{ \"quarter\": \"1990Q1\", \"nuclearTests\": true } ] }",
        "r.json:2:40 quarters[0].nuclearTests: true is no count")]
    [InlineData("{ \"quarters\": [\n{ \"quarter\": \"1990Q1\", \"talks\": \"yes\" } ] }",
        "r.json:2:33 quarters[0].talks: the text \"yes\" is neither false nor true. Give true if it was so in the quarter, false if not, "
            + "or leave it out.")]
    [InlineData("{ \"quarters\": [\n{ \"quarter\": \"1990Q1\", \"agreement\": 2 } ] }",
        "r.json:2:37 quarters[0].agreement: the number 2 is neither false nor true")]
    [InlineData("{ \"quarters\": [\n{ \"quarter\": \"1990Q1\", \"talks\": 1, \"administration\": 5 } ] }",
        "r.json:2:54 quarters[0].administration: the number 5 is no name. Write it in double quotes, or leave it out.")]
    [InlineData("{ \"quarters\": [\n{ \"quarter\": \"1990\", \"talks\": 1 } ] }",
        "r.json:2:14 quarters[0].quarter: the text \"1990\" is no quarter. Write it as \"1994Q3\".")]
    [InlineData("{ \"quarters\": [\n{ \"quarter\": null, \"talks\": 1 } ] }", "r.json:2:14 quarters[0].quarter: null is no quarter")]
    [InlineData("{ \"quarters\": [\n{ \"date\": \"1990Q1\", \"talks\": 1 } ] }",
        "r.json:2:1 quarters[0].quarter: there is no member of that name. Members that are read: quarter, administration,")]
    [InlineData("{\n\"quarters\": [ { \"quarter\": \"1990Q1\", \"note\": 1 } ] }",
        "r.json:2:13 quarters: no member holds observations. Give at least one of launchDays, nuclearTests, talks, agreement.")]
    [InlineData("{ \"quarters\": [\n5 ] }", "r.json:2:1 quarters[0]: expected an object, got the number 5")]
    [InlineData("{ \"quarters\":\n{} }", "r.json:2:1 quarters: expected a list of quarters, got an object")]
    [InlineData("{ \"quarters\":\n[] }", "r.json:2:1 quarters: it holds no quarters")]
    [InlineData("\n{ \"title\": \"x\" }", "r.json:2:1 quarters: it holds no quarters")]
    [InlineData("[]", "r.json:1:1: expected an object, got a list")]
    [InlineData("{ \"quarters\": [\n{ \"quarter\": \"1990Q1\" \"talks\": 1 } ] }", "r.json:2:23: a comma is missing before a text")]
    [InlineData("{ \"quarters\": [\n{ \"quarter\": \"1990Q1\", \"talks\": 1, \"talks\": 0 } ] }",
        "r.json:2:36 quarters[0].talks: \"talks\" stands twice in this object")]
    [InlineData("{ \"quarters\": [\n{ \"quarter\": \"1990Q1\", \"talks\": 1, \"launchdays\": 4 } ] }",
        "r.json:2:36 quarters[0]: \"launchdays\" is not read. Write launchDays,")]
    [InlineData(" \n", "r.json: it holds no quarters. Write { \"quarters\":")]
    public void What_is_wrong_with_JSON_is_one_error_with_its_line_and_column(string text, string error)
    {
        var fault = Assert.Throws<ScenarioException>(() => RecordReader.Parse(text, "r.json"));
        Assert.StartsWith(error, fault.Message);
        Assert.Single(fault.Problems);
    }

    [Fact]
    public void Headings_that_are_empty_may_stand_more_than_once() =>
        Assert.True(RecordReader.Parse("quarter,,talks,\n1990Q1,,1,\n", "r.csv").Quarters.Single().Talks);

    [Fact]
    public void Columns_may_stand_in_any_order_with_others_between_and_cells_may_be_empty()
    {
        var quarter =
            RecordReader.Parse("# a comment\r\ntalks,\"who, said\",quarter,launchDays\r\n1,\"x \"\"y\"\", z\",2001Q4,\r\n",
                "r.csv").Quarters.Single();
        Assert.Equal(new Observation(new Quarter(2001, 4), null, null, true, null, null), quarter);
    }

    [Fact]
    public void A_part_of_a_record_keeps_both_ends()
    {
        var part = Records.Shipped().Between(new Quarter(1994, 3), new Quarter(1995, 2)).Quarters;
        Assert.Equal((4, new Quarter(1994, 3)), (part.Count, part[0].Quarter));
    }
}
