using System.Text.Json;
using NegotiationSim.Engine.Scenarios;

namespace NegotiationSim.Runner.Web;

/// <summary>What a scenario says: who it is about, its eras, and each of its numbers with meaning, unit, range, source and
/// grounds.</summary>
internal static class OpenAnswer
{
    internal static byte[] Of(Scenario scenario) => Lines.Line(json =>
    {
        json.WriteStartObject();
        json.WriteString("name", scenario.Name);
        json.WriteString("title", scenario.Title);
        json.WriteString("description", scenario.Description);
        json.WriteString("policy", scenario.Policy);
        json.WriteString("sender", scenario.SenderName);
        json.WriteString("target", scenario.TargetName);
        json.WriteNumber("rounds", scenario.Rounds);
        json.WriteString("sha256", scenario.Sha256);
        Texts(json, "labels", Enumerable.Range(0, scenario.Rounds + 1).Select(scenario.Label));
        Texts(json, "remarks", scenario.Remarks);
        Texts(json, "sources", scenario.Sources);
        json.WriteStartArray("eras");
        foreach (var era in scenario.Eras)
        {
            json.WriteStartObject();
            json.WriteString("name", era.Name);
            json.WriteString("from", scenario.Label(era.FirstRound));
            json.WriteString("to", scenario.Label(era.LastRound));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("numbers");
        foreach (var number in scenario.Parameters) Number(json, number);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void Number(Utf8JsonWriter json, ScenarioParameter number)
    {
        var p = number.Parameter;
        json.WriteStartObject();
        json.WriteString("path", number.Path);
        json.WriteString("symbol", p.Symbol);
        json.WriteNumber("value", number.Central);
        json.WriteString("text", number.ValueText);
        json.WriteBoolean("uncertain", number.Distribution is not null);
        json.WriteNumber("low", p.Low);
        json.WriteNumber("high", p.High);
        json.WriteNumber("default", p.Default);
        json.WriteBoolean("whole", p.IsWhole);
        json.WriteString("unit", p.Unit);
        json.WriteString("meaning", p.Meaning);
        json.WriteString("source", p.Source);
        if (number.Grounds?.Rationale is { } rationale) json.WriteString("rationale", rationale);
        if (number.Grounds?.Section is { } section) json.WriteString("section", section);
        if (number.Grounds?.Source is { } source) json.WriteString("valueSource", source);
        json.WriteEndObject();
    }

    private static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
