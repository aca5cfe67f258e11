using System.Globalization;
using NegotiationSim.Engine.History.Abc;
using NegotiationSim.Engine.Statistics;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Shell;
using NegotiationSim.Runner.Studies.Backtests;

namespace NegotiationSim.Runner.Studies.Calibrate;

/// <summary>A calibration of several disputes as tables: what pooling tells, how much the disputes have in common, and how each is
/// predicted from the others.</summary>
internal static class PooledTables
{
    private const int Name = 16;
    private const int MostTold = 5;

    internal static IReadOnlyList<ResultTable> Of(PooledResult result) =>
        [.. result.Alone.Select((_, d) => Told(result, d)), Common(result), LeftOut(result), Parts(result)];

    /// <summary>The same in short: the strengths of which pooling tells most, and whether it predicts.</summary>
    internal static IReadOnlyList<ResultTable> Foremost(PooledResult result) =>
        [.. result.Alone.Select((_, d) => Told(result, d, MostTold)), Common(result), LeftOut(result)];

    /// <summary>What speaks against leaning on a number.</summary>
    internal static IReadOnlyList<Caution> Cautions(PooledResult result)
    {
        var all = result.Pooled.SelectMany(r => CalibrationTables.Cautions(r).Select(c => (r.Scenario.Name, Caution: c)))
            .GroupBy(c => c.Caution.Id).SelectMany(g => g.Select(c => c.Caution).Distinct().Count() == 1 ? [g.First().Caution]
                : g.Select(c => c.Caution with { Seen = $"{c.Name}: {c.Caution.Seen}" }));
        return [.. all, new("one-correlation",
            $"One ρ stands for {result.Shared.Count} strengths of {result.Alone.Count} disputes",
            "a strength that differs more than the others between the disputes is drawn together all the same",
            "Look at the strengths one by one, and take apart those that theory says are of the place.")];
    }

    private static ResultTable Told(PooledResult result, int d, int most = int.MaxValue)
    {
        var (alone, pooled) = (result.Alone[d], result.Pooled[d]);
        var all = pooled.Marginals.Select((p, j) => (Alone: alone.Marginals[j], Pooled: p)).ToArray();
        var shared = all.Where(b => result.Shared.Contains(b.Alone.Parameter.Path))
            .OrderByDescending(b => b.Pooled.Contraction - b.Alone.Contraction).ToArray();
        string[] changed = [.. all.Where(b => b.Alone.Verdict != b.Pooled.Verdict)
            .Select(b => $"{CalibrationTables.Short(b.Alone.Parameter.Path)} ({b.Alone.Verdict} → {b.Pooled.Verdict})")];
        return new ResultTable(
            $"What pooling tells that one record does not: {alone.Scenario.Name}",
            [
                new("strength", "path", "", IsNumber: false), new("alone", "alone", "mean given its own record"),
                new("±", "aloneSe", "Monte Carlo standard error of the mean before it"), new("pooled", "pooled", "mean given all records"),
                new("±", "pooledSe", ""), new("pooled 90%", "pooled90", ""),
                new("c alone", "contractionAlone", "contraction, " + CalibrationColumns.Parameters.MeaningOf("contraction")),
                new("c pooled", "contractionPooled", "given all records"),
            ],
            [
                .. shared.Take(most).Select(b => (IReadOnlyList<Cell>)
                [
                    new Cell(CalibrationTables.Short(b.Alone.Parameter.Path), b.Alone.Parameter.Path), Cell.Number(b.Alone.Mean, 2),
                    Cell.Number(b.Alone.StandardError, 2), Cell.Number(b.Pooled.Mean, 2), Cell.Number(b.Pooled.StandardError, 2),
                    Cell.Range(new(b.Pooled.Low, b.Pooled.High), 2), Cell.Number(b.Alone.Contraction, 2),
                    Cell.Number(b.Pooled.Contraction, 2),
                ]),
            ],
            [
                .. shared.Length > most ? [$"Shown: {most} of {shared.Length}, those of which pooling tells most."] : Array.Empty<string>(),
                changed.Length == 0 ? "Pooling changes no verdict, the dispute's own numbers included."
                    : $"Verdicts that pooling changes, the dispute's own numbers included: {string.Join(", ", changed)}.",
                string.Create(CultureInfo.InvariantCulture,
                    $"n = {pooled.Posterior.Values.Count:N0} draws, {pooled.Posterior.EffectiveSize:F0} effective, "
                    + $"{result.Rounds.Count} populations."),
            ]);
    }

    private static ResultTable Common(PooledResult result) => new(
        "How much the disputes' strengths have in common",
        [
            new("", "number", "", IsNumber: false), new("prior", "prior", "its mean"), new("mean", "mean", "of the posterior"),
            new("±", "meanSe", "Monte Carlo standard error of the mean"), new("90%", "interval90", ""), new("n", "n", "draws"),
        ],
        [[
            "ρ", "0.50 (0.05 to 0.95)", Cell.Number(result.Common.Mean, 2), Cell.Number(result.Common.StandardError, 3),
            Cell.Range(new(result.Common.Low, result.Common.High), 2), Cell.Number(result.Common.Draws.Count, 0),
        ]],
        ["ρ is the correlation of a strength in two disputes, one for all shared strengths: at 0 each is alone, at 1 they are one "
            + "number."]);

    private static ResultTable LeftOut(PooledResult result) => new(
        "Each dispute's whole record, predicted from the others",
        [
            new("dispute", "dispute", "", IsNumber: false), new("target", "target", "", IsNumber: false), new("record", "record", ""),
            new("mean", "mean", "predicted"), new("90%", "predicted90", ""), new("CRPS", "crps", "lower is better"),
            new("prior", "crpsPrior", "CRPS of the prior"), new("naive", "crpsNaive", "CRPS of the other disputes' rate"),
        ],
        [
            .. Whole(result).Select(l => (l, p: l.Prediction)).Select(x => (IReadOnlyList<Cell>)
            [
                NameOf(result, x.l), TextWrap.Shortened(BacktestTables.NameOf(x.p.Target), Name), Cell.Number(x.p.Seen, 0),
                Cell.Number(x.p.Calibrated.Mean, 1), Cell.Range(new(x.p.Calibrated.Low, x.p.Calibrated.High), 0),
                Cell.Number(x.p.CalibratedScore, 2), Cell.Number(x.p.PriorScore, 2), Cell.Number(x.p.NaiveScore, 2),
            ]),
        ],
        ["Shared strengths as the other disputes tell them, ρ as they tell it, all else from the prior. Launch days are counted; of the "
            + "others, the quarters in which they were.",
            string.Create(CultureInfo.InvariantCulture,
                $"n = {Whole(result).Select(l => l.Prediction.Calibrated.N).DefaultIfEmpty().Min():N0} histories or more that came to "
                + $"the record's end.")]);

    private static ResultTable Parts(PooledResult result) => new(
        "The same by quarters of the record: mean CRPS of a quarter's total",
        [
            new("dispute", "dispute", "", IsNumber: false), new("target", "target", "", IsNumber: false), new("n", "n", "parts"),
            new("CRPS", "crps", ""), new("prior", "crpsPrior", ""), new("naive", "crpsNaive", ""),
            new("covered", "covered", "parts within the predicted 90%"),
        ],
        [
            .. result.LeftOut.Except(Whole(result)).GroupBy(l => (l.Dispute, l.Prediction.Target)).Select(g => (IReadOnlyList<Cell>)
            [
                NameOf(result, g.First()), BacktestTables.NameOf(g.Key.Target), Cell.Number(g.Count(), 0),
                Cell.Number(g.Average(l => l.Prediction.CalibratedScore), 2), Cell.Number(g.Average(l => l.Prediction.PriorScore), 2),
                Cell.Number(g.Average(l => l.Prediction.NaiveScore), 2),
                $"{g.Count(l => CalibrationTables.IsCovered(l.Prediction))} of {g.Count()}",
            ]),
        ],
        ["Four parts of one history are not four histories: no interval is given."]);

    private static DisputePrediction[] Whole(PooledResult result) =>
        [.. result.LeftOut.Where(l => l.Prediction.To.Since(l.Prediction.From) + 1 == result.Alone[l.Dispute].Model.Record.Quarters.Count)];

    private static Cell NameOf(PooledResult result, DisputePrediction l) =>
        result.Alone[l.Dispute].Scenario.Name is var name ? new Cell(TextWrap.Shortened(name, Name), name) : default;
}
