using ScottPlot;
using SkiaSharp;

namespace NegotiationSim.Runner.Drawing;

/// <summary>The key to a colour scale: a bar with numbers above the panels.</summary>
internal sealed class ColourBar(ColourScale scale, Theme theme, float width)
{
    const int Steps = 64;

    readonly IReadOnlyList<string> _name = Lettering.Wrap(scale.Label, .42f * width, theme.TickText);

    /// <summary>The height it takes, with the room beneath it.</summary>
    public float Height => 3.3f * theme.TickText;

    public void Draw(SKCanvas canvas, Lettering lettering, float left, float top)
    {
        var thickness = .9f * theme.TickText;
        var from = left + _name.Max(n => Lettering.Width(n, theme.TickText)) + theme.TickText;
        var length = Math.Min(left + width - from - 1.5f * theme.TickText, 32 * theme.TickText);
        var middle = top + .3f * theme.TickText + thickness / 2;
        lettering.WriteMiddle(_name, left, middle + (_name.Count - 1) * .4f * theme.TickText, theme.TickText, Hang.Left);
        using var paint = new SKPaint { IsAntialias = true };
        for (var i = 0; i < Steps; i++)
        {
            paint.Color = scale.At(scale.Low + (i + .5) / Steps * (scale.High - scale.Low)).ToSKColor();
            canvas.DrawRect(from + length * i / Steps, middle - thickness / 2, length / Steps + .12f, thickness, paint);
        }

        WriteNumbers(canvas, lettering, from, length, middle + thickness / 2);
    }

    void WriteNumbers(SKCanvas canvas, Lettering lettering, float from, float length, float bottom)
    {
        using var paint = new SKPaint { Color = Theme.Ink.ToSKColor(), StrokeWidth = theme.AxisWidth, IsAntialias = true,
            Style = SKPaintStyle.Stroke };
        foreach (var level in scale.Levels)
        {
            var x = from + length * (float)scale.Share(level.Place);
            canvas.DrawLine(x, bottom, x, bottom + theme.TickLength, paint);
            lettering.Write(level.Text, x, bottom + theme.TickLength + 1.05f * theme.TickText, theme.TickText, Hang.Centre);
        }
    }
}
