using NegotiationSim.Engine.History;
using NegotiationSim.Engine.Scenarios;

namespace NegotiationSim.Engine.Tests.History;

/// <summary>Records for tests.</summary>
internal static class Records
{
    internal static readonly string Root = Find();

    internal static HistoricalRecord Shipped() =>
        RecordReader.Parse(File.ReadAllText(Path.Combine(Root, "history", "us-dprk", "record.csv")), "record.csv");

    internal static Scenario Timeline() => Scenario.Load(Path.Combine(Root, "scenarios", "historic", "us-dprk-1990-2017.json"));

    internal static HistoricalRecord With(HistoricalRecord record, int index, Func<Observation, Observation> change) =>
        new([.. record.Quarters.Select((q, i) => i == index ? change(q) : q)]);

    private static string Find()
    {
        for (var folder = AppContext.BaseDirectory; ; folder = Path.GetDirectoryName(folder)!)
            if (Directory.Exists(Path.Combine(folder, "history", "us-dprk"))) return folder;
    }
}
