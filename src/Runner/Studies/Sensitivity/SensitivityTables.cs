using System.Globalization;
using System.Text;
using NegotiationSim.Engine.Statistics;
using NegotiationSim.Engine.Studies.Sensitivity;
using NegotiationSim.Runner.Results;

namespace NegotiationSim.Runner.Studies.Sensitivity;

/// <summary>What results are sensitive to, as tables.</summary>
internal static class SensitivityTables
{
    /// <summary>How many pairs a table shows.</summary>
    private const int MostPairs = 10;

    /// <summary>How many numbers a table shows in short.</summary>
    private const int Foremost = 8;

    private const int LongestPath = 36;

    /// <summary>A table a metric, the number that matters most first; then one of pairs where they were asked for.</summary>
    /// <param name="result">What was found.</param>
    /// <param name="isShort">Whether only the numbers that matter most are told.</param>
    internal static IReadOnlyList<ResultTable> Of(SensitivityResult result, bool isShort = false) =>
        [.. result.Metrics.SelectMany(m => m.Indices.Any(i => i.Kind == "second")
            ? (ResultTable[])[Numbers(result, m, isShort), Pairs(m)] : [Numbers(result, m, isShort)])];

    /// <summary>The numbers' paths, the one that matters most first.</summary>
    internal static IReadOnlyList<string> Ranked(SensitivityResult result, MetricSensitivity metric)
    {
        var main = result.Options.Method switch { SensitivityMethod.Morris => "muStar", SensitivityMethod.Pawn => "pawn", _ => "total" };
        return [.. metric.Indices.Where(i => i.Kind == main).OrderByDescending(Rank).Select(i => i.Factor)];
    }

    private static double Rank(SensitivityIndex index) => double.IsNaN(index.Value.Mean) ? double.NegativeInfinity : index.Value.Mean;

    private static ResultTable Numbers(SensitivityResult result, MetricSensitivity metric, bool isShort)
    {
        var all = Ranked(result, metric);
        string[] told = [.. all.Take(isShort ? Foremost : all.Count)];
        Column[] columns = result.Options.Method switch
        {
            SensitivityMethod.Morris =>
            [
                new("mu*", "muStar", SensitivityFiles.Indices["muStar"] + "; ± is half the 95% interval, Student's t over the walks"),
                new("mu", "mu", SensitivityFiles.Indices["mu"]),
                new("sigma", "sigma", SensitivityFiles.Indices["sigma"]),
            ],
            SensitivityMethod.Pawn =>
            [
                new("PAWN", "pawn", SensitivityFiles.Indices["pawn"]),
                new("95% interval", "pawnCi95", "jackknife over eight scramblings; approximate"),
            ],
            _ =>
            [
                new("total", "total", SensitivityFiles.Indices["total"]),
                new("first", "first",
                    SensitivityFiles.Indices["first"] + "; ± is half the 95% interval, Student's t over eight scramblings"),
            ],
        };
        return new ResultTable(
            FormattableString.Invariant(
                $"{metric.Metric.Label}: what it is sensitive to in {result.Scenario} ({result.Points:N0} points × {result.Options.Replications} replications, seed {result.Options.Seed})"),
            [new("number", "number", "", IsNumber: false), .. columns],
            [.. told.Select(path => (IReadOnlyList<Cell>)[Short(path), .. Cells(result.Options.Method, metric, path)])],
            [
                .. told.Length < all.Count ? [$"The first {told.Length} of {all.Count} numbers."] : Array.Empty<string>(), Summary(metric),
            ]);
    }

    /// <summary>A path that fits beside its numbers: of a long one the first and the last word; sensitivity.csv has it in full.</summary>
    private static string Short(string path) =>
        path.Length <= LongestPath ? path : $"{path[..path.IndexOf('.')]}.….{path[(path.LastIndexOf('.') + 1)..]}";

    private static IEnumerable<Cell> Cells(SensitivityMethod method, MetricSensitivity metric, string path)
    {
        switch (method)
        {
            case SensitivityMethod.Morris:
                var size = metric["muStar", path];
                double[] beside = [metric["mu", path].Mean, metric["sigma", path].Mean];
                return [WithHalf(size), .. beside.Select(v => Cell.Number(v, size.Decimals))];
            case SensitivityMethod.Pawn:
                return [Cell.Mean(metric["pawn", path]), Cell.Range(metric["pawn", path])];
            default:
                return [WithHalf(metric["total", path]), WithHalf(metric["first", path])];
        }
    }

    private static ResultTable Pairs(MetricSensitivity metric)
    {
        Column[] columns =
        [
            new("number", "number", "", IsNumber: false), new("with", "with", "", IsNumber: false),
            new("second", "second", SensitivityFiles.Indices["second"]), new("95% interval", "ci95", "Student's t over eight scramblings"),
        ];
        var pairs = metric.Indices.Where(i => i.Kind == "second").OrderByDescending(Rank).ToArray();
        return new ResultTable($"{metric.Metric.Label}: pairs", columns,
            [.. pairs.Take(MostPairs).Select(i => (IReadOnlyList<Cell>)[i.Factor, i.Other, Cell.Mean(i.Value), Cell.Range(i.Value)])],
            pairs.Length > MostPairs ? [$"The largest {MostPairs} of {pairs.Length} pairs; sensitivity.csv has all."] : []);
    }

    private static string Summary(MetricSensitivity m)
    {
        var text =
            new StringBuilder(
                string.Create(CultureInfo.InvariantCulture,
                    $"Mean {m.Mean:G4}, standard deviation between points {Math.Sqrt(m.Variance):G3}."));
        if (!double.IsNaN(m.NoiseShare))
            text.Append(CultureInfo.InvariantCulture, $" Replication noise is {100 * m.NoiseShare:F1}% of the variance.");
        if (!double.IsNaN(m.Threshold))
            text.Append(CultureInfo.InvariantCulture, $" Of numbers without influence 95% stay below {m.Threshold:F3}.");
        return text.ToString();
    }

    private static Cell WithHalf(Estimate e) => double.IsNaN(e.Mean) ? Cell.Mean(e) : Cell.Half(e);
}
