using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace NegotiationSim.Runner.Web;

/// <summary>Answers: one JSON document, or one a line as they become ready.</summary>
internal static class Lines
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A document's bytes and a line feed.</summary>
    internal static byte[] Line(Action<Utf8JsonWriter> content)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Compact)) content(json);
        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    /// <summary>Answers with a document.</summary>
    internal static async Task Answer(HttpContext context, byte[] document, int status = 200)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentLength = document.Length;
        if (context.Request.Method != "HEAD") await context.Response.Body.WriteAsync(document, context.RequestAborted);
    }

    /// <summary>Starts an answer of lines.</summary>
    internal static void Start(HttpContext context)
    {
        context.Response.ContentType = "application/x-ndjson";
        context.Response.Headers.CacheControl = "no-store";
    }

    /// <summary>Sends a line at once.</summary>
    internal static async Task Send(HttpContext context, byte[] line, CancellationToken cancellation)
    {
        await context.Response.Body.WriteAsync(line, cancellation);
        await context.Response.Body.FlushAsync(cancellation);
    }

    /// <summary>Answers with a refusal: what is wrong, and the faults of a scenario as the command line says them.</summary>
    internal static Task Refuse(HttpContext context, Refusal refusal) =>
        Answer(context, Line(json => Write(json, refusal)), refusal.Status);

    /// <summary>Writes a refusal.</summary>
    internal static void Write(Utf8JsonWriter json, Refusal refusal)
    {
        json.WriteStartObject();
        json.WriteString("error", refusal.Message);
        json.WriteStartArray("problems");
        foreach (var problem in refusal.Problems) json.WriteStringValue(problem.ToString());
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Answers with a file to save.</summary>
    internal static async Task Save(HttpContext context, string name, string type, byte[] bytes)
    {
        context.Response.ContentType = type;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    /// <summary>A text's bytes.</summary>
    internal static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
