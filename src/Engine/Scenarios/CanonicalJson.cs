using System.Text.Json;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Distributions;
using NegotiationSim.Engine.Scenarios.Format;
using NegotiationSim.Engine.Scenarios.Reading;

namespace NegotiationSim.Engine.Scenarios;

/// <summary>Writes a scenario as one document that stands by itself and reads back to the same scenario.</summary>
internal sealed class CanonicalJson
{
    private readonly Scenario scenario;
    private readonly Content content;
    private readonly Utf8JsonWriter json;
    private readonly Dictionary<string, ScenarioParameter> numbers;

    private CanonicalJson(Scenario scenario, Utf8JsonWriter json)
    {
        this.scenario = scenario;
        this.json = json;
        content = scenario.Content;
        numbers = scenario.Parameters.ToDictionary(p => p.Path);
    }

    internal static string Write(Scenario scenario) =>
        JsonText.Document(json => new CanonicalJson(scenario, json).Object(scenario.Format.Document, ""));

    private void Object(GroupShape group, string path)
    {
        json.WriteStartObject();
        foreach (var (name, shape) in group.Members) Member(name, shape, Mistakes.Join(path, name));
        json.WriteEndObject();
    }

    private void Member(string name, Shape shape, string path)
    {
        switch (shape)
        {
            case NumberShape:
                json.WritePropertyName(name);
                Number(numbers[path]);
                break;
            case CountShape:
                json.WriteNumber(name, scenario.Rounds);
                break;
            case TextShape when content.Text(path) is { } text:
                json.WriteString(name, text);
                break;
            case FlagShape when content.Flags.TryGetValue(path, out var flag):
                json.WriteBoolean(name, flag);
                break;
            case TextsShape when content.Lists.TryGetValue(path, out var list):
                json.WriteStartArray(name);
                foreach (var text in list) json.WriteStringValue(text);
                json.WriteEndArray();
                break;
            case GroupShape group when !group.IsOptional || content.Given.Contains(path):
                json.WritePropertyName(name);
                Object(group, path);
                break;
            case PolicyShape policy when path != "policy" || !content.HasTimeline:
                json.WritePropertyName(name);
                Object(policy.Point, path);
                break;
            case TimelineShape when content.HasTimeline:
                json.WriteStartArray(name);
                for (var i = 0; i < content.FirstRounds.Count; i++) Object(DocumentShapes.Era(i), $"{path}[{i}]");
                json.WriteEndArray();
                break;
            case RoundShape when name == "from":
                json.WriteNumber(name, content.FirstRounds[EraOf(path)]);
                break;
            case PartiesShape parties when content.PartiesAt(path) is { Count: > 0 } names:
                json.WriteStartObject(name);
                for (var i = 0; i < names.Count; i++)
                {
                    json.WritePropertyName(names[i]);
                    Object(parties.Of(names[i], i), $"{path}.{names[i]}");
                }
                json.WriteEndObject();
                break;
        }
    }

    private static int EraOf(string path) => PathParts.Of(path)![0].Index;

    private void Number(ScenarioParameter number)
    {
        if (number.Grounds is not { } grounds)
        {
            Value(number);
            return;
        }
        json.WriteStartObject();
        json.WritePropertyName("value");
        Value(number);
        if (grounds.Section is { } section) json.WriteString("section", section);
        if (grounds.Rationale is { } rationale) json.WriteString("rationale", rationale);
        if (grounds.Source is { } source) json.WriteString("source", source);
        json.WriteEndObject();
    }

    private void Value(ScenarioParameter number)
    {
        if (number.Distribution is not { } distribution)
        {
            if (number.Parameter.Names is null) json.WriteRawValue(Invariant.Text(number.Central));
            else json.WriteStringValue(number.Parameter.ValueText(number.Central));
            return;
        }
        json.WriteStartObject();
        json.WriteString("distribution", distribution.Kind);
        foreach (var (name, values) in DistributionForm.NumbersOf(distribution))
        {
            json.WritePropertyName(name);
            if (distribution is not (DiscreteDistribution or SampleDistribution)) json.WriteRawValue(Invariant.Text(values[0]));
            else json.WriteRawValue($"[{string.Join(", ", values.Select(Invariant.Text))}]");
        }
        if (distribution is SampleDistribution { Jointly: { } group }) json.WriteString("jointly", group);
        json.WriteEndObject();
    }
}
