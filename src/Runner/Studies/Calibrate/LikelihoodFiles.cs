using System.Globalization;
using NegotiationSim.Engine.History.Abc;
using NegotiationSim.Engine.Statistics;
using NegotiationSim.Runner.Results;

namespace NegotiationSim.Runner.Studies.Calibrate;

/// <summary>The posterior by the filter's likelihood beside the one by statistics, for other programs and as a table.</summary>
internal static class LikelihoodFiles
{
    private const double MostMixing = 1.1, MostNoise = 2;

    /// <summary>The columns of likelihood.csv.</summary>
    internal static IReadOnlyList<DataColumn> Columns { get; } =
    [
        DataColumn.Text("path", "the number's path"),
        DataColumn.Real("mean", "mean of the posterior by the likelihood", "that of the number"),
        DataColumn.Real("mean_se", "its Monte Carlo standard error, each chain left out in turn", "that of the number"),
        DataColumn.Real("sd", "standard deviation of that posterior", "that of the number"),
        DataColumn.Real("p05", "its 5% quantile", "that of the number"), DataColumn.Real("p95", "its 95% quantile", "that of the number"),
        DataColumn.Real("split_r", "split-R of its chains: near 1 where they tell the same", mayLack: true),
        DataColumn.Real("abc_mean", "mean of the posterior by statistics", "that of the number"),
        DataColumn.Real("abc_sd", "standard deviation of that", "that of the number"),
        DataColumn.Real("apart", "mean by the likelihood less that by statistics", "standard deviations of the prior"),
        DataColumn.Whole("n", "steps of the chains that count"),
    ];

    /// <summary>A row a number.</summary>
    internal static string Text(CalibrationResult found, LikelihoodPosterior likelihood) => Csv.Table(Columns,
        Pairs(found, likelihood).Select(p => new[] { p.Own.Mean, p.Own.StandardError, p.Own.Sd, p.Own.Low, p.Own.High, p.Mixing,
            p.Abc.Mean, p.Abc.Sd, Apart(p.Own, p.Abc), likelihood.Steps }.Select(Csv.Field).Prepend(p.Own.Parameter.Path)));

    /// <summary>The two posteriors of each number, those that differ most first.</summary>
    internal static ResultTable Table(CalibrationResult found, LikelihoodPosterior likelihood) => new(
        string.Create(CultureInfo.InvariantCulture,
            $"By the filter's likelihood, beside statistics ({likelihood.Steps:N0} steps, {100 * likelihood.Acceptance:F0}% taken)"),
        [
            new("number", "path", "", IsNumber: false), new("mean", "mean", "of the posterior by the likelihood"),
            new("±", "meanSe", Columns.MeaningOf("mean_se")), new("90%", "interval90", ""),
            new("by statistics", "abcMean", "mean of the posterior above"), new("apart", "apart", Columns.MeaningOf("apart")),
            new("R", "splitR", Columns.MeaningOf("split_r")),
        ],
        [.. Pairs(found, likelihood).OrderByDescending(p => Math.Abs(Apart(p.Own, p.Abc))).Select(p => Row(p.Own, p.Abc, p.Mixing))],
        [string.Create(CultureInfo.InvariantCulture,
            $"ln of the likelihood varies by {likelihood.Noise:F1} from seed to seed; steps are judged by it and are right for all "
            + $"that, but slow above {MostNoise:F0}.")]);

    /// <summary>What speaks against leaning on it.</summary>
    internal static IEnumerable<Caution> Cautions(LikelihoodPosterior likelihood)
    {
        var worst = likelihood.Mixing.Max();
        if (!(worst <= MostMixing)) // a chain that never moves has none
            yield return double.IsNaN(worst)
                ? new("chains-differ", "The chains by the likelihood never moved", "no step was taken",
                    "Give more steps with --likelihood.")
                : new("chains-differ",
                    string.Create(CultureInfo.InvariantCulture, $"The chains by the likelihood do not agree: split-R reaches {worst:F2}"),
                    string.Create(CultureInfo.InvariantCulture, $"{MostMixing} is much"), "Give more steps with --likelihood.");
    }

    private static IEnumerable<(Marginal Own, Marginal Abc, double Mixing)> Pairs(
        CalibrationResult found, LikelihoodPosterior likelihood) =>
        likelihood.Marginals.Zip(likelihood.Mixing, (m, r) => (m, found.Marginals.Single(a => a.Parameter.Path == m.Parameter.Path), r));

    private static double Apart(Marginal own, Marginal abc) => (own.Mean - abc.Mean) / own.PriorSd;

    private static IReadOnlyList<Cell> Row(Marginal m, Marginal abc, double mixing)
    {
        var decimals = m.PriorHigh - m.PriorLow < .3 ? 3 : 2;
        return [new Cell(CalibrationTables.Short(m.Parameter.Path), m.Parameter.Path), Cell.Number(m.Mean, decimals),
            Cell.Number(m.StandardError, 3), Cell.Range(new(m.Low, m.High), decimals), Cell.Number(abc.Mean, decimals),
            Cell.Number(Apart(m, abc), 2), Cell.Number(mixing, 2)];
    }
}
