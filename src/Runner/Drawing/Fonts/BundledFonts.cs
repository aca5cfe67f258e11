using System.Buffers;
using ScottPlot;
using SkiaSharp;

namespace NegotiationSim.Runner.Drawing.Fonts;

/// <summary>Liberation Sans out of the program itself, so that a chart looks the same on a machine with other fonts or none.</summary>
internal static class BundledFonts
{
    public const string Family = "Liberation Sans";

    /// <summary>What charts write as a rule: a font with these alone keeps PDF files small.</summary>
    const string Usual = " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~–—−’“”…Δ→×±≥≤·";

    static readonly SearchValues<char> UsualCharacters = SearchValues.Create(Usual);
    static readonly SKTypeface Regular = Load(Read("LiberationSans-Regular.ttf"));
    static readonly SKTypeface Bold = Load(Read("LiberationSans-Bold.ttf"));
    static readonly Lazy<SKTypeface> LeanRegular = new(() => Lean(Regular, "LiberationSans-Regular.ttf"));
    static readonly Lazy<SKTypeface> LeanBold = new(() => Lean(Bold, "LiberationSans-Bold.ttf"));

    /// <summary>Makes ScottPlot use this family for whatever it is asked for: no font of the machine may find its way into a
    /// chart.</summary>
    static BundledFonts()
    {
        ScottPlot.Fonts.FontResolvers.Insert(0, new Resolver());
        ScottPlot.Fonts.Default = Family;
    }

    /// <summary>The typeface for a text: the lean one when it has all the characters, so that files embed no more than they need.</summary>
    public static SKTypeface For(string text, bool bold)
    {
        var usual = text.AsSpan().IndexOfAnyExcept(UsualCharacters) < 0;
        return usual ? (bold ? LeanBold : LeanRegular).Value : bold ? Bold : Regular;
    }

    /// <summary>The characters of texts that the font does not have, each once.</summary>
    public static IReadOnlyList<string> Lacking(IEnumerable<string> texts) =>
        [.. texts.SelectMany(t => t.EnumerateRunes()).Distinct().Where(r => Regular.GetGlyph(r.Value) == 0).Select(r => r.ToString())];

    static SKTypeface Lean(SKTypeface whole, string file) => Load(TrueTypeSubset.Of(Read(file), whole.GetGlyphs(Usual)));

    static SKTypeface Load(byte[] font)
    {
        using var data = SKData.CreateCopy(font);
        return SKTypeface.FromData(data);
    }

    static byte[] Read(string file)
    {
        using var stream = typeof(BundledFonts).Assembly.GetManifestResourceStream("fonts/" + file)
            ?? throw new InvalidOperationException($"The program was built without its font {file}.");
        var font = new byte[stream.Length];
        stream.ReadExactly(font);
        return font;
    }

    sealed class Resolver : IFontResolver
    {
        public SKTypeface CreateTypeface(string fontName, bool bold, bool italic) => bold ? Bold : Regular;

        public SKTypeface CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) =>
            CreateTypeface(fontName, weight >= FontWeight.SemiBold, italic: false);
    }
}
