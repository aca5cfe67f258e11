using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.World;

namespace NegotiationSim.Engine.Scenarios;

/// <summary>Writes shapes as JSON Schema. What a schema cannot say (sums, orders, files) is left to the reader.</summary>
internal sealed class SchemaWriter
{
    private const string PartyName = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$";

    private readonly Utf8JsonWriter json;

    /// <summary>The ranges that numbers have, each defined once; many parameters share one.</summary>
    private readonly SortedDictionary<string, Parameter> ranges = new(StringComparer.Ordinal);

    private SchemaWriter(Utf8JsonWriter json) => this.json = json;

    internal static string Write(string id, string title, Action<SchemaWriter> body)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            var writer = new SchemaWriter(json);
            json.WriteStartObject();
            json.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
            json.WriteString("$id", id);
            json.WriteString("title", title);
            body(writer);
            writer.Definitions();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    /// <summary>A policy file: all levers, or another file and the levers that differ.</summary>
    internal void PolicyFile()
    {
        Group(DocumentShapes.PolicyFile);
        List("anyOf", () =>
        {
            Object(null, () => Texts("required", ["extends"]));
            Object(null, () => Texts("required", DocumentShapes.Levers));
        });
    }

    /// <summary>An object's members, written into the object that is open.</summary>
    internal void Group(GroupShape group)
    {
        json.WriteString("description", group.Meaning);
        json.WriteString("type", "object");
        Object("properties", () =>
        {
            foreach (var (name, shape) in group.Members) Object(name, () => Member(shape));
        });
        json.WriteBoolean("additionalProperties", false);
    }

    private void Member(Shape shape)
    {
        switch (shape)
        {
            case GroupShape group:
                Group(group);
                return;
            case NumberShape number:
                Number(number.Number.Declaration);
                return;
        }
        json.WriteString("description", shape.Meaning);
        switch (shape)
        {
            case CountShape count:
                Range(count.Declaration);
                json.WriteNumber("default", count.Declaration.Default);
                break;
            case TextShape text:
                json.WriteString("type", "string");
                if (text.Form == TextForm.Name) json.WriteString("pattern", "^[a-z0-9][a-z0-9.-]*$");
                if (text.Form == TextForm.Quarter) json.WriteString("pattern", "^[0-9]{4}Q[1-4]$");
                if (text.Form == TextForm.Line) json.WriteString("pattern", "\\S");
                break;
            case FlagShape:
                json.WriteString("type", "boolean");
                break;
            case TextsShape:
                json.WriteString("type", "array");
                Object("items", () => json.WriteString("type", "string"));
                break;
            case RoundShape:
                List("anyOf", () =>
                {
                    Object(null, () => Range(DocumentShapes.Rounds));
                    Object(null, () => Member(new TextShape(TextForm.Quarter, "a quarter, as 2001Q1; needs \"start\"")));
                });
                break;
            case PolicyShape policy:
                List("anyOf", () =>
                {
                    Object(null, () => Member(new TextShape(TextForm.Any, "a policy file, relative to this file")));
                    Object(null, () => Group(policy.Point));
                });
                break;
            case TimelineShape:
                json.WriteString("type", "array");
                json.WriteNumber("minItems", 1);
                Object("items", () => Group(DocumentShapes.Era(0)));
                break;
            case PartiesShape:
                Parties();
                break;
        }
    }

    private void Parties()
    {
        json.WriteString("type", "object");
        json.WriteNumber("maxProperties", Coalition.MostMembers);
        Object("propertyNames", () => json.WriteString("pattern", PartyName));
        Object("additionalProperties", () => List("anyOf", () =>
        {
            Object(null, () => Group(DocumentShapes.Party("NAME", 0)));
            Object(null, () =>
            {
                json.WriteString("description", "null takes away an inherited third party");
                json.WriteString("type", "null");
            });
        }));
    }

    private void Number(Parameter parameter)
    {
        var (low, high) = (Plain.Text(parameter.Low), Plain.Text(parameter.High));
        var key = $"{(parameter.IsWhole ? "whole" : "number")}-{low}-{high}";
        ranges.TryAdd(key, parameter);
        json.WriteString("description",
            $"{parameter.Symbol}: {parameter.Meaning}. {parameter.Unit}, {low} to {high}, default {Plain.Text(parameter.Default)}. Source: {parameter.Source}.");
        json.WriteNumber("default", parameter.Default);
        json.WriteString("$ref", $"#/$defs/{key}");
    }

    private void Range(Parameter parameter)
    {
        json.WriteString("type", parameter.IsWhole ? "integer" : "number");
        json.WriteNumber("minimum", parameter.Low);
        json.WriteNumber("maximum", parameter.High);
    }

    private void Definitions() => Object("$defs", () =>
    {
        foreach (var (key, parameter) in ranges)
        {
            Object(key, () => List("anyOf", () =>
            {
                Object(null, () => Range(parameter));
                Object(null, () => json.WriteString("$ref", Uncertain(parameter)));
                Object(null, () => Grounded(parameter));
            }));
        }
        Object("uncertain", () => List("anyOf", () =>
        {
            foreach (var form in DistributionForm.All) Object(null, () => json.WriteString("$ref", $"#/$defs/{form.Kind}"));
        }));
        foreach (var form in DistributionForm.All) Object(form.Kind, () => Distribution(form));
    });

    private static string Uncertain(Parameter parameter) => parameter.IsWhole ? "#/$defs/discrete" : "#/$defs/uncertain";

    /// <summary>A value together with what it rests on.</summary>
    private void Grounded(Parameter parameter)
    {
        json.WriteString("description", "a value and what it rests on");
        json.WriteString("type", "object");
        Object("properties", () =>
        {
            Object("value", () => List("anyOf", () =>
            {
                Object(null, () => Range(parameter));
                Object(null, () => json.WriteString("$ref", Uncertain(parameter)));
            }));
            foreach (var (name, meaning) in Grounds.Members) Object(name, () => Member(new TextShape(TextForm.Any, meaning)));
        });
        Texts("required", ["value"]);
        json.WriteBoolean("additionalProperties", false);
    }

    private void Distribution(DistributionForm form)
    {
        json.WriteString("description", form.Meaning);
        json.WriteString("type", "object");
        Object("properties", () =>
        {
            Object("distribution", () => json.WriteString("const", form.Kind));
            foreach (var member in form.Members)
            {
                Object(member.Name, () =>
                {
                    json.WriteString("description", member.Meaning);
                    json.WriteString("type", member.IsList ? "array" : "number");
                    if (member.IsList) Object("items", () => json.WriteString("type", "number"));
                });
            }
        });
        Texts("required", ["distribution", .. form.Members.Where(m => m.IsRequired).Select(m => m.Name)]);
        json.WriteBoolean("additionalProperties", false);
    }

    private void Object(string? name, Action body)
    {
        if (name is null) json.WriteStartObject();
        else json.WriteStartObject(name);
        body();
        json.WriteEndObject();
    }

    private void List(string name, Action body)
    {
        json.WriteStartArray(name);
        body();
        json.WriteEndArray();
    }

    private void Texts(string name, IEnumerable<string> texts) => List(name, () =>
    {
        foreach (var text in texts) json.WriteStringValue(text);
    });
}
