using System.Globalization;
using NegotiationSim.Engine.History;
using NegotiationSim.Engine.History.Abc;
using NegotiationSim.Engine.Statistics;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Shell;
using NegotiationSim.Runner.Studies.Backtests;

namespace NegotiationSim.Runner.Studies.Calibrate;

/// <summary>A calibration as tables: what was learnt, what of the record the model meets, and how it predicts eras that were left
/// out.</summary>
internal static class CalibrationTables
{
    private const int MostTold = 12;

    private const double FewDistinct = .2, LargeError = .25, Weakly = .1;

    internal static IReadOnlyList<ResultTable> Of(CalibrationResult result) =>
        [
            Learnt(result), .. result.ByLikelihood is { } likelihood ? (ResultTable[])[LikelihoodFiles.Table(result, likelihood)] : [],
            Checked(result),
            .. result.Eras.Any(e => e.Target == ForecastQuantity.Launches) ? (ResultTable[])[LeftOut(result)] : [],
            .. result.Eras.Count > 0 ? (ResultTable[])[Scores(result)] : [],
        ];

    /// <summary>The same in short: what the record tells, what the model misses, and whether eras left out are predicted.</summary>
    internal static IReadOnlyList<ResultTable> Foremost(CalibrationResult result) =>
        [
            Only(Learnt(result), row => result.Marginals.First(m => m.Parameter.Path == row[0].Exact).Contraction >= Weakly),
            .. result.ByLikelihood is { } likelihood ? (ResultTable[])[LikelihoodFiles.Table(result, likelihood)] : [],
            Only(Checked(result), row => result.Checks.First(c => c.Statistic.Name == row[0].Exact).IsMet is false) with
            {
                Title = "What the record has and the model misses",
            },
            .. result.Eras.Count > 0 ? (ResultTable[])[Scores(result)] : [],
        ];

    /// <summary>A table with some of its rows, and how many there are.</summary>
    private static ResultTable Only(ResultTable table, Func<IReadOnlyList<Cell>, bool> isTold)
    {
        var rows = table.Rows.Where(isTold).Take(MostTold).ToArray();
        return table with { Rows = rows, Notes = [$"Shown: {rows.Length} of {table.Rows.Count}.", .. table.Notes] };
    }

    /// <summary>What speaks against leaning on a number.</summary>
    internal static IReadOnlyList<Caution> Cautions(CalibrationResult result)
    {
        List<Caution> cautions =
            [new("in-sample", "The posterior has seen the record", "its agreement with the record is no evidence for it",
                "Judge the model by the eras left out, and by sim backtest.")];
        string[] missed = [.. result.Checks.Where(c => c.IsMet is false).Select(c => c.Statistic.Name)];
        if (missed.Length > 0)
            cautions.Add(
                new("record-missed", "The model does not bring about what the record has", string.Join(", ", missed),
                    "A posterior of a model that misses facts is the least bad, not the true."));
        var (distinct, draws) = (result.Generations.Sum(g => g[^1].DistinctDraws), result.Posterior.Values.Count);
        if (distinct < FewDistinct * draws)
            cautions.Add(
                new("few-distinct-draws",
                    string.Create(CultureInfo.InvariantCulture,
                        $"The last generations tell no more than {distinct:F0} different draws would"),
                string.Create(CultureInfo.InvariantCulture, $"of {draws:N0}"),
                "Raise --population, or stop earlier with --least-acceptance."));
        var worst = result.Marginals.MaxBy(m => m.StandardError / m.PriorSd)!;
        if (worst.StandardError > LargeError * worst.PriorSd)
            cautions.Add(
                new("populations-differ",
                    string.Create(CultureInfo.InvariantCulture,
                        $"The mean of {Short(worst.Parameter.Path)} has a Monte Carlo error of {worst.StandardError / worst.PriorSd:F2} of the prior's spread"),
                "the populations do not agree", "Raise --population."));
        if (result.ByLikelihood is { } likelihood) cautions.AddRange(LikelihoodFiles.Cautions(likelihood));
        cautions.Add(
            new("coded-policies", "Policies are coded by people who know what came of them", "the posterior takes them as given",
                "Code them anew and calibrate again."));
        return cautions;
    }

    /// <summary>Whether what the record has lies within the predicted 90%.</summary>
    internal static bool IsCovered(EraPrediction e) => e.Seen >= e.Calibrated.Low && e.Seen <= e.Calibrated.High;

    private static ResultTable Learnt(CalibrationResult result)
    {
        string Names(string verdict) =>
            string.Join(", ",
                result.Marginals.Where(m => m.Verdict == verdict).OrderByDescending(m => m.Contraction)
                    .Select(m => Short(m.Parameter.Path))) is { Length: > 0 } names ? names : "none";
        return new ResultTable(
            string.Create(CultureInfo.InvariantCulture,
                $"What {result.Model.Record.Quarters[0].Quarter} to {result.Model.Record.Quarters[^1].Quarter} tell of {result.Scenario.Name} ({result.Posterior.Values.Count:N0} draws, {result.Posterior.EffectiveSize:F0} effective)"),
            [
                new("number", "path", "", IsNumber: false), new("prior 90%", "prior90", ""), new("mean", "mean", "of the posterior"),
                new("±", "meanSe", CalibrationColumns.Parameters.MeaningOf("mean_se")),
                new("posterior 90%", "posterior90", ""),
                new("contr.", "contraction", CalibrationColumns.Parameters.MeaningOf("contraction")),
            ],
            [.. result.Marginals.OrderByDescending(m => m.Contraction).Select(Row)],
            [
                $"Identified (.5 or more): {Names("identified")}. Weakly (.1 or more): {Names("weakly")}. Not identified, so that the "
                    + $"record cannot tell: {Names("not identified")}.",
                string.Create(CultureInfo.InvariantCulture,
                    $"{result.Generations.Count} populations sampled apart, {CalibrationFiles.Histories(result):N0} histories; at the end no draw is farther from the record than {result.Generations.Max(g => g[^1].Threshold):F2} scales. {Pairs(result)}"),
            ]);
    }

    private static IReadOnlyList<Cell> Row(Marginal m)
    {
        var decimals = m.PriorHigh - m.PriorLow < .3 ? 3 : 2;
        return
        [
            new Cell(Short(m.Parameter.Path), m.Parameter.Path), Cell.Range(new(m.PriorLow, m.PriorHigh), decimals),
            Cell.Number(m.Mean, decimals), Cell.Number(m.StandardError, 3),
            Cell.Range(new(m.Low, m.High), decimals), Cell.Number(m.Contraction, 2),
        ];
    }

    /// <summary>Numbers that hang together: the record tells of a combination of them.</summary>
    private static string Pairs(CalibrationResult result)
    {
        var parameters = result.Posterior.Parameters;
        string[] pairs =
        [
            .. Enumerable.Range(0, parameters.Count)
                .SelectMany(
                    i => Enumerable.Range(i + 1, parameters.Count - i - 1).Select(j => (i, j, R: result.Posterior.Correlation(i, j))))
                .Where(p => Math.Abs(p.R) >= .3).OrderByDescending(p => Math.Abs(p.R)).Take(4)
                .Select(
                    p =>
                        string.Create(CultureInfo.InvariantCulture,
                            $"{Short(parameters[p.i].Path)} and {Short(parameters[p.j].Path)} ({p.R:F2})")),
        ];
        return pairs.Length == 0 ? "No two numbers correlate by .3 or more." : $"Strongest correlations: {string.Join(", ", pairs)}.";
    }

    private static ResultTable Checked(CalibrationResult result) => new(
        "What the record has, and what the model has of it",
        [
            new("statistic", "statistic", "", IsNumber: false), new("record", "record", ""), new("prior 90%", "prior90", ""),
            new("mean", "mean", "of the posterior's histories"),
            new("posterior 90%", "posterior90", ""), new("above", "shareAbove", CalibrationColumns.Checks.MeaningOf("share_above")),
        ],
        [
            .. result.Checks.Select(c => (IReadOnlyList<Cell>)
            [
                c.Statistic.Name, Cell.Number(c.Seen, 2), Cell.Range(new(c.Prior.Low, c.Prior.High), 2), Cell.Number(c.Posterior.Mean, 2),
                Cell.Range(new(c.Posterior.Low, c.Posterior.High), 2), Cell.Number(c.Share, 2),
            ]),
        ],
        [
            $"Within the posterior's 90%: {result.Checks.Count(c => c.IsMet is true)} of {result.Checks.Count(c => c.IsMet is not null)}.",
            string.Create(CultureInfo.InvariantCulture,
                $"{result.Checks.Max(c => c.Posterior.N):N0} histories from the posterior and {result.Checks.Max(c => c.Prior.N):N0} from the prior. docs/history.md says what each statistic is; end-rate is a check only and is not matched."),
        ]);

    private static ResultTable LeftOut(CalibrationResult result) => new(
        "Launch days of each era, predicted from the other eras",
        [
            new("era", "era", "", IsNumber: false), new("quarters", "quarters", ""), new("record", "record", ""),
            new("mean", "mean", "predicted"), new("90%", "predicted90", ""),
            new("CRPS", "crps", "lower is better"), new("prior", "crpsPrior", "CRPS of the prior"),
            new("naive", "crpsNaive", "CRPS of the other eras' rate"),
        ],
        [
            .. result.Eras.Where(e => e.Target == ForecastQuantity.Launches).Select(e => (IReadOnlyList<Cell>)
            [
                new Cell(TextWrap.Shortened(e.Era, 22), e.Era), Cell.Number(e.To.Since(e.From) + 1, 0), Cell.Number(e.Seen, 0),
                Cell.Number(e.Calibrated.Mean, 1), Cell.Range(new(e.Calibrated.Low, e.Calibrated.High), 0),
                Cell.Number(e.CalibratedScore, 2), Cell.Number(e.PriorScore, 2), Cell.Number(e.NaiveScore, 2),
            ]),
        ],
        [string.Create(CultureInfo.InvariantCulture,
            $"Each row is a calibration of its own that has not seen the era; {result.Eras[0].Calibrated.N:N0} draws.")]);

    private static ResultTable Scores(CalibrationResult result) => new(
        "Eras left out: mean CRPS of an era's total",
        [
            new("target", "target", "", IsNumber: false), new("calibrated", "calibrated", ""), new("prior", "prior", ""),
            new("naive", "naive", "the other eras' rate, quarters apart"),
            new("gain on prior", "gainOnPrior", "mean over eras, with its 95% interval (Student)"),
            new("gain on naive", "gainOnNaive", "the same"), new("covered", "covered", "eras within the predicted 90%"),
        ],
        [
            .. result.Eras.GroupBy(e => e.Target).Select(g => (IReadOnlyList<Cell>)
            [
                BacktestTables.NameOf(g.Key), Cell.Number(g.Average(e => e.CalibratedScore), 2),
                Cell.Number(g.Average(e => e.PriorScore), 2), Cell.Number(Gain(g.Select(e => e.NaiveScore)).Mean, 2),
                Cell.Half(Gain(g.Select(e => e.PriorScore - e.CalibratedScore)), 2),
                Cell.Half(Gain(g.Select(e => e.NaiveScore - e.CalibratedScore)), 2),
                $"{g.Count(IsCovered)} of {g.Count()}",
            ]),
        ],
        ["Launch days are counted; of the others, the quarters in which they were."]);

    private static Engine.Statistics.Estimate Gain(IEnumerable<double> gains)
    {
        var moments = new Engine.Statistics.Moments();
        foreach (var gain in gains.Where(g => !double.IsNaN(g))) moments.Add(gain); // no other era may be known
        return Engine.Statistics.Intervals.Mean(moments);
    }

    /// <summary>A path without the groups that go without saying.</summary>
    internal static string Short(string path)
    {
        foreach (var group in (ReadOnlySpan<string>)["mechanisms.", "world."])
            if (path.StartsWith(group, StringComparison.Ordinal)) return path[group.Length..];
        return path;
    }
}
