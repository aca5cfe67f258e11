using NegotiationSim.Engine.Numbers;

namespace NegotiationSim.Engine.Scenarios.Json;

/// <summary>What a JSON value is.</summary>
internal enum JsonKind
{
    Object,
    List,
    Text,
    Number,
    True,
    False,
    Null,
}

/// <summary>A JSON value that knows where it was written. Immutable once read: a change makes a copy that shares the rest.</summary>
internal sealed record PlacedValue
{
    /// <summary>How much of a text or number is quoted in messages.</summary>
    private const int Quoted = 40;

    internal required SourceText Source { get; init; }

    /// <summary>The byte at which it starts.</summary>
    internal required int Offset { get; init; }

    internal required JsonKind Kind { get; init; }

    /// <summary>A text's characters, or a number as it was written.</summary>
    internal string Text { get; init; } = "";

    internal double Number { get; init; }

    internal IReadOnlyList<PlacedMember> Members { get; init; } = [];

    internal IReadOnlyList<PlacedValue> Items { get; init; } = [];

    internal PlacedValue? this[string name]
    {
        get
        {
            foreach (var member in Members)
            {
                if (member.Name == name) return member.Value;
            }
            return null;
        }
    }

    internal bool Has(string name) => this[name] is not null;

    /// <summary>A copy with a member replaced, or added at the end.</summary>
    internal PlacedValue With(string name, PlacedValue value)
    {
        var members = Members.ToList();
        var index = members.FindIndex(m => m.Name == name);
        if (index < 0) members.Add(new PlacedMember(name, value.Source, value.Offset, value));
        else members[index] = members[index] with { Value = value };
        return this with { Members = members };
    }

    internal PlacedValue Without(string name) => Has(name) ? this with { Members = [.. Members.Where(m => m.Name != name)] } : this;

    internal PlacedValue WithItem(int index, PlacedValue value)
    {
        var items = Items.ToArray();
        items[index] = value;
        return this with { Items = items };
    }

    /// <summary>A text that stands where this value does, for what the reader adds by itself.</summary>
    internal PlacedValue TextHere(string text) => new() { Source = Source, Offset = Offset, Kind = JsonKind.Text, Text = text };

    /// <summary>An object that stands where this value does.</summary>
    internal PlacedValue ObjectHere() => new() { Source = Source, Offset = Offset, Kind = JsonKind.Object };

    /// <summary>The value in words, for messages: "the text \"high\"", "an object".</summary>
    internal string InWords() => Kind switch
    {
        JsonKind.Object => "an object",
        JsonKind.List => "a list",
        JsonKind.Text => $"the text {Quote(Text)}",
        JsonKind.Number => $"the number {Shorten(Text)}",
        JsonKind.True => "true",
        JsonKind.False => "false",
        _ => "null",
    };

    /// <summary>A text in quotes, its control characters shown as dots, cut short if long.</summary>
    internal static string Quote(string text) => $"\"{Shorten(text)}\"";

    internal static string Shorten(string text)
    {
        var shown = text.Length > Quoted ? string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[Quoted - 1]) ? Quoted - 1 : Quoted), "…")
            : text;
        return Visible(shown);
    }

    /// <summary>A text with a dot for every character that a terminal would obey rather than show: control characters and turns of
    /// direction.</summary>
    internal static string Visible(string text) => text.Any(IsObeyed) ? string.Concat(text.Select(c => IsObeyed(c) ? '·' : c)) : text;

    private static bool IsObeyed(char c) => char.IsControl(c) || c is (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');

    /// <summary>A number as it was written, or as .NET writes it where it was written at length.</summary>
    internal string NumberText() => Text.Length > Quoted ? Invariant.Text(Number) : Text;
}

/// <summary>A member of an object and where its name was written.</summary>
internal sealed record PlacedMember(string Name, SourceText Source, int Offset, PlacedValue Value);
