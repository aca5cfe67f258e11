namespace NegotiationSim.Runner.Tests.Commands;

public sealed class HindsightTests
{
    private static readonly string[] Shipped = ["scenarios/historic/us-dprk-1990-2017.json", "--record", "@history/us-dprk/record.csv"];

    [Fact]
    public async Task The_same_call_gives_the_same_files_on_any_number_of_threads()
    {
        using var place = new Workplace();
        string[] call = ["hindsight", .. Shipped, "-n", "80", "--chart-format", "png", "--width", "89"];
        var said = (await place.Sim([.. call, "--threads", "1", "--out", "@one"])).Well();
        var full = (await place.Sim([.. call, "--threads", "3", "--out", "@two", "--full"])).Well();
        Assert.All((said + full).Split('\n'), line => Assert.True(line.Length <= 80, line));
        foreach (var start in (string[])["1994Q1", "2001Q1", "2009Q1", "2017Q1"])
        {
            Assert.Matches($@"\n  {start}  the record .*\n +as it was ", said);
            Assert.Contains($"Policies from {start} to 2017Q4", full);
        }
        Assert.Contains("the same with --full", said);
        Assert.Contains("grand-bargain, moratorium, neglect and phased are not in it",
            string.Join(' ', said.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries)));
        Assert.Equal(place.Read("one", "hindsight.csv"), place.Read("two", "hindsight.csv"));
        Assert.Equal(File.ReadAllBytes(place.At("one", "charts", "hindsight.png")),
            File.ReadAllBytes(place.At("two", "charts", "hindsight.png")));

        var rows = new CsvFile(place.Read("one", "hindsight.csv"));
        Assert.Equal(4 * (3 + 8 * 11), rows.Rows.Count);
        double Seen(string start, string outcome) =>
            rows.Number(
                rows.Rows.Single(
                    r => rows.Text(r, "start") == start && rows.Text(r, "policy") == "the record" && rows.Text(r, "outcome") == outcome),
                    "mean");
        Assert.Equal(15, Seen("2017Q1", "launchesPerYear"));
        Assert.Equal(1, Seen("2017Q1", "nuclearTests"));
        Assert.Equal(1 / 36.0, Seen("2009Q1", "inForce"), 1e-12);
        var same =
            rows.Rows.Single(
                r => rows.Text(r, "start") == "2017Q1" && rows.Text(r, "policy") == "maximum-pressure"
                    && rows.Text(r, "outcome") == "senderPayoff");
        Assert.Equal((0.0, 0.0, .5),
            (rows.Number(same, "difference"), rows.Number(same, "difference_high"), rows.Number(same, "share_better")));
    }

    [Fact]
    public async Task Starts_end_and_policies_are_those_asked_for()
    {
        using var place = new Workplace();
        string[] call = ["hindsight", .. Shipped, "--to", "2003Q4", "--from", "1995Q1", "2000Q3", "-n", "40", "--no-charts", "--quiet"];
        Assert.Equal("",
            (await place.Sim([.. call, "--policies", "phased,scenarios/policies/eras/leap-day.json", "--out", "@out"])).Well());
        string[] made = ["columns.json", "hindsight.csv", "manifest.json", "methods.bib", "methods.md", "summary.json"];
        Assert.Equal(made,
            place.Left().Where(f => f.StartsWith("out" + Path.DirectorySeparatorChar, StringComparison.Ordinal)).Select(Path.GetFileName));
        var rows = new CsvFile(place.Read("out", "hindsight.csv"));
        Assert.Equal(["the record", "as it was", "phased", "leap-day"], rows.Rows.Select(r => rows.Text(r, "policy")).Distinct());
        Assert.Equal(["1995Q1", "2000Q3"], rows.Rows.Select(r => rows.Text(r, "start")).Distinct());
        Assert.Contains("\"untried\": [\n    \"phased\",\n    \"leap-day\"\n  ]",
            place.Read("out", "summary.json").ReplaceLineEndings("\n"));

        // Of the usual starts those that this record has are taken.
        (await place.Sim(["hindsight", .. Shipped, "--to", "2003Q4", "-n", "40", "--no-charts", "--out", "@usual"])).Well();
        rows = new CsvFile(place.Read("usual", "hindsight.csv"));
        Assert.Equal(["1994Q1", "2001Q1"], rows.Rows.Select(r => rows.Text(r, "start")).Distinct());
    }

    [Theory]
    [InlineData("--record", "none.csv", "none.csv: there is no such file")]
    [InlineData("--from", "1994", "--from 1994: no quarter")]
    [InlineData("--from", "1990Q1", "--from 1990Q1: ")]
    [InlineData("--from", "2018Q1", "runs from 1990Q1 to 2017Q4. Give a quarter after its first and not after its last")]
    [InlineData("--to", "1993Q4", "runs from 1990Q1 to 1993Q4. Say with --from")]
    [InlineData("--to", "1990Q1", "has one quarter, 1990Q1: too short. Give a longer record")]
    [InlineData("--to", "1980Q1", "nothing of it lies between")]
    [InlineData("--policies", "none.json", "--policies none.json: there is no such file")]
    [InlineData("--policies", "scenarios/phased.json", "phased.json is a scenario, not a policy")]
    [InlineData("--particles", "2", "--particles must be 16 to 250000")]
    public async Task A_bad_call_is_one_error_and_leaves_nothing(string option, string value, string why)
    {
        using var place = new Workplace();
        var said = await place.Sim(["hindsight", .. option == "--record" ? Shipped[..1] : Shipped, option, value, "--out", "@out"]);
        Assert.Equal(2, said.Code);
        Assert.Contains(why, said.Err);
        Assert.Empty(place.Left());
    }

    [Fact]
    public async Task A_scenario_that_begins_after_the_record_is_one_error()
    {
        using var place = new Workplace();
        var said =
            await place.Sim("hindsight", "scenarios/historic/clinton-1993-2000.json", "--record", "@history/us-dprk/record.csv", "-n", "40",
                "--out", "@out");
        Assert.Equal(2, said.Code);
        Assert.Contains("must have a start, at or before 1990Q1", said.Err);
        Assert.Empty(place.Left());
    }

    [Fact]
    public async Task Ctrl_C_writes_nothing()
    {
        using var place = new Workplace();
        var said = await place.SimUntil(new CancellationToken(true), ["hindsight", .. Shipped, "-n", "40", "--out", "@out"]);
        Assert.Equal(130, said.Code);
        Assert.Empty(place.Left());
    }
}
