using NegotiationSim.Engine.Games;
using NegotiationSim.Engine.Scenarios.Files;
using NegotiationSim.Engine.Scenarios.Format;
using NegotiationSim.Engine.Scenarios.Json;
using NegotiationSim.Engine.Scenarios.Reading;

namespace NegotiationSim.Engine.Scenarios.GameFiles;

/// <summary>Reads files of matrix games.</summary>
public static class GameReader
{
    /// <summary>The greatest payoff by size: beyond it, differences drown in rounding.</summary>
    internal const double GreatestPayoff = 1e9;

    private const string Docs = "See docs/games.md.";

    internal static readonly string[] Members = ["$schema", "name", "title", "description", "sources", "row", "column", "payoffs"];
    internal static readonly string[] PlayerMembers = ["name", "actions"];

    /// <summary>Reads a file with one game.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="files">Where files are; null for the disk.</param>
    /// <exception cref="ScenarioException">All that is wrong with the file, each with line and column.</exception>
    public static GameFile Read(string path, IFileSource? files = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        var findings = new Findings();
        var value = new FileLoader(files ?? DiskFiles.Instance, findings).Load(path, null, "");
        var game = value is null ? null : Game(value, Paths.NameOf(path), "", findings);
        return findings.Any || game is null ? throw new ScenarioException(findings.InOrder()) : game;
    }

    /// <summary>Reads a game from a tree; null, with at least one finding, where it is none.</summary>
    internal static GameFile? Game(PlacedValue value, string name, string path, Findings findings)
    {
        if (!findings.IsObject(value, path, "\"row\", \"column\" and \"payoffs\"")) return null;
        findings.UnknownMembers(value, path, Members, Docs);
        var texts = new Reading.TextReader(findings);
        string At(string member) => Mistakes.Join(path, member);
        string? Text(string member, TextForm form) => value[member] is { } text ? texts.Text(text, At(member), form) : null;
        var (row, column) = (Player(value, "row", At("row"), findings), Player(value, "column", At("column"), findings));
        var own = Text("name", TextForm.Name) ?? name;
        var sources = value["sources"] is { } list ? texts.List(list, At("sources")) : null;
        var (title, description) = (Text("title", TextForm.Line) ?? own, Text("description", TextForm.Any) ?? "");
        if (row is null || column is null || PayoffReader.Read(value, At("payoffs"), row, column, findings) is not var (first, second))
            return null;
        return new GameFile(own, title, description, sources ?? [], new MatrixGame(row, column, first, second));
    }

    private static GamePlayer? Player(PlacedValue game, string member, string path, Findings findings)
    {
        if (game[member] is not { } value)
        {
            findings.Add(game, path, $"the game has no {member} player",
                $"Add \"{member}\": {{ \"name\": \"…\", \"actions\": [\"…\", \"…\"] }}.");
            return null;
        }
        if (!findings.IsObject(value, path, "\"actions\"")) return null;
        findings.UnknownMembers(value, path, PlayerMembers, Docs);
        var texts = new Reading.TextReader(findings);
        var name = value["name"] is { } text ? texts.Text(text, $"{path}.name", TextForm.Line) : member;
        return Actions(value, $"{path}.actions", findings) is { } actions && name is not null ? new GamePlayer(name, actions) : null;
    }

    private static List<string>? Actions(PlacedValue player, string path, Findings findings)
    {
        if (player["actions"] is not { } value)
        {
            findings.Add(player, path, "the player has no actions", "Add \"actions\": [\"…\", \"…\"].");
            return null;
        }
        if (value.Kind != JsonKind.List)
        {
            findings.WrongType(value, path, "a list of names", "Write [\"cooperate\", \"defect\"].");
            return null;
        }
        if (value.Items.Count is < 1 or > MatrixGame.MostActions)
        {
            findings.Add(value, path, $"there are {value.Items.Count} actions", $"Give 1 to {MatrixGame.MostActions}.");
            return null;
        }
        var (texts, names) = (new Reading.TextReader(findings), new List<string>());
        for (var i = 0; i < value.Items.Count; i++)
        {
            if (texts.Text(value.Items[i], $"{path}[{i}]", TextForm.Line) is not { } name) continue;
            if (names.Contains(name))
                findings.Add(value.Items[i], $"{path}[{i}]", $"{PlacedValue.Quote(name)} is named twice",
                    "Give each action a name of its own.");
            names.Add(name);
        }
        return names.Count == value.Items.Count ? names : null;
    }
}
