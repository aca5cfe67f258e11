using System.Security.Cryptography;

namespace NegotiationSim.Runner.Tests.Commands;

/// <summary>Studies that several processes share: the same bytes as from one, whoever computed what, and when.</summary>
public sealed class SharedStudiesTests
{
    private const string Ranges = "scenarios/deep-uncertainty/phased.json", History = "scenarios/historic/us-dprk-1990-2017";
    private const string Record = "--record @history/us-dprk/record.csv";
    private const string Points = $"sensitivity {Ranges} -v mechanisms.spiral -v sender.trust --set rounds=8 -n 8 --replications 2 -m war";

    /// <summary>A claim that holds, so that pairs and triples of assumptions are switched off, too.</summary>
    internal const string Claims = $$"""
        { "title": "t", "scenarios": { "phased": "deep-uncertainty/phased.json" },
          "claims": [{ "id": "a", "section": "s", "claim": "c", "hypothesis": "phased.war < 2" }] }
        """;

    /// <summary>A small call of each study, and in how many stages it is shared.</summary>
    public static TheoryData<string, int> Calls => new()
    {
        { $"{Points} -m tension", 1 },
        { $"optimise {Ranges} -v policy.relief=0:.4 -v policy.phases=1:3 --population 4 -g 1 --worlds 4 --fresh 8 --searches 4", 1 },
        { "claims @scenarios/a.json --worlds 60 --replications 2 --most 4 --set rounds=2", 3 },
        { $"backtest {History}.json {Record} --to 2000Q4 -n 40 --placebo 5", 1 },
        { CalibrateTests.ByLikelihood, 2 },
        { StudiesTests.Pooled, 2 },
        { $"hindsight {History}.json {Record} --from 1994Q1 2009Q1 --policies scenarios/policies/phased.json -n 40", 1 },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Shares_that_are_merged_are_the_same_bytes_as_from_one_process(string line, int stages)
    {
        using var place = With(Claims);
        string[] call = [.. line.Split(' '), .. line.StartsWith("claims", StringComparison.Ordinal) ? [] : (string[])["--no-charts"]];
        if (line.Contains("@scenarios", StringComparison.Ordinal)) (await place.Sim([.. call, "--quiet", "--out", "@whole"])).Well();
        else await place.Has("whole", line == StudiesTests.Pooled ? StudiesTests.Once(line) : call);
        for (var stage = 1; stage <= stages; stage++)
        {
            if (stage > 1) Assert.Equal(3, (await place.Sim("merge", "@out")).Code);
            foreach (var k in (int[])[3, 1, 2]) await Share(place, call, $"{k}/3", stages == 1 ? 0 : null);
        }
        foreach (var k in (int[])[1, 3]) await Share(place, call, $"{k}/3", 0);
        Assert.False(Directory.Exists(place.At("out")));
        (await place.Sim("merge", "@out", "--quiet", "--no-charts")).Well();
        Assert.Equal(Hashes(place.At("whole")), Hashes(place.At("out")));
        Assert.DoesNotContain(place.Left(), f => f.EndsWith(".unfinished", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_share_that_was_stopped_goes_on_and_one_that_is_missing_is_named()
    {
        using var place = new Workplace();
        string[] call = [.. Points.Split(' '), "--no-charts", "--quiet"];
        (await place.Sim([.. call, "--out", "@whole"])).Well();
        using var stop = new CancellationTokenSource();
        var first = Task.Run(() => place.SimUntil(stop.Token, [.. call, "--out", "@out", "--shard", "1/2"]), Stop);
        SpinWait.SpinUntil(() => first.IsCompleted || (Directory.Exists(place.At("out.shards", "1-of-2"))
            && Directory.GetFiles(place.At("out.shards", "1-of-2"), "*.f64").Length > 0));
        await stop.CancelAsync();
        Assert.Contains((await first).Code, (int[])[130, 0]);
        await Share(place, call, "1/2", 0);
        var missing = await place.Sim("merge", "@out", "--quiet");
        Assert.Equal((3, ""), (missing.Code, missing.Out));
        Assert.Contains("units (points) are missing, of share 2/2.", missing.Err, StringComparison.Ordinal);
        Assert.Contains("--shard 2/2", missing.Err, StringComparison.Ordinal);
        // Units have no owner: shares of another number go on from them.
        foreach (var k in (int[])[1, 2, 3]) await Share(place, call, $"{k}/3", 0);
        (await place.Sim("merge", "@out", "--quiet", "--no-charts")).Well();
        Assert.Equal(Hashes(place.At("whole")), Hashes(place.At("out")));
    }

    [Fact]
    public async Task Shares_of_another_study_are_refused_with_what_differs_and_damaged_ones_by_name()
    {
        using var place = new Workplace();
        string[] call = [.. Points.Split(' '), "--no-charts", "--quiet"];
        await Share(place, call, "1/2", 0);
        foreach (var share in (string[])["1/2", "2/2"])
        {
            var other = (await place.Sim([.. call, "--seed", "2", "--out", "@out", "--shard", share])).Badly();
            Assert.Contains("this is a share of another study. It differs in:\n  now --seed=2\n  then --seed=1\n", other,
                StringComparison.Ordinal);
        }
        Directory.Delete(place.At("out.shards", "2-of-2"), recursive: true); // begun, with nothing in it
        await Share(place, call, "2/2", 0);
        var unit = Directory.GetFiles(place.At("out.shards", "2-of-2"), "*.f64")[0];
        var bytes = await File.ReadAllBytesAsync(unit, Stop);
        bytes[0] ^= 1;
        await File.WriteAllBytesAsync(unit, bytes, Stop);
        Assert.Contains($"{Path.GetFileName(unit)} is damaged", (await place.Sim("merge", "@out")).Badly(), StringComparison.Ordinal);
        Assert.Contains("It and what was built on it are made again.",
            (await place.Sim([.. call, "--out", "@out", "--shard", "2/2"])).Err, StringComparison.Ordinal);
        (await place.Sim("merge", "@out", "--quiet", "--no-charts")).Well();
    }

    [Fact]
    public async Task A_backtest_without_placebos_has_nothing_to_share()
    {
        using var place = new Workplace();
        Assert.Contains("there is nothing to share",
            (await place.Sim([.. $"backtest {History}.json {Record} --shard 1/2 --out @out".Split(' ')])).Badly(),
            StringComparison.Ordinal);
        Assert.Contains("Leave out --shard.",
            (await place.Sim([.. $"{Points} --shard 1/2 --cluster slurm:2 --out @out".Split(' ')])).Badly(), StringComparison.Ordinal);
        Assert.Empty(place.Left());
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Computes a share; it ends with a code, or where it may wait for others with 0 or 3.</summary>
    private static async Task Share(Workplace place, string[] call, string share, int? code)
    {
        var said = await place.Sim([.. call, "--out", "@out", "--shard", share]);
        Assert.True(code is { } c ? said.Code == c : said.Code is 0 or 3, $"{share}: {said.Code} {said.Err}");
        if (said.Code == 3) Assert.Contains("Call again when they have done theirs.", said.Err, StringComparison.Ordinal);
        else Assert.Equal("", said.Err);
    }

    private static Workplace With(string claims)
    {
        var place = new Workplace();
        File.WriteAllText(place.At("scenarios", "a.json"), claims);
        return place;
    }

    /// <summary>The SHA-256 of files, without charts and what says when and by which words they were
    /// asked for.</summary>
    private static Dictionary<string, string> Hashes(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(f => Path.GetFileName(f) != "methods.md"
            && Path.GetFileName(Path.GetDirectoryName(f)) != "charts")
            .ToDictionary(f => Path.GetRelativePath(folder, f), f => Path.GetFileName(f) != "manifest.json"
                ? Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(f)))
                : string.Join('\n', File.ReadAllLines(f).Where(l => !l.Contains("\"started\"", StringComparison.Ordinal)
                    && !l.Contains("\"charts/", StringComparison.Ordinal)
                    && !l.Contains(Path.GetTempPath(), StringComparison.Ordinal)
                    && !l.Contains("\"methods.md\"", StringComparison.Ordinal))));
}
