using System.Security.Cryptography;

namespace NegotiationSim.Runner.Tests.Commands;

/// <summary>What is read of a sweep is what was written: every part is held to its hash, rows and points.</summary>
public sealed class SweepPartsTests
{
    private const string Part = "part-000002.parquet";

    private static readonly string[] Call =
        ["sweep", "scenarios/phased.json", "--policies", "phased,neglect", "-v", "sender.trust=.1:.9:6", "-n", "2", "--rounds", "4",
            "--keep-replications", "--quiet", "--no-charts", "--out"];

    [Theory]
    [InlineData("flipped", "data")]
    [InlineData("copied", "data")]
    [InlineData("empty", "data")]
    [InlineData("cut", "data")]
    [InlineData("flipped", "replications")]
    [InlineData("copied", "replications")]
    public async Task A_damaged_part_is_refused_by_name_and_made_again_aloud(string how, string folder)
    {
        using var place = new Workplace();
        (await place.Sim([.. Call, "@results"])).Well();
        var right = Bits(place.At("results"));
        Damage(place.At("results", folder, Part), place.At("results", folder, "part-000001.parquet"), how);
        foreach (var reader in (string[][])[["discover", "@results", "--success", "phased.war < .1"],
            ["charts", "@results", "--out", "@figures"]])
        {
            var refused = await place.Sim(reader);
            Assert.Equal(2, refused.Code);
            Assert.Contains($"{folder}/{Part} is damaged: its SHA-256 is not the one recorded", refused.Err);
            Assert.Contains("Repeat the command that wrote", refused.Err);
            Assert.False(Directory.Exists(place.At("figures")));
        }
        var again = await place.Sim([.. Call, "@results"]);
        Assert.Equal(0, again.Code);
        Assert.Equal(place.At("results", folder, Part)
            + " is damaged: its SHA-256 is not the one recorded when it was written. It is made again.\n", again.Err);
        Assert.Equal(right, Bits(place.At("results")));
        (await place.Sim([.. Call, "@results"])).Well();
    }

    [Fact]
    public async Task A_part_whose_hash_was_not_recorded_is_made_again()
    {
        using var place = new Workplace();
        (await place.Sim([.. Call, "@results"])).Well();
        var right = Bits(place.At("results"));
        // as after a kill between the part and its line, and one in the midst of a line
        var lines = place.Read("results", "SHA256SUMS").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var torn = lines.Single(l => l.EndsWith("data/" + Part, StringComparison.Ordinal));
        await File.WriteAllTextAsync(place.At("results", "SHA256SUMS"),
            string.Concat(lines.Where(l => l != torn).Select(l => l + "\n")) + torn[..^5], TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(place.At("results", "data", Part), [], TestContext.Current.CancellationToken);
        Assert.Contains("blocks are missing", (await place.Sim("discover", "@results", "--success", "phased.war < .1")).Err);
        (await place.Sim([.. Call, "@results"])).Well();
        Assert.Equal(right, Bits(place.At("results")));
    }

    [Fact]
    public async Task A_part_with_other_points_is_refused_even_if_its_hash_fits()
    {
        using var place = new Workplace();
        (await place.Sim([.. Call, "@results"])).Well();
        File.Copy(place.At("results", "data", "part-000001.parquet"), place.At("results", "data", Part), overwrite: true);
        var sums = place.Read("results", "SHA256SUMS").Split('\n');
        var hash = sums.Single(l => l.EndsWith("data/part-000001.parquet", StringComparison.Ordinal))[..64];
        await File.WriteAllTextAsync(place.At("results", "SHA256SUMS"),
            string.Join('\n', sums.Select(l => l.EndsWith("data/" + Part, StringComparison.Ordinal) ? $"{hash}  data/{Part}" : l)),
            TestContext.Current.CancellationToken);
        var refused = await place.Sim("discover", "@results", "--success", "phased.war < .1");
        Assert.Equal(2, refused.Code);
        Assert.Contains($"{Part} is damaged: its points are not 2 to 2", refused.Err);
    }

    [Fact]
    public async Task The_hashes_are_those_of_sha256sum()
    {
        if (OperatingSystem.IsWindows()) return;
        using var place = new Workplace();
        (await place.Sim([.. Call, "@results"])).Well();
        var said = (await SimProcess.Run(place.At("results"), "bash", ["-c", "sha256sum --strict -c SHA256SUMS"])).Well();
        string[] expected = ["data", "replications"];
        Assert.Equal(["columns.json: OK", .. expected.SelectMany(f => Enumerable.Range(0, 6).Select(i => $"{f}/part-00000{i}.parquet: OK")),
            "sweep.json: OK"], said.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Damaged_shares_are_refused_and_a_damaged_whole_is_joined_anew()
    {
        using var place = new Workplace();
        string[] merge = ["merge", "@results", "--no-charts", "--quiet"];
        foreach (var k in (int[])[1, 2]) (await place.Sim([.. Call, "@results", "--shard", $"{k}/2"])).Well();
        (await place.Sim(merge)).Well();
        var right = Bits(place.At("results"));
        Damage(place.At("results", "data", Part), "", "flipped");
        Assert.Contains($"{Part} is damaged", (await place.Sim("discover", "@results", "--success", "phased.war < .1")).Err);
        var again = await place.Sim(merge);
        Assert.Equal((0, true), (again.Code, again.Err.Contains($"{Part} is damaged", StringComparison.Ordinal)));
        Assert.Equal(right, Bits(place.At("results")));
        Damage(place.At("results.shards", "1-of-2", "data", Part), "", "cut");
        var refused = await place.Sim(merge);
        Assert.Equal(2, refused.Code);
        Assert.Contains($"{Part} is damaged", refused.Err);
        Assert.Contains("Repeat its share's command", refused.Err);
        Assert.Contains($"{Part} is damaged", (await place.Sim([.. Call, "@results", "--shard", "1/2"])).Err);
        (await place.Sim(merge)).Well();
        Assert.Equal(right, Bits(place.At("results")));
    }

    [Fact]
    public async Task A_damaged_manifest_of_a_sweep_is_seen_and_written_again()
    {
        using var place = new Workplace();
        (await place.Sim([.. Call, "@results"])).Well();
        var right = Bits(place.At("results"));
        await File.WriteAllTextAsync(place.At("results", "sweep.json"),
            place.Read("results", "sweep.json").Replace("\"pointCount\": 6", "\"pointCount\": 5", StringComparison.Ordinal),
            TestContext.Current.CancellationToken);
        Assert.NotEqual(right, Bits(place.At("results")));
        var refused = await place.Sim("discover", "@results", "--success", "phased.war < .1");
        Assert.Equal(2, refused.Code);
        Assert.Contains("sweep.json is damaged: its SHA-256 is not the one recorded", refused.Err);
        Assert.Contains("sweep.json is damaged", (await place.Sim([.. Call, "@results"])).Err);
        Assert.Equal(right, Bits(place.At("results")));
    }

    [Fact]
    public async Task Half_written_files_go_and_a_scholars_own_stay()
    {
        using var place = new Workplace();
        (await place.Sim([.. Call, "@results"])).Well();
        string[] left = ["sweep.csv.12.partial", "SHA256SUMS.12.partial", "data/part-000001.parquet.12.partial"], own =
            ["notes.partial", "data/notes.txt.partial"];
        foreach (var name in left.Concat(own))
            await File.WriteAllTextAsync(place.At("results", name), "", TestContext.Current.CancellationToken);
        (await place.Sim([.. Call, "@results"])).Well();
        Assert.Equal(own, left.Concat(own).Where(name => File.Exists(place.At("results", name))));
    }

    private static void Damage(string file, string other, string how)
    {
        var bytes = File.ReadAllBytes(how == "copied" ? other : file);
        if (how == "flipped") bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(file, how switch { "empty" => [], "cut" => bytes[..(bytes.Length / 3)], _ => bytes });
    }

    private static Dictionary<string, string> Bits(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith("methods.md", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal) // without what names a day
        .ToDictionary(f => Path.GetRelativePath(folder, f), f => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(f))));
}
