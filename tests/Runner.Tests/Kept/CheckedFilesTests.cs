using System.IO.Compression;
using System.Text.Json.Nodes;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Tests.Kept;

/// <summary>What is read, drawn and packed is what was written and nothing else.</summary>
public sealed class CheckedFilesTests
{
    private static readonly string[] Call =
        ["run", "scenarios/phased.json", "-n", "20", "--rounds", "8", "--chart-format", "svg", "--quiet", "--out", "@results"];

    private static async Task Change(Workplace place, Action<JsonNode> change)
    {
        var root = JsonNode.Parse(place.Read("results", "manifest.json"))!;
        change(root);
        await File.WriteAllTextAsync(place.At("results", "manifest.json"), root.ToJsonString(), TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("charts")]
    [InlineData("report")]
    [InlineData("bundle")]
    public async Task A_number_that_was_altered_is_not_drawn_reported_or_packed(string command)
    {
        using var place = new Workplace();
        await place.Has("results", Call[..^2]);
        var csv = place.Read("results", "trajectories.csv");
        await File.WriteAllTextAsync(place.At("results", "trajectories.csv"), csv[..^2] + (csv[^2] == '1' ? '2' : '1') + "\n",
            TestContext.Current.CancellationToken);
        var before = place.Left();
        var said = await place.Sim(command, "@results");
        Assert.Equal(2, said.Code);
        Assert.Contains("trajectories.csv: missing, or changed since it was written", said.Err);
        Assert.Equal(before, place.Left());
    }

    [Fact]
    public async Task A_bundle_holds_what_the_manifest_names_and_no_secret_beside_it()
    {
        using var place = new Workplace();
        await place.Has("results", Call[..^2]);
        await File.WriteAllTextAsync(place.At("results", ".env"), "TOKEN=secret", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(place.At("results", "charts", "notes.txt"), "mine", TestContext.Current.CancellationToken);
        if (!OperatingSystem.IsWindows()) File.CreateSymbolicLink(place.At("results", "passwd"), "/etc/passwd");
        (await place.Sim("bundle", "@results", "--out", "@b.zip")).Well();
        using var zip = ZipFile.OpenRead(place.At("b.zip"));
        var manifest = Manifest.Read(place.At("results"));
        Assert.NotEmpty(manifest.Drawn);
        Assert.Equal(
            manifest.Files.Concat(manifest.Drawn).Select(f => "results/" + f.Name)
                .Concat(["results/manifest.json", "scenarios/phased.json", "README.md", "CITATION.cff", "ro-crate-metadata.json"])
                .Order(StringComparer.Ordinal),
            zip.Entries.Select(e => e.FullName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_bundle_follows_no_link_even_where_the_manifest_names_it()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("Windows makes no links without leave.");
        using var place = new Workplace();
        await place.Has("results", Call[..^2]);
        File.Move(place.At("results", "paths.csv"), place.At("elsewhere.csv"));
        File.CreateSymbolicLink(place.At("results", "paths.csv"), place.At("elsewhere.csv"));
        var said = await place.Sim("bundle", "@results", "--out", "@b.zip");
        Assert.Equal(2, said.Code);
        Assert.Contains("paths.csv: a link", said.Err);
        Assert.DoesNotContain(place.Left(), f => f.Contains("b.zip", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_chart_that_was_edited_is_not_packed_as_ours()
    {
        using var place = new Workplace();
        await place.Has("results", Call[..^2]);
        await File.AppendAllTextAsync(place.At("results", "charts", "trust.svg"), "<!-- -->", TestContext.Current.CancellationToken);
        var said = await place.Sim("bundle", "@results", "--out", "@b.zip");
        Assert.Equal(2, said.Code);
        Assert.Contains("trust.svg: changed since it was drawn", said.Err);
        File.Delete(place.At("results", "charts", "trust.svg"));
        (await place.Sim("bundle", "@results", "--out", "@b.zip")).Well();
    }

    [Theory]
    [InlineData("../../evil.csv")]
    [InlineData("/etc/passwd")]
    [InlineData("a\\b.csv")]
    [InlineData("a//b")]
    [InlineData("")]
    public async Task A_manifest_that_names_a_file_outside_its_folder_is_refused(string name)
    {
        using var place = new Workplace();
        await place.Has("results", Call[..^2]);
        await File.WriteAllTextAsync(place.At("evil.csv"), "mine", TestContext.Current.CancellationToken);
        await Change(place, root => root["files"]!.AsObject().Add(name, "00"));
        foreach (var call in new[] { ["bundle", "@results"], ["charts", "@results"], ["report", "@results"], ["reproduce", "@results"],
            Call })
        {
            var said = await place.Sim(call);
            Assert.Equal(2, said.Code);
            Assert.Contains("is no name of a file in the folder", said.Err);
        }
        Assert.Equal("mine", place.Read("evil.csv"));
    }

    [Theory]
    [InlineData("scenarios", "[]")]
    [InlineData("scenarios", "null")]
    [InlineData("scenarios", """[{ "name": "../x", "sha256": "0", "resolved": {} }]""")]
    [InlineData("kind", "null")]
    [InlineData("files", "[]")]
    [InlineData("drawn", "3")]
    [InlineData("request", "{}")]
    [InlineData("seed", "-1")]
    [InlineData("replications", "1e400")]
    [InlineData("started", "\"yesterday\"")]
    public async Task Every_reader_of_a_manifest_refuses_a_damaged_one_in_a_sentence(string member, string value)
    {
        using var place = new Workplace();
        await place.Has("results", Call[..^2]);
        await Change(place, root => root[member] = JsonNode.Parse(value));
        var before = place.Left();
        foreach (var call in new[] { ["bundle", "@results"], ["charts", "@results"], ["report", "@results"], ["reproduce", "@results"],
            Call })
        {
            var said = await place.Sim(call);
            Assert.Equal(2, said.Code);
            Assert.Contains("not a manifest of this program", said.Err);
        }
        Assert.Equal(before, place.Left());
    }

    [Theory]
    [InlineData("", "no 'seed' in it")]
    [InlineData("\"seed\": \"1\",", "a value in it is of another kind, or beyond its range: seed")]
    [InlineData("\"seed\": 1, \"seed\": 1,", "a value in it is of another kind, or beyond its range: seed")]
    [InlineData("\"seed\": one,", "it is no JSON from line 11 on")]
    public void A_damaged_manifest_says_which_member_is_missing_or_wrong(string seed, string said)
    {
        using var place = new Workplace();
        var text = new Manifest("run", "1", "sim run x.json", DateTimeOffset.UnixEpoch, new(), 10, [("x", "0", "{}")], [], []).ToJson();
        Directory.CreateDirectory(place.At("results"));
        File.WriteAllText(place.At("results", Manifest.FileName), text);
        Assert.Equal(text, Manifest.Read(place.At("results")).ToJson());
        File.WriteAllText(place.At("results", Manifest.FileName), text.Replace("\"seed\": 1,", seed, StringComparison.Ordinal));
        Assert.Contains($"({said})", Assert.Throws<UserError>(() => Manifest.Read(place.At("results"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_from_a_manifest_stays_text_in_the_files_of_a_bundle()
    {
        using var place = new Workplace();
        await place.Has("results", Call[..^2]);
        await Change(place, root =>
        {
            root["version"] = "1\"\ntitle: \"Other \\ work";
            root["command"] = "sim run x\n\n# A heading";
        });
        (await place.Sim("bundle", "@results", "--out", "@b.zip")).Well();
        using var zip = await ZipFile.OpenReadAsync(place.At("b.zip"), TestContext.Current.CancellationToken);
        string[] Lines(string name)
        {
            using var reader = new StreamReader(zip.GetEntry(name)!.Open());
            return reader.ReadToEnd().Split('\n');
        }
        Assert.Equal("""version: "1\" title: \"Other \\ work" """.TrimEnd(), Lines("CITATION.cff")[3]);
        Assert.Single(Lines("CITATION.cff"), l => l.StartsWith("title:", StringComparison.Ordinal));
        Assert.Single(Lines("README.md"), l => l.StartsWith("# ", StringComparison.Ordinal));
    }
}
