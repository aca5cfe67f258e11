using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NegotiationSim.Engine.Statistics;

namespace NegotiationSim.Runner.Results;

/// <summary>JSON as this program writes it: indented, '\n', numbers in full, null where there is none.</summary>
internal static class JsonText
{
    private static readonly JsonWriterOptions Options =
        new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static string Write(Action<Utf8JsonWriter> content)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options)) content(json);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length) + "\n";
    }

    internal static void Number(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value)) json.WriteNumber(name, value);
        else json.WriteNull(name);
    }

    internal static void Number(Utf8JsonWriter json, double value)
    {
        if (double.IsFinite(value)) json.WriteNumberValue(value);
        else json.WriteNullValue();
    }

    internal static void Interval(Utf8JsonWriter json, string name, Interval interval)
    {
        json.WritePropertyName(name);
        Interval(json, interval);
    }

    /// <summary>An interval is a list of its ends.</summary>
    internal static void Interval(Utf8JsonWriter json, Interval interval)
    {
        json.WriteStartArray();
        Number(json, interval.Low);
        Number(json, interval.High);
        json.WriteEndArray();
    }

    /// <summary>An estimate: its mean, its interval and how many values it is of.</summary>
    internal static void Estimate(Utf8JsonWriter json, string name, Estimate estimate)
    {
        json.WritePropertyName(name);
        Estimate(json, estimate);
    }

    /// <summary>The same in an array.</summary>
    internal static void Estimate(Utf8JsonWriter json, Estimate estimate)
    {
        json.WriteStartObject();
        Number(json, "mean", estimate.Mean);
        Interval(json, "ci95", estimate.Interval);
        json.WriteNumber("n", estimate.N);
        json.WriteEndObject();
    }
}
