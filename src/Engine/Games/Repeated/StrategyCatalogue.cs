using System.Globalization;
using NegotiationSim.Engine.Games.Repeated.Strategies;

namespace NegotiationSim.Engine.Games.Repeated;

/// <summary>The strategies that have names. A new one is a line or a small record here.</summary>
public static class StrategyCatalogue
{
    private const string Own = "memory-one:";

    /// <summary>Every named strategy.</summary>
    public static IReadOnlyList<Strategy> All { get; } =
    [
        MemoryOneStrategy.Of("cooperator", new(1, 1, 1, 1, 1), "always cooperates", "Axelrod 1984"),
        MemoryOneStrategy.Of("defector", new(0, 0, 0, 0, 0), "never cooperates", "Axelrod 1984"),
        MemoryOneStrategy.Of("random", new(.5, .5, .5, .5, .5), "cooperates half of the time", "Axelrod 1980"),
        new Alternator(),
        MemoryOneStrategy.Of("tit-for-tat", new(1, 1, 0, 1, 0), "does what the other did last", "Rapoport, in Axelrod 1980"),
        new TitForTwoTats(),
        new TwoTitsForTat(),
        MemoryOneStrategy.Of("suspicious-tit-for-tat", new(0, 1, 0, 1, 0), "tit for tat that begins by defecting",
            "Boyd and Lorberbaum 1987"),
        new MemoryOneStrategy("generous-tit-for-tat", stage => Generous(stage), "tit for tat that lets some defections pass",
            "Nowak and Sigmund 1992"),
        MemoryOneStrategy.Of("joss", new(.9, .9, 0, .9, 0), "tit for tat that defects one time in ten", "Joss, in Axelrod 1980"),
        new Grim(),
        MemoryOneStrategy.Of("win-stay-lose-shift", new(1, 1, 0, 0, 1), "repeats what paid well, else changes", "Nowak and Sigmund 1993"),
        MemoryOneStrategy.Of("firm-but-fair", new(1, 1, 0, 1, 1), "tit for tat that offers peace after mutual defection", "Frean 1994"),
        new Grit(),
        new Gradual(),
    ];

    /// <summary>Other names of the same strategies.</summary>
    public static IReadOnlyDictionary<string, string> Aliases { get; } = new Dictionary<string, string>
    {
        ["grudger"] = "grim",
        ["pavlov"] = "win-stay-lose-shift",
        ["tft"] = "tit-for-tat",
        ["tf2t"] = "tit-for-two-tats",
        ["gtft"] = "generous-tit-for-tat",
        ["wsls"] = "win-stay-lose-shift",
    };

    /// <summary>The strategy of a name, of another name for it, or <c>memory-one:FIRST/CC/CD/DC/DD</c> with five chances to
    /// cooperate.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The strategy, or null if there is none.</returns>
    public static Strategy? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.StartsWith(Own, StringComparison.Ordinal)) return OwnChances(name);
        var meant = Aliases.GetValueOrDefault(name, name);
        return All.FirstOrDefault(s => s.Name == meant);
    }

    private static MemoryOneStrategy? OwnChances(string name)
    {
        var parts = name[Own.Length..].Split('/');
        var chances = new double[5];
        if (parts.Length != 5) return null;
        for (var i = 0; i < 5; i++)
            if (!double.TryParse(parts[i], NumberStyles.Float, CultureInfo.InvariantCulture, out chances[i])
                || !(chances[i] >= 0 && chances[i] <= 1)) return null;
        return MemoryOneStrategy.Of(name, new(chances[0], chances[1], chances[2], chances[3], chances[4]), "own chances", "the user");
    }

    /// <summary>q = min(1 − (T − R)/(R − S), (R − P)/(T − P)), the most generosity that no defector can exploit (Nowak and Sigmund 1992); 0
    /// to 1.</summary>
    private static MemoryOne Generous(Stage stage)
    {
        var (R, S, T, P) = (stage.CC, stage.CD, stage.DC, stage.DD);
        var q = Math.Clamp(Math.Min(1 - (T - R) / (R - S), (R - P) / (T - P)), 0, 1);
        return double.IsNaN(q) ? new(1, 1, 0, 1, 0) : new(1, 1, q, 1, q);
    }
}
