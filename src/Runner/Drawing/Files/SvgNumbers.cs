using System.Buffers;
using System.Globalization;
using System.Text;

namespace NegotiationSim.Runner.Drawing.Files;

/// <summary>Makes Skia's SVG the same from draw to draw, and a third smaller.</summary>
internal static class SvgNumbers
{
    const string ClipPath = "cl_";
    const int Decimals = 2;

    static readonly SearchValues<char> Hexadecimal = SearchValues.Create("0123456789abcdef");

    /// <summary>Counts clip paths from 0, where Skia goes on counting from file to file, and leaves hundredths of a point of long
    /// numbers.</summary>
    public static string Tidy(ReadOnlySpan<char> svg)
    {
        var tidy = new StringBuilder(svg.Length);
        var clips = new Dictionary<string, int>();
        for (var i = 0; i < svg.Length;)
        {
            if (svg[i] == 'c' && svg[i..].StartsWith(ClipPath)) i += Renumber(svg[i..], tidy, clips);
            else if (svg[i] == '.' && i > 0 && char.IsAsciiDigit(svg[i - 1])) i += Shorten(svg[i..], tidy);
            else
            {
                var length = svg[(i + 1)..].IndexOfAny('c', '.') + 1;
                var next = length > 0 ? i + length : svg.Length;
                tidy.Append(svg[i..next]);
                i = next;
            }
        }

        return tidy.ToString();
    }

    static int Renumber(ReadOnlySpan<char> from, StringBuilder to, Dictionary<string, int> clips)
    {
        var length = ClipPath.Length + from[ClipPath.Length..].IndexOfAnyExcept(Hexadecimal);
        var name = from[..length].ToString();
        if (!clips.TryGetValue(name, out var number)) clips[name] = number = clips.Count;
        to.Append(CultureInfo.InvariantCulture, $"clip{number}");
        return length;
    }

    /// <summary>Rounds the digits after a point, save where that would carry over it.</summary>
    static int Shorten(ReadOnlySpan<char> from, StringBuilder to)
    {
        var digits = Digits(from[1..]);
        var length = 1 + digits;
        if (digits <= Decimals || (length < from.Length && from[length] is 'e' or 'E'))
        {
            to.Append(from[..length]);
            return length;
        }

        var hundredths = (from[1] - '0') * 10 + (from[2] - '0') + (from[3] >= '5' ? 1 : 0);
        hundredths = Math.Min(hundredths, 99);
        if (hundredths > 0) to.Append('.').Append((char)('0' + hundredths / 10));
        if (hundredths % 10 > 0) to.Append((char)('0' + hundredths % 10));
        return length;
    }

    static int Digits(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? text.Length : end;
    }
}
