namespace NegotiationSim.Runner.Tests.Commands;

public sealed class BacktestTests
{
    private static readonly string[] Shipped = ["scenarios/historic/us-dprk-1990-2017.json", "--record", "@history/us-dprk/record.csv"];

    [Fact]
    public async Task A_backtest_is_told_written_and_drawn()
    {
        using var place = new Workplace();
        string[] call = ["backtest", .. Shipped, "-n", "60", "--chart-format", "png", "--width", "89"];
        var said = (await place.Sim([.. call, "--out", "@one"])).Well();
        Assert.All(said.Split('\n'), line => Assert.True(line.Length <= 80, line));
        Assert.Contains("Launch days   model-tempo", said);
        foreach (var chart in (string[])["forecasts", "gains", "pit", "reliability"])
            Assert.True(File.Exists(place.At("one", "charts", chart + ".png")));
        var scores = new CsvFile(place.Read("one", "scores.csv"));
        Assert.Equal(2 * (2 * 5 + 3 * 4), scores.Rows.Count);
        Assert.Equal(96 * (7 + 3 * 5), new CsvFile(place.Read("one", "forecasts.csv")).Rows.Count);
    }

    [Fact]
    public async Task The_coded_timeline_is_held_against_placebos()
    {
        using var place = new Workplace();
        string[] call = ["backtest", .. Shipped, "--to", "2000Q4", "-n", "16", "--placebo", "6", "--lag", "1"];
        var said = (await place.Sim([.. call, "--chart-format", "png", "--width", "89", "--out", "@one"])).Well();
        Assert.All(said.Split('\n'), line => Assert.True(line.Length <= 80, line));
        Assert.Contains("One policy throughout", said);
        Assert.True(File.Exists(place.At("one", "charts", "placebo.png")));
        var scores = new CsvFile(place.Read("one", "placebo.csv"));
        const int Timelines = 1 + 6 + 3, Targets = 4; // three eras until 2000; no nuclear test, so three targets and all together
        Assert.Equal(Timelines * Targets, scores.Rows.Count);
        Assert.Contains("\"kind\": \"Shifted\"", place.Read("one", "summary.json"));
        Assert.Contains("--placebo must be 0, or from 2", (await place.Sim([.. call[..^4], "--placebo", "1", "--out", "@two"])).Badly());
        Assert.False(Directory.Exists(place.At("two")));
    }

    [Fact]
    public async Task A_frozen_model_is_scored_on_what_came_after()
    {
        using var place = new Workplace();
        var record = File.ReadAllText(Path.Combine(Repository.Root, "history", "us-dprk", "record.csv")).TrimEnd();
        var columns = record.Split('\n').First(line => line.StartsWith("quarter", StringComparison.Ordinal)).Split(',');
        string Row(int t) => string.Join(',', columns.Select(c => c switch
        {
            "quarter" => $"{2018 + t / 4}Q{1 + t % 4}", "launchDays" => $"{t % 3}", "nuclearTests" or "agreement" => "0",
            "talks" => $"{t % 2}", _ => "",
        }));
        File.WriteAllText(place.At("longer.csv"), record + "\n" + string.Join('\n', Enumerable.Range(0, 9).Select(Row)) + "\n");
        string[] call = ["backtest", Shipped[0], "-n", "16", "--no-charts"];
        (await place.Sim([.. call, "--record", Shipped[2], "--out", "@before"])).Well();
        var hash = place.Read("before", "summary.json").Split("\"frozen\": \"")[1].Split('"')[0];
        var said = (await place.Sim([.. call, "--record", "@longer.csv", "--frozen", hash, "--out", "@after"])).Well();
        Assert.Contains("Primary figure: the model frozen at 2017Q4, on 2018Q1 to 2020Q1", said);
        Assert.Contains("\"frozenAt\": \"2017Q4\"", place.Read("after", "summary.json"));
        Assert.DoesNotContain(",2017Q4,", place.Read("after", "forecasts.csv"));
        var other = (await place.Sim([.. call, "--record", "@longer.csv", "--seed", "2", "--frozen", hash, "--out", "@no"])).Badly();
        Assert.Contains("This is not the model that was frozen.", other);
        Assert.Contains("8 quarters after its end",
            (await place.Sim([.. call, "--record", Shipped[2], "--frozen", hash, "--out", "@no"])).Badly());
        Assert.False(Directory.Exists(place.At("no")));
    }

    [Fact]
    public async Task A_part_of_the_record_is_scored_alone()
    {
        using var place = new Workplace();
        var said =
            (await place.Sim(
                ["backtest", .. Shipped, "--from", "1990Q1", "--to", "2010Q4", "-n", "40", "--no-charts", "--out", "@out"])).Well();
        Assert.Contains("1994Q1 to", said);
        Assert.DoesNotContain(",2011Q1,", place.Read("out", "forecasts.csv"));
    }

    [Fact]
    public async Task A_record_in_JSON_gives_what_the_same_in_CSV_gives()
    {
        using var place = new Workplace();
        string[] texts = ["quarter", "administration"];
        string[] numbers = ["launchDays", "nuclearTests", "talks", "agreement"];
        var record = new CsvFile(place.Read("history", "us-dprk", "record.csv"));
        var quarters = record.Rows.Select(row => "{ " + string.Join(", ",
            texts.Select(c => $"\"{c}\": \"{record.Text(row, c)}\"")
                .Concat(numbers.Select(c => $"\"{c}\": {(record.Text(row, c) is { Length: > 0 } n ? n : "null")}"))) + " }");
        File.WriteAllText(place.At("my.json"), $$"""{ "title": "mine", "quarters": [ {{string.Join(",\n", quarters)}} ] }""");
        string[] call = ["backtest", Shipped[0], "--to", "2000Q4", "-n", "40", "--no-charts", "-q"];
        (await place.Sim([.. call, "--record", Shipped[2], "--out", "@csv"])).Well();
        (await place.Sim([.. call, "--record", "@my.json", "--out", "@json"])).Well();
        Assert.Equal(place.Read("csv", "forecasts.csv"), place.Read("json", "forecasts.csv"));
    }

    [Fact]
    public async Task A_record_with_nothing_to_score_is_refused_and_leaves_nothing()
    {
        using var place = new Workplace();
        File.WriteAllLines(place.At("record.csv"),
            ["quarter,launchDays", .. Enumerable.Range(0, 40).Select(t => $"{1990 + t / 4}Q{t % 4 + 1},{(t < 20 ? "1" : "")}")]);
        var said = await place.Sim("backtest", Shipped[0], "--record", "@record.csv", "-n", "40", "--out", "@out");
        Assert.Equal(2, said.Code);
        Assert.Contains("Nothing can be scored: after the first 16 quarters", said.Err);
        Assert.Single(place.Left());
    }

    [Fact]
    public async Task Likelihoods_stand_with_their_errors_and_say_whether_the_particles_tell_them_apart()
    {
        using var place = new Workplace();
        File.WriteAllLines(place.At("record.csv"),
            ["quarter,launchDays,nuclearTests",
                .. Enumerable.Range(0, 40).Select(t => $"{1990 + t / 4}Q{t % 4 + 1},{t % 3},{(t == 30 ? "0" : "")}")]);
        var said = (await place.Sim("backtest", Shipped[0], "--record", "@record.csv", "-n", "40", "--no-charts", "--out", "@out")).Well();
        Assert.Contains("ln likelihood", said);
        Assert.Matches(@"model-tempo differs by [+−]\d+\.\d ± \d+\.\d", said);
        Assert.Contains("Not scored: nuclear test", said);
        var json = System.Text.Json.JsonDocument.Parse(place.Read("out", "summary.json")).RootElement;
        foreach (var model in (string[])["model", "model-tempo"])
        {
            Assert.True(json.GetProperty("models").GetProperty(model).GetProperty("logLikelihoodSe").GetDouble() > 0);
            Assert.Equal(8, json.GetProperty("models").GetProperty(model).GetProperty("n").GetInt32());
        }
        Assert.Equal("NuclearTest", json.GetProperty("notScored")[0].GetString());
    }

    [Theory]
    [InlineData("{ \"quarters\": [\n{ \"quarter\": \"1990Q1\", \"launchDays\": \"two\" } ] }",
        "record.csv:2:38 quarters[0].launchDays: the text \"two\" is no count")]
    [InlineData("quarter,launchDays\n1990Q1,two\n", "record.csv:2:8 launchDays")]
    [InlineData("quarter,launchDays\n1990Q1,2\n", "The record has 1 quarter; 16 are learnt from")]
    public async Task A_bad_record_is_one_error_and_leaves_nothing(string text, string why)
    {
        using var place = new Workplace();
        File.WriteAllText(place.At("record.csv"), text);
        var said = await place.Sim("backtest", Shipped[0], "--record", "@record.csv", "--out", "@out");
        Assert.Equal(2, said.Code);
        Assert.Contains(why, said.Err);
        Assert.Single(place.Left());
    }

    [Fact]
    public async Task A_record_in_another_encoding_is_refused_where_it_first_shows_and_so_is_one_without_end()
    {
        using var place = new Workplace();
        File.WriteAllBytes(place.At("latin1.csv"), [.. "quarter,leader,talks\n1990Q1,G"u8, 0xF3, .. "mez,1\n"u8]); // ó
        Directory.CreateDirectory(place.At("folder"));
        File.WriteAllText(place.At("empty"), "");
        foreach (var (record, why) in new[] { ("@latin1.csv", ":2:9: the byte F3 is not UTF-8 text. Save the file as UTF-8."),
            ("@folder", "this is a folder"), ("@empty", "this is empty, or no regular file") })
        {
            var said = await place.Sim("backtest", Shipped[0], "--record", record, "--out", "@out");
            Assert.Equal(2, said.Code);
            Assert.Contains(why, said.Err);
            Assert.False(Directory.Exists(place.At("out")));
        }
    }

    [Theory]
    [InlineData("--record", "none.csv", "none.csv: there is no such file")]
    [InlineData("--from", "1994", "--from 1994: no quarter")]
    [InlineData("--from", "2050Q1", "nothing of it lies between")]
    [InlineData("--tempo", "2", "--tempo must be 0.01 to 1")]
    public async Task A_bad_call_is_refused(string option, string value, string why)
    {
        using var place = new Workplace();
        var said = await place.Sim(["backtest", .. option == "--record" ? Shipped[..1] : Shipped, option, value, "--out", "@out"]);
        Assert.Equal(2, said.Code);
        Assert.Contains(why, said.Err);
        Assert.Empty(place.Left());
    }
}
