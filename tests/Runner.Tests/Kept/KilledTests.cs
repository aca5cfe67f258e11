using NegotiationSim.Engine.Studies;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Tests.Kept;

/// <summary>Killed between any two steps, the next call finds the one state or the other, and brings everything there.</summary>
public sealed class KilledTests
{
    private static void Fill(ResultsFolder results, string generation, IReadOnlyList<string> request)
    {
        foreach (var name in new[] { "rows.csv", "part/rows.csv", generation + ".csv", "charts/trust.svg", $"charts/{generation}.svg" })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(results.Path, name))!);
            results.Write(name, text => text.Write($"{generation} {name}"));
        }
        results.Manifest = new Manifest("run", "1", "sim run x.json", DateTimeOffset.UnixEpoch, new RunOptions { Replications = 10 }, 10,
            [("x", generation, "{}")],
            [.. results.Hashes().Where(h => !h.Name.StartsWith("charts", StringComparison.Ordinal))], request);
    }

    private static IReadOnlyList<string> Whole(string generation) =>
        [.. new[] { "charts/trust.svg", $"charts/{generation}.svg", generation + ".csv", "manifest.json", "part/rows.csv",
            "rows.csv" }.Order(StringComparer.Ordinal)];

    private static IReadOnlyList<string> In(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            if (Path.GetFileName(file) == "lock") File.WriteAllText(copy, ""); // the living process holds it; a dead one leaves it
            else File.Copy(file, copy);
        }
    }

    /// <summary>The disk as a kill after each step of a replacement leaves it, in a folder of its own each.</summary>
    private static List<string> StatesOf(Workplace place, string how)
    {
        var states = new List<string>();
        void Keep()
        {
            states.Add(place.At("state", $"{states.Count}"));
            foreach (var folder in Directory.GetDirectories(place.Root, "out*"))
                Copy(folder, Path.Combine(states[^1], Path.GetFileName(folder)));
        }
        using (var first = ResultsFolder.Start(place.At("out")))
        {
            Fill(first, "old", ["run", "--seed=1"]);
            first.Finish(TextWriter.Null);
        }
        File.WriteAllText(place.At("out", "notes.txt"), "my notes");
        if (how == "edited") File.AppendAllText(place.At("out", "part", "rows.csv"), ", by hand");
        using var second = ResultsFolder.Start(place.At("out"));
        Fill(second, "old" == how ? "old" : "new", ["run", how == "other" ? "--seed=2" : "--seed=1"]);
        if (how != "other") second.Manifest = second.Manifest! with { Scenarios = [("x", "old", "{}")] };
        Keep();
        foreach (var _ in second.Steps(TextWriter.Null, adds: false)) Keep();
        return states;
    }

    [Theory]
    [InlineData("same", 13)]
    [InlineData("other", 13)]
    [InlineData("edited", 13)]
    public void Neither_the_old_nor_the_new_is_lost_wherever_the_kill_falls(string how, int least)
    {
        using var place = new Workplace();
        var states = StatesOf(place, how);
        Assert.True(states.Count >= least, $"{states.Count} states");
        foreach (var (state, k) in states.Select((s, k) => (s, k)))
        {
            var folder = Path.Combine(state, "out");
            var manifest = Manifest.Read(folder); // a reader brings the folder to the one state or the other
            var isNew = manifest.Files.Any(f => f.Name == "new.csv");
            Assert.Equal(k > 0, isNew); // from the moment when it is decided
            if (isNew || how != "edited") manifest.Verify(folder);
            ResultsFolder.Start(folder).Dispose(); // a writer removes what is left over
            Assert.Equal([.. Whole(isNew ? "new" : "old").Append("notes.txt").Order(StringComparer.Ordinal)], In(folder));
            Assert.Equal("my notes", File.ReadAllText(Path.Combine(folder, "notes.txt")));
            Assert.Equal(isNew && how != "same", Directory.Exists(folder + ".1"));
            if (!isNew || how == "same") continue;
            Assert.Equal(Whole("old"), In(folder + ".1"));
            Assert.Equal("old part/rows.csv" + (how == "edited" ? ", by hand" : ""),
                File.ReadAllText(Path.Combine(folder + ".1", "part", "rows.csv")));
        }
    }

    [Fact]
    public void What_the_user_puts_in_the_way_before_the_next_call_is_not_written_over()
    {
        using var place = new Workplace();
        var half = StatesOf(place, "same")[3];
        var name = Directory.EnumerateFiles(Path.Combine(half, "out", ".sim-partial", "new"), "*.csv").Select(f => Path.GetFileName(f))
            .First(n => !File.Exists(Path.Combine(half, "out", n)));
        File.WriteAllText(Path.Combine(half, "out", name), "mine");
        Assert.Contains("Move what stands in the way elsewhere",
            Assert.Throws<UserError>(() => Manifest.Read(Path.Combine(half, "out"))).Message);
        Assert.Equal("mine", File.ReadAllText(Path.Combine(half, "out", name)));
        File.Delete(Path.Combine(half, "out", name));
        Manifest.Read(Path.Combine(half, "out")).Verify(Path.Combine(half, "out"));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{ "aside": null, "kept": [], "dropped": ["../notes.txt"], "new": [] }""")]
    [InlineData("""{ "aside": "../../far", "kept": ["notes.txt"], "dropped": [], "new": [] }""")]
    [InlineData("""{ "aside": null, "kept": [], "dropped": [], "new": ["/etc/motd"] }""")]
    public void A_journal_that_is_damaged_or_leads_elsewhere_is_not_followed(string journal)
    {
        using var place = new Workplace();
        Directory.CreateDirectory(place.At("out", ".sim-partial"));
        foreach (var name in new[] { "notes.txt", "out/notes.txt", "out/.sim-partial/journal.json" })
            File.WriteAllText(place.At(name), name.EndsWith("json", StringComparison.Ordinal) ? journal : "mine");
        Assert.Contains("journal.json: damaged", Assert.Throws<UserError>(() => Manifest.Read(place.At("out"))).Message);
        Assert.Equal(("mine", "mine"), (place.Read("notes.txt"), place.Read("out", "notes.txt")));
    }

    [Fact]
    public async Task What_dead_processes_left_is_gone_after_the_next_call()
    {
        using var place = new Workplace();
        foreach (var name in new[] { "out/.sim-partial/new/rows.csv", "out/.sim-partial/lock", "out.999999999.partial/rows.csv",
            "kept.1.x/rows.csv" })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(place.At(name))!);
            await File.WriteAllTextAsync(place.At(name), "", TestContext.Current.CancellationToken);
        }
        (await place.Sim("run", "scenarios/phased.json", "-n", "5", "--rounds", "4", "--no-charts", "--quiet", "--out", "@out")).Well();
        Assert.Equal(["kept.1.x", "out"],
            Directory.GetDirectories(place.Root).Select(d => Path.GetFileName(d)).Where(d => d is not ("scenarios" or "history"))
                .Order(StringComparer.Ordinal));
        Assert.DoesNotContain(place.Left(), f => f.Contains("partial", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Results_that_a_kill_of_an_earlier_version_left_under_another_name_come_back()
    {
        using var place = new Workplace();
        string[] call = ["run", "scenarios/phased.json", "-n", "5", "--rounds", "4", "--no-charts", "--quiet", "--out", "@out"];
        (await place.Sim(call)).Well();
        Directory.Move(place.At("out"), place.At("out.999999999.old"));
        Assert.Equal(0, (await place.Sim([.. call, "--seed", "2"])).Code);
        Assert.Contains("\"seed\": 1", place.Read("out.1", "manifest.json"));
    }

    [Fact]
    public async Task A_killed_process_leaves_the_old_results_and_the_next_call_nothing_of_its_own()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("Windows has no kill.");
        using var place = new Workplace();
        string[] call = ["run", "scenarios/phased.json", "--rounds", "12", "--no-charts", "-q", "--out", "out", "-n"];
        (await place.Sim("run", "scenarios/phased.json", "--rounds", "12", "--no-charts", "-q", "--out", "@out", "-n", "20")).Well();
        var rows = place.At("out", ".sim-partial", "new", "replications.csv");
        var killed = await SimProcess.Run(place.Root, [.. call, "2000000000"], meanwhile: process =>
        {
            Assert.True(SpinWait.SpinUntil(() => File.Exists(rows) && new FileInfo(rows).Length > 4000, TimeSpan.FromSeconds(60)));
            process.Kill();
        });
        Assert.NotEqual(0, killed.Code);
        Assert.Contains("Reproduced", (await place.Sim("reproduce", "@out")).Well());
        (await place.Sim("run", "scenarios/phased.json", "--rounds", "12", "--no-charts", "-q", "--out", "@out", "-n", "20")).Well();
        Assert.DoesNotContain(place.Left(), f => f.Contains("partial", StringComparison.Ordinal));
    }
}
