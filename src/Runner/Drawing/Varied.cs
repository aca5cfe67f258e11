using System.Text.RegularExpressions;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Drawing;

/// <summary>A number that takes another value at every point of a design.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Unit">Its unit, or empty.</param>
/// <param name="Values">Its value at every point.</param>
internal sealed partial record Varied(string Path, string Unit, IReadOnlyList<double> Values)
{
    /// <summary>Its name on an axis.</summary>
    public string Label => Unit.Length == 0 ? NameOf(Path) : $"{NameOf(Path)} ({Unit})";

    /// <summary>Its name.</summary>
    public string Name => NameOf(Path);

    /// <summary>The values it takes, in order.</summary>
    public double[] Levels { get; } = [.. Values.Distinct().Order()];

    /// <summary>A path in words: "world.payoffs.warSender" as "payoffs: war sender", "sender.trust" as "sender's trust".</summary>
    public static string NameOf(string path)
    {
        var words = Capitals().Replace(path, m => " " + m.Value.ToLowerInvariant()).Split('.');
        if (words[0] == "third parties" && words.Length > 1) words[1] = Words.Capital(words[1]); // a state's name
        return words[0] switch
        {
            "world" or "mechanisms" when words.Length > 1 => string.Join(": ", words[1..]),
            "sender" or "target" when words.Length > 1 => $"{words[0]}'s {string.Join(": ", words[1..])}",
            _ => string.Join(": ", words),
        };
    }

    [GeneratedRegex("(?<=[a-z])[A-Z]")]
    private static partial Regex Capitals();
}
