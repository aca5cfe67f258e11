namespace NegotiationSim.Runner.Tests.Commands;

/// <summary>sim sweep and sim merge: stopped, killed, shared out, and the same bits in the end.</summary>
public sealed class SweepCommandTests
{
    private static readonly string[] Call =
    [
        "sweep", "scenarios/phased.json", "--policies", "phased,maximum-pressure", "--vary", "sender.trust=.1:.9:16", "--vary",
        "target.seekers=.1:.9:10",
        "--replications", "8", "--rounds", "30", "--quiet", "--no-charts", "--out",
    ];

    [Fact]
    public async Task A_sweep_stopped_and_repeated_is_the_unbroken_one_bit_for_bit()
    {
        using var place = new Workplace();
        (await place.Sim([.. Call, "@whole", "--csv"])).Well();
        using (var stop = new CancellationTokenSource())
        {
            await stop.CancelAsync();
            var said = await place.SimUntil(stop.Token, [.. Call, "@broken", "--csv", "--threads", "1"]);
            Assert.Equal(130, said.Code);
            Assert.Contains("0 of 54 blocks are in", said.Err);
        }
        await place.Sim([.. Call, "@broken", "--csv"]);
        foreach (var lost in new[] { 3, 17, 53 }) File.Delete(place.At("broken", "data", $"part-0000{lost:00}.parquet"));
        await File.WriteAllTextAsync(place.At("broken", "data", "part-000003.parquet.4711.partial"), "half a par",
            TestContext.Current.CancellationToken);
        (await place.Sim([.. Call, "@broken", "--csv", "--threads", "2"])).Well();
        Assert.Equal(Bits(place.At("whole")), Bits(place.At("broken")));
    }

    [Fact]
    public async Task Shares_merge_into_the_whole_bit_for_bit()
    {
        using var place = new Workplace();
        (await place.Sim([.. Call, "@whole", "--csv", "--keep-replications"])).Well();
        foreach (var k in new[] { 3, 1, 4, 2 }) (await place.Sim([.. Call, "@shared", "--keep-replications", "--shard", $"{k}/4"])).Well();
        (await place.Sim("merge", "@shared", "--csv", "--no-charts", "--quiet")).Well();
        Assert.Equal(Bits(place.At("whole")), Bits(place.At("shared")));
        (await place.Sim("merge", "@shared.shards/1-of-4", "@shared.shards/2-of-4", "@shared.shards/3-of-4", "@shared.shards/4-of-4",
            "--csv", "--no-charts", "--out", "@elsewhere", "--quiet")).Well();
        Assert.Equal(Bits(place.At("whole")), Bits(place.At("elsewhere")));
    }

    [Fact]
    public async Task Shares_that_do_not_make_a_whole_are_not_merged()
    {
        using var place = new Workplace();
        (await place.Sim([.. Call, "@shared", "--shard", "1/2"])).Well();
        var said = await place.Sim("merge", "@shared");
        Assert.Equal(3, said.Code);
        Assert.Contains("27 blocks are missing.\nNot there: share 2/2.", said.Err);
        (await place.Sim([.. Call, "@other", "--shard", "2/2", "--seed", "9"])).Well();
        said = await place.Sim("merge", "@shared.shards/1-of-2", "@other.shards/2-of-2", "--out", "@sum");
        Assert.Contains("is of another sweep", said.Err);
        Assert.Contains("seed: 1, now 9", said.Err);
        (await place.Sim([.. Call, "@shared", "--shard", "2/2"])).Well();
        var part = place.At("shared.shards", "2-of-2", "data", "part-000001.parquet");
        await File.WriteAllBytesAsync(part, (await File.ReadAllBytesAsync(part, TestContext.Current.CancellationToken))[..200],
            TestContext.Current.CancellationToken);
        said = await place.Sim("merge", "@shared");
        Assert.Equal(2, said.Code);
        Assert.Contains("part-000001.parquet is damaged", said.Err);
    }

    [Fact]
    public async Task Another_sweep_is_not_mixed_in()
    {
        using var place = new Workplace();
        (await place.Sim([.. Call, "@results"])).Well();
        var before = Bits(place.At("results"));
        var said = await place.Sim([.. Call, "@results", "--seed", "2", "--set", "policy.depth=.1"]);
        Assert.Equal(2, said.Code);
        Assert.Contains("another sweep was begun here. It differs in:", said.Err);
        Assert.Contains("seed: 1, now 2", said.Err);
        Assert.Equal(before, Bits(place.At("results")));
        Directory.CreateDirectory(place.At("photos"));
        await File.WriteAllTextAsync(place.At("photos", "cat.jpg"), "", TestContext.Current.CancellationToken);
        Assert.Contains("holds something that is not a sweep", (await place.Sim([.. Call, "@photos"])).Err);
    }

    [Fact]
    public async Task A_second_sweep_is_kept_out_of_a_folder_in_use()
    {
        using var place = new Workplace();
        string[] longer =
            [.. Call.Select(
                a => a == "8" ? "300" : a == "30" ? "120" : a.StartsWith("scenarios/", StringComparison.Ordinal) ? place.At(a) : a)];
        var second = new Said(0, "", "");
        await SimProcess.Run(place.Root, [.. longer, "results"], meanwhile: process =>
        {
            SpinWait.SpinUntil(() => process.HasExited || File.Exists(place.At("results", "sweep.json")));
            second = place.Sim([.. longer, "@results"]).GetAwaiter().GetResult();
            process.Kill();
        });
        Assert.Equal(2, second.Code);
        Assert.Contains("another sim is at work in this folder. Wait for it", second.Err);
    }

    [Fact]
    public async Task A_disk_that_takes_no_more_ends_a_sweep_so_that_it_can_go_on()
    {
        if (OperatingSystem.IsWindows()) return;
        using var place = new Workplace();
        string[] more = [.. Call.Select(a => a == "8" ? "150" : a == "30" ? "4" : a)];
        var line = string.Join(' ', more.Select(a => a.StartsWith("scenarios/", StringComparison.Ordinal) ? $"'{place.At(a)}'" : $"'{a}'"));
        var limits = new Dictionary<string, string> { ["DOTNET_EnableWriteXorExecute"] = "0" };
        var said =
            await SimProcess.Run(place.Root, "bash",
                ["-c", $"trap '' XFSZ; ulimit -f 48; exec dotnet '{SimProcess.Program}' {line} results --keep-replications"], limits);
        Assert.Equal(3, said.Code);
        Assert.Contains("0 of 54 blocks are in results. The same command goes on from there.", said.Err);
        Assert.Empty(Directory.GetFiles(place.At("results"), "*.partial", SearchOption.AllDirectories));
        (await place.Sim([.. more, "@results", "--keep-replications"])).Well();
        (await place.Sim([.. more, "@whole", "--keep-replications"])).Well();
        Assert.Equal(Bits(place.At("whole")), Bits(place.At("results")));
    }

    [Fact]
    public async Task A_sobol_design_has_a_point_in_every_stratum_too()
    {
        using var place = new Workplace();
        (await place.Sim("sweep", "scenarios/phased.json", "--vary", "sender.trust=.1:.9", "--vary", "policy.phases=1:4", "--design",
            "sobol", "--points", "32", "-n", "2", "--rounds", "3", "--csv", "--no-charts", "--quiet", "--out", "@results")).Well();
        var rows = place.Read("results", "sweep.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(r => r.Split(','))
            .ToArray();
        Assert.Equal(Enumerable.Range(0, 32),
            rows.Select(r => (int)((double.Parse(r[4], System.Globalization.CultureInfo.InvariantCulture) - .1) / .8 * 32)).Order());
        Assert.Equal([8, 8, 8, 8], rows.GroupBy(r => r[5]).OrderBy(g => g.Key).Select(g => g.Count()));
    }

    [Theory]
    [InlineData("has no number 'sender.trst' to vary. Did you mean 'sender.trust'?", "--vary", "sender.trst=.1:.9:3")]
    [InlineData("sender.trust must be from 0.001 to 0.999, but is 0 at point 0, 1 at point 2.", "--vary", "sender.trust=0:1:3")]
    [InlineData("the range is empty", "--vary", "sender.trust=.9:.1:3")]
    [InlineData("the range is empty: 0.9 is not below 0.1", "--vary", "sender.trust=.9:.1", "--points", "4")]
    [InlineData("'abc' with 0 numbers is none of uniform:LOW:HIGH", "--vary", "sender.trust=abc")]
    [InlineData("'x' is not a number", "--vary", "sender.trust=.1,x")]
    [InlineData("a value stands there twice", "--vary", "sender.trust=.1,.1")]
    [InlineData("is varied twice", "--vary", "sender.trust=.1,.2", "--vary", "sender.trust=.1,.3")]
    [InlineData("Nothing is varied. Give --vary")]
    [InlineData("no such design. Known: grid, lhs, sobol, csv:FILE.", "--vary", "sender.trust=.1,.2", "--design", "hexagon")]
    [InlineData("--design lhs needs --points N.", "--vary", "sender.trust=.1,.2", "--design", "lhs")]
    [InlineData("has a distribution, not values", "--vary", "sender.trust=uniform:.1:.2", "--design", "grid")]
    [InlineData("no file nowhere.csv", "--design", "csv:nowhere.csv")]
    [InlineData("--precision needs --metric", "--vary", "sender.trust=.1,.2", "--precision", ".1")]
    [InlineData("There is no metric 'senderPayof'. Did you mean 'senderPayoff'?", "--vary", "sender.trust=.1,.2", "--precision", ".1",
        "--metric", "senderPayof")]
    [InlineData("--policies phasd: there is no such policy", "--vary", "sender.trust=.1,.2", "--policies", "phasd")]
    [InlineData("'5/4' is not a share", "--vary", "sender.trust=.1,.2", "--shard", "5/4")]
    [InlineData("has no uncertain numbers", "--vary", "uncertain", "--points", "8")]
    [InlineData("the number is not uncertain in phased", "--vary", "sender.trust", "--points", "8")]
    [InlineData("sender.trust=.1:.9:2000000000: 2,000,000,000 values are more than 1,000,000.", "--vary", "sender.trust=.1:.9:2000000000")]
    [InlineData("A grid of 1,000,000,000 points, more than 20,000,000.", "--vary", "sender.trust=.1:.9:1000", "--vary",
        "target.trust=.1:.9:1000", "--vary", "policy.depth=0:1:1000")]
    [InlineData("20,000,000 points of 3 numbers are 60,000,000, more than 50,000,000.", "--vary", "sender.trust=.1:.9", "--vary",
        "target.trust=.1:.9", "--vary", "policy.depth=0:1", "--points", "20000000")]
    [InlineData("2 points × 1 policies × 900,000,000,000 replications are 1.8E+12, more than 1E+12.", "--vary", "sender.trust=.1,.2",
        "--replications", "900000000000")]
    [InlineData("10,000,000 replications of a block are to be kept one by one", "--vary", "sender.trust=.1,.2", "--replications",
        "10000000", "--keep-replications")]
    [InlineData("failedRatification has no value in phased", "--vary", "sender.trust=.1,.2", "--precision", ".1", "--metric",
        "failedRatification")]
    [InlineData("'1/2000000000' is not a share", "--vary", "sender.trust=.1,.2", "--shard", "1/2000000000")]
    [InlineData("the number of tasks must be from 1 to 4000000", "--vary", "sender.trust=.1,.2", "--cluster", "slurm:2000000000")]
    [InlineData("'slurm' is not one of slurm, htcondor", "--vary", "sender.trust=.1,.2", "--cluster", "slurm")]
    [InlineData("--replications must be at least 1", "--vary", "sender.trust=.1,.2", "--replications", "0")]
    public async Task A_bad_design_is_refused_before_anything_is_written(string fault, params string[] flags)
    {
        using var place = new Workplace();
        var said = await place.Sim(["sweep", "scenarios/phased.json", "--out", "@results", .. flags]);
        Assert.Equal(2, said.Code);
        Assert.Contains(fault, said.Err);
        Assert.Empty(place.Left());
    }

    [Fact]
    public async Task Points_come_from_a_file_and_faults_in_it_are_placed()
    {
        using var place = new Workplace();
        await File.WriteAllTextAsync(place.At("points.csv"), "sender.trust,policy.depth\n.2,.5\n.3,.6\n",
            TestContext.Current.CancellationToken);
        (await place.Sim("sweep", "scenarios/phased.json", "--design", $"csv:{place.At("points.csv")}", "-n", "3", "--rounds", "5", "--csv",
            "--no-charts", "--quiet", "--out", "@results")).Well();
        var rows = place.Read("results", "sweep.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["0,phased,3,", "1,phased,3,"], rows.Skip(1).Select(r => r[..11]));
        Assert.Contains(",0.3,0.6,", rows[2]);
        await File.AppendAllTextAsync(place.At("points.csv"), ".3,half\n", TestContext.Current.CancellationToken);
        Assert.Contains("points.csv:4:4 policy.depth: 'half' is not a number.",
            (await place.Sim("sweep", "scenarios/phased.json", "--design", $"csv:{place.At("points.csv")}", "--out", "@other")).Err);
    }

    [Fact]
    public async Task A_latin_hypercube_has_a_point_in_every_stratum_of_every_number()
    {
        using var place = new Workplace();
        (await place.Sim("sweep", "scenarios/phased.json", "--vary", "sender.trust=.1:.9", "--vary", "policy.phases=1:4", "--points", "40",
            "-n", "2", "--rounds", "3", "--csv", "--no-charts", "--quiet", "--out", "@results")).Well();
        var rows = place.Read("results", "sweep.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(r => r.Split(','))
            .ToArray();
        Assert.Equal(Enumerable.Range(0, 40),
            rows.Select(r => (int)((double.Parse(r[4], System.Globalization.CultureInfo.InvariantCulture) - .1) / .8 * 40)).Order());
        Assert.Equal([10, 10, 10, 10], rows.GroupBy(r => r[5]).OrderBy(g => g.Key).Select(g => g.Count()));
    }

    private static Dictionary<string, string> Bits(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith("methods.md", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal) // without what names a day
        .ToDictionary(f => Path.GetRelativePath(folder, f),
            f => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(f))));
}
