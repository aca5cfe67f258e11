using NegotiationSim.Engine.Statistics;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Report;

/// <summary>Estimates as points with their 95% intervals, a row each: shares of outcomes, or differences around 0.</summary>
internal static class IntervalFigure
{
    private const double Width = 720, RowHeight = 22, Left = 190, Right = 170, Top = 8, Bottom = 34;

    /// <summary>A row of the figure.</summary>
    /// <param name="Label">What it is.</param>
    /// <param name="Color">The place of its scenario's colour.</param>
    /// <param name="Estimate">Its estimate.</param>
    internal sealed record Row(string Label, int Color, Estimate Estimate);

    /// <summary>Draws rows.</summary>
    /// <param name="page">Where to.</param>
    /// <param name="title">The figure's title.</param>
    /// <param name="axis">What the axis shows, with its unit.</param>
    /// <param name="rows">The rows, from the top.</param>
    /// <param name="isShare">Whether the axis goes from 0 to 1.</param>
    internal static void Write(Html page, string title, string axis, IReadOnlyList<Row> rows, bool isShare)
    {
        var height = Top + Bottom + rows.Count * RowHeight;
        var bottom = height - Bottom;
        var x = isShare ? new Scale(0, 1, Left, Width - Right)
            : Scale.Over(rows.SelectMany(r => new[] { r.Estimate.Interval.Low, r.Estimate.Interval.High, r.Estimate.Mean }), Left,
                Width - Right, hasZero: true);
        page.Raw("<figure class=\"chart wide\">").Element("h3", title);
        page.Raw(
            $"<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{Html.Escaped(title)}\"><svg viewBox=\"0 0 {Width} {Html.At(height)}\" role=\"img\" aria-label=\"{Html.Escaped(title + ". " + string.Join(" ", rows.Select(r => $"{r.Label}: {Text(r.Estimate)}.")))}\">");
        foreach (var (value, text) in x.Ticks(5))
            page.Raw(
                $"<line class=\"{(value == 0 ? "zero" : "grid")}\" x1=\"{Html.At(x.At(value))}\" x2=\"{Html.At(x.At(value))}\" "
                    + $"y1=\"{Top}\" y2=\"{Html.At(bottom)}\"/><text x=\"{Html.At(x.At(value))}\" y=\"{Html.At(bottom + 14)}\" "
                    + $"class=\"middle\">{text}</text>");
        for (var r = 0; r < rows.Count; r++) Draw(page, rows[r], x, Top + (r + .5) * RowHeight);
        page.Raw(
            $"<text x=\"{Html.At((Left + Width - Right) / 2)}\" y=\"{Html.At(height - 5)}\" class=\"middle "
                + $"name\">{Html.Escaped(axis)}</text></svg></div></figure>");
    }

    private static void Draw(Html page, Row row, Scale x, double y)
    {
        var (e, at) = (row.Estimate, Html.At(y));
        page.Raw(
            $"<text x=\"{Left - 8}\" y=\"{Html.At(y + 3.5)}\" class=\"end\">{Html.Escaped(row.Label)}</text><text "
                + $"x=\"{Width - Right + 8}\" y=\"{Html.At(y + 3.5)}\">{Html.Escaped(Text(e))}</text>");
        if (double.IsNaN(e.Mean)) return;
        var (low, high) = (Html.At(x.At(e.Interval.Low)), Html.At(x.At(e.Interval.High)));
        if (double.IsFinite(e.Interval.Low)) page.Raw($"<path class=\"line s{row.Color}\" d=\"M{low} {at}H{high}\"/>");
        page.Raw($"<circle class=\"dot s{row.Color}\" cx=\"{Html.At(x.At(e.Mean))}\" cy=\"{at}\" r=\"4\"/>");
    }

    private static string Text(Estimate e) =>
        double.IsNaN(e.Mean) ? "no value" : $"{NumberText.Mean(e)} [{NumberText.Range(e).Replace(" to ", ", ", StringComparison.Ordinal)}]";
}
