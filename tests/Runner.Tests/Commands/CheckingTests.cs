using System.IO.Compression;
using System.Text.Json;

namespace NegotiationSim.Runner.Tests.Commands;

/// <summary>sim reproduce and sim bundle: what a replication check rests on.</summary>
public sealed class CheckingTests
{
    private static readonly string[] Call =
        ["run", "scenarios/phased.json", "-n", "150", "--rounds", "40", "--chart-format", "svg", "--quiet", "--out", "@results/phased"];

    [Fact]
    public async Task Results_are_reproduced_bit_for_bit_and_only_read()
    {
        using var place = new Workplace();
        (await place.Sim(Call)).Well();
        var before = place.Left();
        var said = (await place.Sim("reproduce", "@results/phased", "--threads", "1")).Well();
        Assert.Contains("Reproduced: 9 files, bit for bit", said);
        Assert.Equal(9, said.Split('\n').Count(l => l.EndsWith("same bits", StringComparison.Ordinal)));
        Assert.Equal(before, place.Left());
    }

    [Fact]
    public async Task Results_from_a_file_of_draws_are_reproduced_and_packed_without_it()
    {
        using var place = new Workplace();
        string[] small = ["-n", "30", "--rounds", "8", "--no-charts", "--quiet", "--out"];
        (await place.Sim(["run", "scenarios/calibrated/phased.json", .. small, "@drawn"])).Well();
        place.Own("scenarios", "calibrated");
        File.Delete(place.At("scenarios", "calibrated", "posterior.csv"));
        Assert.Contains("Reproduced: ", (await place.Sim("reproduce", "@drawn")).Well());
        (await place.Sim("bundle", "@drawn")).Well();
        await ZipFile.ExtractToDirectoryAsync(place.At("drawn.zip"), place.At("unpacked"), TestContext.Current.CancellationToken);
        (await place.Sim(["run", "@unpacked/scenarios/calibrated-phased.json", .. small, "@again"])).Well();
        Assert.Equal(place.Read("drawn", "replications.csv"), place.Read("again", "replications.csv"));
        var refused = await place.Sim("run", "scenarios/calibrated/phased.json", "--out", "@refused");
        Assert.Equal(2, refused.Code);
        Assert.Matches(@"us-dprk-calibrated\.json:4:12 draws: there is no file .*posterior\.csv\. ", refused.Err);
        Assert.False(Directory.Exists(place.At("refused")));
    }

    [Theory]
    [InlineData("replications.csv", "changed since it was written")]
    [InlineData("trajectories.csv", "missing from the folder")]
    public async Task Results_that_were_tampered_with_are_not_reproduced_and_not_packed(string file, string verdict)
    {
        using var place = new Workplace();
        (await place.Sim(Call)).Well();
        if (verdict.StartsWith("missing", StringComparison.Ordinal)) File.Delete(place.At("results", "phased", file));
        else await File.AppendAllTextAsync(place.At("results", "phased", file), "150,40,war\n", TestContext.Current.CancellationToken);
        var said = await place.Sim("reproduce", "@results/phased");
        Assert.Equal(1, said.Code);
        Assert.Matches($@"{file} +{verdict}", said.Out);
        Assert.Contains("Not reproduced", said.Out);
        var packed = await place.Sim("bundle", "@results/phased");
        Assert.Equal(2, packed.Code);
        Assert.Contains(file, packed.Err);
        Assert.DoesNotContain(place.Left(), f => f.Contains(".zip", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_manifest_with_another_seed_is_not_reproduced()
    {
        using var place = new Workplace();
        (await place.Sim(Call)).Well();
        var manifest = place.At("results", "phased", "manifest.json");
        await File.WriteAllTextAsync(manifest, place.Read("results", "phased", "manifest.json").Replace("\"seed\": 1,", "\"seed\": 2,"),
            TestContext.Current.CancellationToken);
        var said = await place.Sim("reproduce", "@results/phased");
        Assert.Equal(1, said.Code);
        Assert.Contains("differs when run again", said.Out);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{ "kind": 3 }""")]
    public async Task A_damaged_manifest_is_a_plain_fault(string text)
    {
        using var place = new Workplace();
        Directory.CreateDirectory(place.At("results"));
        await File.WriteAllTextAsync(place.At("results", "manifest.json"), text, TestContext.Current.CancellationToken);
        foreach (var command in new[] { "reproduce", "bundle", "charts" })
        {
            var said = await place.Sim(command, "@results");
            Assert.Equal(2, said.Code);
            Assert.Contains("not a manifest of this program", said.Err);
            Assert.DoesNotContain("   at ", said.Err);
        }
    }

    [Fact]
    public async Task A_bundle_holds_everything_describes_everything_and_is_the_same_bytes_twice()
    {
        using var place = new Workplace();
        (await place.Sim(Call)).Well();
        Assert.Contains("Packed 30 files", (await place.Sim("bundle", "@results/phased")).Well());
        (await place.Sim("bundle", "@results/phased/", "--out", "@again.zip")).Well();
        Assert.Equal(await File.ReadAllBytesAsync(place.At("results", "phased.zip"), TestContext.Current.CancellationToken),
            await File.ReadAllBytesAsync(place.At("again.zip"), TestContext.Current.CancellationToken));

        using var zip = ZipFile.OpenRead(place.At("again.zip"));
        string Text(string name)
        {
            using var reader = new StreamReader(zip.GetEntry(name)!.Open());
            return reader.ReadToEnd();
        }
        var names = zip.Entries.Select(e => e.FullName).ToArray();
        var results = Directory.EnumerateFiles(place.At("results", "phased"), "*", SearchOption.AllDirectories)
            .Select(f => "results/" + Path.GetRelativePath(place.At("results", "phased"), f).Replace('\\', '/'));
        Assert.Equal(results.Concat(["scenarios/phased.json", "README.md", "CITATION.cff", "ro-crate-metadata.json"])
            .Order(StringComparer.Ordinal), names.Order(StringComparer.Ordinal));
        Assert.Contains("sim reproduce results", Text("README.md"));
        Assert.StartsWith("cff-version: 1.2.0", Text("CITATION.cff"), StringComparison.Ordinal);
        Assert.Equal(place.Read("results", "phased", "summary.json"), Text("results/summary.json"));

        var graph = JsonDocument.Parse(Text("ro-crate-metadata.json")).RootElement.GetProperty("@graph").EnumerateArray()
            .ToDictionary(e => e.GetProperty("@id").GetString()!);
        var parts = graph["./"].GetProperty("hasPart").EnumerateArray().Select(p => p.GetProperty("@id").GetString()!).ToArray();
        Assert.Equal(names.Where(n => n != "ro-crate-metadata.json").Order(StringComparer.Ordinal), parts.Order(StringComparer.Ordinal));
        Assert.All(parts, part => Assert.Equal("File", graph[part].GetProperty("@type").GetString()));
        Assert.Equal("./", graph["ro-crate-metadata.json"].GetProperty("about").GetProperty("@id").GetString());
    }

    [Fact]
    public async Task The_scenario_in_a_bundle_runs_to_the_same_results_by_itself()
    {
        using var place = new Workplace();
        (await place.Sim(Call)).Well();
        (await place.Sim("bundle", "@results/phased", "--out", "@b.zip")).Well();
        await ZipFile.ExtractToDirectoryAsync(place.At("b.zip"), place.At("b"), TestContext.Current.CancellationToken);
        (await place.Sim("run", "@b/scenarios/phased.json", "-n", "150", "--rounds", "40", "--no-charts", "--quiet", "--out",
            "@alone")).Well();
        Assert.Equal(place.Read("results", "phased", "replications.csv"), place.Read("alone", "replications.csv"));
        Assert.Contains("Reproduced", (await place.Sim("reproduce", "@b/results")).Well());
    }
}
