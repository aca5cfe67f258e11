using System.Globalization;
using System.Security;
using System.Text;
using SkiaSharp;

namespace NegotiationSim.Runner.Drawing.Files;

/// <summary>SVG whose letters are outlines.</summary>
/// <remarks>Text in an SVG takes the reader's fonts, and fonts embedded in one are ignored by Word, Inkscape and Illustrator. Outlines look
/// the same everywhere and are small; who wants text to edit takes the PDF. Title and caption are in the file for those who listen to
/// it.</remarks>
internal static class SvgFile
{
    public static byte[] Write(Page page, string title, string caption)
    {
        using var stream = new SKDynamicMemoryWStream(); // Skia writes a few letters at a time
        using (var canvas = SKSvgCanvas.Create(new SKRect(0, 0, page.Width, page.Height), stream))
            page.Draw(canvas, textAsOutlines: true);
        using var written = stream.DetachAsData();
        var svg = Encoding.UTF8.GetString(written.AsSpan());
        var root = svg.IndexOf("<svg", StringComparison.Ordinal);
        var body = svg.IndexOf('>', root) + 1;
        return Encoding.UTF8.GetBytes(string.Concat(svg.AsSpan(0, root), Head(page, title, caption), SvgNumbers.Tidy(svg.AsSpan(body))));
    }

    static string Head(Page page, string title, string caption) => string.Create(CultureInfo.InvariantCulture, $"""
        <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" role="img" width="{page.Width:0.##}pt" height="{page.Height:0.##}pt" viewBox="0 0 {page.Width:0.##} {page.Height:0.##}">
        <title>{SecurityElement.Escape(title)}</title>
        <desc>{SecurityElement.Escape(caption)}</desc>
        <rect width="100%" height="100%" fill="#FFFFFF"/>
        """);
}
