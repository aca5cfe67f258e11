using System.Text.Json;

namespace NegotiationSim.Engine.Scenarios.Json;

/// <summary>Reads JSON, with comments and trailing commas, into a tree that knows the place of every value.</summary>
internal static class PlacedJson
{
    /// <summary>The deepest nesting of objects and lists; everything that walks a tree relies on it.</summary>
    internal const int MostDepth = 64;

    private static readonly JsonReaderOptions Options = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        MaxDepth = MostDepth,
    };

    /// <summary>Reads a text.</summary>
    /// <param name="source">The text.</param>
    /// <param name="start">The byte at which the JSON begins; it ends with the text.</param>
    /// <param name="findings">Receives a syntax error, the only problem of its file, or members that stand twice.</param>
    /// <returns>The tree, or null after a syntax error.</returns>
    internal static PlacedValue? Read(SourceText source, int start, Findings findings)
    {
        var reader = new Utf8JsonReader(source.Bytes.AsSpan(start), Options);
        var builder = new TreeBuilder(source, start, findings);
        var done = start;
        try
        {
            while (reader.Read())
            {
                if (!builder.Take(ref reader)) return null;
                done = start + (int)reader.BytesConsumed;
            }
            return builder.Root;
        }
        catch (JsonException)
        {
            // The library decides what is JSON. Where it stopped and why is said in our words, for people who never met a token.
            new SyntaxError(source, done, builder).Report(findings);
            return null;
        }
    }
}
