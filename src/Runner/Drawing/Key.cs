using ScottPlot;
using SkiaSharp;

namespace NegotiationSim.Runner.Drawing;

/// <summary>The key above the panels, in as many rows as the width asks for.</summary>
internal sealed class Key(IReadOnlyList<KeyEntry> entries, Theme theme, float width)
{
    readonly List<(KeyEntry Entry, float X, int Row)> _places = Place(entries, theme, width);

    float RowHeight => 1.55f * theme.TickText;

    /// <summary>The height the key takes, with the room beneath it.</summary>
    public float Height => _places.Count == 0 ? 0 : (_places[^1].Row + 1) * RowHeight + .5f * theme.TickText;

    static float SwatchWidth(Theme theme) => 3 * theme.TickText;

    static List<(KeyEntry, float, int)> Place(IReadOnlyList<KeyEntry> entries, Theme theme, float width)
    {
        var places = new List<(KeyEntry, float, int)>();
        float x = 0;
        var row = 0;
        foreach (var entry in entries)
        {
            var own = SwatchWidth(theme) + .5f * theme.TickText + Lettering.Width(entry.Label, theme.TickText);
            if (x > 0 && x + own > width) (x, row) = (0, row + 1);
            places.Add((entry, x, row));
            x += own + 1.6f * theme.TickText;
        }

        return places;
    }

    public void Draw(SKCanvas canvas, Lettering lettering, float left, float top)
    {
        foreach (var (entry, x, row) in _places)
        {
            var middle = top + (row + .5f) * RowHeight;
            DrawSwatch(canvas, entry, left + x, middle);
            lettering.WriteMiddle([entry.Label], left + x + SwatchWidth(theme) + .5f * theme.TickText, middle, theme.TickText, Hang.Left);
        }
    }

    void DrawSwatch(SKCanvas canvas, KeyEntry entry, float left, float middle)
    {
        var right = left + SwatchWidth(theme);
        var half = .38f * theme.TickText;
        if (entry.Fill is { } fill)
        {
            using var paint = new SKPaint { Color = fill.ToSKColor(), IsAntialias = true };
            canvas.DrawRect(left, middle - half, right - left, 2 * half, paint);
            if (entry.IsHatched)
            {
                using var pen = HatchingPlottable.Paint(theme);
                HatchingPlottable.Draw(canvas, pen, new SKRect(left, middle - half, right, middle + half), theme);
            }
        }

        if (entry.Stroke is not { } stroke) return;
        if (entry.HasLine) DrawStroke(canvas, stroke, left, right, middle);
        if (!entry.HasMarker) return;
        using var ink = Paint.NewDisposablePaint();
        var middleOf = new Pixel((left + right) / 2, middle);
        if (entry.IsOutlined) new MarkerStyle(stroke.Marker, theme.MarkerSize + .7f * theme.Unit, Theme.Ink).Render(canvas, middleOf, ink);
        var marker = new MarkerStyle(stroke.Marker, theme.MarkerSize, stroke.Color) { LineWidth = .9f * theme.Unit };
        marker.Render(canvas, middleOf, ink);
    }

    void DrawStroke(SKCanvas canvas, Stroke stroke, float left, float right, float middle)
    {
        using var path = new SKPath();
        path.MoveTo(left, middle);
        path.LineTo(right, middle);
        Dashes.Draw(canvas, path, stroke.Color.ToSKColor(), theme.LineWidth * stroke.Weight, theme.Lengths(stroke.Dash));
    }
}
