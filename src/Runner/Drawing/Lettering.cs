using NegotiationSim.Runner.Drawing.Fonts;
using ScottPlot;
using SkiaSharp;

namespace NegotiationSim.Runner.Drawing;

/// <summary>Where a text hangs on its point.</summary>
internal enum Hang
{
    Left,
    Centre,
    Right,
}

/// <summary>Writes on a canvas, as text or as outlines of letters.</summary>
/// <param name="canvas">Where.</param>
/// <param name="asOutlines">Outlines look the same in any viewer whatever its fonts: for SVG. Text stays searchable: for PDF.</param>
internal sealed class Lettering(SKCanvas canvas, bool asOutlines)
{
    /// <summary>Height of capitals of Liberation Sans over its size.</summary>
    public const float CapHeight = .72f;

    /// <summary>Distance of lines over the size.</summary>
    public const float LineHeight = 1.15f;

    public static float Width(string text, float size, bool bold = false)
    {
        using var font = Font(text, size, bold);
        return font.MeasureText(text);
    }

    /// <summary>Writes one line with its baseline at a height.</summary>
    public void Write(string text, float x, float baseline, float size, Hang hang = Hang.Left, Color? color = null, bool bold = false)
    {
        if (text.Length == 0) return;
        using var font = Font(text, size, bold);
        using var paint = new SKPaint { Color = (color ?? Theme.Ink).ToSKColor(), IsAntialias = true };
        var width = hang == Hang.Left ? 0 : font.MeasureText(text);
        var left = x - (hang == Hang.Right ? width : width / 2 * (hang == Hang.Centre ? 1 : 0));
        if (!asOutlines)
        {
            canvas.DrawText(text, left, baseline, SKTextAlign.Left, font, paint);
            return;
        }

        using var path = font.GetTextPath(text, new SKPoint(left, baseline));
        canvas.DrawPath(path, paint);
    }

    /// <summary>Writes lines around a height, the middle of the whole at that height.</summary>
    public void WriteMiddle(
        IReadOnlyList<string> lines, float x, float middle, float size, Hang hang, Color? color = null, bool bold = false)
    {
        var first = middle + size * (CapHeight / 2 - (lines.Count - 1) * LineHeight / 2);
        for (var i = 0; i < lines.Count; i++) Write(lines[i], x, first + i * size * LineHeight, size, hang, color, bold);
    }

    /// <summary>Writes lines from below to above, around a point; the first line is the leftmost.</summary>
    public void WriteUpwards(IReadOnlyList<string> lines, float left, float middle, float size)
    {
        canvas.Save();
        canvas.RotateDegrees(-90, left, middle);
        for (var i = 0; i < lines.Count; i++) Write(lines[i], left, middle + size * (.8f + i * LineHeight), size, Hang.Centre);
        canvas.Restore();
    }

    /// <summary>Breaks a text at blanks, hyphens and the dots of a path, but not in brackets; what is still too wide ends in an
    /// ellipsis.</summary>
    public static IReadOnlyList<string> Wrap(string text, float width, float size, int most = 2)
    {
        var lines = new List<string> { "" };
        foreach (var word in Words(text))
        {
            if (lines[^1].Length > 0 && lines.Count < most && Width(lines[^1] + word.TrimEnd(), size) > width) lines.Add("");
            lines[^1] += word;
        }

        return [.. lines.Select(l => Shorten(l.Trim(), width * 1.02f, size))];
    }

    /// <summary>The width of the widest part that is not broken.</summary>
    public static float WidestWord(string text, float size) => Words(text).Max(word => Width(word.TrimEnd(), size));

    static IEnumerable<string> Words(string text)
    {
        int start = 0, open = 0;
        for (var i = 0; i < text.Length; i++)
        {
            open += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
            if (open > 0 || !(text[i] is ' ' or '-' || IsPathDot(text, i))) continue;
            yield return text[start..(i + 1)];
            start = i + 1;
        }

        yield return text[start..];
    }

    static bool IsPathDot(string text, int i) =>
        text[i] == '.' && i > 0 && char.IsLetter(text[i - 1]) && i + 1 < text.Length && char.IsLetter(text[i + 1]);

    static string Shorten(string line, float width, float size)
    {
        if (Width(line, size) <= width) return line;
        var length = line.Length;
        while (length > 1 && Width(line[..length].TrimEnd() + "…", size) > width) length--;
        return line[..length].TrimEnd() + "…";
    }

    static SKFont Font(string text, float size, bool bold) => new(BundledFonts.For(text, bold), size)
    {
        Subpixel = true,
        LinearMetrics = true,
        Hinting = SKFontHinting.None,
        Edging = SKFontEdging.Antialias,
    };
}
