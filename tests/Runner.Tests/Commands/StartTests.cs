namespace NegotiationSim.Runner.Tests.Commands;

public class StartTests
{
    /// <summary>A register that is handed by value to a method that is not inlined keeps that method, and whatever calls it, from being
    /// compiled ahead (docs/lanes.md).</summary>
    [Fact]
    public async Task What_plays_rounds_is_compiled_when_the_program_is_built_and_not_when_it_starts()
    {
        Assert.SkipUnless(SimProcess.Program.Contains("Release", StringComparison.Ordinal), "Only a Release build is compiled ahead.");
        using var place = new Workplace();
        var said = await SimProcess.Run(place.Root, ["run", "scenarios/phased.json", "-n", "64", "--no-charts", "--out", "out"],
            new Dictionary<string, string> { ["DOTNET_JitStdOutFile"] = place.At("compiled.txt"), ["DOTNET_JitDisasmSummary"] = "1" });
        said.Well();
        var atTheStart = place.Read("compiled.txt").Split('\n').Where(line => !line.Contains("[Tier1", StringComparison.Ordinal)).ToArray();
        Assert.Contains(atTheStart, line => line.Contains("JIT compiled System.", StringComparison.Ordinal));
        string[] played = ["NegotiationSim.Engine.Coercion.", "NegotiationSim.Engine.Models.", "NegotiationSim.Engine.Numbers."];
        Assert.DoesNotContain(atTheStart, line => played.Any(name => line.Contains("JIT compiled " + name, StringComparison.Ordinal)));
    }
}
