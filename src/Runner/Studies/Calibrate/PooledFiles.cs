using NegotiationSim.Engine.History.Abc;
using NegotiationSim.Runner.Results;

namespace NegotiationSim.Runner.Studies.Calibrate;

/// <summary>A calibration of several disputes for other programs.</summary>
internal static class PooledFiles
{
    private const string InUnit = "that of the number";

    private static readonly DataColumn Dispute = DataColumn.Text("dispute", "the scenario's name");

    /// <summary>The columns of pooled.csv.</summary>
    internal static IReadOnlyList<DataColumn> ParameterColumns { get; } =
    [
        Dispute, DataColumn.Text("path", "the number's path; record.… is of how the record sees talks"),
        DataColumn.Whole("shared", "1 if it is a strength that all disputes have in part in common, 0 if it is the dispute's own"),
        DataColumn.Real("prior_mean", "mean of the prior", InUnit), DataColumn.Real("prior_sd", "standard deviation of the prior", InUnit),
        .. Told("alone", "the dispute's own record, as by sim calibrate on it alone"),
        .. Told("pooled", "all records"),
        DataColumn.Whole("n", "draws of the pooled posterior"),
        DataColumn.Real("n_effective", "how many draws, all as likely, they are worth"),
    ];

    /// <summary>The columns of common.csv.</summary>
    internal static IReadOnlyList<DataColumn> CommonColumns { get; } =
    [
        DataColumn.Real("weight", "how much the draw counts; the weights add up to 1"),
        DataColumn.Real("rho", "ρ, the correlation of a shared strength in two disputes: 0 nothing in common, 1 one number"),
    ];

    /// <summary>The columns of disputes.csv.</summary>
    internal static IReadOnlyList<DataColumn> LeftOutColumns { get; } =
    [
        DataColumn.Text("dispute", "the dispute left out"),
        DataColumn.Text("stretch", "what of its record: the whole, or one of four equal parts"),
        .. CalibrationColumns.LeftOut("stretch", "dispute"),
    ];

    /// <summary>The columns of rounds.csv.</summary>
    internal static IReadOnlyList<DataColumn> RoundColumns { get; } =
    [
        DataColumn.Whole("population", "which of the populations that were sampled apart, from 1"),
        DataColumn.Whole("round", "the round of sweeps over all disputes, from 1"), Dispute,
        DataColumn.Whole("sweeps", "how many sweeps it had"),
        DataColumn.Real("acceptance", "share of the dispute's steps with new chance that were accepted"),
        DataColumn.Real("distinct_draws", "how many different histories its draws go back to"),
        DataColumn.Real("rho_mean", "mean of ρ over the draws after the round, before regression"),
    ];

    /// <summary>A row a dispute and number.</summary>
    internal static string Parameters(PooledResult result) => Csv.Table(ParameterColumns,
        result.Pooled.SelectMany((pooled, d) => pooled.Marginals.Select((m, j) => (IEnumerable<string>)
        [
            Csv.Field(pooled.Scenario.Name), m.Parameter.Path, result.Shared.Contains(m.Parameter.Path) ? "1" : "0", N(m.PriorMean),
            N(m.PriorSd), .. Of(result.Alone[d].Marginals[j]), .. Of(m), N(pooled.Posterior.Values.Count),
            N(pooled.Posterior.EffectiveSize),
        ])));

    /// <summary>A row a draw of ρ.</summary>
    internal static string Common(PooledResult result) =>
        Csv.Table(CommonColumns, result.Common.Weights.Zip(result.Common.Draws, (w, rho) => (IEnumerable<string>)[N(w), N(rho)]));

    /// <summary>A row a dispute left out, stretch and target.</summary>
    internal static string LeftOut(PooledResult result) => Csv.Table(LeftOutColumns, result.LeftOut.Select(l => (IEnumerable<string>)
        [Csv.Field(result.Alone[l.Dispute].Scenario.Name), .. CalibrationFiles.Of(l.Prediction)]));

    /// <summary>A row a population, round and dispute.</summary>
    internal static string Rounds(PooledResult result) => Csv.Table(RoundColumns,
        result.Rounds.SelectMany((rounds, k) => rounds.SelectMany(r => r.Disputes.Select((g, d) => (IEnumerable<string>)
        [
            N(k + 1), N(r.Round + 1), Csv.Field(result.Alone[d].Scenario.Name), N(g.Sweeps), N(g.Acceptance), N(g.DistinctDraws),
            N(r.Common.Average()),
        ]))));

    /// <summary>How many histories were played for the posteriors.</summary>
    internal static long Histories(PooledResult result) => result.Pooled.Sum(CalibrationFiles.Histories);

    private static DataColumn[] Told(string by, string records) =>
    [
        DataColumn.Real(by + "_mean", $"mean of the posterior given {records}", InUnit),
        DataColumn.Real(by + "_mean_se", "Monte Carlo standard error of it, each population left out in turn", InUnit, mayLack: true),
        DataColumn.Real(by + "_sd", "standard deviation of that posterior", InUnit),
        DataColumn.Real(by + "_p05", "its 5% quantile", InUnit), DataColumn.Real(by + "_p95", "its 95% quantile", InUnit),
        DataColumn.Real(by + "_contraction", "1 − its variance / that of the prior: 1 pinned down, 0 nothing learnt"),
        DataColumn.Text(by + "_verdict", "identified, weakly, or not identified, by the contraction"),
    ];

    private static IEnumerable<string> Of(Marginal m) =>
        [N(m.Mean), N(m.StandardError), N(m.Sd), N(m.Low), N(m.High), N(m.Contraction), m.Verdict];

    private static string N(double value) => CalibrationFiles.N(value);
}
