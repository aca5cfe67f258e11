using System.Text.Json;
using NegotiationSim.Engine.History;
using NegotiationSim.Engine.Scenarios;

namespace NegotiationSim.Engine.Tests.History;

/// <summary>Records for tests.</summary>
internal static class Records
{
    internal static string Root => Tests.Shipped.Root;

    internal static HistoricalRecord Shipped() =>
        RecordReader.Parse(File.ReadAllText(Path.Combine(Root, "history", "us-dprk", "record.csv")), "record.csv");

    internal static Scenario Timeline() => Scenario.Load(Path.Combine(Root, "scenarios", "historic", "us-dprk-1990-2017.json"));

    internal static HistoricalRecord With(HistoricalRecord record, int index, Func<Observation, Observation> change) =>
        new([.. record.Quarters.Select((q, i) => i == index ? change(q) : q)]);

    /// <summary>A record as JSON; every third quarter leaves out what is not known, the others say null.</summary>
    internal static string Json(IReadOnlyList<Observation> quarters) =>
        "{ \"title\": \"a record\", \"quarters\": [\n" + string.Join(",\n", quarters.Select((q, i) => Json(q, leavesOut: i % 3 == 0)))
            + "\n] }\n";

    private static string Json(Observation q, bool leavesOut)
    {
        (string Name, object? Value)[] members =
            [("quarter", q.Quarter.ToString()), ("administration", q.Administration), ("leader", q.Leader), ("launchDays", q.Launches),
                ("nuclearTests", q.NuclearTests), ("talks", q.Talks), ("agreement", q.Agreement)];
        return "{ "
            + string.Join(", ",
                members.Where(m => m.Value is not null || !leavesOut).Select(m => $"\"{m.Name}\": {JsonSerializer.Serialize(m.Value)}"))
                + " }";
    }
}
