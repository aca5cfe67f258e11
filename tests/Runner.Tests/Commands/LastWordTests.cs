using System.Text;
using System.Text.Json;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Tests.Commands;

/// <summary>Whatever ends a command: a sentence, what is on the disk, an exit code, and no stack trace.</summary>
public sealed class LastWordTests
{
    private const string NoSpace = "No space left on device";

    public static TheoryData<Exception, int, string> Thrown() => new()
    {
        { new JsonException("'x' is an invalid start of a value."), 3,
            "sim run met what it cannot handle (JsonException: 'x' is an invalid start of a value)." },
        { new FormatException("bad"), 3, "FormatException" },
        { new InvalidDataException("bad"), 3, "If no file that it reads is damaged, this is a fault of the program. Please report it" },
        { new KeyNotFoundException("bad"), 3, "KeyNotFoundException" },
        { new InsufficientMemoryException(), 3, "not enough memory" },
        { new IOException(NoSpace), 3, NoSpace + "." },
        { new AggregateException(new AggregateException(new IOException(NoSpace)), new IOException(NoSpace)), 3, NoSpace + "." },
        { new TypeInitializationException("T", new IOException(NoSpace)), 3, NoSpace + "." },
        { new FileNotFoundException("gone"), 2, "gone." },
        { new UnauthorizedAccessException("Access to the path is denied."), 2, "Access to the path is denied." },
        { new UserError("Give another."), 2, "Give another." },
        { new OperationCanceledException(), 130, "Interrupted. Nothing was written." },
    };

    [Theory]
    [MemberData(nameof(Thrown))]
    public void Every_exception_is_told_in_a_line_or_two(Exception thrown, int code, string says)
    {
        using var error = new StringWriter { NewLine = "\n" };
        Assert.Equal(code, LastWord.Of(thrown, "sim run", new OnDisk(), error));
        Assert.Contains(says, error.ToString());
        Assert.InRange(error.ToString().TrimEnd('\n').Split('\n').Length, 1, 2);
        Assert.DoesNotContain("System.", error.ToString());
        Assert.DoesNotContain("   at ", error.ToString());
    }

    [Fact]
    public void What_is_on_the_disk_is_looked_up_and_not_remembered()
    {
        using var place = new Workplace();
        var disk = new OnDisk();
        Assert.Equal("Nothing was written.", disk.ToString());
        disk.Stands(place.At("results"));
        disk.Starts(place.At("half"));
        Assert.True(disk.IsAtWork);
        Assert.Equal("Nothing was written.", disk.ToString());
        Directory.CreateDirectory(place.At("results"));
        Directory.CreateDirectory(place.At("half"));
        Directory.CreateDirectory(place.At("sweep"));
        disk.Keeps(place.At("sweep"));
        Assert.Equal(
            $"Whole on disk: {place.At("results")}. What is done is kept in {place.At("sweep")}; the same command goes on from there. "
                + $"Half written and of no use: {place.At("half")}.", disk.ToString());
        disk.Ends(place.At("half"));
        Assert.False(disk.IsAtWork);
    }

    [Fact]
    public async Task When_the_text_cannot_be_printed_the_results_are_said_to_stand()
    {
        using var place = new Workplace();
        await using var full = new FullDisk();
        using var error = new StringWriter { NewLine = "\n" };
        var code =
            await global::Sim.Run(["run", place.At("scenarios", "phased.json"), "-n", "20", "--no-charts", "--out", place.At("out")], full,
                error, TestContext.Current.CancellationToken);
        Assert.Equal(3, code);
        Assert.Equal($"What was to be printed could not be written: {NoSpace}. Whole on disk: {place.At("out")}.\n", error.ToString());
        Assert.Contains("Reproduced", (await place.Sim("reproduce", "@out")).Well());
    }

    [Fact]
    public async Task Charts_that_cannot_be_drawn_are_one_fault_however_many_threads_meet_it()
    {
        using var place = new Workplace();
        (await place.Sim("run", "scenarios/phased.json", "-n", "20", "--no-charts", "--out", "@out")).Well();
        foreach (var figure in (string[])["dashboard", "trajectories", "trust", "outcomes", "tests"])
            Directory.CreateDirectory(place.At("figures", figure + ".png"));
        var said = await place.Sim("charts", "@out", "--out", "@figures", "--chart-format", "png", "--width", "89");
        Assert.Equal(2, said.Code);
        Assert.Matches(
            @"^\S+\.png: not written by sim, and in the way of what is\. Move it elsewhere, or give another folder with --out\.\n$",
            said.Err);
    }

    [Fact]
    public async Task A_disk_that_fills_while_charts_are_drawn_leaves_the_data_whole_and_nothing_half_done()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("Windows has no limit to set.");
        using var place = new Workplace();
        var limits = new Dictionary<string, string> { ["DOTNET_EnableWriteXorExecute"] = "0" };
        var said = await SimProcess.Run(place.Root, "bash",
            ["-c",
                $"trap '' XFSZ; ulimit -f 64; exec dotnet '{SimProcess.Program}' run scenarios/phased.json --rounds 8 -n 20 "
                    + $"--chart-format png --out out"], limits);
        Assert.Equal(3, said.Code);
        Assert.Equal("", said.Out);
        Assert.Contains("Whole on disk: out.", said.Err);
        Assert.DoesNotContain("   at ", said.Err);
        Assert.DoesNotContain(place.Left(),
            f => f.Contains("charts", StringComparison.Ordinal) || f.Contains("partial", StringComparison.Ordinal));
        Assert.Contains("Reproduced", (await place.Sim("reproduce", "@out")).Well());
    }

    /// <summary>Takes nothing, as <c>/dev/full</c>.</summary>
    private sealed class FullDisk : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => throw new IOException(NoSpace);

        public override void Write(ReadOnlySpan<char> buffer) => throw new IOException(NoSpace);

        public override void Write(string? value) => throw new IOException(NoSpace);
    }
}
