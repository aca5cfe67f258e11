using NegotiationSim.Runner.Results;

namespace NegotiationSim.Runner.Tests.Commands;

public sealed class InterruptedTests
{
    private const string Endless = "2000000000";

    /// <summary>Waits until a run has written its first rows.</summary>
    private static void UntilRowsAreWritten(Workplace place) => Assert.True(SpinWait.SpinUntil(
        () => Directory.Exists(place.At("out"))
            && Directory.EnumerateFiles(place.At("out"), "replications.csv", SearchOption.AllDirectories)
                .Any(f => new FileInfo(f).Length > 4000),
        TimeSpan.FromSeconds(60)));

    /// <summary>Asserts that the folder is complete and holds the first replications of the full run.</summary>
    private static async Task HoldsAPrefix(Workplace place, Said said, string part = "")
    {
        Assert.Equal(130, said.Code);
        var completed = Manifest.Read(place.At("out")).Completed;
        Assert.InRange(completed, 1, 1_999_999_999);
        Assert.Contains($"holds the first {completed} of 2,000,000,000 replications", said.Err);
        Assert.DoesNotContain(place.Left(), f => f.Contains("partial", StringComparison.Ordinal));
        Assert.Contains("\"interrupted\"", place.Read("out", part, "summary.json"));

        var rows = place.Read("out", part, "replications.csv").Split('\n');
        Assert.Equal(completed + 2, rows.Length); // heading, rows, and what follows the last line break
        var first = Math.Min(completed, 400);
        (await place.Sim("run", "scenarios/phased.json", "--rounds", "12", "-n", $"{first}", "--no-charts", "--quiet", "--out",
            "@full")).Well();
        Assert.Equal(place.Read("full", "replications.csv").TrimEnd('\n').Split('\n'), rows.Take((int)first + 1));
        if (completed < 300_000) Assert.Contains("Reproduced", (await place.Sim("reproduce", "@out")).Well());
    }

    [Fact]
    public async Task A_run_that_is_cancelled_keeps_what_is_complete()
    {
        using var place = new Workplace();
        using var source = new CancellationTokenSource();
        var running =
            Task.Run(() => place.SimUntil(source.Token, "run", "scenarios/phased.json", "--rounds", "12", "-n", Endless, "--out", "@out"));
        UntilRowsAreWritten(place);
        await source.CancelAsync();
        await HoldsAPrefix(place, await running);
    }

    [Fact]
    public async Task A_comparison_that_is_cancelled_keeps_what_is_complete()
    {
        using var place = new Workplace();
        using var source = new CancellationTokenSource();
        var running =
            Task.Run(
                () =>
                    place.SimUntil(source.Token, "compare", "scenarios/phased.json", "scenarios/neglect.json", "--rounds", "12", "-n",
                        Endless, "--out", "@out"));
        UntilRowsAreWritten(place);
        await source.CancelAsync();
        await HoldsAPrefix(place, await running, "phased");
    }

    [Fact]
    public async Task Ctrl_C_keeps_what_is_complete_and_says_so()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("Windows has no signal to send to another process.");
        using var place = new Workplace();
        var said =
            await SimProcess.Run(place.Root, ["run", "scenarios/phased.json", "--rounds", "12", "-n", Endless, "--out", "out"],
                meanwhile: process =>
        {
            UntilRowsAreWritten(place);
            SimProcess.Interrupt(process);
        });
        await HoldsAPrefix(place, said);
    }

    [Theory]
    [InlineData("run", "scenarios/phased.json")]
    [InlineData("compare", "scenarios/phased.json", "scenarios/neglect.json")]
    public async Task A_run_that_is_stopped_before_its_first_replications_writes_nothing(params string[] call)
    {
        using var place = new Workplace();
        var said = await place.SimUntil(new CancellationToken(canceled: true), [.. call, "--out", "@out"]);
        Assert.Equal(130, said.Code);
        Assert.Contains("nothing was written", said.Err);
        Assert.Equal("", said.Out);
        Assert.Empty(place.Left());
    }
}
