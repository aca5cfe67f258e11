using NegotiationSim.Engine.Scenarios.Format;

namespace NegotiationSim.Engine.Scenarios.Reading;

/// <summary>What a scenario says, checked and by path, before a scenario is made of it.</summary>
internal sealed class Content
{
    /// <summary>Texts by path: titles, names, descriptions.</summary>
    internal Dictionary<string, string> Texts { get; } = [];

    /// <summary>Lists of texts by path.</summary>
    internal Dictionary<string, IReadOnlyList<string>> Lists { get; } = [];

    /// <summary>Flags by path.</summary>
    internal Dictionary<string, bool> Flags { get; } = [];

    /// <summary>Every number of the model, in the order of the shapes.</summary>
    internal List<ScenarioParameter> Numbers { get; } = [];

    /// <summary>The paths of the numbers that no file gives.</summary>
    internal List<string> Defaults { get; } = [];

    /// <summary>The files that numbers were taken from and the pair that each speaks of, by the number's path.</summary>
    internal List<(string Path, string File, ActorPair Pair)> Origins { get; } = [];

    /// <summary>The optional groups that are given, by path.</summary>
    internal HashSet<string> Given { get; } = [];

    /// <summary>The names that third parties, or a side's constituencies, have in the file, in its order.</summary>
    internal List<string> PartiesAt(string path)
    {
        if (!parties.TryGetValue(path, out var names)) parties[path] = names = [];
        return names;
    }

    private readonly Dictionary<string, List<string>> parties = [];

    /// <summary>The first round of every era, counted from 1; one era if the scenario has a policy.</summary>
    internal List<int> FirstRounds { get; } = [];

    /// <summary>How the model's scenarios are written.</summary>
    internal ModelFormat Format { get; set; } = ModelFormat.Coercion;

    internal int Rounds { get; set; } = (int)ModelFormat.Coercion.Rounds.Default;

    /// <summary>Whether "rounds" was given but cannot be used, so that nothing can be said of the last round.</summary>
    internal bool IsRoundsRefused { get; set; }

    /// <summary>Whether "start" was given but cannot be used, so that nothing can be said of quarters.</summary>
    internal bool IsStartRefused { get; set; }

    /// <summary>Whether the scenario has a timeline rather than a policy.</summary>
    internal bool HasTimeline { get; set; }

    internal Quarter? Start => Texts.TryGetValue("start", out var text) && Quarter.TryParse(text, out var quarter) ? quarter : null;

    internal string? Text(string path) => Texts.GetValueOrDefault(path);

    /// <summary>The path of an era's policy.</summary>
    internal string PolicyPath(int era) => HasTimeline ? $"timeline[{era}].policy" : "policy";
}
