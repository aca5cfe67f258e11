using NegotiationSim.Engine.Crisis;
using NegotiationSim.Engine.Numbers;
using Entry = System.Collections.Generic.KeyValuePair<string, NegotiationSim.Engine.Scenarios.Format.Shape>;

namespace NegotiationSim.Engine.Scenarios.Format;

/// <summary>The shape of a scenario of the crisis game.</summary>
internal static class CrisisShapes
{
    /// <summary>How long it is played for.</summary>
    internal static readonly Parameter Rounds = new(
        "rounds", "T", 180, 1, 100_000, "months", "how many months a replication has; 180 are the fifteen years of the estimates",
        "docs/crisis.md", IsWhole: true);

    /// <summary>A whole scenario.</summary>
    internal static readonly GroupShape Scenario = new("a scenario of the crisis game", [
        .. DocumentShapes.Head,
        new Entry(Rounds.Path, new CountShape(Rounds)),
        Group("sender", "the first state of the dyad", new Entry("name", new TextShape(TextForm.Line, "what tables and charts call it"))),
        Group("target", "the second state of the dyad", new Entry("name", new TextShape(TextForm.Line, "what tables and charts call it"))),
        Group("world", "what both states share"),
    ]);

    private static Entry Group(string path, string meaning, params Entry[] texts) => new(path, new GroupShape(meaning, [
        .. texts,
        .. CrisisSetting.Parameters.Where(p => p.Declaration.Path.StartsWith(path + ".", StringComparison.Ordinal))
            .Select(p => new Entry(p.Declaration.Path[(path.Length + 1)..], NumberShape.Of(p))),
    ]));
}
