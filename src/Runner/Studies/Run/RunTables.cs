using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Statistics;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Studies.Run;

/// <summary>The tables of a run and of a comparison.</summary>
internal static class RunTables
{
    /// <summary>How the interval of a paired difference is made.</summary>
    internal const string DifferenceInterval = "of that mean, Student's t on the pairs; of shares Tango 1998";

    private static readonly Column[] EstimateColumns =
    [
        new("mean", "mean", "over replications; for a share, the part of the runs"),
        new("95% interval", "ci95", "of the mean: Student's t; of a share: Wilson 1927"),
        new("n", "n", "replications that have a value"),
    ];

    /// <summary>Every metric, then the shares of the outcomes.</summary>
    internal static ResultTable Of(RunResult run)
    {
        Column[] columns = [new("metric", "metric", "", IsNumber: false), .. EstimateColumns, new("unit", "unit", "", IsNumber: false)];
        var rows = run.Metrics.Where(m => IsShown(m.Metric, m.Estimate))
            .Select(m => Row(m.Metric.Label, m.Metric.Name, m.Estimate, m.Metric.Unit))
            .Concat(Apart(run).Select(o => Row("ended " + o.Label, o.Name, o.Share, "share of runs")));
        return new ResultTable(
            $"{run.Title} ({run.Scenario}): {NumberText.Some(run.Rounds, "round")} × {NumberText.Some(run.Replications, "replication")}, "
                + $"seed {run.Seed}",
            columns, [.. rows],
            [run.Model.Highlights.EndsInWords + ": these shares add up to 1."]);
    }

    /// <summary>The same for other programs: a row a metric or outcome, numbers in full, nothing where there is no number.</summary>
    internal static string ToCsv(RunResult run, bool hasHeading = true)
    {
        var rows = run.Metrics.Where(m => IsShown(m.Metric, m.Estimate)).Select(m => (m.Metric.Name, m.Estimate, m.Metric.Unit))
            .Concat(Apart(run).Select(o => (o.Name, Estimate: o.Share, Unit: "share of runs")));
        return (hasHeading ? "scenario,metric,mean,standard_error,ci95_low,ci95_high,n,unit\n" : "")
            + string.Concat(rows.Select(row => string.Join(',',
            Csv.Field(run.Scenario), row.Name, Csv.Field(row.Estimate.Mean), Csv.Field(row.Estimate.StandardError),
            Csv.Field(row.Estimate.Interval.Low),
            Csv.Field(row.Estimate.Interval.High), row.Estimate.N.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Csv.Field(row.Unit)) + "\n"));
    }

    /// <summary>Every metric's paired difference of one scenario from another.</summary>
    internal static ResultTable Of(IReadOnlyList<PairedDifference> differences)
    {
        var (scenario, reference) = (differences[0].ScenarioTitle, differences[0].ReferenceTitle);
        Column[] columns =
        [
            new("metric", "metric", "", IsNumber: false),
            new("mean diff", "difference", $"mean of {scenario} minus {reference}, replication by replication"),
            new("95% interval", "ci95", DifferenceInterval),
            new("P(>)", "superiority", $"chance that {scenario} has the higher value in a pair, ties half"),
            new("d_z", "effectSize", "effect size, the mean difference over the standard deviation"),
            new("p", "adjustedP", "of no difference, adjusted for all rows (Holm 1979)"),
            new("n", "n", "pairs"),
        ];
        return new ResultTable($"{scenario} against {reference}, on the same shocks", columns,
            [.. differences.Where(d => IsShown(d.Metric, d.Difference))
                .Select(d => DifferenceCells(d, new Cell(d.Metric.Label, d.Metric.Name)))], []);
    }

    /// <summary>Whether tables and files have a metric: one that applies in some scenarios only is left out where no run has a
    /// value.</summary>
    internal static bool IsShown(Quantity metric, Estimate estimate) => metric.When is null || estimate.N > 0;

    /// <summary>The ends that are no metrics as well.</summary>
    private static IEnumerable<OutcomeShare> Apart(RunResult run) => run.Outcomes.Where(o => run.Model.Metrics.All(m => m.Name != o.Name));

    private static Cell[] Row(string label, string name, Estimate e, string unit) =>
    [
        new(label, name),
        Cell.Mean(e),
        Cell.Range(e),
        new(NumberText.Count(e.N), e.N.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        unit,
    ];

    /// <summary>A row of differences, under a heading of its own.</summary>
    internal static Cell[] DifferenceCells(PairedDifference d, Cell heading) =>
    [
        heading,
        Cell.Mean(d.Difference),
        Cell.Range(d.Difference),
        Cell.Number(d.Superiority.Mean, 2),
        Cell.Number(d.EffectSize, 2),
        Cell.PValue(d.AdjustedP),
        new(NumberText.Count(d.Difference.N), d.Difference.N.ToString(System.Globalization.CultureInfo.InvariantCulture)),
    ];
}
