using NegotiationSim.Engine.Coercion.Simulation;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Studies;

namespace NegotiationSim.Engine.History.Abc;

/// <summary>Learns a scenario's uncertain numbers from a record, by approximate Bayesian computation.</summary>
public static class HistoryCalibration
{
    private static readonly ForecastQuantity[] Targets = Enum.GetValues<ForecastQuantity>();

    /// <summary>Calibrates.</summary>
    /// <param name="scenario">A timeline that starts at or before the record; the distributions of its uncertain numbers are the
    /// prior.</param>
    /// <param name="record">The record.</param>
    /// <param name="options">How.</param>
    /// <param name="memory">What is done already, and where to keep what is finished; null to keep nothing.</param>
    /// <param name="progress">Told how many histories were played.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">The scenario does not fit the record, or holds nothing uncertain.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static CalibrationResult Run(
        Scenario scenario, HistoricalRecord record, CalibrationOptions options, ICalibrationMemory? memory = null,
        IProgress<long>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Predictions, 50);
        var model = new HistoryModel(scenario, record);
        var generations = new List<IReadOnlyList<AbcGeneration>>();
        var prior = new List<QuarterSeries>();
        long played = 0;
        for (var k = 0; k < Math.Max(1, options.Populations); k++)
        {
            var own = PopulationOf(options, k);
            generations.Add(
                AbcSampler.Run(model, own, memory?.Generations(k), g => memory?.Keep(k, g), new After(progress, played), cancellation));
            prior.AddRange(Histories(model, generations[k][0], own));
            played += generations[k].Sum(g => g.Attempts);
        }
        var posterior = Posterior.Of(model, [.. generations.Select(g => g[^1])]);
        var predicted = Histories(model, posterior, options);
        var spans = Spans(scenario, record);
        var eras = new List<EraPrediction>();
        for (var era = 0; options.ErasPopulation > 0 && spans.Count > 1 && era < spans.Count; era++)
        {
            cancellation.ThrowIfCancellationRequested();
            var found = memory?.Recall(era);
            if (found is null)
            {
                found = LeaveOut(scenario, record, spans[era], options.Sampling with { Population = options.ErasPopulation },
                    new After(progress, played), cancellation, out var attempts);
                played += attempts;
                memory?.Keep(era, found);
            }
            eras.AddRange(found);
        }
        return new CalibrationResult(scenario, model, generations, posterior, posterior.Marginals(), Checks(model, [.. prior], predicted),
            Quarters(model, [.. prior], predicted), eras);
    }

    /// <summary>How one of the populations is sampled.</summary>
    private static AbcOptions PopulationOf(CalibrationOptions options, int k) => options.Sampling with
    {
        Population = Math.Max(50, options.Sampling.Population / Math.Max(1, options.Populations)),
        Seed = new SplitMix64(options.Sampling.Seed).At(2 + k),
    };

    /// <summary>A stretch of the record under one policy: first and last quarter, counted from 0.</summary>
    private sealed record Span(string Name, int First, int Last);

    private static List<Span> Spans(Scenario scenario, HistoricalRecord record)
    {
        var start = ParticleFilter.StartOf(scenario, record);
        var first = record.Quarters[0].Quarter.Since(start);
        var set = scenario.Central();
        return [.. Enumerable.Range(0, record.Quarters.Count).GroupBy(quarter => PointInTime.EraOf(set, first + quarter))
            .Select(era => new Span(scenario.Eras[era.Key].Name, era.First(), era.Last()))];
    }

    private static QuarterSeries[] Histories(HistoryModel model, AbcGeneration generation, AbcOptions options) =>
        Played(model, generation.Draws.Count, options.Threads, i => generation.Draws[i].Parameters,
            i => AbcSampler.SeedOf(options.Seed, generation.Draws[i].Generation), i => generation.Draws[i].Attempt);

    private static QuarterSeries[] Histories(HistoryModel model, Posterior posterior, CalibrationOptions options)
    {
        var drawn = posterior.Resample(options.Predictions);
        return Played(model, drawn.Count, options.Sampling.Threads, i => posterior.Scores[drawn[i]],
            _ => AbcSampler.SeedOf(options.Sampling.Seed, -1), i => i);
    }

    private static QuarterSeries[] Played(
        HistoryModel model, int n, int threads, Func<int, double[]> parameters, Func<int, ulong> seed, Func<int, long> attempt)
    {
        var played = new QuarterSeries?[n];
        OrderedBlocks.Run(n, threads, () => played, (all, i) => all[i] = model.Play(parameters((int)i), seed((int)i), attempt((int)i)),
            (_, _) => { }, default);
        return [.. played.OfType<QuarterSeries>()];
    }

    private static IReadOnlyList<PredictiveCheck> Checks(HistoryModel model, QuarterSeries[] prior, QuarterSeries[] posterior)
    {
        var known = Known.Of(model.Record);
        return
        [
            .. SummaryStatistic.All.Select(s => (Statistic: s, Seen: s.Value(model.Seen, known))).Where(c => !double.IsNaN(c.Seen))
                .Select(c =>
            {
                var (s, seen) = c;
                double[] drawn = [.. posterior.Select(y => s.Value(y, known))];
                double[] told = [.. drawn.Where(v => !double.IsNaN(v))];
                var share = told.Select(v => v > seen + 1e-9 ? 1 : v >= seen - 1e-9 ? .5 : 0).DefaultIfEmpty(double.NaN).Average();
                return new PredictiveCheck(s, seen, Predicted.Of(prior.Select(y => s.Value(y, known))), Predicted.Of(drawn), share);
            }),
        ];
    }

    private static IReadOnlyList<QuarterCheck> Quarters(HistoryModel model, QuarterSeries[] prior, QuarterSeries[] posterior) =>
    [
        .. Targets.SelectMany(target => model.Record.Quarters.Select((quarter, t) => new QuarterCheck(
            quarter.Quarter, target, quarter.SeenOf(target), Predicted.Of(prior.Select(y => (double)y.Of(target, t))),
            Predicted.Of(posterior.Select(y => (double)y.Of(target, t)))))),
    ];

    private static IReadOnlyList<EraPrediction> LeaveOut(
        Scenario scenario, HistoricalRecord record, Span span, AbcOptions options, IProgress<long> progress, CancellationToken cancellation,
        out long attempts)
    {
        var model = new HistoryModel(scenario, record, t => t >= span.First && t <= span.Last);
        attempts = 0;
        if (model.Observed.All(double.IsNaN)) return []; // the other eras say nothing to learn from
        var generations = AbcSampler.Run(model, options, progress: progress, cancellation: cancellation);
        attempts = generations.Sum(g => g.Attempts);
        var (first, last) = (generations[0], generations[^1]);
        var prior = Histories(model, first, options);
        var learnt = Histories(model, last, options);
        return [.. Targets.Where(target => Has(record, span, target)).Select(target => Predict(record, span, target, prior, learnt))];
    }

    private static bool Has(HistoricalRecord record, Span span, ForecastQuantity target) =>
        Enumerable.Range(span.First, span.Last - span.First + 1).All(t => record.Quarters[t].SeenOf(target) is not null);

    private static EraPrediction Predict(
        HistoricalRecord record, Span span, ForecastQuantity target, QuarterSeries[] prior, QuarterSeries[] learnt)
    {
        int Total(QuarterSeries y) => Enumerable.Range(span.First, span.Last - span.First + 1).Sum(t => y.Of(target, t));
        int[] before = [.. prior.Select(Total)];
        int[] after = [.. learnt.Select(Total)];
        var seen = Enumerable.Range(span.First, span.Last - span.First + 1).Sum(t => record.Quarters[t].SeenOf(target)!.Value);
        var length = span.Last - span.First + 1;
        int[] others = [.. record.Quarters.Where((_, t) => t < span.First || t > span.Last).Select(q => q.SeenOf(target)).OfType<int>()];
        return new EraPrediction(span.Name, record.Quarters[span.First].Quarter, record.Quarters[span.Last].Quarter, target, seen,
            Predicted.Of(after.Select(v => (double)v)), Predicted.Of(before.Select(v => (double)v)), Crps(after, seen), Crps(before, seen),
            others.Length == 0 ? double.NaN : Scores.Crps(GoingOn(target, others, length), seen));
    }

    /// <summary>The distribution of an era's total if what the other eras had goes on, quarter by quarter and apart.</summary>
    private static double[] GoingOn(ForecastQuantity target, int[] others, int length) => target == ForecastQuantity.Launches
        ? Scores.NegativeBinomial(NaiveForecasts.Rate(others) * length, NegativeBinomialFit.Shape(others) * length)
        : [.. Enumerable.Range(0, length + 1)
            .Select(k => MathNet.Numerics.Distributions.Binomial.PMF(NaiveForecasts.Share(others.Select(o => o > 0)), length, k))];

    private static double Crps(int[] totals, int seen)
    {
        var chances = new double[totals.Max() + 1];
        for (var i = 0; i < totals.Length; i++) chances[totals[i]] += 1.0 / totals.Length;
        return Scores.Crps(chances, seen);
    }

    /// <summary>Progress that goes on from earlier work.</summary>
    private sealed class After(IProgress<long>? progress, long done) : IProgress<long>
    {
        public void Report(long value) => progress?.Report(done + value);
    }
}
