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
}
