using SkiaSharp;

namespace NegotiationSim.Runner.Drawing;

/// <summary>Draws broken lines piece by piece: Skia's SVG has no dashes and would draw the line whole.</summary>
internal static class Dashes
{
    /// <summary>Draws a path in dashes and gaps of the given lengths, taken in turn; without lengths, whole.</summary>
    public static void Draw(SKCanvas canvas, SKPath path, SKColor color, float width, IReadOnlyList<float> lengths)
    {
        using var paint = new SKPaint
        {
            Color = color,
            StrokeWidth = width,
            Style = SKPaintStyle.Stroke,
            StrokeJoin = SKStrokeJoin.Round,
            IsAntialias = true,
        };
        if (lengths.Count == 0)
        {
            canvas.DrawPath(path, paint);
            return;
        }

        using var broken = Break(path, lengths);
        canvas.DrawPath(broken, paint);
    }

    static SKPath Break(SKPath path, IReadOnlyList<float> lengths)
    {
        var broken = new SKPath();
        using var measure = new SKPathMeasure(path);
        var part = 0;
        for (float at = 0; at < measure.Length; at += lengths[part++ % lengths.Count])
        {
            if (part % 2 == 0) measure.GetSegment(at, at + lengths[part % lengths.Count], broken, startWithMoveTo: true);
        }

        return broken;
    }
}
