using NegotiationSim.Engine.Scenarios;

namespace NegotiationSim.Engine.Tests.Scenarios;

/// <summary>Every file in <c>Broken/</c> beside the text of its problems. Set ACCEPT=1 to write what is said now as what is expected, and read the difference.</summary>
public class BrokenFilesTests
{
    private static readonly string Folder = Path.Combine(Sample.Folder, "Broken");

    public static TheoryData<string> Files() =>
        [.. Directory.EnumerateFiles(Folder, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_problem_is_told_with_its_place_and_its_cure(string name)
    {
        var said = string.Join('\n', Read(name).Problems) + "\n";
        var expected = Path.Combine(Folder, name + ".expected.txt");
        if (Environment.GetEnvironmentVariable("ACCEPT") == "1") File.WriteAllText(Path.Combine(SourceFolder(), name + ".expected.txt"), said);
        else Assert.Equal(File.Exists(expected) ? File.ReadAllText(expected).ReplaceLineEndings("\n") : "", said);
    }

    [Fact]
    public void There_are_at_least_sixty() => Assert.True(Files().Count >= 60);

    /// <summary>Reads a broken file where the samples are, so that it can extend them.</summary>
    private static ScenarioReading Read(string name)
    {
        var files = Sample.Texts.Select(t => KeyValuePair.Create(t.Key, System.Text.Encoding.UTF8.GetBytes(t.Value)))
            .Concat(Directory.EnumerateFiles(Folder, "*.json").Select(f => KeyValuePair.Create($"scenarios/{Path.GetFileName(f)}", File.ReadAllBytes(f))));
        return ScenarioReader.Read($"scenarios/{name}.json", [], new MemoryFiles(files));
    }

    private static string SourceFolder([System.Runtime.CompilerServices.CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "Broken");
}
