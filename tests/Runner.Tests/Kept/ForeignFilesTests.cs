namespace NegotiationSim.Runner.Tests.Kept;

/// <summary>Whatever sim has not written is never replaced, moved or removed.</summary>
public sealed class ForeignFilesTests
{
    private static string[] Run(string folder, params string[] more) =>
        ["run", "scenarios/phased.json", "-n", "20", "--rounds", "8", "--no-charts", "--quiet", "--out", folder, .. more];

    private static void Put(Workplace place, string text, params string[] name)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(place.At(name))!);
        File.WriteAllText(place.At(name), text);
    }

    [Theory]
    [InlineData("""{ "name": "My app", "start_url": "/", "icons": [] }""")]
    [InlineData("""{ "program": "Other", "kind": "run", "scenarios": [], "files": {} }""")]
    [InlineData("not even JSON")]
    [InlineData(null)]
    public async Task A_folder_with_another_programs_manifest_is_refused_and_untouched(string? manifest)
    {
        using var place = new Workplace();
        Put(place, "let x = 1;", "app", "src", "index.js");
        if (manifest is not null) Put(place, manifest, "app", "manifest.json");
        var before = place.Left();
        foreach (var call in new[] { Run("@app"), ["analyze", "scenarios/phased.json", "--quiet", "--out", "@app"],
            ["claims", "--worlds", "40", "--out", "@app", place.At("scenarios", "claims.json")] })
        {
            var said = await place.Sim(call);
            Assert.Equal(2, said.Code);
            Assert.Contains("holds something that is not results of sim", said.Err);
        }
        Assert.Equal(before, place.Left());
        Assert.Equal("let x = 1;", place.Read("app", "src", "index.js"));
    }

    [Fact]
    public async Task What_the_manifest_does_not_name_stays_where_it_is()
    {
        using var place = new Workplace();
        (await place.Sim(Run("@results"))).Well();
        Put(place, "n = 20 is too few", "results", "notes.txt");
        Put(place, "a sketch", "results", "charts", "sketch.txt");
        (await place.Sim(Run("@results"))).Well();
        (await place.Sim("charts", "@results", "--chart-format", "svg")).Well();
        Assert.Equal(0, (await place.Sim(Run("@results", "--seed", "2"))).Code);
        Assert.Equal(("n = 20 is too few", "a sketch"),
            (place.Read("results", "notes.txt"), place.Read("results", "charts", "sketch.txt")));
        Assert.Equal(["sketch.txt"], Directory.GetFileSystemEntries(place.At("results", "charts")).Select(f => Path.GetFileName(f)));
        Assert.False(File.Exists(place.At("results.1", "notes.txt")));
    }

    [Fact]
    public async Task A_file_of_the_users_that_stands_in_the_way_is_moved_aside_and_that_is_said()
    {
        using var place = new Workplace();
        (await place.Sim(Run("@results"))).Well();
        Put(place, "my own page", "results", "report.html");
        var said = await place.Sim("report", "@results");
        Assert.Equal((0, $"{place.At("results")}: report.html not written by sim; what was there is now in {place.At("results.1")}.\n"),
            (said.Code, said.Err));
        Assert.Equal("my own page", place.Read("results.1", "report.html"));
        Assert.Contains("<html", place.Read("results", "report.html"));
        (await place.Sim("report", "@results")).Well();
        Assert.False(Directory.Exists(place.At("results.2")));
    }

    [Fact]
    public async Task A_file_of_ours_that_the_user_has_edited_is_the_users()
    {
        using var place = new Workplace();
        (await place.Sim(Run("@results"))).Well();
        (await place.Sim("charts", "@results", "--chart-format", "svg")).Well();
        Put(place, "<svg>by hand</svg>", "results", "charts", "trust.svg");
        var said = await place.Sim("charts", "@results", "--chart-format", "svg");
        Assert.Equal(
            (0, $"{place.At("results")}: charts/trust.svg changed since sim wrote it; what was there is now in {place.At("results.1")}.\n"),
            (said.Code, said.Err));
        Assert.Equal(["charts/trust.svg"],
            Directory.GetFiles(place.At("results.1"), "*", SearchOption.AllDirectories)
                .Select(f => Path.GetRelativePath(place.At("results.1"), f).Replace('\\', '/')));
        await File.AppendAllTextAsync(place.At("results", "paths.csv"), "my remark\n", TestContext.Current.CancellationToken);
        said = await place.Sim(Run("@results"));
        Assert.Contains("paths.csv changed since sim wrote it", said.Err);
        Assert.EndsWith("my remark\n", place.Read("results.2", "paths.csv"), StringComparison.Ordinal);
        Assert.Contains("changed since it was written", (await place.Sim("reproduce", "@results.2")).Out);
    }

    [Fact]
    public async Task A_folder_that_is_a_link_is_followed_and_stays_a_link()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("Windows makes no links without leave.");
        using var place = new Workplace();
        Directory.CreateDirectory(place.At("disk"));
        Directory.CreateSymbolicLink(place.At("results"), place.At("disk"));
        foreach (var seed in new[] { "1", "1", "2" }) Assert.Equal(0, (await place.Sim(Run("@results", "--seed", seed))).Code);
        Assert.Equal(place.At("disk"), new DirectoryInfo(place.At("results")).LinkTarget);
        Assert.Contains("\"seed\": 2", place.Read("disk", "manifest.json"));
        Assert.Contains("\"seed\": 1", place.Read("results.1", "manifest.json"));
    }

    [Fact]
    public async Task Charts_go_among_the_users_own_files_and_over_none_of_them()
    {
        using var place = new Workplace();
        (await place.Sim(Run("@results"))).Well();
        Put(place, "a map", "figures", "map.png");
        string[] draw = ["charts", "@results", "--chart-format", "svg", "--out", "@figures"];
        (await place.Sim(draw)).Well();
        (await place.Sim([.. draw, "--chart-format", "png", "--width", "89"])).Well();
        Assert.True(File.Exists(place.At("figures", "trust.svg")) && File.Exists(place.At("figures", "trust.png")));
        Put(place, "by hand", "other", "trust.svg");
        var said = await place.Sim([.. draw[..^1], "@other"]);
        Assert.Equal(2, said.Code);
        Assert.Contains("trust.svg: not written by sim", said.Err);
        Assert.Equal("other",
            Assert.Single(place.Left(),
                f => f.StartsWith("other", StringComparison.Ordinal) && !f.Contains("trust", StringComparison.Ordinal)));
        Assert.Equal(("by hand", "a map"), (place.Read("other", "trust.svg"), place.Read("figures", "map.png")));
    }

    [Theory]
    [InlineData("report", "page.html")]
    [InlineData("bundle", "pack.zip")]
    public async Task A_file_of_the_users_is_not_written_over_and_one_of_ours_is(string command, string name)
    {
        using var place = new Workplace();
        (await place.Sim(Run("@results"))).Well();
        Put(place, "mine", name);
        var said = await place.Sim(command, "@results", "--out", "@" + name);
        Assert.Equal((2, "mine"), (said.Code, place.Read(name)));
        Assert.Contains("there is a file that sim has not written", said.Err);
        Put(place, "", name);
        Put(place, "half", name + ".4711.partial");
        (await place.Sim(command, "@results", "--out", "@" + name)).Well();
        (await place.Sim(command, "@results", "--out", "@" + name)).Well();
        Assert.DoesNotContain(place.Left(), f => f.Contains("partial", StringComparison.Ordinal));
        if (OperatingSystem.IsWindows()) return;
        File.CreateSymbolicLink(place.At("link"), place.At(name));
        (await place.Sim(command, "@results", "--out", "@link")).Well();
        Assert.Equal(place.At(name), new FileInfo(place.At("link")).LinkTarget);
        Assert.Equal(2, (await place.Sim(command, "@results", "--out", "/dev/null")).Code);
    }
}
