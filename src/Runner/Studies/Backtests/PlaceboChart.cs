using NegotiationSim.Engine.History;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Runner.Drawing;

namespace NegotiationSim.Runner.Studies.Backtests;

/// <summary>The coded timeline among its placebos.</summary>
internal static class PlaceboChart
{
    private const int Bins = 20;
    private static readonly ScottPlot.Color Shifted = Theme.Grey.MixedWith(Theme.White, .5);

    internal static Figure? Of(Scenario scenario, BacktestResult result)
    {
        if (result.Placebo is not { } placebo) return null;
        ForecastQuantity?[] targets = [null, .. placebo.Coded.Targets.Keys];
        var (permuted, shifted) = (Count(placebo, PlaceboKind.Permuted), Count(placebo, PlaceboKind.Shifted));
        var caption =
            $"How much worse the record is forecast under timelines that tell nothing, nats over {placebo.Quarters} quarters: "
                + $"{Captions.Letters(targets.Select(t => PlaceboFiles.NameOf(t).ToLowerInvariant()))}. Bars: {permuted} timelines with the "
                + $"eras in another order (blue) and {shifted} shifted ones (grey); vertical line at 0: the timeline as coded. Mass left "
                + $"of it: "
                + $"timelines that do better. Scenario {scenario.Name}.";
        return new Figure("placebo", "The coded timeline among placebos", caption, [.. targets.Select(t => Panel(placebo, t))])
        {
            Key = [new("eras in another order", null, Theme.Blue), new("eras shifted", null, Shifted),
                new("as coded", new Stroke(Theme.Ink))],
            WideColumns = 3,
        };
    }

    private static int Count(PlaceboResult placebo, PlaceboKind kind) => placebo.Placebos.Count(s => s.Kind == kind);

    private static Panel Panel(PlaceboResult placebo, ForecastQuantity? target)
    {
        double[] Worse(PlaceboKind kind) =>
            [.. placebo.Placebos.Where(s => s.Kind == kind).Select(s => (s.Of(target) - placebo.Coded.Of(target)) * placebo.Quarters)];
        var (permuted, shifted) = (Worse(PlaceboKind.Permuted), Worse(PlaceboKind.Shifted));
        var (low, high) = Ranges.Around(permuted.Concat(shifted).Append(0));
        var (blue, grey) = (Heights(permuted, low, high), Heights(shifted, low, high));
        var top = Math.Max(1, blue.Concat(grey).Max() * 1.1);
        return new Panel(new Axis("nats worse than as coded", low, high) { Margin = .02 }, new Axis("timelines", 0, top) { Whole = true },
            [.. Bars(blue, low, high, 0, Theme.Blue), .. Bars(grey, low, high, .5, Shifted),
                new Line([0, 0], [0, top], new Stroke(Theme.Ink))]) { Title = PlaceboFiles.NameOf(target).ToLowerInvariant() };
    }

    private static double[] Heights(double[] values, double low, double high)
    {
        var heights = new double[Bins];
        foreach (var value in values) heights[Math.Clamp((int)((value - low) / (high - low) * Bins), 0, Bins - 1)]++;
        return heights;
    }

    private static IEnumerable<Mark> Bars(double[] heights, double low, double high, double offset, ScottPlot.Color fill)
    {
        var width = (high - low) / Bins;
        return heights.Select((h, i) =>
        {
            var from = low + (i + offset) * width;
            return (Mark)new Band([from, from + width * .46], [0, 0], [h, h], fill);
        });
    }
}
