using NegotiationSim.Engine.History;
using NegotiationSim.Runner.Results;

namespace NegotiationSim.Runner.Studies.Calibrate;

/// <summary>What the files of a calibration hold.</summary>
internal static class CalibrationColumns
{
    private const string InUnit = "that of the number", InStatistic = "that of the statistic", InTarget = "launch days or quarters";

    private static readonly DataColumn Of = DataColumn.Text("target",
        $"what of the record: {string.Join(", ", Enum.GetNames<ForecastQuantity>())}; of all but launches, whether they were");

    /// <summary>The columns of parameters.csv.</summary>
    internal static IReadOnlyList<DataColumn> Parameters { get; } =
    [
        DataColumn.Text("path", "the number's path; record.… is of how the record sees talks"),
        DataColumn.Text("prior", "its distribution before the record"),
        DataColumn.Real("prior_mean", "mean of the prior", InUnit), DataColumn.Real("prior_sd", "standard deviation of the prior", InUnit),
        DataColumn.Real("prior_p05", "5% quantile of the prior", InUnit), DataColumn.Real("prior_p95", "95% quantile of the prior", InUnit),
        DataColumn.Real("mean", "mean of the posterior", InUnit),
        DataColumn.Real("mean_se", "Monte Carlo standard error of the mean, each population left out in turn", InUnit, mayLack: true),
        DataColumn.Real("sd", "standard deviation of the posterior", InUnit),
        DataColumn.Real("p05", "5% quantile of the posterior", InUnit),
        DataColumn.Real("median", "median of the posterior", InUnit), DataColumn.Real("p95", "95% quantile of the posterior", InUnit),
        DataColumn.Real("contraction", "1 − variance of the posterior / of the prior: 1 pinned down, 0 nothing learnt"),
        DataColumn.Real("shift", "mean of the posterior less that of the prior", "standard deviations of the prior"),
        DataColumn.Text("verdict", "identified, weakly, or not identified, by the contraction"),
        DataColumn.Whole("n", "draws of the posterior"), DataColumn.Real("n_effective", "how many draws, all as likely, they are worth"),
    ];

    /// <summary>The columns of checks.csv.</summary>
    internal static IReadOnlyList<DataColumn> Checks { get; } =
    [
        DataColumn.Text("statistic", "which statistic of the record"), DataColumn.Text("meaning", "what it is"),
        DataColumn.Whole("matched", "1 if it was learnt from, 0 if it is a check alone"),
        DataColumn.Real("record", "its value in the record", InStatistic, mayLack: true),
        .. Predicted("prior", "histories from the prior", InStatistic),
        .. Predicted("posterior", "histories from the posterior", InStatistic),
        DataColumn.Real("share_above",
            "share of the posterior's histories above the record; near 0 or 1 the model misses it", mayLack: true),
        DataColumn.Whole("met", "1 if the record lies within the posterior's 90%, else 0; none where no history can tell", mayLack: true),
    ];

    /// <summary>The columns of quarters.csv.</summary>
    internal static IReadOnlyList<DataColumn> Quarters { get; } =
    [
        Of, DataColumn.Text("quarter", "the quarter, as 1994Q1"),
        DataColumn.Whole("record", "what the record has: a count, or 1 and 0", mayLack: true),
        .. Predicted("prior", "histories from the prior", InTarget), .. Predicted("posterior", "histories from the posterior", InTarget),
    ];

    /// <summary>The columns of eras.csv.</summary>
    internal static IReadOnlyList<DataColumn> Eras { get; } =
    [
        DataColumn.Text("era", "the era left out"), .. LeftOut("era", "era"),
    ];

    /// <summary>The columns of generations.csv.</summary>
    internal static IReadOnlyList<DataColumn> Generations { get; } =
    [
        DataColumn.Whole("population", "which of the populations that were sampled apart, from 1"),
        DataColumn.Whole("generation", "0 for draws from the prior"),
        DataColumn.Real("threshold",
            "the distance from the record that no draw exceeds; none at first", "scales of the statistics", mayLack: true),
        DataColumn.Whole("sweeps", "how many sweeps over the draws it had at the threshold before; 0 where they were brought nearer"),
        DataColumn.Whole("histories", "how many were played by chance of their own"),
        DataColumn.Real("acceptance", "share of them that were accepted"),
        DataColumn.Whole("draws", "how many draws it has"),
        DataColumn.Real("distinct_draws", "how many different draws would tell as much"),
    ];

    /// <summary>The columns of posterior.csv.</summary>
    /// <param name="paths">The paths of the numbers that were learnt about.</param>
    internal static IReadOnlyList<DataColumn> Draws(IEnumerable<string> paths) =>
        [DataColumn.Real("weight", "how much the draw counts; the weights add up to 1"), .. paths.Select(Drawn)];

    /// <summary>The column of a number's draws.</summary>
    internal static DataColumn Drawn(string path) => path.StartsWith("record.", StringComparison.Ordinal)
        ? new(path, path, "", "a chance of how the record sees talks (docs/history.md); as drawn from the posterior", DataType.Real)
        : DataColumn.OfPath(path, "; as drawn from the posterior");

    /// <summary>The columns of what was left out and predicted, but for its name.</summary>
    /// <param name="part">What is predicted of the record.</param>
    /// <param name="others">From which others.</param>
    internal static IReadOnlyList<DataColumn> LeftOut(string part, string others) =>
    [
        DataColumn.Text("from", "its first quarter in the record"), DataColumn.Text("to", "its last"), Of,
        new("record", "record", InTarget, $"what the record has of the {part}: launch days, or quarters in which it was", DataType.Whole),
        .. Predicted("calibrated", $"histories from what was learnt of the other {others}s", InTarget),
        .. Predicted("prior", "histories from the prior", InTarget),
        Crps("calibrated", $"predicted by what was learnt of the other {others}s"), Crps("prior", "predicted by the prior"),
        Crps("naive", $"predicted by the other {others}s' rate, quarters apart; none where no other {others} is known"),
    ];

    private static DataColumn Crps(string of, string how) =>
        DataColumn.Real("crps_" + of, "continuous ranked probability score, lower is better; " + how, InTarget, mayLack: true);

    private static DataColumn[] Predicted(string of, string histories, string unit) =>
    [
        DataColumn.Real(of + "_mean", "mean of " + histories, unit, mayLack: true),
        DataColumn.Real(of + "_p05", "their 5% quantile", unit, mayLack: true),
        DataColumn.Real(of + "_p95", "their 95% quantile", unit, mayLack: true), DataColumn.Whole(of + "_n", "how many of them can tell"),
    ];
}
