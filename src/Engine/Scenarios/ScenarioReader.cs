using NegotiationSim.Engine.Scenarios.Files;
using NegotiationSim.Engine.Scenarios.Json;
using NegotiationSim.Engine.Scenarios.Reading;

namespace NegotiationSim.Engine.Scenarios;

/// <summary>What came of reading a scenario: the scenario, or everything that is wrong with it.</summary>
/// <param name="Scenario">The scenario; null if there are problems.</param>
/// <param name="Problems">What is wrong, in the order of the files and their lines; empty if there is a scenario.</param>
public sealed record ScenarioReading(Scenario? Scenario, IReadOnlyList<Problem> Problems)
{
    /// <summary>Whether the file gives no policy: a scenario must, and a world for others to extend does not.</summary>
    public bool LacksPolicy => Problems.Any(p => p is { Path: "policy", What: ContentReader.NoPolicy });

    /// <summary>Whether the file is sound but gives no policy: a world for others to extend.</summary>
    public bool IsWorld => LacksPolicy && Problems.Count == 1;
}

/// <summary>Reads scenario files. Never throws for what a file or an override says.</summary>
public static class ScenarioReader
{
    /// <summary>Reads a scenario, what it extends and refers to, and lays overrides over it.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="overrides">Values to set, each as <c>path=value</c>; files that they name are relative to the current
    /// directory.</param>
    /// <param name="files">Where files are read from; the disk if null.</param>
    public static ScenarioReading Read(string path, IReadOnlyList<string> overrides, IFileSource? files = null)
    {
        files ??= DiskFiles.Instance;
        var findings = new Findings();
        var loader = new FileLoader(files, findings);
        var documents = new DocumentLoader(loader, findings);
        if (documents.Scenario(path) is not { } document) return new ScenarioReading(null, findings.InOrder());
        if (!document.Has("name")) document = document.With("name", document.TextHere(Paths.NameOf(path)));
        return Finish(document, overrides, files, findings, loader, documents);
    }

    /// <summary>Sets values of a scenario that was read before.</summary>
    internal static ScenarioReading Change(PlacedValue document, IReadOnlyList<string> overrides, IFileSource files)
    {
        var findings = new Findings();
        var loader = new FileLoader(files, findings);
        return Finish(document, overrides, files, findings, loader, new DocumentLoader(loader, findings));
    }

    private static ScenarioReading Finish(
        PlacedValue document, IReadOnlyList<string> overrides, IFileSource files, Findings findings, FileLoader loader,
        DocumentLoader documents)
    {
        foreach (var text in overrides) document = new Override(text, loader, documents, findings).Apply(document);
        var reader = new ContentReader(findings, documents.IsIncomplete);
        reader.Read(document);
        return findings.Any ? new ScenarioReading(null, findings.InOrder())
            : new ScenarioReading(new Scenario(reader.Content, document, files), []);
    }
}
