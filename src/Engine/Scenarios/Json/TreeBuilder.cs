using System.Text;
using System.Text.Json;

namespace NegotiationSim.Engine.Scenarios.Json;

/// <summary>What may come next in a JSON text.</summary>
internal enum Expecting
{
    Document,
    NameOrEnd,
    MemberValue,
    CommaOrEndOfObject,
    ItemOrEnd,
    CommaOrEndOfList,
    Nothing,
}

/// <summary>Builds the tree from tokens, without recursion.</summary>
internal sealed class TreeBuilder(SourceText source, int start, Findings findings)
{
    /// <summary>More values than any scenario has; a bound on memory.</summary>
    private const int MostValues = 100_000;

    private readonly Stack<Open> open = new();
    private int values;

    internal PlacedValue? Root { get; private set; }

    internal int Depth => open.Count;

    /// <summary>The byte at which the innermost object or list begins, if one is open.</summary>
    internal int OpenedAt => open.TryPeek(out var top) ? top.Offset : start;

    internal Expecting Expecting => !open.TryPeek(out var top)
        ? Root is null ? Expecting.Document : Expecting.Nothing
        : top.Members is { } members
            ? top.Name is not null ? Expecting.MemberValue : members.Count == 0 ? Expecting.NameOrEnd : Expecting.CommaOrEndOfObject
            : top.Items.Count == 0 ? Expecting.ItemOrEnd : Expecting.CommaOrEndOfList;

    /// <summary>Takes a token in; false if the text must be given up.</summary>
    internal bool Take(ref Utf8JsonReader reader)
    {
        var offset = start + (int)reader.TokenStartIndex;
        var isValue = reader.TokenType is not (JsonTokenType.PropertyName or JsonTokenType.EndObject or JsonTokenType.EndArray);
        if (isValue && ++values > MostValues)
        {
            findings.Add(source, offset, "", $"there are more than {MostValues} values", "Give a smaller file.");
            return false;
        }
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                open.Push(new Open { Offset = offset, Members = [] });
                return true;
            case JsonTokenType.StartArray:
                open.Push(new Open { Offset = offset });
                return true;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                Place(open.Pop().Close(source));
                return true;
            case JsonTokenType.PropertyName:
                if (!TryText(ref reader, offset, out var name)) return false;
                open.Peek().Name = name;
                open.Peek().NameOffset = offset;
                return true;
            default:
                if (!TryText(ref reader, offset, out var text)) return false;
                Place(Scalar(ref reader, offset, text));
                return true;
        }
    }

    private PlacedValue Scalar(ref Utf8JsonReader reader, int offset, string text) => new()
    {
        Source = source,
        Offset = offset,
        Kind = reader.TokenType switch
        {
            JsonTokenType.String => JsonKind.Text,
            JsonTokenType.Number => JsonKind.Number,
            JsonTokenType.True => JsonKind.True,
            JsonTokenType.False => JsonKind.False,
            _ => JsonKind.Null,
        },
        Text = text,
        Number = reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out var number) ? number : double.NaN,
    };

    private bool TryText(ref Utf8JsonReader reader, int offset, out string text)
    {
        try
        {
            text = reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName ? reader.GetString()!
                : reader.TokenType == JsonTokenType.Number ? Encoding.ASCII.GetString(reader.ValueSpan)
                : "";
            return true;
        }
        catch (InvalidOperationException) // half of a surrogate pair
        {
            findings.Add(source, offset, "", "this text holds half of a character (a lone \\ud800 to \\udfff)",
                "Write the character itself.");
            text = "";
            return false;
        }
    }

    private void Place(PlacedValue value)
    {
        if (!open.TryPeek(out var top))
        {
            Root = value;
            return;
        }
        if (top.Members is null)
        {
            top.Items.Add(value);
            return;
        }
        var member = new PlacedMember(top.Name!, source, top.NameOffset, value);
        top.Name = null;
        if (top.Places.TryAdd(member.Name, member.Offset)) top.Members.Add(member);
        else
        {
            findings.Add(member, PathOf(member.Name),
                $"{PlacedValue.Quote(member.Name)} stands twice in this object, first in line {source.LineAt(top.Places[member.Name])}",
                "Keep one of the two.");
        }
    }

    private string PathOf(string last)
    {
        var path = new StringBuilder();
        foreach (var container in open.Reverse())
        {
            if (container.Members is null) path.Append('[').Append(container.Items.Count).Append(']');
            else if (container.Name is { } name) path.Append(path.Length == 0 ? "" : ".").Append(name);
        }
        return path.Append(path.Length == 0 ? "" : ".").Append(last).ToString();
    }

    private sealed class Open
    {
        internal required int Offset { get; init; }

        internal List<PlacedMember>? Members { get; init; }

        internal List<PlacedValue> Items { get; } = [];

        internal Dictionary<string, int> Places { get; } = [];

        internal string? Name { get; set; }

        internal int NameOffset { get; set; }

        internal PlacedValue Close(SourceText source) =>
            new() { Source = source, Offset = Offset, Kind = Members is null ? JsonKind.List : JsonKind.Object, Members = Members ?? [],
                Items = Items };
    }
}
