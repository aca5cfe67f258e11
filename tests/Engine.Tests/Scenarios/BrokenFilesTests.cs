using System.Text;
using System.Text.RegularExpressions;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Scenarios.Files;

namespace NegotiationSim.Engine.Tests.Scenarios;

/// <summary>Every file in <c>Broken/</c> stands beside the text of its problems.</summary>
public class BrokenFilesTests
{
    private static readonly string Folder = Path.Combine(Sample.Folder, "Broken");

    public static TheoryData<string> Files() =>
        [.. Directory.EnumerateFiles(Folder, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_problem_is_told_with_its_place_and_its_cure(string name) =>
        Golden.Matches(string.Join('\n', Read(name).Problems) + "\n", "Broken/" + name);

    [Theory]
    [MemberData(nameof(Files))]
    public void What_a_problem_refers_to_can_be_described(string name) => Assert.All(
        Read(name).Problems.Select(p => Regex.Match(p.Cure, "See: sim describe (.+)$")).Where(m => m.Success),
        match => Assert.NotNull(Catalogue.Find(match.Groups[1].Value).Entry));

    [Fact]
    public void There_are_at_least_sixty() => Assert.True(Files().Count >= 60);

    /// <summary>Reads a broken file as if it stood among the samples, so that it can extend them.</summary>
    private static ScenarioReading Read(string name)
    {
        var files = Sample.Texts.Select(t => KeyValuePair.Create(t.Key, Encoding.UTF8.GetBytes(t.Value)))
            .Concat(Directory.EnumerateFiles(Folder).Where(f => !f.EndsWith(".txt", StringComparison.Ordinal))
                .Select(f => KeyValuePair.Create($"scenarios/{Path.GetFileName(f)}", File.ReadAllBytes(f))));
        return ScenarioReader.Read($"scenarios/{name}.json", [], new MemoryFiles(files));
    }
}
