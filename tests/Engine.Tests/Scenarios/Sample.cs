using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Scenarios.Files;

namespace NegotiationSim.Engine.Tests.Scenarios;

/// <summary>The small scenarios beside these tests, in memory under the paths <c>scenarios/…</c>.</summary>
internal static class Sample
{
    internal static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Scenarios");

    internal static readonly IReadOnlyList<string> Names =
        ["phased.json", "uncertain.json", "posterior.json", "drawn.json", "history.json"];

    internal static readonly IReadOnlyDictionary<string, string> Texts = Directory
        .EnumerateFiles(Path.Combine(Folder, "Samples"), "*", SearchOption.AllDirectories)
        .ToDictionary(file => "scenarios/" + Path.GetRelativePath(Path.Combine(Folder, "Samples"), file).Replace('\\', '/'),
            File.ReadAllText);

    internal static ScenarioReading Read(string name, params string[] overrides) =>
        ScenarioReader.Read("scenarios/" + name, overrides, new MemoryFiles(Texts));

    /// <summary>Reads a scenario that stands beside the samples for this once.</summary>
    internal static ScenarioReading ReadText(string json, params string[] overrides) => ReadBeside(json, [], overrides);

    /// <summary>The same with other files beside it, each a path and a text.</summary>
    internal static ScenarioReading ReadBeside(string json, (string Path, string Text)[] files, params string[] overrides) =>
        ScenarioReader.Read("scenarios/test.json", overrides,
            new MemoryFiles([.. Texts, KeyValuePair.Create("scenarios/test.json", json),
                .. files.Select(f => KeyValuePair.Create(f.Path, f.Text))]));

    internal static Scenario Load(string name, params string[] overrides)
    {
        var reading = Read(name, overrides);
        return reading.Scenario ?? throw new ScenarioException(reading.Problems);
    }
}
