using System.Text.Json;
using System.Text.RegularExpressions;

namespace NegotiationSim.Engine.Tests.Scenarios;

/// <summary>As much of JSON Schema 2020-12 as our schemas use; a keyword it does not know is a fault of the schema.</summary>
internal static class SchemaCheck
{
    private static readonly string[] Annotations = ["$schema", "$id", "$defs", "title", "description", "default"];

    internal static IReadOnlyList<string> Faults(JsonElement schema, JsonElement value) => [.. Faults(schema, schema, value, "$")];

    private static IEnumerable<string> Faults(JsonElement root, JsonElement schema, JsonElement value, string at)
    {
        foreach (var keyword in schema.EnumerateObject())
        {
            var rule = keyword.Value;
            var faults = keyword.Name switch
            {
                _ when Annotations.Contains(keyword.Name) => [],
                "$ref" => Faults(root, Resolve(root, rule.GetString()!), value, at),
                "type" => IsType(rule.GetString()!, value) ? [] : [$"{at} is no {rule}"],
                "const" => value.ValueKind == JsonValueKind.String && value.GetString() == rule.GetString() ? [] : [$"{at} is not {rule}"],
                "enum" => rule.EnumerateArray().Any(name => JsonElement.DeepEquals(name, value)) ? [] : [$"{at} is none of {rule}"],
                "minimum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() >= rule.GetDouble() ? []
                    : [$"{at} is below {rule}"],
                "maximum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() <= rule.GetDouble() ? []
                    : [$"{at} is above {rule}"],
                "pattern" => value.ValueKind != JsonValueKind.String || Regex.IsMatch(value.GetString()!, rule.GetString()!) ? []
                    : [$"{at} is not like {rule}"],
                "minItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() >= rule.GetInt32() ? [] : [$"{at} is short"],
                "maxItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() <= rule.GetInt32() ? [] : [$"{at} is long"],
                "maxProperties" => value.ValueKind != JsonValueKind.Object || value.EnumerateObject().Count() <= rule.GetInt32() ? []
                    : [$"{at} has too many"],
                "required" => value.ValueKind != JsonValueKind.Object ? []
                    : rule.EnumerateArray().Where(name => !value.TryGetProperty(name.GetString()!, out _))
                        .Select(name => $"{at} lacks {name}"),
                "items" => value.ValueKind != JsonValueKind.Array ? []
                    : value.EnumerateArray().SelectMany((item, i) => Faults(root, rule, item, $"{at}[{i}]")),
                "properties" => value.ValueKind != JsonValueKind.Object ? []
                    : value.EnumerateObject().Where(m => rule.TryGetProperty(m.Name, out _))
                    .SelectMany(m => Faults(root, rule.GetProperty(m.Name), m.Value, $"{at}.{m.Name}")),
                "propertyNames" => value.ValueKind != JsonValueKind.Object ? [] : value.EnumerateObject()
                    .SelectMany(m => Faults(root, rule, JsonSerializer.SerializeToElement(m.Name), $"{at}.{m.Name}")),
                "additionalProperties" => value.ValueKind != JsonValueKind.Object ? [] : value.EnumerateObject()
                    .Where(m => !(schema.TryGetProperty("properties", out var known) && known.TryGetProperty(m.Name, out _)))
                    .SelectMany(
                        m => rule.ValueKind == JsonValueKind.False ? [$"{at}.{m.Name} is unknown"]
                            : Faults(root, rule, m.Value, $"{at}.{m.Name}")),
                "anyOf" => rule.EnumerateArray().Any(choice => !Faults(root, choice, value, at).Any()) ? []
                    : [$"{at} is none of the choices"],
                _ => throw new NotSupportedException(keyword.Name),
            };
            foreach (var fault in faults) yield return fault;
        }
    }

    private static bool IsType(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && Math.Floor(value.GetDouble()) == value.GetDouble(),
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        _ => throw new NotSupportedException(type),
    };

    private static JsonElement Resolve(JsonElement root, string reference) =>
        reference.Split('/').Skip(1).Aggregate(root, (element, name) => element.GetProperty(name));
}
