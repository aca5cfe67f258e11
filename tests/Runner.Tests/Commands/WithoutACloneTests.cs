using NegotiationSim.Engine.Scenarios.Files;
using NegotiationSim.Engine.Tests;
using NegotiationSim.Runner.Tests.Docs;

namespace NegotiationSim.Runner.Tests.Commands;

/// <summary>What the program can do where none of the repository's files are: in the folder in which tests run, too.</summary>
[Collection(nameof(InTurn))]
public sealed class WithoutACloneTests
{
    [Fact]
    public void Every_scenario_and_record_that_is_shipped_comes_with_the_program_byte_for_byte()
    {
        string[] wanted = [.. Shipped.Files.Where(f => !f.EndsWith(".schema.json", StringComparison.Ordinal))];
        Assert.Empty(wanted.Except(ShippedFiles.All));
        Assert.All(wanted, file => Assert.Equal(File.ReadAllBytes(Repository.PathOf(file)), ShippedFiles.Content(file)));
    }

    [Fact]
    public async Task Short_names_are_those_of_the_scenarios_that_come_with_it_and_a_file_of_ones_own_goes_first()
    {
        using var place = new Workplace();
        Assert.Contains("hawk/phased.json: sound (Phased engagement", (await place.Sim("validate", "hawk/phased")).Well());
        Assert.Contains("phasd: there is no such file. Did you mean 'phased'?", (await place.Sim("validate", "phasd")).Badly());
        Assert.Contains("Did you mean 'scenarios/policies/phased.json'?",
            (await place.Sim("run", "hawk/phased", "--set", "policy=phasd")).Badly());
        Directory.CreateDirectory(place.At("empty", "scenarios"));
        await File.WriteAllTextAsync(place.At("empty", "scenarios", "phased.json"),
            """{ "extends": "neglect.json", "title": "mine" }""", TestContext.Current.CancellationToken);
        using (place.Enter("empty"))
        {
            var said = (await place.Sim("run", "phased", "-n", "5", "--rounds", "4", "--no-charts")).Well();
            Assert.StartsWith("mine (phased): 4 rounds", said, StringComparison.Ordinal); // its parent comes with the program
        }
        (await place.Sim("sweep", "phased", "--policies", "phased,neglect", "--vary", "sender.trust=.1,.2", "-n", "2", "--rounds", "4",
            "--no-charts", "-q", "--out", "@sweep")).Well();
    }

    [Fact]
    public async Task A_dispute_of_ones_own_is_laid_out_once_and_validate_lists_what_is_still_to_set()
    {
        using var place = new Workplace();
        Assert.Contains("sim validate", (await place.Sim("new", "us-libya", "--dispute", "--out", "@mine")).Well());
        var said = (await place.Sim("validate", "@mine/us-libya/pressure.json", "@mine/us-libya/history.json")).Well();
        Assert.Contains("36 numbers are a template's, marked \"to set\".", said);
        var world = (await place.Sim("validate", "@mine/us-libya/world.json")).Well();
        Assert.Equal(said.Split('\n').TakeWhile(l => !l.Contains("history.json", StringComparison.Ordinal)).Skip(1),
            world.Split('\n')[1..^1]);
        Assert.Contains("51 numbers are a template's, marked \"to set\".", said);
        Assert.Contains("    sender: trust, leverage, regionalWeight\n", said);
        Assert.Contains("The sides have no names yet", said);
        Assert.Contains("is there already", (await place.Sim("new", "us-libya", "--dispute", "--out", "@mine")).Badly());
        var record = await place.Sim("backtest", "@mine/us-libya/history.json", "--record", place.At("mine", "us-libya", "record.csv"));
        Assert.Contains("Nothing can be scored", record.Badly()); // it is a record, and empty
    }

    [Fact]
    public async Task Examples_are_laid_out_beside_what_is_there()
    {
        using var place = new Workplace();
        Directory.CreateDirectory(place.At("mine", "scenarios"));
        await File.WriteAllTextAsync(place.At("mine", "scenarios", "phased.json"), "mine", TestContext.Current.CancellationToken);
        Assert.EndsWith("1 was there and is as it was.\n", (await place.Sim("new", "--examples", "--out", "@mine")).Well());
        Assert.Equal("mine", place.Read("mine", "scenarios", "phased.json"));
        foreach (var file in Shipped.Files.Where(f => f != "scenarios/phased.json"))
            Assert.Equal(await File.ReadAllTextAsync(Repository.PathOf(file), TestContext.Current.CancellationToken),
                place.Read("mine", file));
    }
}
