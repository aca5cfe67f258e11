using ScottPlot;
using SkiaSharp;

namespace NegotiationSim.Runner.Drawing;

/// <summary>A panel at its place on the page, with its ticks and labels chosen.</summary>
internal sealed class PanelCell
{
    const int NameLines = 3;
    /// <summary>Size of type over the height of a row: where rows are closer, their names are smaller, or they would overlap.</summary>
    const float ClosestRows = .88f;

    const string AtRiskName = "at risk";

    readonly Theme _theme;
    readonly IReadOnlyList<string> _xName;
    readonly IReadOnlyList<string> _yName;
    readonly IReadOnlyList<Tick> _yTicks;
    readonly float _tickWidth;
    readonly float _rowText;

    public PanelCell(Panel panel, Theme theme, float dataHeight, float nameWidth, float labelRoom)
    {
        (Panel, _theme, DataHeight) = (panel, theme, dataHeight);
        _yTicks = Ticks.Of(panel.Y, panel.Y.Rows.Count > 0 ? 0 : Math.Clamp((int)(dataHeight / (1.6f * theme.TickText)), 2, 6));
        _rowText = panel.Y.Rows.Count == 0 ? theme.TickText
            : Math.Min(theme.TickText, ClosestRows * dataHeight / (float)(panel.Y.To - panel.Y.From));
        _tickWidth = _yTicks.Count == 0 ? 0 : _yTicks.Max(t => Lettering.Width(t.Text, _rowText));
        _yName = panel.Y.Label.Length == 0 ? [] : Lettering.Wrap(panel.Y.Label, .97f * dataHeight, theme.Text, NameLines);
        _xName = XName(panel, theme, nameWidth);
        string[] labels =
            [.. panel.Marks.Select(m => m is Line { Label: { } l } ? l : m is Band { Label: { } b } ? b : null).OfType<string>()];
        var room = Math.Clamp(labels.Select(l => Lettering.WidestWord(l, theme.TickText)).DefaultIfEmpty(0).Max(), labelRoom,
            1.5f * labelRoom);
        EndTexts = [.. labels.Select(l => Lettering.Wrap(l, room, theme.TickText))];
    }

    public Panel Panel { get; }

    public float DataHeight { get; }

    public IReadOnlyList<IReadOnlyList<string>> EndTexts { get; }

    /// <summary>Room left of the axes: name, numbers, ticks.</summary>
    public float Left =>
        Math.Max(AtRiskWidth, _yName.Count * _theme.Text * Lettering.LineHeight + (_yName.Count > 0 ? .45f * _theme.Text : 0)
        + _tickWidth + (Panel.Y.Rows.Count > 0 ? .7f : .4f) * _theme.TickText + _theme.TickLength);

    /// <summary>Room right of the axes: labels, or half of the last number.</summary>
    public float Right => Math.Max(1.2f * _theme.TickText,
        Math.Max(
            EndTexts.Count == 0 ? 0 : EndGap + EndTexts.Max(lines => lines.Max(l => Lettering.Width(l, _theme.TickText))),
            Panel.RightOfRows.Count == 0 ? 0 : .7f * _theme.TickText + Panel.RightOfRows.Max(t => Lettering.Width(t, _rowText))));

    /// <summary>Room beneath the axes.</summary>
    public static float Bottom(Panel panel, Theme theme, float nameWidth) => panel.X.IsBare ? .4f * theme.TickText :
        theme.TickLength + 1.25f * theme.TickText + (.2f + Lettering.LineHeight * XName(panel, theme, nameWidth).Count) * theme.Text
            + (panel.AtRisk.Count > 0 ? 1.7f * theme.TickText : 0);

    /// <summary>Room for the name of the row of numbers at risk, left of its first number.</summary>
    float AtRiskWidth => Panel.AtRisk.Count == 0 ? 0 : Lettering.Width(AtRiskName, _theme.TickText) + AtRiskGap;

    float AtRiskGap => Lettering.Width(Ticks.Text(Panel.AtRisk[0], 0), _theme.TickText) / 2 + .8f * _theme.TickText;

    float EndGap => (HasMarkers ? 1.9f : .9f) * _theme.TickText;

    bool HasMarkers => Panel.Marks.Any(m => m is Line { Label: not null, Stroke.Marker: not MarkerShape.None } or Band { Label: not null });

    /// <summary>Draws the panel with the upper left corner of its axes at a point.</summary>
    public void Draw(SKCanvas canvas, Lettering lettering, float left, float top, float dataWidth)
    {
        var xTicks = Panel.X.IsBare ? [] : XTicks(dataWidth);
        var data = new PixelRect(left, left + dataWidth, top + DataHeight, top);
        const float around = 4;
        using var plot = PanelPlot.Build(Panel, _theme, new PixelPadding(around), xTicks, _yTicks);
        using var nowhere = new SKNoDrawCanvas(1, 1);
        plot.Render(nowhere, data.Expand(around)); // the first time it draws twice, and what is half transparent would be half as much
        plot.Render(canvas, data.Expand(around));
        if (!Panel.X.IsBare) WriteXAxis(lettering, data, xTicks);
        WriteYAxis(lettering, data);
        WriteEndLabels(canvas, lettering, data);
        foreach (var note in Panel.Marks.OfType<Note>()) WriteNote(canvas, lettering, data, note);
        foreach (var (row, text) in Panel.RightOfRows.Index())
            lettering.WriteMiddle([text], data.Right + .5f * _theme.TickText, Y(data, row), _rowText, Hang.Left);
    }

    static IReadOnlyList<string> XName(Panel panel, Theme theme, float width) =>
        Lettering.Wrap(panel.X.Label, width, theme.Text, NameLines);

    /// <summary>As many ticks as stand apart from each other.</summary>
    IReadOnlyList<Tick> XTicks(float width)
    {
        for (var most = 7; most > 2; most--)
        {
            var ticks = Ticks.Of(Panel.X, most);
            var widest = ticks.Max(t => Lettering.Width(t.Text, _theme.TickText));
            if (ticks.Count * (widest + _theme.TickText) <= width + widest) return ticks;
        }

        return Ticks.Of(Panel.X, 2);
    }

    float X(PixelRect data, double x) => data.Left + (float)((x - Panel.X.From) / (Panel.X.To - Panel.X.From)) * data.Width;

    float Y(PixelRect data, double y)
    {
        var share = (float)((y - Panel.Y.From) / (Panel.Y.To - Panel.Y.From));
        return Panel.Y.Rows.Count > 0 ? data.Top + share * data.Height : data.Bottom - share * data.Height;
    }

    void WriteXAxis(Lettering lettering, PixelRect data, IReadOnlyList<Tick> ticks)
    {
        var numbers = data.Bottom + _theme.TickLength + 1.05f * _theme.TickText;
        foreach (var tick in ticks) lettering.Write(tick.Text, X(data, tick.Place), numbers, _theme.TickText, Hang.Centre);
        var name = numbers + .25f * _theme.TickText + _theme.Text;
        foreach (var line in _xName)
        {
            lettering.Write(line, data.HorizontalCenter, name, _theme.Text, Hang.Centre);
            name += Lettering.LineHeight * _theme.Text;
        }

        if (Panel.AtRisk.Count > 0) WriteAtRisk(lettering, data, ticks, name - Lettering.LineHeight * _theme.Text + 1.6f * _theme.TickText);
    }

    void WriteAtRisk(Lettering lettering, PixelRect data, IReadOnlyList<Tick> ticks, float baseline)
    {
        foreach (var tick in ticks.Where(t => t.Place < Panel.AtRisk.Count))
            lettering.Write(Ticks.Text(Panel.AtRisk[(int)tick.Place], 0), X(data, tick.Place), baseline, _theme.TickText, Hang.Centre);
        lettering.Write(AtRiskName, data.Left - AtRiskGap, baseline, _theme.TickText, Hang.Right);
    }

    void WriteYAxis(Lettering lettering, PixelRect data)
    {
        var right = data.Left - _theme.TickLength - (Panel.Y.Rows.Count > 0 ? .5f : .3f) * _theme.TickText;
        foreach (var tick in _yTicks) lettering.WriteMiddle([tick.Text], right, Y(data, tick.Place), _rowText, Hang.Right);
        if (_yName.Count > 0)
            lettering.WriteUpwards(_yName, right - _tickWidth - .35f * _theme.Text - _yName.Count * _theme.Text * Lettering.LineHeight,
                data.VerticalCenter, _theme.Text);
    }

    void WriteEndLabels(SKCanvas canvas, Lettering lettering, PixelRect data)
    {
        var spread = EndLabels.Spread(EndMarks(data), _theme.TickText, data.Top - .4f * _theme.TickText,
            data.Bottom + .4f * _theme.TickText);
        foreach (var label in spread)
        {
            DrawLeader(canvas, label, data.Right);
            lettering.WriteMiddle(label.Lines, data.Right + EndGap, label.Middle, _theme.TickText, Hang.Left);
        }
    }

    void WriteNote(SKCanvas canvas, Lettering lettering, PixelRect data, Note note)
    {
        var size = .92f * _theme.TickText;
        var width = Lettering.Width(note.Text, size);
        var left = X(data, note.X) - (note.Hang == Hang.Left ? 0 : note.Hang == Hang.Right ? width : width / 2);
        left = Math.Max(data.Left, Math.Min(data.Right - width, left)); // inside the axes
        var middle = Math.Clamp(Y(data, note.Y), data.Top + .6f * size, data.Bottom - .6f * size);
        using var ground = new SKPaint { Color = SKColors.White, IsAntialias = true };
        canvas.DrawRect(left - .12f * size, middle - .5f * size, width + .24f * size, size, ground);
        lettering.WriteMiddle([note.Text], left, middle, size, Hang.Left);
    }

    /// <summary>From the end of a line or area to its label, in its colour and with its marker.</summary>
    void DrawLeader(SKCanvas canvas, EndLabel label, float from)
    {
        using var paint = Paint.NewDisposablePaint();
        var line = new LineStyle { Color = label.Stroke.Color, Width = .6f * _theme.Unit, AntiAlias = true };
        var end = new Pixel(from + EndGap - (HasMarkers ? 1.1f : .2f) * _theme.TickText, label.Middle);
        line.Render(canvas, new PixelLine(new Pixel(from + .15f * _theme.TickText, label.Wanted), end), paint);
        var shape = label.Stroke.Marker;
        if (shape == MarkerShape.None) return;
        var marker = new MarkerStyle(shape, _theme.MarkerSize, label.Stroke.Color) { LineWidth = .9f * _theme.Unit };
        marker.Render(canvas, new Pixel(end.X + .45f * _theme.TickText, end.Y), paint);
    }

    IEnumerable<EndLabel> EndMarks(PixelRect data)
    {
        var number = 0;
        foreach (var mark in Panel.Marks)
        {
            if (mark is Line { Label: not null, Ys.Length: > 0 } line)
                yield return new EndLabel(EndTexts[number++], Y(data, line.Ys[^1]), line.Stroke);
            else if (mark is Band { Label: not null, Xs.Length: > 0 } band)
                yield return new EndLabel(EndTexts[number++], Y(data, (band.Low[^1] + band.High[^1]) / 2),
                    new Stroke(band.Fill, 1, Dash.Solid, MarkerShape.FilledSquare));
        }
    }
}
