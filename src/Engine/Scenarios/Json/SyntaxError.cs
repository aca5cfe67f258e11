using System.Text;

namespace NegotiationSim.Engine.Scenarios.Json;

/// <summary>Says in words why a text is not JSON.</summary>
/// <param name="source">The text.</param>
/// <param name="done">The byte up to which it was.</param>
/// <param name="builder">What had been read by then.</param>
internal sealed class SyntaxError(SourceText source, int done, TreeBuilder builder)
{
    private const string HalfStraightText = "this begins with a straight quotation mark and ends with one of print";

    private readonly byte[] text = source.Bytes;

    internal void Report(Findings findings)
    {
        var (at, what, cure) = Diagnose(Scanner.SkipBlank(text, done));
        findings.Add(source, at, "", what, cure);
    }

    private string Opened => $"the {(InObject ? "object" : "list")} opened in line {source.LineAt(builder.OpenedAt)}";

    private bool InObject => builder.Expecting is Expecting.NameOrEnd or Expecting.MemberValue or Expecting.CommaOrEndOfObject;

    private (int At, string What, string Cure) Diagnose(int at) => Common(at) ?? builder.Expecting switch
    {
        Expecting.Nothing => (at, $"the document is complete, but {Found(at)} follows",
            "Take it away, or put it inside the outermost { }."),
        Expecting.CommaOrEndOfObject or Expecting.CommaOrEndOfList => AfterValue(at),
        Expecting.NameOrEnd => Name(at),
        _ => Value(at),
    };

    private (int At, string What, string Cure)? Common(int at)
    {
        if (at >= text.Length)
        {
            return builder.Depth == 0
                ? (at, done == 0 && builder.Expecting == Expecting.Document ? "the file is empty" : "a value is missing",
                    "Write an object: { … }.")
                : (at, $"the file ends inside {Opened}", $"Close it with {(InObject ? '}' : ']')}.");
        }
        if (text[at] == '/')
        {
            return text.AsSpan(at).StartsWith("/*"u8)
                ? (at, "this comment is not closed", "Close it with */.")
                : (at, "a single / stands here", "Comments begin with // or stand between /* and */.");
        }
        if (text[at] == '#') return (at, "# begins no comment here", "Begin comments with //, or put them between /* and */.");
        if (Lookalikes.At(text, at) is { } lookalike) return (at, lookalike.What, lookalike.Cure);
        if (text[at] is (byte)'}' or (byte)']' && builder.Depth == 0) return (at, $"{(char)text[at]} closes nothing", "Take it away.");
        if (text[at] is (byte)'}' or (byte)']' && (text[at] == '}') != InObject) return (at, $"{(char)text[at]} does not close {Opened}",
            $"Close that with {(InObject ? '}' : ']')} first.");
        return null;
    }

    private (int At, string What, string Cure) AfterValue(int at)
    {
        if (text[at] != ',' && HalfStraight() is { } half) return half;
        if (text[at] != ',') return (at, $"a comma is missing before {Found(at)}", "Put a comma after every member and item.");
        at = Scanner.SkipBlank(text, at + 1);
        return Common(at) ?? (InObject ? Name(at) : Value(at));
    }

    /// <summary>The text before, if it runs past a closing mark of print to the next straight one.</summary>
    private (int At, string What, string Cure)? HalfStraight()
    {
        if (text[done - 1] != '"') return null;
        var start = text.AsSpan(0, done - 1).LastIndexOf((byte)'"');
        var between = start < 0 ? "" : Encoding.UTF8.GetString(text.AsSpan(start + 1, done - start - 2));
        return Lookalikes.QuoteIn(between) >= 0 ? (start, HalfStraightText, Scanner.StraightCure(between)) : null;
    }

    private (int At, string What, string Cure) Name(int at)
    {
        if (text[at] == ',') return (at, "a comma stands where a member should", "Take it away.");
        if (text[at] == '\'') return (at, "names stand in double quotes, not in single ones", "Write \"…\".");
        if (char.IsAsciiDigit((char)text[at])) return (at, "a number stands where a name in double quotes should",
            "Write a decimal with a point, not a comma: 0.45.");
        if (text[at] != '"') return (at, $"a name in double quotes should stand here, not {Found(at)}",
            $"Write {PlacedValue.Quote(Scanner.WordAt(text, at))} if that is a name.");
        var (end, fault, cure) = Scanner.FollowText(text, at);
        if (fault is not null) return (end, fault, cure);
        var next = Scanner.SkipBlank(text, end);
        if (next < text.Length && text[next] == ':') return Value(Scanner.SkipBlank(text, next + 1));
        var name = Encoding.UTF8.GetString(text.AsSpan(at + 1, end - at - 2));
        if (Lookalikes.QuoteIn(name) >= 0) return (at, HalfStraightText, Scanner.StraightCure(name));
        return next < text.Length && Lookalikes.At(text, next) is { } lookalike ? (next, lookalike.What, lookalike.Cure)
            : (next, "a colon is missing after the name", "Write \"name\": value.");
    }

    private (int At, string What, string Cure) Value(int at)
    {
        if (Common(at) is { } common) return common;
        if (text[at] is (byte)'[' or (byte)'{' && builder.Depth >= PlacedJson.MostDepth)
            return (at, $"objects and lists are nested deeper than {PlacedJson.MostDepth}",
                "No file that is read here needs more than 6 levels: look for a bracket that was not closed.");
        switch ((char)text[at])
        {
            case '"':
                var (end, fault, cure) = Scanner.FollowText(text, at);
                return (end, fault ?? "this text cannot be read", fault is null ? "Write it anew." : cure);
            case '\'':
                return (at, "text stands in double quotes, not in single ones", "Write \"…\".");
            case ',' or '}' or ']' or ':':
                return (at, $"a value is missing before {(char)text[at]}",
                    InObject ? "Write \"name\": value." : "Give a value or take the mark away.");
            default:
                return Word(at, Scanner.WordAt(text, at));
        }
    }

    private static (int At, string What, string Cure) Word(int at, string word) => word.TrimStart('-', '+').ToUpperInvariant() switch
    {
        "NAN" or "INFINITY" or "INF" => (at, $"{word} is not a finite number", "Give a finite number."),
        "YES" or "ON" => (at, $"{word} is no JSON value", "Write true; where a number belongs, 1."),
        "NO" or "OFF" => (at, $"{word} is no JSON value", "Write false; where a number belongs, 0."),
        "TRUE" or "FALSE" or "NULL" => (at, $"{word} is not written so", $"Write {word.ToLowerInvariant()}."),
        "NONE" or "NIL" or "UNDEFINED" => (at, $"{word} is no JSON value", "Leave the member out."),
        var w when w.Length > 0 && (char.IsAsciiDigit(w[0]) || w[0] == '.') =>
            (at, $"{word} is not a number as JSON writes it", Numeral(word)),
        _ => (at, $"{PlacedValue.Quote(word)} is neither a number nor a text", "Put text in double quotes."),
    };

    private static string Numeral(string word) =>
        word[0] == '+' ? "Take the + away."
        : word.TrimStart('-')[0] == '.' ? $"Write {word.Replace(".", "0.", StringComparison.Ordinal)}: a digit before the point."
        : word.EndsWith('.') ? $"Write {word}0: a digit after the point."
        : word.Contains('%', StringComparison.Ordinal) ? Numerals.Meant(word) is { } share ? $"Write {share}: a share of 1."
        : "Write a share: 0.5 for 50%."
        : "Write digits with a point, as 0.45 or 1e-3, without leading zeros.";

    private string Found(int at) => text[at] switch
    {
        (byte)'"' => "a text",
        (byte)'{' => "{",
        (byte)'[' => "[",
        _ => PlacedValue.Quote(Scanner.WordAt(text, at)),
    };
}
