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
    /// many pieces there are when it is stopped, and when it is killed.</summary>
    public static TheoryData<string, string, string, int, int> Resumable => new()
    {
        { Sweep + " -n 60 --csv", "out", "part-*.parquet", 4, 16 },
        { StudiesTests.Alone, "out.unfinished", "population-*.json", 1, 4 },
        { StudiesTests.Pooled, "out.unfinished", "pooled-*.json", 2, 6 },
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
    public async Task A_study_that_is_stopped_and_then_killed_at_work_goes_on_from_there_to_the_same_bytes(
        string line, string kept, string pieces, int stoppedAt, int killedAt)
    {
        using var place = new Workplace();
        string[] call = [.. line.Split(' '), "--no-charts", "--out", "@out"];
        string[] placed = [.. call.Select(a => a.StartsWith('@') ? place.At(a[1..])
            : a.StartsWith("scenarios/", StringComparison.Ordinal) ? place.At(a) : a)];
        await place.Has("whole", StudiesTests.Once(line));
        using var stop = new CancellationTokenSource();
        var said = await EndedAt(() => HasKept(place, kept, pieces, stoppedAt), stop, () => place.SimUntil(stop.Token, call));
        Assert.Equal((130, ""), (said.Code, said.Out));
        Assert.Contains("The same command goes on from there", said.Err, StringComparison.Ordinal);
        Assert.DoesNotContain(place.Left(), f => f.EndsWith(".partial", StringComparison.Ordinal));
        var before = Kept(place, kept, pieces);
        killedAt = Math.Max(killedAt, before.Count + 1);
        said = await SimProcess.Run(place.Root, placed, meanwhile: process =>
        {
            SpinWait.SpinUntil(() => process.HasExited || HasKept(place, kept, pieces, killedAt));
            process.Kill(entireProcessTree: false); // SIGKILL: nothing in the process hears of it
        });
        Assert.NotEqual(0, said.Code);
        var after = Kept(place, kept, pieces);
        Assert.All(before, f => Assert.Equal(f.Value, after[f.Key]));
        Assert.InRange(after.Count, killedAt, int.MaxValue);
        string[] printed = line.StartsWith("sweep", StringComparison.Ordinal) ? ["--quiet"] : ["--format", "json"];
        var text = (await place.Sim([.. call, .. printed])).Well();
        if (text.Length > 0) Assert.Equal(place.Read("whole", "summary.json"), text);
        Assert.Equal(Hashes(place.At("whole"), "*"), Hashes(place.At("out"), "*"));
        Assert.DoesNotContain(place.Left(), f => f.EndsWith("unfinished", StringComparison.Ordinal)
            || f.EndsWith(".partial", StringComparison.Ordinal) || f.EndsWith(".sim-partial", StringComparison.Ordinal));
    }

    /// <summary>Starts a call in this process and cancels it as soon as something is so.</summary>
    private static async Task<Said> EndedAt(Func<bool> sign, CancellationTokenSource stop, Func<Task<Said>> call)
    {
        var running = Task.Run(call, TestContext.Current.CancellationToken);
        SpinWait.SpinUntil(() => running.IsCompleted || sign());
        await stop.CancelAsync();
        return await running;
    }

    private static bool HasKept(Workplace place, string folder, string pieces, int count) =>
        Directory.Exists(place.At(folder))
            && Directory.EnumerateFiles(place.At(folder), pieces, SearchOption.AllDirectories).Count() >= count;

    /// <summary>What is kept of a study's work, by name.</summary>
    private static Dictionary<string, string> Kept(Workplace place, string folder, string pieces) =>
        Directory.Exists(place.At(folder)) ? Hashes(place.At(folder), pieces) : [];

    /// <summary>The SHA-256 of files; without what says when it was begun, by what command, and with what: lines of a manifest,
    /// methods.md, and charts.</summary>
    private static Dictionary<string, string> Hashes(string folder, string pattern) =>
        Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories).Where(f => Path.GetFileName(f) != "methods.md"
            && Path.GetFileName(Path.GetDirectoryName(f)) != "charts").Order(StringComparer.Ordinal)
            .ToDictionary(f => Path.GetRelativePath(folder, f), f => Convert.ToHexStringLower(SHA256.HashData(
                Path.GetFileName(f) != "manifest.json" ? File.ReadAllBytes(f) : System.Text.Encoding.UTF8.GetBytes(string.Join('\n',
                    File.ReadAllLines(f).Where(
                        l => !l.Contains("\"started\"", StringComparison.Ordinal) && !l.Contains("\"methods.md\"", StringComparison.Ordinal)
                        && !l.Contains("\"charts/", StringComparison.Ordinal)
                        && !l.Contains(Path.GetTempPath(), StringComparison.Ordinal)))))));
}
