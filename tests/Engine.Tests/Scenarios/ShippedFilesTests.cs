using System.Diagnostics;
using System.Text.Json;
using NegotiationSim.Engine.Scenarios;

namespace NegotiationSim.Engine.Tests.Scenarios;

/// <summary>The files in <c>scenarios/</c>.</summary>
public class ShippedFilesTests
{
    private static readonly string Folder = Path.Combine(Shipped.Root, "scenarios");
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    public static TheoryData<string> Scenarios() => Files(isPolicy: false);

    public static TheoryData<string> Policies() => Files(isPolicy: true);

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void A_shipped_scenario_agrees_with_the_schema_and_reads_back_from_its_resolved_text(string file)
    {
        Assert.Empty(
            Check(file.StartsWith("crisis/", StringComparison.Ordinal) ? ScenarioSchema.OfCrisis() : ScenarioSchema.Write(), file));
        var reading = ScenarioReader.Read(Path.Combine(Folder, file), []);
        // Bases hold a world without a policy: what others extend.
        if (reading.Problems is [{ What: "the scenario gives no policy" }]) return;
        Assert.Empty(reading.Problems);
        Assert.Equal(reading.Scenario, Scenario.Parse(reading.Scenario!.ToJson()));
    }

    [Theory]
    [MemberData(nameof(Policies))]
    public void A_shipped_policy_agrees_with_the_schema(string file) => Assert.Empty(Check(PolicySchema.Write(), file));

    [Theory]
    [InlineData("scenario.schema.json")]
    [InlineData("policy.schema.json")]
    [InlineData("crisis.schema.json")]
    public void The_schema_beside_the_scenarios_is_the_one_that_the_program_prints(string file)
    {
        var written = file[0] switch { 'p' => PolicySchema.Write(), 'c' => ScenarioSchema.OfCrisis(), _ => ScenarioSchema.Write() };
        var path = Path.Combine(Folder, file);
        if (Environment.GetEnvironmentVariable("ACCEPT_GOLDENS") == "1") File.WriteAllText(path, written);
        Assert.True(File.Exists(path) && File.ReadAllText(path).ReplaceLineEndings("\n") == written,
            $"Write it anew: sim schema {file.Split('.')[0]} > scenarios/{file}");
    }

    [Fact]
    public void The_list_of_shipped_files_is_what_git_tracks()
    {
        if (!Path.Exists(Path.Combine(Shipped.Root, ".git"))) Assert.Skip("This is no clone.");
        using var git =
            Process.Start(
                new ProcessStartInfo("git", ["ls-files", "scenarios", "history"]) { WorkingDirectory = Shipped.Root,
                    RedirectStandardOutput = true })!;
        var tracked = git.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal);
        Assert.True(tracked.SequenceEqual(Shipped.Files), "Write it anew: git ls-files scenarios history > tests/shipped.txt");
    }

    private static IReadOnlyList<string> Check(string schema, string file) =>
        SchemaCheck.Faults(JsonDocument.Parse(schema).RootElement,
            JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, file)), Lenient).RootElement);

    private static TheoryData<string> Files(bool isPolicy) =>
    [
        .. Shipped.JsonFiles("scenarios").Select(f => f["scenarios/".Length..])
            .Where(f => f.StartsWith("policies/", StringComparison.Ordinal) == isPolicy),
    ];
}
