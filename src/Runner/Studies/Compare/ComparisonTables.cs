using System.Text;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Shell;
using NegotiationSim.Runner.Studies.Run;

namespace NegotiationSim.Runner.Studies.Compare;

/// <summary>The tables of a comparison, and what they say in words.</summary>
internal static class ComparisonTables
{
    /// <summary>The differences of later scenarios from the first.</summary>
    internal static IReadOnlyList<PairedDifference> AgainstFirst(this ComparisonResult comparison) =>
        [.. comparison.Differences.Where(d => d.Reference == comparison.Runs[0].Scenario)];

    /// <summary>How many scenarios' means stand beside each other on a screen at the most.</summary>
    private const int AcrossTheScreen = 3;

    /// <summary>A table of means beside each other, then a table of differences for each later scenario.</summary>
    internal static IReadOnlyList<ResultTable> Of(ComparisonResult comparison) =>
        [Means(comparison, comparison.Runs), .. Differences(comparison), .. Switching(comparison)];

    /// <summary>The same for a screen, the means in as many tables as it takes; of more than two scenarios these alone, unless all is asked
    /// for.</summary>
    internal static IReadOnlyList<ResultTable> ForScreen(ComparisonResult comparison, bool all) =>
        [.. MeansForScreen(comparison), .. all || comparison.Runs.Count == 2 ? Differences(comparison) : [],
            .. all ? Switching(comparison) : []];

    /// <summary>The prices at which later scenarios tie with the first, where they can be told.</summary>
    private static IEnumerable<ResultTable> Switching(ComparisonResult comparison)
    {
        var first = comparison.Runs[0].Scenario;
        SwitchingValue[] known = [.. comparison.SwitchingValues.Where(v => v.Reference == first && v.IsKnown)];
        if (known.Length == 0) yield break;
        yield return new ResultTable($"What a price would have to be for the sender's payoff to tie with that of {comparison.Titles[0]}",
            [
                new("scenario", "scenario", "", IsNumber: false), new("price", "price", "one of world.payoffs", IsNumber: false),
                new("here", "here", ""), new("ties at", "tiesAt", "the difference of the payoffs before that price over the "
                    + "difference of what the price is multiplied by (a switching value)"),
                new("95% interval", "ci95", "Fieller 1954"),
            ],
            [.. known.Select(v => (IReadOnlyList<Cell>)
                [
                    new(TextWrap.Shortened(comparison.TitleOf(v.Scenario), 18), v.Scenario), v.Price.Name + (v.IsNever ? " *" : ""),
                    double.IsNaN(v.Here) ? new("drawn", "") : new(NumberText.Exact(v.Here), NumberText.Exact(v.Here)),
                    Cell.Mean(v.Value), Cell.Range(v.Value),
                ])],
            [
                $"n = {NumberText.Some(comparison.Runs[0].Replications, "pair")}. Prices in which two scenarios do not clearly differ are "
                    + $"left out.",
                .. known.Any(v => v.IsNever) ? (string[])["* No price of 0 or more turns the ranking."] : [],
            ]);
    }

    private static ResultTable[] MeansForScreen(ComparisonResult comparison)
    {
        var across = AcrossTheScreen;
        while (across > 1 && !comparison.Runs.Chunk(across).All(chunk => Means(comparison, chunk).FitsTheScreen)) across--;
        return [.. comparison.Runs.Chunk(across).Select(chunk => Means(comparison, chunk))];
    }

    private static IEnumerable<ResultTable> Differences(ComparisonResult comparison) =>
        comparison.AgainstFirst().GroupBy(d => d.Scenario).Select(g => RunTables.Of([.. g]));

    /// <summary>The columns of differences.csv and ablation.csv.</summary>
    internal static IReadOnlyList<DataColumn> DifferenceColumns { get; } =
    [
        new("scenario", "scenario", "", "the scenario's name", DataType.Text),
        new("reference", "reference", "", "the scenario that it is held against", DataType.Text),
        new("metric", "metric", "", "which metric", DataType.Text),
        new("difference", "mean difference", InUnit, "mean of scenario minus reference, replication by replication on the same shocks",
            DataType.Real, MayLack: true),
        new("standard_error", "standard error", InUnit, "standard error of that mean", DataType.Real, MayLack: true),
        new("ci95_low", "95% interval, low", InUnit, "lower end of its 95% interval: Student's t, for a share Tango 1998", DataType.Real,
            MayLack: true),
        new("ci95_high", "95% interval, high", InUnit, "upper end of it", DataType.Real, MayLack: true),
        new("superiority", "P(>)", "", "chance that the scenario has the higher value in a pair, ties counted half", DataType.Real,
            MayLack: true),
        new("superiority_low", "P(>), low", "", "lower end of its 95% interval", DataType.Real, MayLack: true),
        new("superiority_high", "P(>), high", "", "upper end of it", DataType.Real, MayLack: true),
        new("effect_size", "d_z", "", "mean of the differences over their standard deviation (Cohen 1988)", DataType.Real, MayLack: true),
        new("adjusted_p", "p", "", "p value of no difference, adjusted over all rows (Holm 1979)", DataType.Real, MayLack: true),
        new("n", "n", "", "pairs in which both have a value", DataType.Whole),
    ];

    private const string InUnit = "that of the metric";

    /// <summary>All differences in one table for other programs.</summary>
    internal static string ToCsv(IReadOnlyList<PairedDifference> differences)
    {
        var text = new StringBuilder(Csv.Heading(DifferenceColumns));
        foreach (var d in differences.Where(d => RunTables.IsShown(d.Metric, d.Difference)))
        {
            text.Append(string.Join(',', Csv.Field(d.Scenario), Csv.Field(d.Reference), d.Metric.Name,
                Csv.Field(d.Difference.Mean), Csv.Field(d.Difference.StandardError), Csv.Field(d.Difference.Interval.Low),
                Csv.Field(d.Difference.Interval.High),
                Csv.Field(d.Superiority.Mean), Csv.Field(d.Superiority.Interval.Low), Csv.Field(d.Superiority.Interval.High),
                Csv.Field(d.EffectSize), Csv.Field(d.AdjustedP),
                d.Difference.N.ToString(System.Globalization.CultureInfo.InvariantCulture))).Append('\n');
        }
        return text.ToString();
    }

    /// <summary>What can and cannot be said of each later scenario: of the foremost metric, and of the others where there is one such
    /// scenario or all is asked for.</summary>
    internal static string InWords(ComparisonResult comparison, bool all) =>
        string.Concat(comparison.AgainstFirst()
            .Where(d => comparison.Runs[0].Model.Highlights.Headline.Take(all || comparison.Runs.Count == 2 ? int.MaxValue : 1)
                .Contains(d.Metric.Name))
            .OrderBy(d => comparison.Runs.Index().First(r => r.Item.Scenario == d.Scenario).Index)
            .ThenBy(d => d.Metric.Name != comparison.Runs[0].Model.Highlights.Headline[0])
            .Select(Verdict.Of)
            .Select(sentence => TextWrap.Hanging(sentence, "  ", "    ")));

    private static ResultTable Means(ComparisonResult comparison, IReadOnlyList<RunResult> runs)
    {
        string TitleOf(RunResult run) => comparison.TitleOf(run.Scenario);
        Column[] columns = [new("metric", "metric", "", IsNumber: false),
            .. runs.Select(r => new Column(Short(TitleOf(r)), r.Scenario, ""))];
        var rows = Enumerable.Range(0, runs[0].Metrics.Count)
            .Where(i => runs.Any(r => RunTables.IsShown(r.Metrics[i].Metric, r.Metrics[i].Estimate)))
            .Select(
                i =>
                    (IReadOnlyList<Cell>)[new Cell(runs[0].Metrics[i].Metric.Label, runs[0].Metrics[i].Metric.Name),
                        .. runs.Select(r => MeanCell(r.Metrics[i]))]);
        return new ResultTable($"Means over {NumberText.Some(runs[0].Replications, "replication")} on the same shocks, seed {runs[0].Seed}",
            columns, [.. rows],
            [$"± is half the 95% interval of the mean (Student's t); a share of runs has its own in brackets (Wilson 1927). n is the "
                + $"number of replications, except for the "
                + $"{string.Join(", ", runs[0].Model.Metrics.Where(m => m.MayLack).Select(m => m.Label))}: those that had one.",
             .. runs.Where(r => Short(TitleOf(r)) != r.Scenario).Select(r => $"{Short(TitleOf(r))} is {r.Scenario}") is var called
                 && called.Any()
                 ? [string.Join("; ", called) + "."] : Array.Empty<string>()]);
    }

    private static Cell MeanCell(MetricSummary m) =>
        m.Estimate.N == 0 ? "–" : m.Metric.IsShare ? Cell.WithRange(m.Estimate) : Cell.Half(m.Estimate);

    private static string Short(string name) => TextWrap.Shortened(name, 22);
}
