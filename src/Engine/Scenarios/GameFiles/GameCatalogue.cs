using NegotiationSim.Engine.Scenarios.Format;
using NegotiationSim.Engine.Scenarios.Json;

namespace NegotiationSim.Engine.Scenarios.GameFiles;

/// <summary>The built-in games. They are data: <c>catalogue.json</c> beside this file, inside the library.</summary>
public static class GameCatalogue
{
    /// <summary>Every built-in game.</summary>
    public static IReadOnlyList<GameFile> All { get; } = Load();

    /// <summary>The built-in game of a name, or null.</summary>
    /// <param name="name">The name.</param>
    public static GameFile? Find(string name) => All.FirstOrDefault(g => g.Name == name);

    /// <summary>The name of a built-in game or strategy that was probably meant, or null.</summary>
    /// <param name="name">What was written.</param>
    /// <param name="names">The names there are.</param>
    public static string? Nearest(string name, IEnumerable<string> names) => Names.Nearest(name, names);

    private static GameFile[] Load()
    {
        using var stream = typeof(GameCatalogue).Assembly.GetManifestResourceStream("games.json")!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        var findings = new Findings();
        var file = PlacedJson.Read(new SourceText("catalogue.json", "", bytes.ToArray(), 0), 0, findings);
        GameFile?[] games =
            [.. file?["games"]?.Items.Select((game, i) => GameReader.Game(game, $"game-{i}", $"games[{i}]", findings)) ?? []];
        return findings.Any ? throw new ScenarioException(findings.InOrder()) : [.. games.OfType<GameFile>()];
    }
}
