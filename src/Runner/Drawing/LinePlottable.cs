using ScottPlot;
using SkiaSharp;

namespace NegotiationSim.Runner.Drawing;

/// <summary>A line in a ScottPlot plot whose dashes every kind of file can draw.</summary>
internal sealed class LinePlottable(double[] xs, double[] ys, Color color, float width, IReadOnlyList<float> dashes) : IPlottable
{
    public IReadOnlyList<double> Xs => xs;

    public IReadOnlyList<double> Ys => ys;

    public bool IsVisible { get; set; } = true;

    public IAxes Axes { get; set; } = new Axes();

    public IEnumerable<LegendItem> LegendItems => [];

    public AxisLimits GetAxisLimits() => new(xs.Min(), xs.Max(), ys.Min(), ys.Max());

    public void Render(RenderPack rp)
    {
        using var path = new SKPath();
        for (var i = 0; i < xs.Length; i++)
        {
            var pixel = Axes.GetPixel(new Coordinates(xs[i], ys[i]));
            if (i == 0) path.MoveTo(pixel.X, pixel.Y);
            else path.LineTo(pixel.X, pixel.Y);
        }

        Dashes.Draw(rp.Canvas, path, color.ToSKColor(), width, dashes);
    }
}
