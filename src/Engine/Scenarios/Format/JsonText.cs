using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace NegotiationSim.Engine.Scenarios.Format;

/// <summary>Writes JSON with the nesting of the code that writes it.</summary>
internal sealed class JsonText(Utf8JsonWriter json)
{
    /// <summary>Indented, the same bytes on every system, and readable in any language.</summary>
    internal static readonly JsonWriterOptions Form =
        new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A document that ends its last line.</summary>
    internal static string Document(Action<Utf8JsonWriter> body)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Form)) body(json);
        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    internal void Text(string name, string value) => json.WriteString(name, value);

    internal void Number(string name, double value) => json.WriteNumber(name, value);

    internal void False(string name) => json.WriteBoolean(name, false);

    internal void Object(string name, Action body)
    {
        json.WriteStartObject(name);
        body();
        json.WriteEndObject();
    }

    /// <summary>An object in a list.</summary>
    internal void Item(Action body)
    {
        json.WriteStartObject();
        body();
        json.WriteEndObject();
    }

    internal void List(string name, Action body)
    {
        json.WriteStartArray(name);
        body();
        json.WriteEndArray();
    }

    internal void Texts(string name, IEnumerable<string> texts) => List(name, () =>
    {
        foreach (var text in texts) json.WriteStringValue(text);
    });
}
