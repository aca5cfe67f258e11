using NegotiationSim.Engine.Scenarios.Files;
using NegotiationSim.Engine.Scenarios.Format;
using NegotiationSim.Engine.Scenarios.Json;

namespace NegotiationSim.Engine.Scenarios.Reading;

/// <summary>Reads texts, lists of texts and flags.</summary>
internal sealed class TextReader(Findings findings)
{
    private const int LongestLine = 200;

    /// <summary>Reads a text; null if it must not be used.</summary>
    internal string? Text(PlacedValue value, string path, TextForm form)
    {
        if (form is TextForm.Ignored or TextForm.File) return null;
        if (value.Kind != JsonKind.Text)
        {
            findings.WrongType(value, path, "a text",
                form == TextForm.Quarter ? "Write a quarter as \"2023Q1\"." : "Write it in double quotes.");
            return null;
        }
        var (fault, cure) = form switch
        {
            TextForm.Line => Line(value.Text),
            TextForm.Name when !IsName(value.Text) => ($"{PlacedValue.Quote(value.Text)} is not written as a name",
                $"Write small letters, digits, points and hyphens: \"{Paths.NameOf(value.Text)}\"."),
            TextForm.Quarter when !Quarter.TryParse(value.Text, out _) => ($"{PlacedValue.Quote(value.Text)} is not a quarter",
                "Write year and quarter as \"2023Q1\", Q1 to Q4."),
            _ => (null, ""),
        };
        if (fault is null) return value.Text;
        findings.Add(value, path, fault, cure);
        return null;
    }

    internal IReadOnlyList<string>? List(PlacedValue value, string path)
    {
        if (value.Kind != JsonKind.List)
        {
            findings.WrongType(value, path, "a list of texts", "Write [\"…\", \"…\"].");
            return null;
        }
        var lines = new List<string>();
        for (var i = 0; i < value.Items.Count && !findings.IsFull; i++)
        {
            if (Text(value.Items[i], $"{path}[{i}]", TextForm.Any) is { } line) lines.Add(line);
        }
        return lines;
    }

    internal bool? Flag(PlacedValue value, string path)
    {
        if (value.Kind is JsonKind.True or JsonKind.False) return value.Kind == JsonKind.True;
        var meant = value.Kind is JsonKind.Text or JsonKind.Number ? Numerals.Truth(value.Text) : null;
        findings.WrongType(value, path, "true or false",
            meant is { } flag ? $"Write {(flag ? "true" : "false")}, without quotes." : "Write true or false, without quotes.");
        return null;
    }

    private static (string? Fault, string Cure) Line(string text) =>
        string.IsNullOrWhiteSpace(text) ? ("the text is empty", "Give it a name, or leave the member out.")
        : text.Any(char.IsControl) ? ("the text holds a line break or another control character",
            "Keep it to one line; longer text belongs into \"description\".")
        : text.Length > LongestLine ? ($"the text is longer than {LongestLine} characters",
            "Keep it to one line; longer text belongs into \"description\".")
        : (null, "");

    private static bool IsName(string text) =>
        text.Length is > 0 and <= 100 && (char.IsAsciiLetterLower(text[0]) || char.IsAsciiDigit(text[0]))
        && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-');
}
