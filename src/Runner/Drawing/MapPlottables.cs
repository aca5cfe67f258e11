using ScottPlot;
using SkiaSharp;

namespace NegotiationSim.Runner.Drawing;

/// <summary>Something that fills the panel and has no say in its limits.</summary>
internal abstract class MapPlottable : IPlottable
{
    public bool IsVisible { get; set; } = true;

    public IAxes Axes { get; set; } = new Axes();

    public IEnumerable<LegendItem> LegendItems => [];

    public AxisLimits GetAxisLimits() => AxisLimits.NoLimits;

    public abstract void Render(RenderPack rp);

    protected Pixel At(double x, double y) => Axes.GetPixel(new Coordinates(x, y));
}

/// <summary>Rectangles; drawn one by one, so that they stay sharp in every kind of file and may differ in size.</summary>
internal sealed class TilesPlottable(Tiles tiles) : MapPlottable
{
    /// <summary>Neighbours overlap by this much, in points, or viewers show a seam between them.</summary>
    const float Overlap = .12f;

    public override void Render(RenderPack rp)
    {
        using var paint = new SKPaint { IsAntialias = true };
        foreach (var tile in tiles.All)
        {
            paint.Color = tile.Fill.ToSKColor();
            var (corner, other) = (At(tile.Left, tile.Top), At(tile.Right, tile.Bottom));
            rp.Canvas.DrawRect(SKRect.Create(corner.X, corner.Y, other.X - corner.X + Overlap, other.Y - corner.Y + Overlap), paint);
        }
    }
}

/// <summary>Oblique strokes, each cut off at the edges of its rectangle and in line with those of its neighbours.</summary>
internal sealed class HatchingPlottable(Hatching hatching, Theme theme) : MapPlottable
{
    public override void Render(RenderPack rp)
    {
        using var paint = Paint(theme);
        foreach (var tile in hatching.All)
        {
            var (corner, other) = (At(tile.Left, tile.Top), At(tile.Right, tile.Bottom));
            Draw(rp.Canvas, paint, new SKRect(corner.X, corner.Y, other.X, other.Y), theme);
        }
    }

    /// <summary>The pen of the strokes.</summary>
    public static SKPaint Paint(Theme theme) => new()
    {
        Color = Theme.Ink.ToSKColor(), StrokeWidth = .45f * theme.Unit, IsAntialias = true, Style = SKPaintStyle.Stroke,
    };

    /// <summary>Hatches a rectangle.</summary>
    public static void Draw(SKCanvas canvas, SKPaint paint, SKRect area, Theme theme)
    {
        var step = 3.6f * theme.Unit;
        for (var sum = MathF.Ceiling((area.Left + area.Top) / step) * step; sum < area.Right + area.Bottom; sum += step)
        {
            var (left, right) = (Math.Max(area.Left, sum - area.Bottom), Math.Min(area.Right, sum - area.Top));
            if (left < right) canvas.DrawLine(left, sum - left, right, sum - right, paint);
        }
    }
}

/// <summary>Areas of any shape.</summary>
internal sealed class PatchesPlottable(Patches patches) : MapPlottable
{
    public override void Render(RenderPack rp)
    {
        using var paint = new SKPaint { IsAntialias = true, Style = SKPaintStyle.StrokeAndFill, StrokeWidth = .25f }; // or seams show
        foreach (var patch in patches.All)
        {
            using var path = new SKPath();
            path.AddPoly([.. patch.Corners.Select(c => At(c.X, c.Y)).Select(p => new SKPoint(p.X, p.Y))]);
            paint.Color = patch.Fill.ToSKColor();
            rp.Canvas.DrawPath(path, paint);
        }
    }
}

/// <summary>Straight lines with round ends, so that those that meet look like one.</summary>
internal sealed class SegmentsPlottable(Segments segments, float width) : MapPlottable
{
    public override void Render(RenderPack rp)
    {
        using var path = new SKPath();
        foreach (var s in segments.All)
        {
            var (from, to) = (At(s.X1, s.Y1), At(s.X2, s.Y2));
            path.MoveTo(from.X, from.Y);
            path.LineTo(to.X, to.Y);
        }

        using var paint = new SKPaint { IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeCap = SKStrokeCap.Round };
        if (segments.Halo) Draw(rp.Canvas, path, paint, Theme.White, 2.4f * width);
        Draw(rp.Canvas, path, paint, segments.Stroke.Color, width);
    }

    static void Draw(SKCanvas canvas, SKPath path, SKPaint paint, Color color, float width)
    {
        (paint.Color, paint.StrokeWidth) = (color.ToSKColor(), width);
        canvas.DrawPath(path, paint);
    }
}

/// <summary>Thin lines.</summary>
internal sealed class StrandsPlottable(Strands strands, float width) : MapPlottable
{
    public override void Render(RenderPack rp)
    {
        foreach (var strand in strands.All)
        {
            using var path = new SKPath();
            for (var i = 0; i < strand.Xs.Count; i++)
            {
                var pixel = At(strand.Xs[i], strand.Ys[i]);
                if (i == 0) path.MoveTo(pixel.X, pixel.Y);
                else path.LineTo(pixel.X, pixel.Y);
            }

            Dashes.Draw(rp.Canvas, path, strand.Color.ToSKColor(), width * strand.Weight, []);
        }
    }
}

/// <summary>Markers, each in its own colour.</summary>
internal sealed class DotsPlottable(Dots dots, float size, float unit) : MapPlottable
{
    public override void Render(RenderPack rp)
    {
        using var paint = Paint.NewDisposablePaint();
        foreach (var dot in dots.All)
        {
            var at = At(dot.X, dot.Y);
            if (dot.Shape.IsOutlined() && !dots.IsHollow)
                new MarkerStyle(dot.Shape.Filled(), size, Theme.White).Render(rp.Canvas, at, paint);
            if (dots.IsOutlined && !dot.Shape.IsOutlined())
                new MarkerStyle(dot.Shape, size + .7f * unit, Theme.Ink).Render(rp.Canvas, at, paint);
            new MarkerStyle(dot.Shape, size, dot.Fill) { LineWidth = 1.1f * unit }.Render(rp.Canvas, at, paint);
        }
    }
}
