using System.Security.Cryptography;

namespace NegotiationSim.Runner.Tests.Commands;

/// <summary>Every study that can take long, ended in the midst of its work. Runs and comparisons keep what is complete:
/// <see cref="InterruptedTests"/>.</summary>
public sealed class InTheMidstTests
{
    private const string Ranges = "scenarios/deep-uncertainty/phased.json", History = "scenarios/historic/us-dprk-1990-2017";
    private const string Record = "--record @history/us-dprk/record.csv";
    private const string Sweep =
        "sweep scenarios/phased.json --policies phased,neglect -v sender.trust=.1:.9:16 -v target.seekers=.1:.9:10 --rounds 120 "
        + "--keep-replications";

    /// <summary>A call of each that would go on for days, and leaves nothing when it is stopped.</summary>
    public static TheoryData<string> Endless =>
    [
        $"ablate {Ranges} -n 1000000000 --set rounds=8",
        $"sensitivity {Ranges} --set rounds=8 -n 512 --replications 1000000 -m tension",
        $"sensitivity {Ranges} --set rounds=8 -n 512 --replications 1000000 -m tension --method morris",
        $"sensitivity {Ranges} --set rounds=8 -n 512 --replications 1000000 -m tension --method pawn",
        $"optimise {Ranges} -g 100000",
        "claims scenarios/claims.json --worlds 1000000 --replications 1000",
        "play prisoners-dilemma --strategies tit-for-tat,gradual --noise .05 -n 1000000 --turns 100000",
        $"backtest {History}.json {Record} -n 1000000",
        $"hindsight {History}.json {Record} --from 1994Q1 -n 250000",
    ];

    /// <summary>A call of each that goes on from where it was ended, where its work is kept, the file that the last of it makes, and how
    /// many pieces there are when it is ended, time after time.</summary>
    public static TheoryData<string, string, string, int[]> Resumable => new()
    {
        { Sweep + " -n 60 --csv", "out", "part-*.parquet", [4, 16] },
        { $"calibrate {History}-prior.json {Record} -n 100 --least-acceptance .3 --to 1996Q4 --draws 40 --eras 50", "out.unfinished",
            "population-*.json", [1, 3] },
        { $"calibrate {History}-prior.json {History}-prior.json {Record} @history/us-dprk/record.csv -n 100 --least-acceptance .5 "
            + "--to 1992Q4 --draws 20", "out.unfinished", "pooled-*.json", [6] },
    };

    [Theory]
    [MemberData(nameof(Endless))]
    public async Task A_study_that_is_stopped_at_work_says_so_and_leaves_nothing(string call)
    {
        using var place = new Workplace();
        using var stop = new CancellationTokenSource();
        var said = await EndedAt(() => Directory.Exists(place.At("out", ".sim-partial")), stop,
            () => place.SimUntil(stop.Token, [.. call.Split(' '), "--out", "@out"]));
        Assert.Equal((130, ""), (said.Code, said.Out));
        Assert.Contains("nothing was written", said.Err, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(place.Left());
    }

    [Theory]
    [MemberData(nameof(Resumable))]
    public async Task A_study_that_is_stopped_at_work_goes_on_to_the_same_bytes_where_it_says_so(
        string line, string kept, string pieces, int[] counts)
    {
        using var place = new Workplace();
        string[] call = [.. line.Split(' '), "--no-charts", "--quiet", "--out", "@out"];
        await place.Has("whole", call[..^2]);
        foreach (var count in counts)
        {
            var before = Kept(place, kept, pieces);
            using var stop = new CancellationTokenSource();
            var said = await EndedAt(() => HasKept(place, kept, pieces, count), stop, () => place.SimUntil(stop.Token, call));
            Assert.Equal((130, ""), (said.Code, said.Out));
            Assert.Contains("The same command goes on from there", said.Err, StringComparison.Ordinal);
            Assert.DoesNotContain(place.Left(), f => f.EndsWith(".partial", StringComparison.Ordinal));
            Assert.All(before, f => Assert.Equal(f.Value, Kept(place, kept, pieces)[f.Key]));
        }
        await GoesOnToTheWhole(place, call);
    }

    [Theory]
    [MemberData(nameof(Resumable))]
    public async Task A_study_that_is_killed_at_work_goes_on_to_the_same_bytes(string line, string kept, string pieces, int[] counts)
    {
        using var place = new Workplace();
        string[] call = [.. line.Split(' '), "--no-charts", "--quiet", "--out", "@out"];
        string[] placed = [.. call.Select(a => a.StartsWith('@') ? place.At(a[1..])
            : a.StartsWith("scenarios/", StringComparison.Ordinal) ? place.At(a) : a)];
        await place.Has("whole", call[..^2]);
        foreach (var count in counts)
        {
            var before = Kept(place, kept, pieces);
            var said = await SimProcess.Run(place.Root, placed, meanwhile: process =>
            {
                SpinWait.SpinUntil(() => process.HasExited || HasKept(place, kept, pieces, count));
                process.Kill(entireProcessTree: false); // SIGKILL: nothing in the process hears of it
            });
            Assert.NotEqual(0, said.Code);
            Assert.All(before, f => Assert.Equal(f.Value, Kept(place, kept, pieces)[f.Key]));
        }
        Assert.InRange(Kept(place, kept, pieces).Count, counts[^1], int.MaxValue);
        await GoesOnToTheWhole(place, call);
    }

    /// <summary>Starts a call in this process and cancels it as soon as something is so.</summary>
    private static async Task<Said> EndedAt(Func<bool> sign, CancellationTokenSource stop, Func<Task<Said>> call)
    {
        var running = Task.Run(call, TestContext.Current.CancellationToken);
        SpinWait.SpinUntil(() => running.IsCompleted || sign());
        await stop.CancelAsync();
        return await running;
    }

    private static async Task GoesOnToTheWhole(Workplace place, string[] call)
    {
        (await place.Sim(call)).Well();
        Assert.Equal(Hashes(place.At("whole"), "*"), Hashes(place.At("out"), "*"));
        Assert.DoesNotContain(place.Left(), f => f.EndsWith("unfinished", StringComparison.Ordinal)
            || f.EndsWith(".partial", StringComparison.Ordinal) || f.EndsWith(".sim-partial", StringComparison.Ordinal));
    }

    private static bool HasKept(Workplace place, string folder, string pieces, int count) =>
        Directory.Exists(place.At(folder))
            && Directory.EnumerateFiles(place.At(folder), pieces, SearchOption.AllDirectories).Count() >= count;

    /// <summary>What is kept of a study's work, by name.</summary>
    private static Dictionary<string, string> Kept(Workplace place, string folder, string pieces) =>
        Directory.Exists(place.At(folder)) ? Hashes(place.At(folder), pieces) : [];

    /// <summary>The SHA-256 of files; without what says when it was begun, by what command, and with what: lines of a manifest, and
    /// methods.md.</summary>
    private static Dictionary<string, string> Hashes(string folder, string pattern) =>
        Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories).Where(f => Path.GetFileName(f) != "methods.md")
            .Order(StringComparer.Ordinal)
            .ToDictionary(f => Path.GetRelativePath(folder, f), f => Convert.ToHexStringLower(SHA256.HashData(
                Path.GetFileName(f) != "manifest.json" ? File.ReadAllBytes(f) : System.Text.Encoding.UTF8.GetBytes(string.Join('\n',
                    File.ReadAllLines(f).Where(
                        l => !l.Contains("\"started\"", StringComparison.Ordinal) && !l.Contains("\"methods.md\"", StringComparison.Ordinal)
                        && !l.Contains(Path.GetTempPath(), StringComparison.Ordinal)))))));
}
