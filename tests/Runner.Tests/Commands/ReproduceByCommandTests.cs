using CsCheck;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Tests.Commands;

/// <summary>sim reproduce and sim bundle on what is made again by its command.</summary>
public sealed class ReproduceByCommandTests
{
    [Theory]
    [InlineData("--shared-shocks")]
    [InlineData("--precision .4 --metric senderPayoff --most 40 --keep-replications -p 5 --design sobol")]
    public async Task A_sweep_is_made_again_from_its_own_folder_wherever_it_is(string options)
    {
        using var place = new Workplace();
        (await place.Sim([.. SmallSweep, .. options.Split(' '), "--seed", "9", "--out", "@sweep"])).Well();
        Directory.Delete(place.At("scenarios"), recursive: true);
        Assert.Contains("Reproduced: ", (await place.Sim("reproduce", "@sweep", "--threads", "2")).Well(), StringComparison.Ordinal);
        Assert.Contains("Packed ", (await place.Sim("bundle", "@sweep")).Well(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sweep_that_is_not_whole_or_was_changed_is_refused()
    {
        using var place = new Workplace();
        (await place.Sim([.. SmallSweep, "--shard", "1/2", "--out", "@sweep"])).Well();
        await Refused("sim merge", place.At("sweep.shards", "1-of-2"));
        (await place.Sim([.. SmallSweep, "--out", "@whole"])).Well();
        var part = Directory.GetFiles(place.At("whole", "data"))[0];
        var bytes = await File.ReadAllBytesAsync(part, TestContext.Current.CancellationToken);
        bytes[100] ^= 1;
        await File.WriteAllBytesAsync(part, bytes, TestContext.Current.CancellationToken);
        await Refused("is damaged", "@whole");
        File.Delete(part);
        await Refused("blocks are missing", "@whole");

        async Task Refused(string because, string folder)
        {
            foreach (var command in new[] { "reproduce", "bundle" })
            {
                var said = await place.Sim(command, folder);
                Assert.Equal(2, said.Code);
                Assert.Contains(because, said.Err, StringComparison.Ordinal);
            }
        }
    }

    private static string[] SmallSweep =>
        ["sweep", "scenarios/phased.json", "--vary", "sender.trust=.1:.9:3", "-n", "2", "--rounds", "8", "--no-charts", "--quiet"];

    [Fact]
    public async Task A_changed_seed_changed_files_and_missing_ones_are_found_out()
    {
        using var place = new Workplace();
        (await place.Sim("ablate", "scenarios/phased.json", "--set", "rounds=8", "-n", "20", "--quiet", "--no-charts", "--out",
            "@out")).Well();
        var manifest = place.Read("out", "manifest.json");
        await File.WriteAllTextAsync(place.At("out", "manifest.json"),
            manifest.Replace("-n 20", "-n 20 --seed 2", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var said = await place.Sim("reproduce", "@out");
        Assert.Equal(1, said.Code);
        Assert.Contains("differs when run again", said.Out);
        await File.AppendAllTextAsync(place.At("out", "ablation.csv"), "\n", TestContext.Current.CancellationToken);
        Assert.Contains("changed since it was written", (await place.Sim("reproduce", "@out")).Out);
        Assert.Equal(2, (await place.Sim("bundle", "@out")).Code);
    }

    [Fact]
    public async Task Results_of_a_command_that_is_not_known_are_not_taken_for_a_run()
    {
        using var place = new Workplace();
        (await place.Sim("ablate", "scenarios/phased.json", "--set", "rounds=8", "-n", "20", "--quiet", "--no-charts", "--out",
            "@out")).Well();
        await File.WriteAllTextAsync(place.At("out", "manifest.json"),
            place.Read("out", "manifest.json").Replace("\"ablate\"", "\"divine\"", StringComparison.Ordinal),
            TestContext.Current.CancellationToken);
        foreach (var command in new[] { "reproduce", "bundle" })
        {
            var said = await place.Sim(command, "@out");
            Assert.Equal(2, said.Code);
            Assert.Contains("written by sim divine", said.Err);
        }
    }

    [Fact]
    public async Task Files_that_the_command_names_and_that_are_gone_are_a_plain_fault()
    {
        using var place = new Workplace();
        (await place.Sim("claims", "scenarios/claims.json", "--worlds", "2", "--replications", "2", "--most", "2", "--no-ablation",
            "--quiet", "--out", "@out")).Well();
        File.Delete(place.At("scenarios", "claims.json"));
        var said = await place.Sim("reproduce", "@out");
        Assert.Equal(2, said.Code);
        Assert.Contains("Give sim reproduce in the folder in which that was typed", said.Err);
        Assert.DoesNotContain("   at ", said.Err);
    }

    [Fact]
    public void A_command_line_is_read_as_a_shell_reads_it()
    {
        Assert.Equal(["run", "a b.json", "it's", "", "x=1"], CommandLine.ArgumentsOf(@"sim run 'a b.json' it\'s '' x=1"));
        Gen.String.Array.Sample(arguments => CommandLine.ArgumentsOf(CommandLine.Of(arguments)).SequenceEqual(arguments), iter: 500);
    }
}
