using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace NegotiationSim.Runner.Web;

/// <summary>A request's JSON object, read member by member; what is not as it should be is refused with its name.</summary>
/// <param name="json">The object.</param>
/// <param name="at">Its place in the request, for messages; empty for the whole.</param>
internal sealed partial class Body(JsonElement json, string at = "")
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    /// <summary>Reads the body of a request.</summary>
    /// <exception cref="Refusal">It is too long, or no JSON object.</exception>
    internal static async Task<JsonDocument> Read(HttpRequest request, CancellationToken cancellation)
    {
        try
        {
            var document = await JsonDocument.ParseAsync(request.Body, Strict, cancellation);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document
                : throw Refusal.Malformed("The body must be a JSON object.");
        }
        catch (JsonException fault)
        {
            throw Refusal.Malformed($"The body is not JSON: {fault.Message}");
        }
        catch (BadHttpRequestException fault)
        {
            throw fault.StatusCode == 413 ? Refusal.TooMuch($"The body is longer than {Limits.Body / 1024} KiB.")
                : new Refusal(fault.StatusCode, "The request is cut short.");
        }
    }

    /// <summary>A text, or null if there is none.</summary>
    internal string? Text(string name, int most)
    {
        if (Member(name) is not { } value) return null;
        if (value.ValueKind != JsonValueKind.String) throw Wrong(name, "must be a text");
        try
        {
            var text = value.GetString()!;
            return text.Length <= most ? text : throw Wrong(name, $"is longer than {most} characters");
        }
        catch (InvalidOperationException)
        {
            throw Wrong(name, "is not Unicode text");
        }
    }

    /// <summary>A name: small letters, digits, points and hyphens; null if there is none.</summary>
    internal string? Name(string name) =>
        Text(name, 60) is not { } text ? null : Names().IsMatch(text) ? text
            : throw Wrong(name, "must have small letters, digits, points and hyphens only");

    /// <summary>One of some words.</summary>
    internal string Choice(string name, IReadOnlyList<string> words)
    {
        var text = Text(name, 100) ?? words[0];
        return words.Contains(text) ? text : throw Wrong(name, $"must be one of {string.Join(", ", words)}");
    }

    /// <summary>The path of a number of a scenario.</summary>
    internal string Path(string name) =>
        Text(name, 200) is { } text && Paths().IsMatch(text) ? text : throw Wrong(name, "must be the path of a number, as policy.depth");

    /// <summary>A number.</summary>
    internal double Number(string name) =>
        Member(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetDouble(out var number) && double.IsFinite(number)
        ? number : throw Wrong(name, "must be a number");

    /// <summary>A whole number, or the usual one if there is none.</summary>
    internal long Whole(string name, long low, long high, long usual)
    {
        if (Member(name) is not { } value) return usual;
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetInt64(out var number)) throw Wrong(name, "must be a whole number");
        if (number > high && high != long.MaxValue)
            throw Refusal.TooMuch(
                $"{Place(name)} is {number}; the page may ask for {high} at the most. The command line has no such limit.");
        return number >= low ? number : throw Wrong(name, $"must be at least {low}");
    }

    /// <summary>True or false; false if there is neither.</summary>
    internal bool Flag(string name) =>
        Member(name) is { } value
            && (value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean()
                : throw Wrong(name, "must be true or false"));

    /// <summary>An object.</summary>
    internal Body Object(string name) =>
        Member(name) is { ValueKind: JsonValueKind.Object } value ? new Body(value, Place(name)) : throw Wrong(name, "must be an object");

    /// <summary>The objects of a list.</summary>
    internal IReadOnlyList<Body> Objects(string name, int fewest, int most)
    {
        if (Member(name) is not { ValueKind: JsonValueKind.Array } value) throw Wrong(name, "must be a list");
        var count = value.GetArrayLength();
        if (count > most) throw Refusal.TooMuch($"{Place(name)} has {count} items; {most} are the most.");
        if (count < fewest) throw Wrong(name, $"must have {fewest} items or more");
        return [.. value.EnumerateArray()
            .Select(
                (item, i) => item.ValueKind == JsonValueKind.Object ? new Body(item, $"{Place(name)}[{i}]")
                    : throw Wrong($"{name}[{i}]", "must be an object"))];
    }

    /// <summary>The numbers of an object by the path that each is named; none if there is no object.</summary>
    internal IReadOnlyList<(string Path, double Value)> Numbers(string name, int most)
    {
        if (Member(name) is not { } value) return [];
        if (value.ValueKind != JsonValueKind.Object) throw Wrong(name, "must be an object of numbers");
        var numbers = new List<(string, double)>();
        foreach (var member in value.EnumerateObject())
        {
            if (numbers.Count == most) throw Refusal.TooMuch($"{Place(name)} has more than {most} members.");
            if (!Paths().IsMatch(member.Name)) throw Wrong(name, "must name numbers by their paths, as policy.depth");
            if (member.Value.ValueKind != JsonValueKind.Number || !member.Value.TryGetDouble(out var number) || !double.IsFinite(number))
                throw Wrong($"{name}.{member.Name}", "must be a number");
            numbers.Add((member.Name, number));
        }
        return numbers;
    }

    private JsonElement? Member(string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private string Place(string name) => at.Length == 0 ? name : $"{at}.{name}";

    private Refusal Wrong(string name, string what) => Refusal.Malformed($"{Place(name)} {what}.");

    [GeneratedRegex(@"^[a-z0-9][a-z0-9.-]*\z")]
    private static partial Regex Names();

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9_-]*(\[[0-9]{1,3}\])?(\.[A-Za-z0-9][A-Za-z0-9_-]*){0,6}\z")]
    private static partial Regex Paths();
}
