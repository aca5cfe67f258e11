using System.Text.Json;

namespace NegotiationSim.Runner.Tests.Commands;

public sealed class PlayTests
{
    public static TheoryData<string> Games() => [.. Engine.Scenarios.GameFiles.GameCatalogue.All.Select(g => g.Name)];

    [Theory]
    [MemberData(nameof(Games))]
    public async Task Every_built_in_game_is_solved_within_80_columns(string game)
    {
        using var place = new Workplace();
        var said = (await place.Sim("play", game, "--no-charts", "--out", "@out")).Well();
        Assert.All(said.Split('\n').Where(l => !l.StartsWith("Wrote", StringComparison.Ordinal)),
            line => Assert.True(line.Length <= 80, line));
        Assert.Contains("Nash", said);
        Assert.Contains("Logit equilibria", said);
        var json = JsonDocument.Parse(place.Read("out", "play.json")).RootElement;
        Assert.Equal(game, json.GetProperty("game").GetProperty("name").GetString());
        Assert.True(json.GetProperty("equilibria").GetArrayLength() > 0);
        Assert.StartsWith("game,component,equilibrium,", place.Read("out", "equilibria.csv"));
        Assert.True(File.Exists(place.At("out", "manifest.json")));
        Assert.False(File.Exists(place.At("out", "tournament.csv")));
    }

    [Fact]
    public async Task A_tournament_has_its_table_files_and_charts_and_the_same_bits_for_any_number_of_threads()
    {
        using var place = new Workplace();
        string[] call = ["play", "prisoners-dilemma", "--strategies", "all", "--turns", "20", "--noise", ".05", "-n", "12",
            "--chart-format", "png", "--width", "89"];
        var said = (await place.Sim([.. call, "--threads", "1", "--out", "@one"])).Well();
        (await place.Sim([.. call, "--threads", "3", "--out", "@two"])).Well();
        Assert.All(said.Split('\n').Where(l => !l.StartsWith("Wrote", StringComparison.Ordinal)),
            line => Assert.True(line.Length <= 80, line));
        Assert.Contains("n = 12 replications, seed 1", said);
        foreach (var file in new[] { "tournament.csv", "matches.csv", "logit.csv", "equilibria.csv" })
            Assert.Equal(place.Read("one", file), place.Read("two", file));
        foreach (var chart in new[] { "tournament.png", "logit.png" })
            Assert.Equal(File.ReadAllBytes(place.At("one", "charts", chart)), File.ReadAllBytes(place.At("two", "charts", chart)));
        var csv = new CsvFile(place.Read("one", "tournament.csv"));
        Assert.Equal(15, csv.Rows.Count);
        Assert.Equal(15 * 16 / 2, new CsvFile(place.Read("one", "matches.csv")).Rows.Count);
    }

    [Fact]
    public async Task An_exact_tie_is_called_one_and_one_thing_is_not_several()
    {
        using var place = new Workplace();
        var said = (await place.Sim("play", "prisoners-dilemma", "--strategies", "tit-for-tat,gradual", "--turns", "1", "--noise", ".05",
            "-n", "2", "--no-charts", "--out", "@out")).Well();
        Assert.Contains("tie exactly in what was played", said);
        Assert.Contains("(1 turn, ", said);
        Assert.DoesNotContain("halve it", said);
    }

    [Fact]
    public async Task Exact_payoffs_stand_beside_the_simulated_where_memory_is_a_turn_long()
    {
        using var place = new Workplace();
        var said =
            (await place.Sim("play", "prisoners-dilemma", "--strategies", "tft,wsls,suspicious-tit-for-tat,memory-one:1/.9/.1/.8/.2",
                "--noise", ".05", "--continuation", ".99", "-n", "20", "--no-charts", "--out", "@out")).Well();
        Assert.All(said.Split('\n').Where(l => !l.StartsWith("Wrote", StringComparison.Ordinal)),
            line => Assert.True(line.Length <= 80, line));
        Assert.Contains("exact", said);
        Assert.Contains("continuation 0.99", said);
    }

    [Fact]
    public async Task Without_chance_one_replication_is_played_and_said_to_be_exact()
    {
        using var place = new Workplace();
        Assert.Contains("the payoffs are",
            (await place.Sim("play", "chicken", "--strategies", "grit,gradual", "--no-charts", "--out", "@out")).Well());
        var csv = new CsvFile(place.Read("out", "tournament.csv"));
        Assert.All(csv.Rows, row => Assert.Equal("1", csv.Text(row, "n")));
    }

    [Theory]
    [InlineData("table")]
    [InlineData("json")]
    [InlineData("csv")]
    [InlineData("markdown")]
    [InlineData("latex")]
    public async Task Every_format_is_printed(string format)
    {
        using var place = new Workplace();
        var said = (await place.Sim("play", "stag-hunt", "--format", format, "--no-charts", "--out", "@out")).Well();
        if (format == "json") Assert.Equal(3, JsonDocument.Parse(said).RootElement.GetProperty("equilibria").GetArrayLength());
        if (format == "csv") Assert.Equal(12, new CsvFile(said).Rows.Count);
    }

    [Fact]
    public async Task The_list_names_games_and_strategies_within_80_columns()
    {
        using var place = new Workplace();
        var said = (await place.Sim("play")).Well();
        Assert.All(said.Split('\n'), line => Assert.True(line.Length <= 80, line));
        Assert.Contains("called-bluff", said);
        Assert.Contains("grit", said);
        Assert.Empty(place.Left());
    }

    [Theory]
    [InlineData("Did you mean chicken?", "chiken")]
    [InlineData("Give a game", "--strategies", "all")]
    [InlineData("Did you mean tit-for-tat?", "chicken", "--strategies", "tit-for-tta")]
    [InlineData("strategies play games of two actions each", "rock-paper-scissors", "--strategies", "all")]
    [InlineData("five chances", "chicken", "--strategies", "memory-one:1/2")]
    [InlineData("is not a number from 0", "chicken", "--lambda", "1,x")]
    [InlineData("--noise must be 0 to 1", "chicken", "--noise", "1.5")]
    [InlineData("there is no such file", "nothing.json")]
    public async Task Bad_input_is_refused_with_a_cure_and_nothing_is_written(string why, params string[] arguments)
    {
        using var place = new Workplace();
        var said = await place.Sim(["play", .. arguments, "--out", "@out"]);
        Assert.Equal(2, said.Code);
        Assert.Contains(why, said.Err);
        Assert.Empty(place.Left());
    }

    [Fact]
    public async Task A_fault_of_a_game_file_is_said_with_line_and_column()
    {
        using var place = new Workplace();
        await File.WriteAllTextAsync(place.At("bad.json"), "{\n  \"row\": { \"actions\": [\"a\", 2] }\n}\n",
            TestContext.Current.CancellationToken);
        var said = await place.Sim("play", "@bad.json", "--out", "@out");
        Assert.Equal(2, said.Code);
        Assert.Contains("bad.json:2:29 row.actions[1]: expected a text, got the number 2", said.Err);
        Assert.Contains("column: the game has no column player", said.Err);
    }

    [Fact]
    public async Task What_stops_it_leaves_nothing_behind()
    {
        using var place = new Workplace();
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();
        var said = await place.SimUntil(stopped.Token, "play", "chicken", "--strategies", "all", "--quiet", "--out", "@out");
        Assert.Equal(130, said.Code);
        Assert.Empty(place.Left());
    }
}
