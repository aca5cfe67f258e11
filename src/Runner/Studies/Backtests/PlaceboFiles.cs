using System.Globalization;
using NegotiationSim.Engine.History;
using NegotiationSim.Runner.Results;

namespace NegotiationSim.Runner.Studies.Backtests;

/// <summary>Placebos for other programs, and as tables.</summary>
internal static class PlaceboFiles
{
    /// <summary>The columns of placebo.csv.</summary>
    internal static IReadOnlyList<DataColumn> Columns { get; } =
    [
        DataColumn.Text("kind", "what was done to the coded timeline: " + string.Join(", ", Enum.GetNames<PlaceboKind>())),
        DataColumn.Text("timeline", "the order of the eras, the quarters of the shift, or the one era; empty as coded"),
        DataColumn.Text("target", "what is forecast, or Joint: all that the record says of a quarter"),
        DataColumn.Real("log_score", "mean logarithmic score a quarter; lower is better", "nats"),
        DataColumn.Real("se", "Monte Carlo error of a joint score, each island left out in turn", "nats", mayLack: true),
    ];

    /// <summary>A row a timeline and target.</summary>
    internal static string Text(PlaceboResult placebo) => Csv.Table(Columns, placebo.Placebos.Prepend(placebo.Coded).SelectMany(score =>
        score.Targets.Select(t => (Target: t.Key.ToString(), Score: t.Value, Error: double.NaN))
            .Prepend((Target: "Joint", Score: score.Joint, Error: score.StandardError))
            .Select(t => (string[])
                [score.Kind.ToString(), Csv.Field(score.Name), t.Target, Csv.Field(t.Score), Csv.Field(t.Error)])));

    internal static string NameOf(ForecastQuantity? target) => target is { } one ? BacktestTables.NameOf(one) : "All together";

    /// <summary>Where the coded timeline ranks, and how each policy does alone.</summary>
    internal static IReadOnlyList<ResultTable> Tables(PlaceboResult placebo) =>
    [
        new("The coded timeline among timelines that tell nothing",
            [
                new("placebo", "kind", "", IsNumber: false), new("of", "target", "", IsNumber: false),
                new("coded", "coded", "mean log score a quarter, nats; lower is better"), new("median", "median", "the placebos'"),
                new("rank", "rank", "of the coded timeline: 1 if no placebo does as well"), new("of n", "n", "the coded one included"),
                new("p", "p", "rank/n: the chance of such a rank if any placebo might as well have been coded"),
                new("adjusted", "adjustedP", "over the targets of a kind (Holm 1979)"),
            ],
            [.. placebo.Ranks.Select(r => (IReadOnlyList<Cell>)
                [r.Kind.ToString().ToLowerInvariant(), NameOf(r.Target), Cell.Number(r.Coded, 3), Cell.Number(r.Median, 3),
                    Cell.Number(r.Rank, 0), Cell.Number(r.N, 0), Cell.PValue(r.PValue), Cell.PValue(r.AdjustedP)])],
            ["All together includes what the record says of targets that are not scored by themselves."]),
        new("One policy throughout, in place of the coded timeline",
            [
                new("policy of era", "era", "", IsNumber: false), new("log score", "logScore", "all together, nats a quarter"),
                new("±", "se", "Monte Carlo error"), new("worse by", "worse", "than the coded timeline, nats over all scored quarters"),
            ],
            [.. placebo.Placebos.Where(s => s.Kind == PlaceboKind.Constant).OrderBy(s => s.Joint).Prepend(placebo.Coded)
                .Select(s => (IReadOnlyList<Cell>)
                    [s.Kind == PlaceboKind.Constant ? s.Name : "as coded", Cell.Number(s.Joint, 3), Cell.Number(s.StandardError, 3),
                        Cell.Number((s.Joint - placebo.Coded.Joint) * placebo.Quarters, 1)])],
            [BestConstant(placebo)]),
    ];

    private static string BestConstant(PlaceboResult placebo)
    {
        PlaceboScore[] constant = [.. placebo.Placebos.Where(s => s.Kind == PlaceboKind.Constant)];
        var best = constant.MinBy(s => s.Joint)!;
        var gain = (best.Joint - placebo.Coded.Joint) * placebo.Quarters;
        return string.Create(CultureInfo.InvariantCulture,
            $"Over {placebo.Quarters} quarters the coded timeline is {Math.Abs(gain):F1} nats {(gain > 0 ? "likelier" : "less likely")} "
            + $"than the policy of {best.Name} throughout, the best of {constant.Length} with the record in view.");
    }
}
