using System.Text.Json;

namespace NegotiationSim.Runner.Tests.Commands;

public sealed class ClaimsTests
{
    private static readonly string[] Small =
        ["claims", "scenarios/claims.json", "--worlds", "12", "--replications", "4", "--most", "8", "--no-ablation", "--out", "@out"];

    [Fact]
    public async Task Every_claim_gets_a_ruling_with_its_interval_in_the_table_the_csv_and_the_json()
    {
        using var place = new Workplace();
        var said = (await place.Sim(Small)).Well();
        Assert.All(said.Split('\n'), line => Assert.True(line.Length <= 80, line));
        var json = JsonDocument.Parse(place.Read("out", "claims.json")).RootElement;
        var csv = new CsvFile(place.Read("out", "claims.csv"));
        var claims = json.GetProperty("claims").EnumerateArray().ToArray();
        string[] rulings = ["holds", "fails", "depends"];
        Assert.Equal(claims.Length, csv.Rows.Count);
        foreach (var claim in claims)
        {
            Assert.Contains(claim.GetProperty("id").GetString()!, said);
            Assert.Contains(claim.GetProperty("ruling").GetString(), rulings);
            var share = claim.GetProperty("share");
            var (low, high) = (claim.GetProperty("simultaneousCi95")[0].GetDouble(), claim.GetProperty("simultaneousCi95")[1].GetDouble());
            Assert.InRange(share.GetProperty("share").GetDouble(), low, high);
            Assert.True(low <= share.GetProperty("ci95")[0].GetDouble() && high >= share.GetProperty("ci95")[1].GetDouble());
            Assert.Equal(12, share.GetProperty("n").GetInt32());
        }
        Assert.True(File.Exists(place.At("out", "manifest.json")));
    }

    [Fact]
    public async Task What_no_world_has_a_value_for_has_none_in_csv()
    {
        using var place = new Workplace();
        const string Claim = """{ "id": "a", "section": "s", "claim": "c", "hypothesis": "phased.firstAgreementRound < 5" }""";
        const string Set = $$"""{ "title": "t", "scenarios": { "phased": "deep-uncertainty/phased.json" }, "claims": [{{Claim}}] }""";
        await File.WriteAllTextAsync(place.At("scenarios", "none.json"), Set, TestContext.Current.CancellationToken);
        string[] none = ["--set", "rounds=1", "--set", "policy.talks=0", "--worlds", "2", "--replications", "2", "--no-ablation"];
        (await place.Sim(["claims", "scenarios/none.json", .. none, "--quiet", "--out", "@out"])).Well();
        Assert.Equal("claim,ruling,share,ci95,undecided,atBest\na,unknown,,,,unknown\n", place.Read("out", "claims.csv"));
    }

    [Fact]
    public async Task A_fault_in_the_file_is_told_with_its_place_and_leaves_nothing_behind()
    {
        using var place = new Workplace();
        await File.WriteAllTextAsync(place.At("bad.json"),
            """{ "scenarios": { "phased": "scenarios/phased.json" }, "claims": [{ "id": "a", "section": "s", "claim": "c", "hypothesis": "phased.wr < 1" }] }""", TestContext.Current.CancellationToken);
        var said = await place.Sim("claims", "@bad.json", "--out", "@out");
        Assert.Equal(2, said.Code);
        Assert.Contains("bad.json:1:", said.Err);
        Assert.Contains("\"wr\"", said.Err);
        Assert.False(Directory.Exists(place.At("out")));
    }
}
