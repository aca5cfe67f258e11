using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Statistics;
using static NegotiationSim.Engine.Numbers.Invariant;

namespace NegotiationSim.Engine.Studies;

/// <summary>Says what scenarios that are compared differ in beside their policies: a difference between them is then no policy's doing
/// alone.</summary>
public static class UnlikeScenarios
{
    private const int Few = 4;

    /// <summary>A caution for every scenario that is unlike the first; none where only policies differ.</summary>
    /// <param name="scenarios">The scenarios.</param>
    public static IReadOnlyList<Caution> Cautions(IReadOnlyList<Scenario> scenarios)
    {
        ArgumentNullException.ThrowIfNull(scenarios);
        return [.. scenarios.Skip(1).SelectMany(s => new[] { Lengths(scenarios[0], s), Worlds(scenarios[0], s) }).OfType<Caution>()];
    }

    private static Caution? Lengths(Scenario first, Scenario other) => first.Rounds == other.Rounds ? null : new("different-lengths",
        Text($"{other.Name} has {other.Rounds} rounds, {first.Name} {first.Rounds}"),
        "payoffs, tests and rounds in force are sums over the rounds: the longer run has more of each for that alone",
        Text($"Give both the same length, as --rounds {Math.Min(first.Rounds, other.Rounds)}, or compare ends and shares only."));

    private static Caution? Worlds(Scenario first, Scenario other)
    {
        var ours = first.Parameters.Where(p => !OfPolicy(p.Path)).ToDictionary(p => p.Path, p => p.ValueText);
        var theirs = other.Parameters.Where(p => !OfPolicy(p.Path)).ToDictionary(p => p.Path, p => p.ValueText);
        string[] paths = [.. ours.Keys.Union(theirs.Keys).Where(path => ours.GetValueOrDefault(path) != theirs.GetValueOrDefault(path))];
        if (paths.Length == 0) return null;
        var named = paths.Take(Few)
            .Select(path => $"{path} ({theirs.GetValueOrDefault(path, "absent")} for {ours.GetValueOrDefault(path, "absent")})");
        return new("different-worlds",
            Text(
                $"{other.Name} differs from {first.Name} in {string.Join(", ", named)}{(paths.Length > Few ? Text($" and {paths.Length - Few} more numbers") : "")}"),
            "two worlds, not two policies in one world",
            "Do not lay the difference to the policies; hold all else equal to see what they do.");
    }

    private static bool OfPolicy(string path) =>
        path.StartsWith("policy.", StringComparison.Ordinal) || path.StartsWith("timeline[", StringComparison.Ordinal);
}
