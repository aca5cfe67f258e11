using SkiaSharp;

namespace NegotiationSim.Runner.Drawing;

/// <summary>A figure laid out for a width: key above, panels in a grid, axes of equal size and in line with each other.</summary>
internal sealed class Page
{
    readonly Theme _theme;
    readonly Figure _figure;
    readonly int _columns;
    readonly Key _key;
    readonly ColourBar? _bar;
    readonly PanelCell[] _cells;
    readonly float _dataWidth;
    readonly float[] _rowTops;

    public Page(Figure figure, Preset preset, double widthMillimetres)
    {
        _theme = new Theme(preset);
        Width = Points(widthMillimetres);
        var isWide = preset.FixedHeight || Width / _theme.Text > 52;
        _figure = isWide ? figure : figure.WithNamesInKey();
        _columns = Math.Min(figure.Panels.Count, isWide ? _figure.WideColumns : _figure.NarrowColumns);
        _key = new Key(_figure.Key, _theme, Width - 2 * Edge);
        _bar = figure.Scale is { } scale ? new ColourBar(scale, _theme, Width - 2 * Edge) : null;
        var guess = Arrange(preset, float.MaxValue);
        (_cells, _dataWidth, _rowTops, Height) = Arrange(preset, guess.DataWidth + 1.4f * _theme.TickText);
    }

    /// <summary>Places panels; axes names wider than asked are broken.</summary>
    (PanelCell[] Cells, float DataWidth, float[] RowTops, float Height) Arrange(Preset preset, float nameWidth)
    {
        float[] bottoms = [.. Enumerable.Range(0, Rows).Select(r => RowOf(r).Max(p => PanelCell.Bottom(p, _theme, nameWidth)))];
        var heights = RowHeights(preset, bottoms);
        PanelCell[] cells =
            [.. _figure.Panels.Select(
                (p, i) => new PanelCell(Named(p, i), _theme, heights[i / _columns], nameWidth, .3f * Width / _columns))];
        var sides = Enumerable.Range(0, _columns).Sum(c => Side(cells, c, cell => cell.Left) + Side(cells, c, cell => cell.Right));
        var dataWidth = Math.Max(2 * _theme.Text, (Width - 2 * Edge - sides - (_columns - 1) * Gap) / _columns);
        var tops = RowTops(heights, bottoms);
        return (cells, dataWidth, tops, preset.FixedHeight ? Points(preset.MaxHeight) : tops[^1] + heights[^1] + bottoms[^1] + Edge);
    }

    /// <summary>Width in points.</summary>
    public float Width { get; }

    /// <summary>Height in points.</summary>
    public float Height { get; }

    float Edge => .25f * _theme.Text + (_figure.Panels.Count > 0 && _theme.Preset.FixedHeight ? _theme.Text : 0);

    float Gap => .9f * _theme.Text;

    bool Lettered => _figure.Panels.Count > 1;

    bool Titled => _figure.Panels.Any(p => p.Title.Length > 0);

    /// <summary>Room above the axes: the panel's letter.</summary>
    float Top => Lettered || Titled ? 1.35f * _theme.Preset.LetterText : .5f * _theme.TickText;

    /// <summary>Room above all panels: key and colour bar.</summary>
    float Head => _key.Height + (_bar?.Height ?? 0);

    int Rows => (_figure.Panels.Count + _columns - 1) / _columns;

    public static float Points(double millimetres) => (float)(millimetres / 25.4 * 72);

    float Side(PanelCell[] cells, int column, Func<PanelCell, float> side) => cells.Where((_, i) => i % _columns == column).Max(side);

    IEnumerable<Panel> RowOf(int row) => _figure.Panels.Skip(row * _columns).Take(_columns);

    /// <summary>Heights of the axes by row: as the panels like them, less when the page would be too high.</summary>
    float[] RowHeights(Preset preset, float[] bottoms)
    {
        var likes = Enumerable.Range(0, Rows).Select(r => RowOf(r).Max(Liked)).ToArray();
        var rest = Enumerable.Range(0, Rows).Sum(r => Top + bottoms[r]) + (Rows - 1) * Gap + Head + 2 * Edge;
        var room = Points(preset.MaxHeight) - rest;
        var scale = preset.FixedHeight ? room / likes.Sum() : Math.Min(1, room / likes.Sum());
        return [.. likes.Select(h => Math.Max(_theme.Text, h * scale))];
    }

    /// <summary>The panel as it stands at its place: rows are named only in the first column.</summary>
    Panel Named(Panel panel, int number) =>
        _figure.SharedRows && number % _columns > 0 ? panel with { Y = panel.Y with { NamesRows = false } } : panel;

    float Liked(Panel panel) => panel.Y.Rows.Count > 0
        ? (panel.Y.Rows.Count + .4f) * panel.Y.RowHeight * _theme.TickText
        : Math.Clamp((Rows == 1 ? .66f : .52f) * Width / _columns, 9.5f * _theme.Text, (Rows < 3 ? 20 : 10) * _theme.Text);

    float[] RowTops(float[] heights, float[] bottoms)
    {
        var tops = new float[heights.Length];
        var y = Edge + Head;
        for (var r = 0; r < heights.Length; r++)
        {
            tops[r] = y + Top;
            y = tops[r] + heights[r] + bottoms[r] + Gap;
        }

        return tops;
    }

    public void Draw(SKCanvas canvas, bool textAsOutlines)
    {
        var lettering = new Lettering(canvas, textAsOutlines);
        _key.Draw(canvas, lettering, Edge, Edge);
        _bar?.Draw(canvas, lettering, Edge, Edge + _key.Height);
        for (var i = 0; i < _cells.Length; i++) DrawCell(canvas, lettering, i);
    }

    void DrawCell(SKCanvas canvas, Lettering lettering, int number)
    {
        int row = number / _columns, column = number % _columns;
        var outer = Edge + Enumerable.Range(0, column)
            .Sum(c => Side(_cells, c, cell => cell.Left) + _dataWidth + Side(_cells, c, cell => cell.Right) + Gap);
        var top = _rowTops[row];
        _cells[number].Draw(canvas, lettering, outer + Side(_cells, column, cell => cell.Left), top, _dataWidth);
        var baseline = top - Top + _theme.Preset.LetterText;
        var letter = Lettered ? $"({(char)('a' + number)})" : "";
        lettering.Write(letter, outer, baseline, _theme.Preset.LetterText, bold: true);
        if (_figure.Panels[number].Title is not { Length: > 0 } title) return;
        var from = outer + Lettering.Width(letter, _theme.Preset.LetterText, bold: true) + .4f * _theme.Text;
        var room = outer + Side(_cells, column, cell => cell.Left) + _dataWidth + Side(_cells, column, cell => cell.Right) - from;
        lettering.Write(Lettering.Wrap(title, room, _theme.Text, 1)[0], from, baseline, _theme.Text);
    }
}
