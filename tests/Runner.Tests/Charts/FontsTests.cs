using NegotiationSim.Runner.Drawing;
using NegotiationSim.Runner.Drawing.Fonts;

namespace NegotiationSim.Runner.Tests.Charts;

public sealed class FontsTests
{
    [Theory]
    [InlineData("capability (0–1)", false)]
    [InlineData("(a)", true)]
    [InlineData("Россия", false)]
    public void All_text_is_set_in_the_bundled_family(string text, bool bold)
    {
        var typeface = BundledFonts.For(text, bold);
        Assert.Equal(BundledFonts.Family, typeface.FamilyName);
        Assert.Equal(bold, typeface.IsBold);
        Assert.True(typeface.ContainsGlyphs(text));
    }

    [Fact]
    public void Characters_that_it_lacks_are_told() => Assert.Equal(["朝", "鮮"], BundledFonts.Lacking(["朝鮮 Ελλάδα", "Россия 朝 (0–1) Δ"]));

    [Fact]
    public void Whatever_font_ScottPlot_asks_for_it_gets_the_bundled_family()
    {
        Lettering.Width("first use", 8);
        Assert.Equal(BundledFonts.Family, ScottPlot.Fonts.GetTypeface("Comic Sans MS", bold: true, italic: false).FamilyName);
        Assert.Equal(BundledFonts.Family, ScottPlot.Fonts.Default);
    }

    [Fact]
    public void The_reduced_font_measures_and_draws_like_the_whole_one()
    {
        const string text = "Trust (0–1): 95% “Äß” …";
        using var lean = new SkiaSharp.SKFont(BundledFonts.For("usual", bold: false), 20);
        using var whole = new SkiaSharp.SKFont(BundledFonts.For("Ж", bold: false), 20);
        Assert.NotSame(lean.Typeface, whole.Typeface);
        Assert.Equal(whole.MeasureText(text), lean.MeasureText(text));
        using var leanPath = lean.GetTextPath("Trust 95%", default(SkiaSharp.SKPoint));
        using var wholePath = whole.GetTextPath("Trust 95%", default(SkiaSharp.SKPoint));
        Assert.Equal(wholePath.ToSvgPathData(), leanPath.ToSvgPathData());
    }

    [Fact]
    public void Long_names_are_broken_at_hyphens_and_cut_with_an_ellipsis()
    {
        var lines = Lettering.Wrap("maximum-pressure-and-more-pressure-without-end", 60, 8);
        Assert.Equal(2, lines.Count);
        Assert.Equal("maximum-", lines[0][..8]);
        Assert.EndsWith("…", lines[1]);
        Assert.All(lines, l => Assert.True(Lettering.Width(l, 8) <= 62));
    }
}
