namespace NegotiationSim.Runner.Tests.Commands;

/// <summary>Ctrl-C in every command.</summary>
public sealed class StoppedTests
{
    private const string Historic = "scenarios/historic/us-dprk-1990-2017.json --record @history/us-dprk/record.csv --out @out";

    public static TheoryData<string> Calls() =>
    [
        "run scenarios/phased.json --out @out", "compare scenarios/phased.json scenarios/neglect.json --out @out",
        "trace scenarios/phased.json",
        "claims scenarios/claims.json --out @out", "ablate scenarios/phased.json --out @out",
        "sensitivity scenarios/phased.json -v policy.depth=0:1 --out @out",
        "optimise scenarios/deep-uncertainty/phased.json --out @out", "discover @sweep --success war<.5 --out @out",
        "analyze scenarios/phased.json --out @out",
        "play chicken --out @out", "backtest " + Historic, "hindsight " + Historic, "validate scenarios/phased.json",
        "merge @sharded --out @out",
        "charts @run --out @out", "report @run --out @out", "reproduce @run", "bundle @run --out @out",
    ];

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task A_command_that_is_stopped_ends_with_130_and_leaves_nothing(string line)
    {
        var call = line.Split(' ');
        using var place = new Workplace();
        if (call.Contains("@run"))
            await place.Has("run", "run", "scenarios/phased.json", "--rounds", "8", "-n", "4", "--no-charts");
        if (call.Contains("@sweep"))
            (await place.Sim("sweep", "scenarios/phased.json", "-v", "policy.depth=0:1:4", "-n", "4", "--no-charts", "--out",
                "@sweep")).Well();
        if (call.Contains("@sharded"))
            (await place.Sim("sweep", "scenarios/phased.json", "-v", "policy.depth=0:1:4", "-n", "4", "--out",
                "@sharded.shards/1-of-1", "--no-charts")).Well();
        var before = place.Left();
        var said = await place.SimUntil(new CancellationToken(canceled: true), call);
        Assert.Equal(130, said.Code);
        Assert.Equal("", said.Out);
        Assert.DoesNotContain("   at ", said.Err);
        if (call[0] is "sensitivity" or "optimise") Assert.Contains("nothing was written", said.Err);
        Assert.Equal(before,
            place.Left()
                .Where(
                    f => f != "out" && !f.StartsWith("out" + Path.DirectorySeparatorChar, StringComparison.Ordinal) || call[0] != "merge"));
    }

    [Fact]
    public async Task Ctrl_C_stops_a_backtest_and_leaves_nothing()
    {
        var said = await Interrupted(place => Directory.Exists(place.At("out", ".sim-partial")), 1,
            "backtest", "scenarios/historic/us-dprk-1990-2017.json", "--record", "history/us-dprk/record.csv", "-n", "1000000", "--out",
            "out");
        Assert.Equal("Interrupted. Nothing was written.\n", said.Err);
    }

    [Fact]
    public async Task The_second_Ctrl_C_ends_at_once_whatever_the_first_has_come_to() =>
        await Interrupted(place => Directory.Exists(place.At("out", ".sim-partial")), 2, "run", "scenarios/phased.json", "--rounds", "4000",
            "-n", "2000000000", "--out", "out");

    /// <summary>Runs a command and sends it signals when something is so; it must end by them.</summary>
    private static async Task<Said> Interrupted(Func<Workplace, bool> when, int times, params string[] call)
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("Windows has no signal to send to another process.");
        using var place = new Workplace();
        var said = await SimProcess.Run(place.Root, call, meanwhile: process =>
        {
            Assert.True(SpinWait.SpinUntil(() => when(place), TimeSpan.FromSeconds(60)));
            for (var i = 0; i < times; i++) SimProcess.Interrupt(process);
        });
        Assert.Equal(130, said.Code);
        Assert.DoesNotContain("   at ", said.Err);
        if (times == 1) Assert.Empty(place.Left());
        return said;
    }
}
