using NegotiationSim.Engine.Models;
using System.Globalization;
using NegotiationSim.Engine.Crisis;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Coercion.Policies;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Coercion.Simulation;
using NegotiationSim.Engine.Coercion.World;

namespace NegotiationSim.Engine.Tests.House;

/// <summary>What the documentation says of the code, held to the code.</summary>
public class DocsTests
{
    private static readonly string Root = Path.GetDirectoryName(Path.GetDirectoryName(SourceFiles.Engine))!;

    [Theory]
    [InlineData("model.md")]
    [InlineData("crisis.md")]
    public void The_parameter_table_of_a_models_page_is_that_of_the_declarations(string file)
    {
        var table = file == "model.md" ? Table() : Table(CrisisSetting.Parameters.Select(p => p.Declaration));
        var path = Path.Combine(Root, "docs", file);
        var page = File.ReadAllText(path).ReplaceLineEndings("\n");
        var start = page.IndexOf("<!-- parameters -->\n", StringComparison.Ordinal) + "<!-- parameters -->\n".Length;
        var end = page.IndexOf("<!-- /parameters -->", StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("ACCEPT_GOLDENS") == "1") File.WriteAllText(path, page[..start] + table + page[end..]);
        else Assert.Equal(table, page[start..end]);
    }

    [Fact]
    public void The_readme_shows_the_program_that_this_test_compiles_and_runs()
    {
        var scenarios = Path.Combine(Root, "scenarios");
        var said = new List<string>();

        var phased = Scenario.Load(Path.Combine(scenarios, "phased.json"));
        var pressure = Scenario.Load(Path.Combine(scenarios, "maximum-pressure.json"));
        var result = Experiment.Compare([phased, pressure], new RunOptions { Replications = 100, Seed = 1 },
            cancellation: TestContext.Current.CancellationToken);

        foreach (var difference in result.Differences)
            said.Add(Verdict.Of(difference));

        Assert.Equal(Model.Coercion.Metrics.Count, said.Count);
        var readme = File.ReadAllText(Path.Combine(Root, "README.md"));
        foreach (var line in new[]
        {
            "var phased = Scenario.Load(\"scenarios/phased.json\");",
            "var pressure = Scenario.Load(\"scenarios/maximum-pressure.json\");",
            "var result = Experiment.Compare([phased, pressure], new RunOptions { Replications = 4000, Seed = 1 });",
            "foreach (var difference in result.Differences)",
            "    Console.WriteLine(Verdict.Of(difference));",
        }) Assert.Contains(line, readme, StringComparison.Ordinal);
    }

    private static string Table()
    {
        var rows = Setting.Parameters.Select(p => p.Declaration)
            .Concat(ThirdParty.Parameters.Select(p => p.Declaration with { Path = "thirdParties.NAME." + p.Declaration.Path }))
            .Concat(Policy.Parameters.Select(p => p.Declaration with { Path = "policy." + p.Declaration.Path }))
            .Concat(Setting.DomesticParameters.Concat(Setting.SenderConstituency("NAME", 0)).Concat(Setting.TargetConstituency("NAME", 0))
                .Select(p => p.Declaration))
            .Append(Era.AttentionParameter.Declaration with { Path = "timeline[i].attention" })
            .Concat(Catalogue.Parameters.Where(e => e.Path.StartsWith("bargaining.", StringComparison.Ordinal))
                .Select(e => e.Parameter! with { Path = e.Path }));
        return Table(rows);
    }

    private static string Table(IEnumerable<Parameter> rows) =>
        "| symbol | path | default | range | unit | meaning | source |\n|---|---|---|---|---|---|---|\n" + string.Concat(rows.Select(Row));

    private static string Row(Parameter p) => p.Names is { } names
        ? $"| {p.Symbol} | `{p.Path}` | {p.ValueText(p.Default)} | {string.Join(", ", names)} | {p.Unit} | {p.Meaning} | {p.Source} |\n"
        : string.Create(CultureInfo.InvariantCulture,
        $"| {p.Symbol} | `{p.Path}` | {p.Default:0.#####} | {p.Low:0.#####} to {p.High:0.#####}{(p.IsWhole ? ", whole" : "")} | {p.Unit} | {p.Meaning} | {p.Source} |\n");
}
