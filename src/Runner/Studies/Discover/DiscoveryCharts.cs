using System.Globalization;
using NegotiationSim.Runner.Drawing;
using ScottPlot;

namespace NegotiationSim.Runner.Studies.Discover;

/// <summary>A step of the search for a box.</summary>
/// <param name="Coverage">Of all cases of interest, the share inside.</param>
/// <param name="Density">Of the cases inside, the share of interest.</param>
/// <param name="Restricted">How many numbers are limited.</param>
internal sealed record BoxStep(double Coverage, double Density, int Restricted);

/// <summary>A number that a box limits.</summary>
/// <param name="Path">The number.</param>
/// <param name="From">The least value of it among all points.</param>
/// <param name="To">The greatest.</param>
/// <param name="Low">The lower limit, or −∞.</param>
/// <param name="High">The upper limit, or ∞.</param>
/// <param name="QuasiP">The quasi-p-value of each limit, the lower one first.</param>
internal sealed record BoxRange(string Path, double From, double To, double Low, double High, IReadOnlyList<double> QuasiP);

/// <summary>A box that was found.</summary>
/// <param name="Chosen">The box itself.</param>
/// <param name="Mass">Of all cases, the share inside.</param>
/// <param name="Cases">How many cases are inside.</param>
/// <param name="Steps">The trajectory it was chosen from.</param>
/// <param name="Ranges">What it limits.</param>
internal sealed record BoxPicture(BoxStep Chosen, double Mass, int Cases, IReadOnlyList<BoxStep> Steps, IReadOnlyList<BoxRange> Ranges);

/// <summary>Pictures of scenario discovery: how coverage is traded for density, and what the boxes limit.</summary>
internal static class DiscoveryCharts
{
    static readonly MarkerShape[] Shapes =
        [MarkerShape.FilledCircle, MarkerShape.FilledSquare, MarkerShape.FilledTriangleUp, MarkerShape.FilledDiamond,
            MarkerShape.FilledTriangleDown, MarkerShape.OpenCircle, MarkerShape.OpenSquare, MarkerShape.OpenTriangleUp,
            MarkerShape.OpenDiamond];

    /// <summary>Both figures; none if there is no box.</summary>
    /// <param name="rule">What counts as success.</param>
    /// <param name="points">How many points there are.</param>
    /// <param name="successes">How many of them are successes.</param>
    /// <param name="boxes">The boxes, in the order in which they were found.</param>
    public static IReadOnlyList<Figure> Of(string rule, int points, int successes, IReadOnlyList<BoxPicture> boxes)
    {
        if (boxes.Count == 0) return [];
        var source = string.Create(CultureInfo.InvariantCulture,
            $"Success: {rule}; n = {points:N0} points, {successes:N0} of them successes.");
        return [Tradeoff(boxes, source), Ranges(boxes, source)];
    }

    static Figure Tradeoff(IReadOnlyList<BoxPicture> boxes, string source)
    {
        var most = boxes.Max(b => b.Steps.Max(s => s.Restricted));
        var title = "Coverage and density of boxes";
        Panel[] panels =
            [.. boxes.Select((b, i) =>
                new Panel(Share("coverage (share of the successes)", boxes.SelectMany(Steps).Min(s => s.Coverage)),
                    Share("density (share of successes)", boxes.SelectMany(Steps).Min(s => s.Density)),
                    TradeoffMarks(b, most)) { Title = boxes.Count > 1 ? $"box {i + 1}" : "" })];
        var later = boxes.Count > 1 ? " Later boxes: among the points that the earlier ones leave." : "";
        var caption =
            $"{title} along the search (PRIM: Friedman and Fisher 1999): each marker is a box, from the whole space on the right inward; "
                + $"marker and colour: how many numbers it limits. "
            + $"Ring: the box chosen, without limits that chance explains (quasi-p above .05), so that it may lie beside the others. "
            + $"Shares of points of the design, not probabilities of the world.{later} {source}";
        KeyEntry[] key =
            [.. Enumerable.Range(0, most + 1)
                .Select(
                    r =>
                        new KeyEntry(r == 0 ? "no limit" : r == 1 ? "1 number" : $"{r} numbers", Look(r, most)) { HasLine = false,
                            HasMarker = true })];
        return new Figure("discovery-tradeoff", title, caption, panels) { Key = key, WideColumns = Math.Min(3, panels.Length) };
    }

    static IReadOnlyList<Mark> TradeoffMarks(BoxPicture box, int most) =>
    [
        new Strands([new Strand([.. box.Steps.Select(s => s.Coverage)], [.. box.Steps.Select(s => s.Density)], Theme.Grey)], .4f),
        new Dots(
            [.. box.Steps.Select(s => new Dot(s.Coverage, s.Density, Look(s.Restricted, most).Color, Look(s.Restricted, most).Marker))],
            .9f),
        new Dots([new Dot(box.Chosen.Coverage, box.Chosen.Density, Theme.Ink, MarkerShape.OpenCircle)], 2.2f, IsHollow: true),
    ];

    /// <summary>From the tenth below the least share that is shown to 1.</summary>
    static Axis Share(string label, double least) => new(label, Math.Min(.9, Math.Floor(10 * least) / 10), 1) { Margin = .04 };

    static IEnumerable<BoxStep> Steps(BoxPicture box) => box.Steps.Append(box.Chosen);

    /// <summary>Colours from dark to light, none too light for paper, and a shape for each number.</summary>
    static Stroke Look(int restricted, int most) =>
        new(new ScottPlot.Colormaps.Viridis().GetColor(.85 * restricted / Math.Max(1, most)), Marker: Shapes[restricted % Shapes.Length]);

    static Figure Ranges(IReadOnlyList<BoxPicture> boxes, string source)
    {
        var title = "What the boxes limit";
        Panel[] panels = [.. boxes.Select((b, i) => RangePanel(b, i + 1))];
        var caption =
            $"{title}. Each row: the range of a number among all points, in light grey, and the part of it inside the box, dark; its ends "
                + $"are written beside it. "
            + $"p: quasi-p-values of its limits (Bryant and Lempert 2010), the chance of so dense a box if the limit made no difference; "
            + $"no test, for the limits were chosen on the same "
            + $"points.{(boxes.Count > 1 ? " Later boxes: shares of the points that the earlier ones leave." : "")} {source}";
        return new Figure("discovery-boxes", title, caption, panels) { WideColumns = 1, NarrowColumns = 1 };
    }

    static Panel RangePanel(BoxPicture box, int number)
    {
        var marks = box.Ranges.SelectMany((r, row) => (Mark[])
        [
            new RowBar(row, 0, 1, Theme.Faint, .34),
            new RowBar(row, Place(r, Math.Max(r.Low, r.From)), Place(r, Math.Min(r.High, r.To)), Theme.Blue, .34),
        ]);
        return new Panel(new Axis("", 0, 1) { IsBare = true },
            new Axis("", -.6, box.Ranges.Count - .4) { Rows = [.. box.Ranges.Select(r => $"{Varied.NameOf(r.Path)}  {Text(r, r.From)}")],
                IsBare = true,
                RowHeight = 2 }, [.. marks])
        {
            RightOfRows = [.. box.Ranges.Select(r => $"{Text(r, r.To)}   {Limits(r)}   p {string.Join(", ", r.QuasiP.Select(P))}")],
            Title = string.Create(CultureInfo.InvariantCulture,
                $"box {number}: coverage {box.Chosen.Coverage:F2}, density {box.Chosen.Density:F2}, {box.Cases:N0} points"),
        };
    }

    static double Place(BoxRange range, double value) => range.To > range.From ? (value - range.From) / (range.To - range.From) : 0;

    static string Limits(BoxRange r) =>
        double.IsInfinity(r.Low) ? $"≤ {Text(r, r.High)}" : double.IsInfinity(r.High) ? $"≥ {Text(r, r.Low)}"
            : $"{Text(r, r.Low)} to {Text(r, r.High)}";

    static string P(double p) => p < .0005 ? "< .001" : p.ToString("F3", CultureInfo.InvariantCulture).TrimStart('0');

    static string Text(BoxRange range, double value) => Ticks.Short(value, (range.To - range.From) / 10);
}
