using System.Globalization;
using NegotiationSim.Engine.Games.Repeated;
using NegotiationSim.Engine.Scenarios.GameFiles;
using NegotiationSim.Engine.Studies.Tournaments;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Studies.Play;

/// <summary>What sim play reads and writes.</summary>
internal static class PlayFiles
{
    /// <summary>A built-in game by its name, or a file's.</summary>
    /// <exception cref="UserError">There is neither.</exception>
    internal static GameFile Game(string? name)
    {
        if (name is null) throw new UserError("Give a game: one of those that sim play lists, or a game file.");
        if (GameCatalogue.Find(name) is { } known) return known;
        if (name.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || File.Exists(name)) return GameReader.Read(name);
        throw new UserError(
            $"{name}: no built-in game and no file of that name.{Meant(name, GameCatalogue.All.Select(g => g.Name))} See: sim play");
    }

    /// <summary>The strategies of a list, each with a name of its own; none when no list is given.</summary>
    /// <exception cref="UserError">A strategy is unknown, or the game has more than two actions.</exception>
    internal static IReadOnlyList<Entrant> Entrants(string? list, GameFile file)
    {
        if (list is null) return [];
        if (file.Game.Rows != 2 || file.Game.Columns != 2)
            throw new UserError(
                $"--strategies: {file.Name} has {file.Game.Rows} by {file.Game.Columns} actions; strategies play games of two actions each.");
        if (list == "all") return Tournament.Enter(StrategyCatalogue.All);
        Strategy[] chosen =
            [.. list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(name => StrategyCatalogue.Find(name)
            ?? throw new UserError(name.StartsWith("memory-one:", StringComparison.Ordinal)
                ? $"--strategies: {name} needs five chances from 0 to 1: memory-one:FIRST/CC/CD/DC/DD."
                : $"--strategies: no strategy '{name}'.{Meant(name, StrategyCatalogue.All.Select(s => s.Name))} See: sim play"))];
        return chosen.Length > 0 ? Tournament.Enter(chosen)
            : throw new UserError("--strategies: name one or more, with commas between. See: sim play");
    }

    /// <summary>The λ of a list, in rising order; null when no list is given.</summary>
    /// <exception cref="UserError">One is no number at or above 0.</exception>
    internal static IReadOnlyList<double>? Lambdas(string? list) => list is null ? null :
        [.. list.Split(',', StringSplitOptions.TrimEntries)
            .Select(text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var λ) && λ is >= 0 and <= 1e6
            ? λ : throw new UserError(
                $"--lambda: '{text}' is not a number from 0 to a million. Write numbers with commas between: --lambda 0,.5,1,2")).Distinct()
                .Order()];

    /// <summary>The built-in games and strategies.</summary>
    internal static string List()
    {
        static string Section(string heading, IEnumerable<(string Name, string Meaning)> rows)
        {
            var lines = rows.ToArray();
            var width = lines.Max(l => l.Name.Length);
            return heading + "\n"
                + string.Concat(
                    lines.Select(l => TextWrap.Hanging(l.Meaning, $"  {l.Name.PadRight(width)}  ", new string(' ', width + 4))));
        }
        return Section("Games:", GameCatalogue.All.Select(g => (g.Name, $"{g.Description} ({string.Join("; ", g.Sources)})")))
            + "\n"
            + Section("Strategies:",
                StrategyCatalogue.All.Select(s => (s.Name, $"{s.Meaning} ({s.Source})"))
                    .Append(("memory-one:A/B/C/D/E", "chances to cooperate in the first turn and after CC, CD, DC, DD, own move first")))
            + "\n"
            + TextWrap.Indented("Also known as: " + string.Join(", ", StrategyCatalogue.Aliases.Select(a => $"{a.Key} ({a.Value})")) + ".",
                "");
    }

    /// <summary>Writes the data files.</summary>
    internal static void Write(ResultsFolder folder, GameReport report)
    {
        folder.Write("play.json", GameData.Json(report));
        folder.Write("equilibria.csv", GameData.EquilibriaCsv(report));
        folder.Write("logit.csv", GameData.LogitCsv(report));
        if (report.Tournament is not { } tournament) return;
        folder.Write("tournament.csv", GameData.TournamentCsv(tournament));
        folder.Write("matches.csv", GameData.MatchesCsv(tournament));
    }

    private static string Meant(string name, IEnumerable<string> names) =>
        GameCatalogue.Nearest(name, names) is { } nearest ? $" Did you mean {nearest}?" : "";
}
