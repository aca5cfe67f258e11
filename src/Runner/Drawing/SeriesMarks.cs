using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Studies;
using Color = ScottPlot.Color;

namespace NegotiationSim.Runner.Drawing;

/// <summary>What charts over rounds have in common: values of a series as marks, and its axes.</summary>
internal static class SeriesMarks
{
    /// <summary>How many replications are drawn one by one.</summary>
    const int SamplePaths = 3;

    /// <summary>The line of the mean in a chart of one run.</summary>
    public static readonly Stroke Mean = new(Theme.Vermillion, 1, Dash.Long);

    /// <summary>The line of the median in a chart of one run.</summary>
    public static readonly Stroke Median = new(Theme.Blue, 1.3f);

    /// <summary>The lines of single replications.</summary>
    public static readonly Stroke Path = new(Theme.Grey, .35f);

    /// <summary>The series of that name, or null when the run has none.</summary>
    public static Series? Find(RunResult run, string variable) => run.Series.FirstOrDefault(s => s.Variable.Name == variable);

    /// <summary>The axis of the rounds: years where the scenario says when it starts.</summary>
    public static Axis RoundAxis(RunResult run) => run.Start is { } start
        ? new Axis("year", 0, Math.Max(1, run.Rounds)) { Start = start }
        : new Axis($"round ({run.Model.Round})", 0, Math.Max(1, run.Rounds)) { Rounds = true };

    /// <summary>A shade for every second era of a timeline.</summary>
    public static IEnumerable<Mark> Eras(RunResult run, Axis y) => run.Eras.Count < 2 ? []
        : run.Eras.Where((_, i) => i % 2 == 0).Select(e =>
            new Band([e.FirstRound - 1, e.LastRound], [y.From, y.From], [y.To, y.To], Theme.Era));

    /// <summary>What shades are, where there are any.</summary>
    public static IReadOnlyList<KeyEntry> EraKey(RunResult run) =>
        run.Eras.Count < 2 ? [] : [new("every second era", null, Theme.Era)];

    /// <summary>The eras' names, as a sentence and the blank after it; nothing without a timeline.</summary>
    public static string EraCaption(RunResult run) => run.Eras.Count < 2 ? ""
        : $"Shades part the eras: {string.Join("; ", run.Eras.Select(e => $"{e.Name} from {From(e, run)}"))}. ";

    static string From(ScenarioEra era, RunResult run) =>
        run.Start is { } start ? start.Plus(era.FirstRound - 1).ToString() : $"round {era.FirstRound}";

    /// <summary>The axis of a variable: 0 to 1 for a share, else around what is shown.</summary>
    public static Axis ValueAxis(Quantity variable, IEnumerable<double> shown)
    {
        var label = $"{variable.Label} ({Unit(variable.RoundUnit ?? variable.Unit)})";
        if (variable.RoundRange == (0, 1)) return Share(label);
        var (low, high) = variable.RoundRange.Low == 0 ? Ranges.FromZero(shown) : Ranges.Around(shown);
        return new Axis(label, low, high);
    }

    /// <summary>An axis from 0 to 1.</summary>
    public static Axis Share(string label) => new(label, 0, 1) { Margin = .02 };

    /// <summary>A unit as axes write it.</summary>
    public static string Unit(string unit) => unit == "0 to 1" ? "0–1" : unit;

    /// <summary>A line through the rounds in which there is a value.</summary>
    public static Line Line(IReadOnlyList<double> values, Stroke stroke, string? label = null, int number = 0, double factor = 1)
    {
        int[] rounds = [.. Known(values)];
        return new Line([.. rounds.Select(r => (double)r)], [.. rounds.Select(r => values[r] * factor)], stroke, label, number);
    }

    /// <summary>A band through the rounds in which both edges have a value.</summary>
    public static Band Band(IReadOnlyList<double> low, IReadOnlyList<double> high, Color fill, double factor = 1)
    {
        int[] rounds = [.. Known(low).Where(r => double.IsFinite(high[r]))];
        return new Band([.. rounds.Select(r => (double)r)], [.. rounds.Select(r => low[r] * factor)],
            [.. rounds.Select(r => high[r] * factor)], fill);
    }

    /// <summary>Bands, sample paths, median and mean of one series, from back to front.</summary>
    /// <remarks>Of what each run has or has not, quantiles say nothing: there stands the share of the runs with its interval.</remarks>
    public static IReadOnlyList<Mark> Distribution(Series series, int paths = SamplePaths)
    {
        Mark[] mean = [Band(series.Low, series.High, Theme.Vermillion.WithAlpha(.25)), Line(series.Mean, Mean)];
        return series.Variable.IsRoundShare ? mean :
        [
            Band(series.Quantiles[0], series.Quantiles[4], Theme.Blue90),
            Band(series.Quantiles[1], series.Quantiles[3], Theme.Blue50),
            .. series.Paths.Take(paths).Select(p => Line(p, Path)),
            Line(series.Quantiles[2], Median),
            .. mean,
        ];
    }

    /// <summary>The key to <see cref="Distribution"/>.</summary>
    public static IReadOnlyList<KeyEntry> DistributionKey(IReadOnlyList<Series> series, bool paths)
    {
        KeyEntry Mean(string label) => new(label, SeriesMarks.Mean, Theme.Vermillion.WithAlpha(.25));
        if (series.All(s => s.Variable.IsRoundShare)) return [Mean("share of runs, 95% CI")];
        return
        [
            new("median", Median),
            new("50% of runs", null, Theme.Blue50),
            new("90% of runs", null, Theme.Blue90),
            Mean("mean, 95% CI"),
            .. paths ? [new KeyEntry("single runs", Path)] : Array.Empty<KeyEntry>(),
        ];
    }

    /// <summary>A panel of one variable's distribution over the rounds.</summary>
    public static Panel DistributionPanel(RunResult run, Series series, int paths = SamplePaths)
    {
        var shown = series.Quantiles[0].Concat(series.Quantiles[4]).Concat(series.High);
        var axis = ValueAxis(series.Variable, shown);
        return new Panel(RoundAxis(run), axis, [.. Eras(run, axis), .. Distribution(series, paths)]);
    }

    /// <summary>What <see cref="Distribution"/> shows, as a sentence.</summary>
    public static string DistributionCaption(IReadOnlyList<Series> series)
    {
        if (series.All(s => s.Variable.IsRoundShare))
            return $"Dashed line: share of the runs in each round; band: its {Captions.ShareOrMeanInterval}.";
        var paths = series.Select(s => Math.Min(SamplePaths, s.Paths.Count)).DefaultIfEmpty(0).Min();
        return "Solid line: median over replications; dark and light bands: middle 50% (25th to 75th percentile) and 90% (5th to 95th) of "
            + "the replications"
            + $" in each round; dashed line: mean, its own narrow band the {Captions.ShareOrMeanInterval} of the mean"
            + (paths > 0 ? $"; thin grey lines: the first {paths} replications, as samples." : ".")
            + " A run that ended early keeps its last state.";
    }

    static IEnumerable<int> Known(IReadOnlyList<double> values) => Enumerable.Range(0, values.Count).Where(r => double.IsFinite(values[r]));
}
