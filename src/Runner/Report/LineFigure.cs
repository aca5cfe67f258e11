using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Report;

/// <summary>A variable over the rounds: a line with its 95% band for each scenario, values at the pointer, and a table of the same
/// numbers.</summary>
internal static class LineFigure
{
    private const double Width = 360, Height = 220, Left = 44, Right = 8, Top = 10, Bottom = 34;
    /// <summary>The table behind a chart has a row a year.</summary>
    private const int RoundsBetweenRows = 4;

    /// <summary>Draws a variable.</summary>
    /// <param name="page">Where to.</param>
    /// <param name="id">The figure's name in the page.</param>
    /// <param name="runs">The runs, in the order of their colours.</param>
    /// <param name="v">The variable's place among the series.</param>
    /// <param name="labels">The label of each round, from 0.</param>
    internal static void Write(Html page, string id, IReadOnlyList<RunResult> runs, int v, IReadOnlyList<string> labels)
    {
        var series = runs.Select(r => r.Series[v]).ToArray();
        var variable = series[0].Variable;
        var isShare = variable.RoundRange == (0, 1) && !variable.IsWhole;
        var y = isShare ? new Scale(0, 1, Height - Bottom, Top)
            : Scale.Over(series.SelectMany(s => s.Low.Concat(s.High)), Height - Bottom, Top, hasZero: true);
        var x = new Scale(0, labels.Count - 1, Left, Width - Right);
        page.Raw($"<figure class=\"chart\" id=\"{id}\"><h3>{Html.Escaped(Words.Capital(variable.Label))}</h3>");
        page.Raw(
            $"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" tabindex=\"0\" data-left=\"{Left}\" data-right=\"{Width - Right}\" "
                + $"aria-label=\"{Html.Escaped(InWords(variable, runs, series))}\">");
        Axes(page, x, y, labels, variable.RoundUnit!);
        for (var s = 0; s < series.Length; s++) Draw(page, series[s], s, x, y);
        page.Raw(
            $"<line class=\"pointer\" y1=\"{Top}\" y2=\"{Height - Bottom}\" x1=\"-9\" x2=\"-9\"/></svg><p class=\"readout\" "
                + $"aria-live=\"polite\"></p>");
        page.Raw($"<script type=\"application/json\">{Data(runs, series, labels)}</script>");
        page.Raw("<details><summary>Numbers</summary>")
            .Table($"{Words.Capital(variable.Label)} ({variable.RoundUnit}), n = {NumberText.Count(runs[0].Replications)}",
                ["round", .. runs.Select(r => r.Scenario)],
            Enumerable.Range(0, labels.Count).Where(t => t % RoundsBetweenRows == 0 || t == labels.Count - 1)
                .Select(t => (string[])[labels[t], .. series.Select(s => Value(s, t))])).Raw("</details></figure>");
    }

    private static void Axes(Html page, Scale x, Scale y, IReadOnlyList<string> labels, string unit)
    {
        foreach (var (value, text) in y.Ticks())
            page.Raw(
                $"<line class=\"grid\" x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{Html.At(y.At(value))}\" "
                    + $"y2=\"{Html.At(y.At(value))}\"/><text x=\"{Left - 5}\" y=\"{Html.At(y.At(value) + 3.5)}\" class=\"end\">{text}</text>");
        var every = Math.Max(1, (labels.Count - 1) / 4);
        for (var t = 0; t < labels.Count; t += every)
            page.Raw(
                $"<text x=\"{Html.At(x.At(t))}\" y=\"{Height - Bottom + 14}\" class=\"{(t == 0 ? "start" : t + every >= labels.Count && x.At(t) > Width - 40 ? "end" : "middle")}\">{Html.Escaped(labels[t])}</text>");
        page.Raw(
            $"<text x=\"{(Left + Width - Right) / 2}\" y=\"{Height - 5}\" class=\"middle name\">round</text><text class=\"middle name\" "
                + $"transform=\"translate(10 {(Height - Bottom + Top) / 2}) rotate(-90)\">{Html.Escaped(unit)}</text>");
    }

    private static void Draw(Html page, Series s, int color, Scale x, Scale y)
    {
        int[] rounds = [.. Enumerable.Range(0, s.Mean.Count).Where(t => double.IsFinite(s.Low[t]))];
        if (rounds.Length == 0) return;
        var band = new StringBuilder("M");
        foreach (var t in rounds) band.Append(Point(t, s.Low[t]));
        foreach (var t in rounds.Reverse()) band.Append(Point(t, s.High[t]));
        page.Raw(
            $"<path class=\"band s{color}\" d=\"{band.ToString().TrimEnd()}Z\"/><path class=\"line s{color}\" "
                + $"d=\"M{string.Concat(rounds.Select(t => Point(t, s.Mean[t]))).TrimEnd()}\"/>");

        string Point(int t, double value) => $"{Html.At(x.At(t))} {Html.At(y.At(value))} ";
    }

    /// <summary>What the page's script reads values at the pointer from.</summary>
    private static string Data(IReadOnlyList<RunResult> runs, Series[] series, IReadOnlyList<string> labels) =>
        System.Text.Json.JsonSerializer.Serialize(
        new LineData([.. labels], [.. runs.Select(r => r.Scenario)],
            [.. series.Select(s => Enumerable.Range(0, labels.Count).Select(t => Value(s, t)).ToArray())]), ReportJson.Default.LineData);

    /// <summary>The mean with its interval, if it has one; a dash where there is none, as after the end of a shorter run.</summary>
    private static string Value(Series s, int t) => t >= s.Mean.Count || double.IsNaN(s.Mean[t]) ? "–"
        : double.IsNaN(s.Low[t]) ? s.Mean[t].ToString("F3", CultureInfo.InvariantCulture)
        : $"{s.Mean[t].ToString("F3", CultureInfo.InvariantCulture)} [{s.Low[t].ToString("F3", CultureInfo.InvariantCulture)}, "
            + $"{s.High[t].ToString("F3", CultureInfo.InvariantCulture)}]";

    private static string InWords(Quantity variable, IReadOnlyList<RunResult> runs, Series[] series) =>
        $"{Words.Capital(variable.Label)} over the rounds, {variable.RoundUnit}. "
            + string.Join(" ", runs.Zip(series, (r, s) => $"{r.Scenario}: ends at {Value(s, s.Mean.Count - 1)}."));

}

/// <summary>The numbers of a line chart as the page's script reads them.</summary>
internal sealed record LineData(string[] Rounds, string[] Names, string[][] Values);

/// <summary>Writes them without reflection.</summary>
[JsonSerializable(typeof(LineData))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class ReportJson : JsonSerializerContext;
