using NegotiationSim.Engine.Coercion.Policies;
using NegotiationSim.Runner.Tests.Docs;

namespace NegotiationSim.Runner.Tests.Commands;

/// <summary>What hangs on the folder that the shell is in.</summary>
[Collection(nameof(InTurn))]
public sealed class CurrentFolderTests
{
    [Theory]
    [InlineData("run summits", "summits: there is no such file.")]
    [InlineData("run scenarios/phased.json --set policy=neglect",
        "there is no file neglect. Did you mean 'scenarios/policies/neglect.json'?")]
    [InlineData("run eras-only",
        "'policies/eras-only.json' is a policy: name a scenario, and give it that policy with --set policy=policies/eras-only.json")]
    [InlineData("sweep scenarios/phased.json --policies phased,policies/phased.json --vary sender.trust=0:1:2",
        "--policies policies/phased.json: there is no such file. Give names as they stand in the folder policies beside "
            + "scenarios/phased.json or above, without .json, or files. Known: agreed-framework,")]
    public async Task A_bare_name_is_answered_with_the_files_that_bear_it(string line, string message)
    {
        using var place = new Workplace();
        place.Own("scenarios", "policies");
        File.Copy(place.At("scenarios", "policies", "phased.json"), place.At("scenarios", "policies", "eras-only.json"));
        using var _ = place.Enter(line.EndsWith("eras-only", StringComparison.Ordinal) ? "scenarios" : ".");
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        Assert.Equal(2, await global::Sim.Run(line.Split(' '), output, error, TestContext.Current.CancellationToken));
        Assert.Equal("", output.ToString());
        Assert.Contains(message, error.ToString());
    }

    [Fact]
    public async Task A_point_leaves_the_shells_folder_in_place()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("There a folder that a shell is in cannot be moved.");
        using var place = new Workplace();
        Directory.CreateDirectory(place.At("here"));
        using var _ = place.Enter("here");
        var before = Directory.GetCurrentDirectory(); // asked of the system, which knows the folder and not its name
        foreach (var seed in (string[])["1", "1", "2"])
        {
            string[] call = ["run", "scenarios/phased.json", "-n", "5", "--rounds", "4", "--no-charts", "-q", "-s", seed, "-o", "."];
            Assert.Equal(0, (await place.Sim(call)).Code);
        }
        Assert.Equal(before, Directory.GetCurrentDirectory());
        Assert.True(File.Exists("manifest.json"));
        Assert.DoesNotContain(Directory.GetFileSystemEntries("."), f => f.Contains("partial", StringComparison.Ordinal));
        Assert.Contains("\"seed\": 1", place.Read("here.1", "manifest.json"));
    }

    [Fact]
    public async Task An_argument_that_begins_with_an_at_sign_is_a_file_of_that_name()
    {
        using var place = new Workplace();
        await File.WriteAllTextAsync(place.At("@arguments"), place.At("scenarios", "phased.json"), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(place.At("arguments"), place.At("scenarios", "phased.json"), TestContext.Current.CancellationToken);
        using var _ = place.Enter();
        foreach (var (argument, message) in new[] { ("@arguments", "@arguments:1:1"), ("@none", "@none: there is no such file") })
        {
            using var error = new StringWriter();
            Assert.Equal(2, await global::Sim.Run(["validate", argument], TextWriter.Null, error, TestContext.Current.CancellationToken));
            Assert.Contains(message, error.ToString());
        }
    }

    [Fact]
    public async Task Scenarios_in_other_scripts_have_folders_of_their_own()
    {
        using var place = new Workplace();
        foreach (var name in new[] { "交渉", "협상" }) File.Copy(place.At("scenarios", "phased.json"), place.At("scenarios", name + ".json"));
        using var _ = place.Enter();
        (await place.Sim("run", "scenarios/交渉.json", "scenarios/협상.json", "-n", "5", "--rounds", "4", "--no-charts", "-q")).Well();
        Assert.Equal(2, Directory.GetDirectories(place.At("results")).Length);
        Assert.All(Directory.GetDirectories(place.At("results")),
            folder => Assert.Matches("^scenario-[0-9a-f]{8}$", Path.GetFileName(folder)));
    }

    [Theory]
    [InlineData("scenarios", "base/us-dprk.json", "scenario.schema.json")]
    [InlineData("scenarios/mine", "../base/us-dprk.json", "../scenario.schema.json")]
    public async Task New_writes_a_file_that_is_sound_explains_every_lever_and_is_never_overwritten(
        string directory, string from, string schema)
    {
        using var place = new Workplace();
        using var _ = place.Enter();
        var said = (await place.Sim("new", "my-policy", "--out", directory)).Well();
        Assert.Contains("sim validate", said);
        var text = place.Read(directory, "my-policy.json");
        Assert.Contains($"\"extends\": \"{from}\"", text);
        Assert.Contains($"\"$schema\": \"{schema}\"", text);
        Assert.All(Policy.Parameters, p => Assert.Contains($"// {p.Declaration.Meaning}\n    \"{p.Declaration.Path}\":", text));
        Assert.Contains("my-policy.json: sound", (await place.Sim("validate", $"@{directory}/my-policy.json")).Well());

        Assert.Contains("is there already", (await place.Sim("new", "my-policy", "--out", directory)).Badly());
        Assert.Equal(text, place.Read(directory, "my-policy.json"));
    }
}
