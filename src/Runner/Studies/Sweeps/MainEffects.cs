using NegotiationSim.Engine.Statistics;
using NegotiationSim.Runner.Drawing;

namespace NegotiationSim.Runner.Studies.Sweeps;

/// <summary>What each of many numbers does by itself: means over bins of it, all others as they come.</summary>
internal static class MainEffects
{
    const int MostPanels = 12;
    const int MostLevels = 12;
    const int Bins = 10;

    /// <summary>The figure.</summary>
    /// <param name="table">The sweep.</param>
    /// <param name="lines">The value of each line at every point.</param>
    /// <param name="names">The lines' names.</param>
    /// <param name="first">The number of the first line's look.</param>
    /// <param name="label">What the values are.</param>
    /// <param name="suffix">Ends the figure's name.</param>
    /// <param name="title">Begins its caption.</param>
    public static Figure Of(
        SweepTable table, IReadOnlyList<double[]> lines, IReadOnlyList<string> names, int first, string label, string suffix, string title)
    {
        var effects = table.Factors.Select(f => (Factor: f, Lines: lines.Select(l => Means(f, l)).ToArray()))
            .OrderByDescending(e => e.Lines.Max(Range)).Take(MostPanels).ToArray();
        var ends = effects.SelectMany(e => e.Lines).SelectMany(l => l)
            .SelectMany(b => new[] { b.Mean.Mean, b.Mean.Interval.Low, b.Mean.Interval.High });
        var isDifference = label.StartsWith('Δ');
        var (low, high) = Ranges.Around(isDifference ? ends.Append(0) : ends);
        Panel[] panels =
            [.. effects.Select(e =>
                new Panel(new Axis(e.Factor.Label, e.Factor.Levels[0], e.Factor.Levels[^1]) { Margin = .02 }, new Axis(label, low, high),
            [.. isDifference ? (Mark[])[new Level(0)] : [],
                .. e.Lines.SelectMany((l, p) => Marks(l, p + first)).OrderBy(m => m is Line)]))];
        var cut = effects.Length < table.Factors.Count ? $" The {effects.Length} numbers of {table.Factors.Count} with the widest range."
            : "";
        var caption =
            $"{title}. Line: mean over the points with the number at a level or, beyond {MostLevels} levels, in each of {Bins} bins with "
                + $"as many points (drawn at their mean), all other numbers as the design has them; "
            + $"band: 95% confidence interval (Student's t over the points of a bin, which it takes to be independent). The number with "
            + $"the widest range first.{cut}{Captions.Looks(names.Count)} {table.Source}";
        KeyEntry[] key =
            [.. names.Select((name, p) =>
                new KeyEntry(name, Theme.SeriesStroke(p + first),
                    Theme.SeriesStroke(p + first).Color.WithAlpha(.25)) { HasMarker = true })];
        return new Figure($"sweep-{table.Metric.Name}{suffix}", title, caption, panels) { Key = names.Count > 1 || isDifference ? key : [],
            WideColumns = Math.Min(4, panels.Length), NarrowColumns = 2 };
    }

    /// <summary>The numbers over which means range widest, the widest first; at most so many as there are panels.</summary>
    public static IReadOnlyList<Varied> Foremost(SweepTable table, IReadOnlyList<double> values) =>
        [.. table.Factors.OrderByDescending(f => Range(Means(f, values))).Take(MostPanels)];

    /// <summary>A number's bins: where each stands, and the mean of a value over its points.</summary>
    public static IReadOnlyList<(double At, Estimate Mean)> Means(Varied factor, IReadOnlyList<double> values)
    {
        int[] known = [.. Enumerable.Range(0, values.Count).Where(i => double.IsFinite(values[i])).OrderBy(i => factor.Values[i])];
        if (known.Length == 0) return [];
        var bins = factor.Levels.Length <= MostLevels
            ? known.GroupBy(i => factor.Values[i]).Select(g => g.ToArray())
            : Enumerable.Range(0, Bins).Select(b => known[(known.Length * b / Bins)..(known.Length * (b + 1) / Bins)])
                .Where(b => b.Length > 0);
        return [.. bins.Select(bin =>
        {
            var moments = new Moments();
            foreach (var i in bin) moments.Add(values[i]);
            return (bin.Average(i => factor.Values[i]), Intervals.Mean(moments));
        })];
    }

    static double Range(IReadOnlyList<(double At, Estimate Mean)> bins) =>
        bins.Count == 0 ? 0 : bins.Max(b => b.Mean.Mean) - bins.Min(b => b.Mean.Mean);

    static IEnumerable<Mark> Marks(IReadOnlyList<(double At, Estimate Mean)> bins, int number)
    {
        var stroke = Theme.SeriesStroke(number);
        var banded = bins.Where(b => double.IsFinite(b.Mean.Interval.Low)).ToArray();
        yield return new Band([.. banded.Select(b => b.At)], [.. banded.Select(b => b.Mean.Interval.Low)],
            [.. banded.Select(b => b.Mean.Interval.High)], stroke.Color.WithAlpha(.25));
        yield return new Line([.. bins.Select(b => b.At)], [.. bins.Select(b => b.Mean.Mean)], stroke, null, number);
    }
}
