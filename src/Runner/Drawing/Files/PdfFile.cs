using SkiaSharp;

namespace NegotiationSim.Runner.Drawing.Files;

/// <summary>PDF: vectors, text as text in an embedded font, and no dates, so that the same run gives the same bytes.</summary>
internal static class PdfFile
{
    public static byte[] Write(Page page, string title)
    {
        using var stream = new SKDynamicMemoryWStream();
        var about = new SKDocumentPdfMetadata
        {
            Title = title,
            Creator = "NegotiationSim",
            RasterDpi = 300,
            EncodingQuality = SKDocumentPdfMetadata.DefaultEncodingQuality,
        };
        using (var document = SKDocument.CreatePdf(stream, about))
        {
            page.Draw(document.BeginPage(page.Width, page.Height), textAsOutlines: false);
            document.EndPage();
            document.Close();
        }

        using var written = stream.DetachAsData();
        return written.ToArray();
    }
}
