using System.Buffers;
using System.Text;

namespace NegotiationSim.Engine.Scenarios.Json;

/// <summary>Characters that word processors, web pages and other keyboards put where a plain one was meant.</summary>
internal static class Lookalikes
{
    /// <summary>What the quotation marks of print are told by; " and ' are no part of it.</summary>
    private const string Quotes = "“”„‟«»‹›‘’‚‛″′＂＇`´";

    private static readonly SearchValues<char> OfPrint = SearchValues.Create(Quotes);
    private static readonly SearchValues<char> OfAnyKind = SearchValues.Create(Quotes + "\"");

    private static readonly (string Them, string Name, string Cure)[] Others =
    [
        ("−–—", "a dash", "Write a minus sign as the plain hyphen: -0.5."),
        ("，、", "a comma of another script", "Write a plain comma: ,"),
        ("：", "a colon of another script", "Write a plain colon: :"),
        ("｛｝［］", "a bracket of another script", "Write plain brackets: { } [ ]"),
        ("\u00a0\u2007\u2009\u202f\u3000", "a space that is none to a program", "Write a plain space, or take it away."),
        ("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff", "a character that cannot be seen", "Take it away."),
    ];

    /// <summary>What is wrong with the character at a place and how to mend it; null if it is no lookalike.</summary>
    internal static (string What, string Cure)? At(ReadOnlySpan<byte> text, int at)
    {
        Rune.DecodeFromUtf8(text[at..], out var character, out _);
        var shown = character.ToString();
        if (Quotes.Contains(shown, StringComparison.Ordinal))
            return ($"{shown} is a quotation mark of print, not one of JSON", $"Type straight ones: \"{Within(text, at)}\".");
        foreach (var (them, name, cure) in Others)
            if (them.Contains(shown, StringComparison.Ordinal)) return ($"{name} (U+{character.Value:X4}) stands here", cure);
        return null;
    }

    /// <summary>The text without quotation marks around it.</summary>
    internal static string Unquoted(string text) => text.Trim().Trim([.. Quotes, '"', '\'', ' ', '\t']);

    /// <summary>The place of the first quotation mark of print in a text; −1 if it has none.</summary>
    internal static int QuoteIn(string text) => text.AsSpan().IndexOfAny(OfPrint);

    /// <summary>What stands between marks from a place on: up to the next mark of any kind, or the line's end.</summary>
    private static string Within(ReadOnlySpan<byte> text, int at)
    {
        var line = text[at..Math.Min(text.Length, at + 400)];
        if (line.IndexOf((byte)'\n') is >= 0 and var end) line = line[..end];
        var rest = Encoding.UTF8.GetString(line)[1..];
        var close = rest.AsSpan().IndexOfAny(OfAnyKind);
        return close > 0 ? PlacedValue.Shorten(rest[..close]) : "…";
    }
}
