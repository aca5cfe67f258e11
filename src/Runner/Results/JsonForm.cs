using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NegotiationSim.Engine.Statistics;

namespace NegotiationSim.Runner.Results;

/// <summary>A record as a JSON document, written and read again without reflection.</summary>
/// <param name="types">What is known of the record's members.</param>
/// <param name="converters">How members are written that have a form of their own.</param>
internal sealed class JsonForm<T>(IJsonTypeInfoResolver types, params IEnumerable<JsonConverter> converters)
    where T : class
{
    private readonly JsonTypeInfo<T> form = (JsonTypeInfo<T>)JsonForm.Options(types, converters).GetTypeInfo(typeof(T));

    /// <summary>The document's text.</summary>
    internal string Write(T document) => JsonText.Write(json => Write(json, document));

    /// <summary>Writes the document into a larger one.</summary>
    internal void Write(Utf8JsonWriter json, T document) => JsonSerializer.Serialize(json, document, form);

    /// <summary>The document without a space.</summary>
    internal byte[] Bytes(T document) => JsonSerializer.SerializeToUtf8Bytes(document, form);

    /// <summary>The record that a document was written from.</summary>
    /// <exception cref="JsonException">It is no such document.</exception>
    internal T Read(string text) => JsonSerializer.Deserialize(text, form) ?? throw new InvalidDataException("there is nothing in it");
}

/// <summary>What all documents have in common.</summary>
internal static class JsonForm
{
    internal static JsonSerializerOptions Options(IJsonTypeInfoResolver types, IEnumerable<JsonConverter> converters)
    {
        var options = new JsonSerializerOptions
        {
            TypeInfoResolver = types, PropertyNamingPolicy = JsonNamingPolicy.CamelCase, AllowDuplicateProperties = false,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, IgnoreReadOnlyProperties = true,
            RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true,
        };
        foreach (var converter in converters.Concat([new Numbers(), new Intervals()])) options.Converters.Add(converter);
        return options;
    }

    private static double Number(ref Utf8JsonReader json) => json.TokenType == JsonTokenType.Null ? double.NaN : json.GetDouble();

    /// <summary>null where there is no number.</summary>
    private sealed class Numbers : JsonConverter<double>
    {
        public override bool HandleNull => true;

        public override double Read(ref Utf8JsonReader json, Type type, JsonSerializerOptions options) => Number(ref json);

        public override void Write(Utf8JsonWriter json, double value, JsonSerializerOptions options) => JsonText.Number(json, value);
    }

    /// <summary>An interval is a list of its ends.</summary>
    private sealed class Intervals : JsonConverter<Interval>
    {
        public override Interval Read(ref Utf8JsonReader json, Type type, JsonSerializerOptions options)
        {
            if (json.TokenType != JsonTokenType.StartArray) throw new JsonException();
            json.Read();
            var low = Number(ref json);
            json.Read();
            var high = Number(ref json);
            json.Read();
            return json.TokenType == JsonTokenType.EndArray ? new(low, high) : throw new JsonException();
        }

        public override void Write(Utf8JsonWriter json, Interval value, JsonSerializerOptions options) => JsonText.Interval(json, value);
    }
}
