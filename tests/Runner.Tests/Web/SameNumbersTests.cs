using System.Text.Json;
using NegotiationSim.Runner.Tests.Commands;

namespace NegotiationSim.Runner.Tests.Web;

/// <summary>The page's numbers are those of the command line: for the same seed, the same bits.</summary>
public sealed class SameNumbersTests(Place server) : IClassFixture<Place>
{
    private const string Two =
        """{"scenario":"phased.json","set":{"mechanisms.spiral":0.2}},{"scenario":"maximum-pressure.json","set":{"mechanisms.spiral":0.2}}""";

    [Fact]
    public async Task Each_stage_of_a_play_is_what_compare_gives_with_as_many_replications()
    {
        using var place = new Workplace();
        var lines =
            await server.Lines("/api/play",
                $$"""{"entries":[{{Two}}],"seed":3,"replications":300,"trajectories":true,"variables":"capability,talks"}""");
        Assert.Equal([50, 200, 300], lines.Select(l => l.GetProperty("n").GetInt32()));
        foreach (var line in lines)
        {
            (await place.Sim("compare", "scenarios/phased.json", "scenarios/maximum-pressure.json", "-n",
                line.GetProperty("n").GetRawText(), "--seed", "3", "--set", "mechanisms.spiral=0.2", "--no-charts", "-q", "-o",
                "@" + line.GetProperty("n").GetRawText())).Well();
            var expected = JsonDocument.Parse(place.Read(line.GetProperty("n").GetRawText(), "comparison.json")).RootElement;
            Assert.True(JsonElement.DeepEquals(expected, line.GetProperty("comparison")));
        }
        var rows = new CsvFile(place.Read("300", "phased", "trajectories.csv"));
        var capability = lines[^1].GetProperty("over")[0].GetProperty("series").GetProperty("capability");
        foreach (var row in rows.Rows.Where(r => r[1] == "capability"))
        {
            foreach (var (column, name) in new[] { ("mean", "mean"), ("ci95_low", "low"), ("ci95_high", "high") })
                Assert.Equal(rows.Number(row, column),
                    capability.GetProperty(name)[int.Parse(row[0], System.Globalization.CultureInfo.InvariantCulture)].GetDouble());
        }
    }

    [Fact]
    public async Task A_point_of_the_phase_diagram_is_what_compare_gives_there()
    {
        using var place = new Workplace();
        var lines = await server.Lines("/api/grid", """
            {"entries":[{"scenario":"maximum-pressure.json"},{"scenario":"phased.json"}],"seed":2,"replications":60,"metric":"senderPayoff",
             "x":{"path":"mechanisms.spiral","low":0,"high":1,"points":2},"y":{"path":"target.seekers","low":0.1,"high":0.9,"points":3}}
            """);
        Assert.Equal(4, lines.Count);
        (await place.Sim("compare", "scenarios/maximum-pressure.json", "scenarios/phased.json", "-n", "60", "--seed", "2", "--set",
            "mechanisms.spiral=1", "--set", "target.seekers=0.5", "--no-charts", "-q", "-o", "@out")).Well();
        var expected = JsonDocument.Parse(place.Read("out", "comparison.json")).RootElement;
        var cell = lines[2].GetProperty("cells")[1];
        var difference = expected.GetProperty("differences").EnumerateArray()
            .Single(d => d.GetProperty("metric").GetString() == "senderPayoff");
        Assert.Equal(1, cell.GetProperty("best").GetInt32());
        Assert.Equal(difference.GetProperty("difference").GetDouble(), cell.GetProperty("difference").GetDouble());
        Assert.True(JsonElement.DeepEquals(difference.GetProperty("ci95"), cell.GetProperty("ci95")));
        Assert.False(cell.GetProperty("open").GetBoolean());
        for (var s = 0; s < 2; s++)
            Assert.Equal(expected.GetProperty("runs")[s].GetProperty("metrics").GetProperty("senderPayoff").GetProperty("mean").GetDouble(),
                cell.GetProperty("means")[s].GetProperty("mean").GetDouble());
    }

    [Fact]
    public async Task A_trace_is_the_one_that_sim_trace_tells()
    {
        using var place = new Workplace();
        var (_, text) =
            await server.Post("/api/trace", """{"entry":{"scenario":"deep-uncertainty/phased.json"},"seed":5,"replication":4}""");
        var expected =
            JsonDocument.Parse(
                (await place.Sim("trace", "scenarios/deep-uncertainty/phased.json", "-r", "4", "--seed", "5", "--format", "json")).Well(
                    )).RootElement;
        Assert.True(JsonElement.DeepEquals(expected, JsonDocument.Parse(text).RootElement.GetProperty("trace")));
    }

    [Fact]
    public async Task Files_saved_are_the_bytes_that_the_command_line_writes()
    {
        using var place = new Workplace();
        (await place.Sim("compare", "scenarios/phased.json", "scenarios/maximum-pressure.json", "-n", "150", "--chart-format", "svg", "-q",
            "-o", "@out")).Well();
        const string entries = """ "entries":[{"scenario":"phased.json"},{"scenario":"maximum-pressure.json"}],"replications":150 """;
        foreach (var (asked, file) in new[]
        {
            ("""{"file":"trajectories","entry":1,""", "maximum-pressure/trajectories.csv"),
            ("""{"file":"differences",""", "differences.csv"), ("""{"file":"chart","chart":"overlay",""", "charts/overlay.svg"),
        })
        {
            var (_, text) = await server.Post("/api/file", asked + entries + "}");
            Assert.Equal(place.Read(file.Split('/').Prepend("out").ToArray()), text);
        }
    }

    [Fact]
    public async Task A_scenario_saved_and_loaded_again_plays_the_same()
    {
        var (_, saved) = await server.Post("/api/file", $$"""{"file":"scenario","entries":[{{Two}}]}""");
        var original = await server.Lines("/api/play", $$"""{"entries":[{{Two.Split("},{")[0]}}}],"replications":50}""");
        var again = await server.Lines("/api/play", $$"""{"entries":[{"text":{{JsonSerializer.Serialize(saved)}} }],"replications":50}""");
        Assert.True(JsonElement.DeepEquals(original[0].GetProperty("comparison"), again[0].GetProperty("comparison")));
    }
}
