using System.Text.Json;

namespace NegotiationSim.Runner.Tests.Commands;

public sealed class TraceTests
{
    private static readonly string[] States =
        ["capability", "tension", "hardship", "openness", "reform", "pressure", "relief", "depth", "senderTrust", "targetTrust"];

    [Theory]
    [InlineData("scenarios/phased.json", 0)]
    [InlineData("scenarios/deep-uncertainty/maximum-pressure.json", 3)]
    [InlineData("scenarios/historic/us-dprk-1993-2024.json", 5)]
    [InlineData("scenarios/bargaining/hawk-grand-bargain.json", 3)]
    public async Task A_trace_tells_the_replication_that_the_run_played(string file, int replication)
    {
        using var place = new Workplace();
        (await place.Sim("run", file, "-n", "6", "--seed", "3", "--no-charts", "--quiet", "--out", "@out")).Well();
        var paths = new CsvFile(place.Read("out", "paths.csv"));
        var rows = new CsvFile(place.Read("out", "replications.csv"));
        var trace =
            JsonDocument.Parse(
                (await place.Sim("trace", file, "-r", $"{replication}", "--seed", "3", "--format", "json")).Well()).RootElement;
        var path = paths.Rows.ToDictionary(r => (r[0], r[1]), r => paths.Number(r, $"replication{replication}"));
        foreach (var round in trace.GetProperty("rounds").EnumerateArray())
        {
            var t = round.GetProperty("round").GetRawText();
            foreach (var name in States) Assert.Equal(path[(t, name)], round.GetProperty("state").GetProperty(name).GetDouble());
        }
        var row = rows.Rows[replication];
        Assert.Equal(rows.Number(row, "rounds") + 1, trace.GetProperty("rounds").GetArrayLength());
        Assert.Equal(rows.Text(row, "outcome"), trace.GetProperty("end").GetString());
        foreach (var metric in trace.GetProperty("metrics").EnumerateObject())
            Assert.Equal(rows.Number(row, metric.Name),
                metric.Value.ValueKind == JsonValueKind.Null ? double.NaN : metric.Value.GetDouble());
        foreach (var drawn in trace.GetProperty("drawn").EnumerateObject())
            Assert.Equal(rows.Number(row, drawn.Name), drawn.Value.GetDouble());
    }

    [Fact]
    public async Task A_trace_of_bargaining_tells_every_offer_and_why_it_was_refused_or_taken()
    {
        using var place = new Workplace();
        const string file = "scenarios/bargaining/hawk-grand-bargain.json";
        var said = (await place.Sim("trace", file, "-r", "3")).Well().Replace("\n          ", " ");
        foreach (var part in new[] { "the package of step 1 is on the table", "The sender offers relief", "for moratorium",
            "refused, as no deal is better for it", "agreed. The target ratifies", "Step 1 is signed" })
            Assert.Contains(part, said);
        foreach (var protocol in new[] { "mediator", "simultaneous", "backChannel", "ultimatum" })
            Assert.Contains(protocol == "mediator" ? "The mediator's text"
                : "The target offers".Replace("target", protocol == "ultimatum" ? "sender" : "target"),
                (await place.Sim("trace", file, "-r", "3", "--set", $"bargaining.protocol={protocol}")).Well()
                    .Replace("\n          ", " "));
        var trace = JsonDocument.Parse((await place.Sim("trace", file, "-r", "3", "--format", "json")).Well()).RootElement;
        foreach (var round in trace.GetProperty("rounds").EnumerateArray().Where(r => r.TryGetProperty("exchanges", out _)))
        {
            var last = round.GetProperty("exchanges").EnumerateArray().Last().GetProperty("answer").GetString();
            Assert.Equal(last == "accepted", round.GetProperty("happened").EnumerateArray().Any(h => h.GetString() == "tableAgreement"));
        }
    }

    [Fact]
    public async Task A_trace_in_words_says_what_was_offered_why_it_was_taken_and_where_the_run_turned()
    {
        using var place = new Workplace();
        var said = (await place.Sim("trace", "scenarios/phased.json", "--replication", "7")).Well();
        foreach (var part in new[] { "phased: Phased engagement, replication 7, seed 1", "Talks (chance", "worth", "ratifies",
            "After 120 rounds:", "Turning point" })
            Assert.Contains(part, said.Replace("\n          ", " "));
        Assert.All(said.Split('\n'), line => Assert.True(line.Length <= 80, line));
        var all = (await place.Sim("trace", "scenarios/phased.json", "--replication", "7", "--full")).Well();
        Assert.True(all.Length > said.Length);
        Assert.DoesNotContain("… ", all);
    }
}
