using ScottPlot;
using ScottPlot.TickGenerators;

namespace NegotiationSim.Runner.Drawing;

/// <summary>Turns a panel into a ScottPlot plot: axes, ticks and marks, but no text (the page writes that).</summary>
internal static class PanelPlot
{
    const int MarkersOnLine = 5;
    const float DotSize = .7f;

    /// <summary>The strokes at both ends of an interval: longer than the dot is wide, which so hides none.</summary>
    const float EndSize = 1.15f;

    public static Plot Build(Panel panel, Theme theme, PixelPadding padding, IReadOnlyList<Tick> xs, IReadOnlyList<Tick> ys)
    {
        var plot = new Plot();
        plot.RenderManager.ClearCanvasBeforeEachRender = false;
        plot.FigureBackground.Color = Colors.Transparent;
        plot.Layout.Fixed(padding);
        StyleAxes(plot, panel, theme, xs, ys);
        foreach (var mark in panel.Marks) Add(plot, mark, theme);
        SetLimits(plot, panel);
        return plot;
    }

    static void SetLimits(Plot plot, Panel panel)
    {
        if (panel.Y.Rows.Count > 0) plot.Axes.SetLimits(panel.X.From, panel.X.To, panel.Y.To, panel.Y.From);
        else plot.Axes.SetLimits(panel.X.From, panel.X.To, panel.Y.From, panel.Y.To);
    }

    static void StyleAxes(Plot plot, Panel panel, Theme theme, IReadOnlyList<Tick> xs, IReadOnlyList<Tick> ys)
    {
        StyleAxis(plot.Axes.Bottom, theme, xs, panel.X.IsBare ? 0 : theme.TickLength);
        StyleAxis(plot.Axes.Left, theme, ys, panel.Y.Rows.Count > 0 ? 0 : theme.TickLength);
        if (panel.X.IsBare) plot.Axes.Bottom.FrameLineStyle.Width = 0;
        if (panel.Y.IsBare) plot.Axes.Left.FrameLineStyle.Width = 0;
        plot.Axes.Right.IsVisible = false;
        plot.Axes.Top.IsVisible = false;
        plot.Axes.Title.IsVisible = false;
        plot.Grid.IsVisible = theme.Preset.Grid;
        plot.Grid.XAxisStyle.IsVisible = panel.Y.Rows.Count > 0;
        plot.Grid.YAxisStyle.IsVisible = panel.Y.Rows.Count == 0;
        plot.Grid.XAxisStyle.MajorLineStyle = plot.Grid.YAxisStyle.MajorLineStyle =
            new LineStyle { Color = Theme.Faint, Width = .4f * theme.Unit, AntiAlias = true };
    }

    static void StyleAxis(IAxis axis, Theme theme, IReadOnlyList<Tick> ticks, float length)
    {
        axis.TickGenerator = new NumericManual([.. ticks.Select(t => t.Place)], [.. ticks.Select(_ => "")]);
        axis.FrameLineStyle.Width = theme.AxisWidth;
        axis.FrameLineStyle.Color = Theme.Ink;
        axis.FrameLineStyle.AntiAlias = true;
        axis.MajorTickStyle.Length = length;
        axis.MajorTickStyle.Width = length > 0 ? theme.AxisWidth : 0;
        axis.MajorTickStyle.Color = Theme.Ink;
        axis.MajorTickStyle.AntiAlias = true;
        axis.MinorTickStyle.Length = 0;
    }

    static void Add(Plot plot, Mark mark, Theme theme)
    {
        switch (mark)
        {
            case Line { Xs.Length: > 0 } line:
                AddLine(plot, line, theme);
                break;
            case Band { Xs.Length: 1 } band:
                plot.Add.Line(band.Xs[0], band.Low[0], band.Xs[0], band.High[0]).LineStyle = Solid(band.Fill, 3 * theme.LineWidth);
                break;
            case Band { Xs.Length: > 1 } band:
                AddBand(plot, band, theme);
                break;
            case Whisker whisker:
                AddWhisker(plot, whisker, theme);
                break;
            case Rule rule:
                plot.Add.VerticalLine(rule.X, .6f * theme.Unit, Theme.Grey);
                break;
            case RowBar bar:
                plot.Add.Plottable(
                    new TilesPlottable(
                        new Tiles(
                            [new Tile(Math.Min(bar.From, bar.To), Math.Max(bar.From, bar.To), bar.Row + bar.Thickness / 2,
                                bar.Row - bar.Thickness / 2, bar.Fill)])));
                break;
            case Level level:
                plot.Add.HorizontalLine(level.Y, .6f * theme.Unit, Theme.Grey);
                break;
            case Tiles tiles:
                plot.Add.Plottable(new TilesPlottable(tiles));
                break;
            case Hatching hatching:
                plot.Add.Plottable(new HatchingPlottable(hatching, theme));
                break;
            case Patches patches:
                plot.Add.Plottable(new PatchesPlottable(patches));
                break;
            case Segments segments:
                plot.Add.Plottable(new SegmentsPlottable(segments, theme.LineWidth * segments.Stroke.Weight));
                break;
            case Strands strands:
                plot.Add.Plottable(new StrandsPlottable(strands, theme.LineWidth * strands.Weight));
                break;
            case Dots dots:
                plot.Add.Plottable(new DotsPlottable(dots, theme.MarkerSize * dots.Scale, theme.Unit));
                break;
        }
    }

    static void AddLine(Plot plot, Line line, Theme theme)
    {
        plot.Add.Plottable(new LinePlottable(
            line.Xs, line.Ys, line.Stroke.Color, theme.LineWidth * line.Stroke.Weight, theme.Lengths(line.Stroke.Dash)));
        if (line.Xs.Length == 1) AddMarkers(plot, [line.Xs[0]], [line.Ys[0]], line.Stroke with { Marker = Shape(line.Stroke) }, theme);
        else if (line.Stroke.Marker != MarkerShape.None)
            AddMarkers(plot, Some(line.Xs, line.Number), Some(line.Ys, line.Number), line.Stroke, theme);
    }

    static MarkerShape Shape(Stroke stroke) => stroke.Marker == MarkerShape.None ? MarkerShape.FilledCircle : stroke.Marker;

    /// <summary>A few values along a line; each series has places of its own, so that markers seldom meet.</summary>
    static double[] Some(double[] values, int number)
    {
        var step = (values.Length - 1.0) / MarkersOnLine;
        var shift = .2 + .6 * (number * 3 % 8) / 8;
        return [.. Enumerable.Range(0, MarkersOnLine).Select(i => values[(int)Math.Round((i + shift) * step)])];
    }

    static void AddMarkers(Plot plot, double[] xs, double[] ys, Stroke stroke, Theme theme, float scale = 1)
    {
        var size = theme.MarkerSize * scale;
        if (stroke.Marker.IsOutlined()) plot.Add.Markers(xs, ys, stroke.Marker.Filled(), size, Theme.White);
        plot.Add.Markers(xs, ys, stroke.Marker, size, stroke.Color).MarkerLineWidth = .9f * theme.Unit;
    }

    static void AddBand(Plot plot, Band band, Theme theme)
    {
        var fill = plot.Add.FillY(band.Xs, band.Low, band.High);
        fill.FillColor = band.Fill;
        fill.LineWidth = 0;
        fill.MarkerSize = 0;
        if (band.Label is not null)
            plot.Add.Plottable(new LinePlottable(band.Xs, band.Low, Theme.White, .4f * theme.Unit, []));
    }

    static void AddWhisker(Plot plot, Whisker whisker, Theme theme)
    {
        plot.Add.Line(whisker.Low, whisker.Row, whisker.High, whisker.Row).LineStyle = Solid(whisker.Stroke.Color, theme.LineWidth);
        if (whisker.High > whisker.Low)
            plot.Add.Markers((double[])[whisker.Low, whisker.High], (double[])[whisker.Row, whisker.Row], MarkerShape.VerticalBar,
                EndSize * theme.MarkerSize, whisker.Stroke.Color).MarkerLineWidth = .8f * theme.Unit;
        var shape = whisker.Hollow ? MarkerShape.OpenCircle : Shape(whisker.Stroke);
        AddMarkers(plot, [whisker.Value], [whisker.Row], whisker.Stroke with { Marker = shape }, theme, DotSize);
    }

    static LineStyle Solid(Color color, float width) => new() { Color = color, Width = width, AntiAlias = true };
}
