using System.Text;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Scenarios.Json;
using NegotiationSim.Engine.Scenarios.Reading;

namespace NegotiationSim.Engine.History;

/// <summary>Reads a record from JSON: an object with a list of quarters.</summary>
internal static class RecordJson
{
    private const string Example = "{ \"quarters\": [ { \"quarter\": \"1994Q3\", \"launchDays\": 1 } ] }";

    private static readonly RecordWords Words = new("\"1994Q3\"", "true", "false", "out");

    /// <summary>Reads a record.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">The file's name, for errors.</param>
    /// <exception cref="ScenarioException">What is wrong with its JSON, or else the first thing that is wrong with the record.</exception>
    internal static HistoricalRecord Read(string text, string file)
    {
        if (string.IsNullOrWhiteSpace(text)) throw RecordRow.Fault(new Place(file, 0, 0), "", "it holds no quarters", $"Write {Example}.");
        var findings = new Findings();
        var root = PlacedJson.Read(new SourceText(file, "", Encoding.UTF8.GetBytes(text), 0), 0, findings);
        var items = root is null ? [] : Items(root, findings);
        if (findings.Any) throw new ScenarioException(findings.InOrder());
        var quarters = new List<Observation>();
        foreach (var item in items)
        {
            var path = $"quarters[{quarters.Count}]";
            quarters.Add(RecordRow.Read(i => Cell(item, path, i), quarters.Count == 0 ? null : quarters[^1].Quarter, Words));
        }
        return new HistoricalRecord(quarters);
    }

    /// <summary>The objects of the quarters; says what is missing of them.</summary>
    private static IReadOnlyList<PlacedValue> Items(PlacedValue root, Findings findings)
    {
        if (!findings.IsObject(root, "", "a list \"quarters\"")) return [];
        var list = root["quarters"];
        if (list is not null && list.Kind != JsonKind.List) findings.WrongType(list, "quarters", "a list of quarters", $"Write {Example}.");
        else if (list is not { Items.Count: > 0 }) findings.Add(list ?? root, "quarters", "it holds no quarters", $"Write {Example}.");
        if (findings.Any) return [];
        foreach (var (item, i) in list!.Items.Select((item, i) => (item, i)))
        {
            foreach (var member in item.Members)
                if (RecordReader.NearlyRead(member.Name) is { } meant)
                    findings.Add(member, $"quarters[{i}]", RecordReader.NearlyWhat(member.Name), RecordReader.NearlyCure(meant));
            if (findings.IsObject(item, $"quarters[{i}]", "a \"quarter\" and what is known of it") && !item.Has("quarter"))
                findings.Add(item, $"quarters[{i}].quarter", "there is no member of that name",
                    $"Members that are read: {string.Join(", ", RecordReader.Columns)}.");
        }
        if (!findings.Any && !list.Items.Any(item => RecordReader.Observed.Any(item.Has)))
            findings.Add(list, "quarters", "no member holds observations",
                $"Give at least one of {string.Join(", ", RecordReader.Observed)}.");
        return list.Items;
    }

    /// <summary>A member as a cell; one of a kind that its column never has stands there in words, which no check takes.</summary>
    private static RecordCell Cell(PlacedValue quarter, string path, int column)
    {
        var name = RecordReader.Columns[column];
        var value = quarter[name];
        if (value is null || (value.Kind == JsonKind.Null && column > 0)) return new("", "", () => default, "");
        var shown = value.InWords();
        var text = value.Kind switch
        {
            JsonKind.Text when column < RecordReader.FirstObserved => value.Text.Trim(),
            // 1.0 is 1, −0 is 0
            JsonKind.Number when column >= RecordReader.FirstObserved && double.IsFinite(value.Number) => Invariant.Text(value.Number + 0),
            _ => shown,
        };
        var cell = new RecordCell(text, shown, () => value.Source.PlaceAt(value.Offset), $"{path}.{name}");
        return column is 0 or >= RecordReader.FirstObserved || value.Kind == JsonKind.Text ? cell
            : throw RecordRow.Fault(cell, $"{shown} is no name", "Write it in double quotes, or leave it out.");
    }
}
