using System.Buffers;
using System.Text;

namespace NegotiationSim.Engine.Scenarios.Json;

/// <summary>Steps through the bytes of a text that is not JSON, to find out where it stops being so.</summary>
internal static class Scanner
{
    private static readonly SearchValues<byte> EndsWord = SearchValues.Create(" \t\r\n,:[]{}\"/"u8);

    /// <summary>The first byte from a place on that is neither white space nor comment; the comment's own place if it is not
    /// closed.</summary>
    internal static int SkipBlank(ReadOnlySpan<byte> text, int at)
    {
        while (at < text.Length)
        {
            if (text[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            {
                at++;
                continue;
            }
            var end = EndOfComment(text, at);
            if (end < 0) return at;
            at = end;
        }
        return at;
    }

    /// <summary>The word at a place: up to the next blank or mark, at least one character.</summary>
    internal static string WordAt(ReadOnlySpan<byte> text, int at)
    {
        var rest = text[at..];
        var length = rest.IndexOfAny(EndsWord);
        if (length < 0) length = rest.Length;
        if (length == 0) length = 1;
        return PlacedValue.Shorten(Encoding.UTF8.GetString(rest[..Math.Min(length, 200)]));
    }

    /// <summary>Follows a text in double quotes from its first quote.</summary>
    /// <returns>The byte after its last quote, or the byte that spoils it and what is wrong with it.</returns>
    internal static (int End, string? Fault, string Cure) FollowText(ReadOnlySpan<byte> text, int at)
    {
        for (var i = at + 1; i < text.Length; i++)
        {
            switch (text[i])
            {
                case (byte)'"':
                    return (i + 1, null, "");
                case < 0x20 and not (byte)'\t':
                    return (at, "this text is not closed on its line",
                        StraightCure(Encoding.UTF8.GetString(text[(at + 1)..i]), "Add the closing \", or write \\n for a line break."));
                case (byte)'\t':
                    return (i, "a tab stands in a text", "Write \\t.");
                case (byte)'\\' when i + 1 < text.Length && text[i + 1] == (byte)'u':
                    if (i + 6 > text.Length || !IsHex(text[(i + 2)..(i + 6)])) return (i, "\\u needs four hexadecimal digits",
                        "Write the character itself; in a path write / for a backslash.");
                    i += 5;
                    break;
                case (byte)'\\' when i + 1 < text.Length:
                    if ("\"\\/bfnrt"u8.IndexOf(text[i + 1]) < 0) return (i, $"\\{CharacterAt(text, i + 1)} stands for nothing",
                        "Write \\\\ for a backslash; in a path write /.");
                    i++;
                    break;
            }
        }
        return (at, "this text is not closed", StraightCure(Encoding.UTF8.GetString(text[(at + 1)..]), "Add the closing \"."));
    }

    /// <summary>How to close a text: with a straight mark in place of one of print, if there is one, or as said.</summary>
    internal static string StraightCure(string text, string otherwise = "")
    {
        var mark = Lookalikes.QuoteIn(text);
        return mark < 0 ? otherwise : $"Close it with a straight mark, not with {text[mark]}: \"{PlacedValue.Shorten(text[..mark])}\".";
    }

    private static string CharacterAt(ReadOnlySpan<byte> text, int at)
    {
        Rune.DecodeFromUtf8(text[at..], out var character, out _);
        return PlacedValue.Shorten(character.ToString());
    }

    private static int EndOfComment(ReadOnlySpan<byte> text, int at)
    {
        var rest = text[at..];
        if (rest.StartsWith("//"u8))
        {
            var end = rest.IndexOf((byte)'\n');
            return end < 0 ? text.Length : at + end;
        }
        if (!rest.StartsWith("/*"u8)) return -1;
        var close = rest[2..].IndexOf("*/"u8);
        return close < 0 ? -1 : at + close + 4;
    }

    private static bool IsHex(ReadOnlySpan<byte> digits) => digits.IndexOfAnyExcept(SearchValues.Create("0123456789abcdefABCDEF"u8)) < 0;
}
