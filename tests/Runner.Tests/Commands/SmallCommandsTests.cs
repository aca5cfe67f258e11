using System.Text.Json;
using NegotiationSim.Engine.Coercion.Policies;
using NegotiationSim.Engine.Scenarios;

namespace NegotiationSim.Runner.Tests.Commands;

/// <summary>validate, describe, schema, new, completion.</summary>
public sealed class SmallCommandsTests
{
    [Fact]
    public async Task Validate_says_of_each_sound_file_what_it_holds_and_passes_over_the_schemas_that_a_shell_brings()
    {
        using var place = new Workplace();
        var said =
            (await place.Sim(["validate", .. Directory.GetFiles(place.At("scenarios"), "*.json").Order(StringComparer.Ordinal)])).Well();
        string[] lines = [.. said.Trim().Split('\n').Where(l => !l.StartsWith(' '))];
        Assert.Equal(4, lines.Count(l => l.Contains(".schema.json: a schema", StringComparison.Ordinal)));
        Assert.Single(lines, l => l.Contains("claims.json: sound (61 claims about 49 scenarios)", StringComparison.Ordinal));
        Assert.Equal(8, lines.Count(l => l.Contains(", SHA-256 ", StringComparison.Ordinal)));
        Assert.All(
            lines.Where(l => !l.Contains("schema", StringComparison.Ordinal) && !l.Contains("claims.json", StringComparison.Ordinal)),
            line => Assert.Matches(@"\.json: sound \(.+, \d+ rounds, \d+ uncertain parameters?, SHA-256 [0-9a-f]{12}\)$", line));
    }

    [Fact]
    public async Task Validate_lists_what_comes_from_a_base_or_a_default_about_another_pair_and_weights_that_do_not_add_up()
    {
        using var place = new Workplace();
        await File.WriteAllTextAsync(place.At("scenarios", "mine.json"), """
            { "extends": "phased.json", "sender": { "name": "A" }, "target": { "name": "B", "preferences": { "economy": 0.5, "security": 0.5 } } }
            """, TestContext.Current.CancellationToken);
        var said = (await place.Sim("validate", "scenarios/mine.json")).Well();
        // .5 and .5, with .15, .15 and .05 of the base
        Assert.Contains("The weights of target.preferences add up to 1.35, not to 1.", said);
        Assert.Contains("us-dprk.json, which is about another pair (United States, DPRK):",
            said.ReplaceLineEndings(" ").Replace("    ", "", StringComparison.Ordinal));
        Assert.Matches(@"target\.preferences: [^\n]*status, control, face", said);
        Assert.Contains("their defaults, chosen for another pair",
            said.ReplaceLineEndings(" ").Replace("    ", "", StringComparison.Ordinal));
        Assert.Single((await place.Sim("validate", "scenarios/phased.json")).Well().Trim().Split('\n'));
    }

    [Fact]
    public async Task Validate_tells_the_sound_from_the_bad()
    {
        using var place = new Workplace();
        var said = await place.Sim("validate", "scenarios/phased.json", "scenarios/policies/phased.json");
        Assert.Equal(2, said.Code);
        Assert.Contains("phased.json: sound", said.Out);
        Assert.Contains("this is a policy file", said.Err);
    }

    [Fact]
    public async Task A_world_without_a_policy_is_validated_and_described_without_levers()
    {
        using var place = new Workplace();
        await File.WriteAllTextAsync(place.At("scenarios", "bad.json"),
            """{ "extends": "base/us-dprk.json", "sender": { "trust": "x" } }""", TestContext.Current.CancellationToken);
        var fault = Assert.Single((await place.Sim("validate", "scenarios/bad.json")).Badly().Trim().Split('\n'));
        Assert.Contains("bad.json:1:56 sender.trust: expected a number", fault);
        Assert.Contains("a world without a policy", (await place.Sim("validate", "scenarios/base/us-dprk.json")).Well());
        var said = (await place.Sim("describe", "scenarios/base/us-dprk.json")).Well();
        Assert.Contains("sender.preferences.nonproliferation = 0.45\n", said);
        Assert.DoesNotContain("policy.", said);
        Assert.Contains("name one that extends it",
            (await place.Sim("describe", "scenarios/base/us-dprk.json", "--format", "odd")).Badly());
    }

    [Fact]
    public async Task Describe_explains_one_number_a_group_or_all()
    {
        using var place = new Workplace();
        var one = (await place.Sim("describe", "policy.depth")).Well();
        Assert.StartsWith("policy.depth  (d)\n", one, StringComparison.Ordinal);
        Assert.Contains("0 to 1, share of the programme; default 1.", one);
        Assert.Contains("Source:", one);
        var group = (await place.Sim("describe", "mechanisms")).Well();
        Assert.Equal(14, group.Split('\n').Count(l => l.StartsWith("mechanisms.", StringComparison.Ordinal)));
        var all = (await place.Sim("describe")).Well();
        Assert.Equal(Catalogue.Parameters.Count, all.Split('\n').Count(l => l.Contains("Source: ", StringComparison.Ordinal)));
        Assert.All(all.Split('\n'), line => Assert.True(line.Length <= 80, line));
        Assert.Contains("A file of draws in CSV", (await place.Sim("describe", "draws")).Well());
        Assert.Contains("thirdParties.NAME.leverage", (await place.Sim("describe", "thirdParties.china.leverage")).Well());
    }

    [Fact]
    public async Task Describe_as_csv_has_a_row_a_parameter()
    {
        using var place = new Workplace();
        var csv = (await place.Sim("describe", "--format", "csv")).Well().TrimEnd('\n').Split('\n');
        Assert.Equal("path,symbol,default,low,high,unit,meaning,source", csv[0]);
        Assert.Equal(Catalogue.Parameters.Count + 1, csv.Length);
        var markdown = (await place.Sim("describe", "policy", "--format", "markdown")).Well();
        Assert.Equal(2 + Policy.Parameters.Count, markdown.Split('\n').Count(l => l.StartsWith('|')));
    }

    [Theory]
    [InlineData("scenario")]
    [InlineData("policy")]
    [InlineData("game")]
    public async Task The_schema_in_the_repository_is_the_one_that_the_program_prints(string kind)
    {
        using var place = new Workplace();
        var said = (await place.Sim("schema", kind)).Well();
        Assert.Equal("https://json-schema.org/draft/2020-12/schema",
            JsonDocument.Parse(said).RootElement.GetProperty("$schema").GetString());
        var file = Repository.PathOf("scenarios", kind + ".schema.json");
        if (Environment.GetEnvironmentVariable("ACCEPT_GOLDENS") == "1")
            await File.WriteAllTextAsync(file, said, TestContext.Current.CancellationToken);
        Assert.True(said == (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).ReplaceLineEndings("\n"),
            $"Write it again: sim schema {kind} > scenarios/{kind}.schema.json");
    }

    [Theory]
    [InlineData("scenarios/phased.json", "\"depth\": 0.6,")]
    [InlineData("scenarios/hawk/maximum-pressure.json", "\"relief\":")]
    [InlineData("scenarios/deep-uncertainty/phased.json", "\"depth\": 0.6,")]
    [InlineData("scenarios/historic/us-dprk-1993-2024.json", "has a timeline of policies")]
    [InlineData("scenarios/calibrated/us-dprk-1990-2017.json", "has a timeline of policies")]
    public async Task Until_it_is_edited_a_new_file_gives_what_its_parent_gives_bit_for_bit(string parent, string holds)
    {
        using var place = new Workplace();
        (await place.Sim("new", "mine", "--from", parent, "--out", "@mine")).Well();
        Assert.Contains(holds, place.Read("mine", "mine.json"));
        string[] call = ["-n", "40", "--no-charts", "--quiet"];
        (await place.Sim(["run", parent, .. call, "--out", "@parent-results"])).Well();
        (await place.Sim(["run", "@mine/mine.json", .. call, "--out", "@own-results"])).Well();
        foreach (var file in (string[])["replications.csv", "trajectories.csv", "statuses.csv", "paths.csv"])
            Assert.Equal(place.Read("parent-results", file), place.Read("own-results", file));
    }

    [Fact]
    public async Task A_lever_that_is_uncertain_stays_so_in_a_new_file()
    {
        using var place = new Workplace();
        await File.WriteAllTextAsync(place.At("scenarios", "unsure.json"),
            """{ "extends": "phased.json", "policy": { "depth": { "distribution": "uniform", "low": 0.2, "high": 0.9 } } }""",
            TestContext.Current.CancellationToken);
        (await place.Sim("new", "mine", "--from", "scenarios/unsure.json", "--out", "@scenarios")).Well();
        var (parent, own) = (Scenario.Load(place.At("scenarios", "unsure.json")), Scenario.Load(place.At("scenarios", "mine.json")));
        Assert.Equal(parent.Parameters.Select(p => (p.Path, p.ValueText)), own.Parameters.Select(p => (p.Path, p.ValueText)));
        Assert.Equal(["policy.depth"], own.UncertainParameters.Select(u => u.Path));
    }

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    public async Task A_completion_script_is_good_shell(string shell)
    {
        using var place = new Workplace();
        var script = (await place.Sim("completion", shell)).Well();
        if (!OnPath(shell)) Assert.Skip($"No {shell} on this machine.");
        await File.WriteAllTextAsync(place.At("script"), script, TestContext.Current.CancellationToken);
        (await SimProcess.Run(place.Root, shell, ["-n", "script"])).Well();
    }

    [Fact]
    public async Task Bash_completes_commands_and_options()
    {
        if (!OnPath("bash")) Assert.Skip("No bash on this machine.");
        using var place = new Workplace();
        await File.WriteAllTextAsync(place.At("script"), (await place.Sim("completion", "bash")).Well(),
            TestContext.Current.CancellationToken);
        const string Complete = """
            eval "$(cat script)"
            COMP_LINE="sim comp" COMP_POINT=8 COMP_WORDS=(sim comp) COMP_CWORD=1; _sim; echo "${COMPREPLY[*]}"
            COMP_LINE="sim run --thr" COMP_POINT=13 COMP_WORDS=(sim run --thr) COMP_CWORD=2; _sim; echo "${COMPREPLY[*]}"
            COMP_LINE="sim schema pol" COMP_POINT=14 COMP_WORDS=(sim schema pol) COMP_CWORD=2; _sim; echo "${COMPREPLY[*]}"
            """;
        Assert.Equal(["compare completion", "--threads", "policy"],
            (await SimProcess.RunLine(place.Root, Complete)).Well().Trim().Split('\n'));
    }

    [Fact]
    public async Task Completion_for_powershell_registers_the_program()
    {
        using var place = new Workplace();
        Assert.Contains("Register-ArgumentCompleter -Native -CommandName sim", (await place.Sim("completion", "powershell")).Well());
    }

    private static bool OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, program)));
}
