using System.Text;

namespace NegotiationSim.Runner.Shell;

/// <summary>Text broken into lines of at most 80 characters.</summary>
internal static class TextWrap
{
    internal const int Width = 80;

    /// <summary>The text, its end put as "…" where it is longer than that many characters.</summary>
    internal static string Shortened(string text, int most) => text.Length <= most ? text : text[..(most - 1)] + "…";

    /// <summary>The text in lines that all start with the same indent, ending in a line break.</summary>
    internal static string Indented(string text, string indent) => Hanging(text, indent, indent);

    /// <summary>The text in lines, the first with one indent and the others with another, ending in a line break.</summary>
    internal static string Hanging(string text, string first, string others)
    {
        var lines = new StringBuilder();
        var line = new StringBuilder(first);
        var isEmpty = true;
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!isEmpty && line.Length + 1 + word.Length > Width)
            {
                lines.Append(line).Append('\n');
                line.Clear().Append(others);
                isEmpty = true;
            }
            if (!isEmpty) line.Append(' ');
            line.Append(word);
            isEmpty = false;
        }
        return lines.Append(line).Append('\n').ToString();
    }
}
