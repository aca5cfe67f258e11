using SkiaSharp;

namespace NegotiationSim.Runner.Drawing.Files;

/// <summary>A page as pixels on white.</summary>
internal static class Raster
{
    public static SKBitmap Of(Page page, int dpi)
    {
        var scale = dpi / 72f;
        var bitmap = new SKBitmap(Pixels(page.Width, dpi), Pixels(page.Height, dpi), SKColorType.Rgba8888, SKAlphaType.Opaque);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.White);
        canvas.Scale(scale);
        page.Draw(canvas, textAsOutlines: false);
        return bitmap;
    }

    static int Pixels(float points, int dpi) => (int)MathF.Round(points * dpi / 72);
}
