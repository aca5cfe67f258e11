using NegotiationSim.Engine.Coercion.Simulation;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Studies;

namespace NegotiationSim.Engine.History.Abc;

/// <summary>Learns a scenario's uncertain numbers from a record, by approximate Bayesian computation.</summary>
public static class HistoryCalibration
{
    private const int StartsByLikelihood = 400; // draws that chains start from, and that their steps' covariance is of

    private static readonly ForecastQuantity[] Targets = Enum.GetValues<ForecastQuantity>();

    /// <summary>Calibrates.</summary>
    /// <param name="scenario">A timeline that starts at or before the record; the distributions of its uncertain numbers are the
    /// prior.</param>
    /// <param name="record">The record.</param>
    /// <param name="options">How.</param>
    /// <param name="memory">What is done already, and where to keep what is finished; null to keep nothing.</param>
    /// <param name="progress">Told how many histories were played.</param>
    /// <param name="units">Populations, and eras left out, shared by several processes, and in a second stage chains of the likelihood;
    /// null for all here.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">The scenario does not fit the record, or holds nothing uncertain.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static CalibrationResult Run(
        Scenario scenario, HistoricalRecord record, CalibrationOptions options, ICalibrationMemory? memory = null,
        IProgress<long>? progress = null, IStudyUnits? units = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Predictions, 50);
        var model = new HistoryModel(scenario, record);
        var spans = Spans(scenario, record);
        if (options.ErasPopulation == 0 || spans.Count < 2) spans.Clear();
        var populations = PopulationsOf(options);
        long played = 0;
        var searched = units.Of("populations", populations + spans.Count,
            unit => unit < populations ? new Searched(Population(unit), []) : new Searched([], Era(unit - populations)),
            (found, to) =>
            {
                if (found.Generations.Count > 0) AbcUnit.Write(found.Generations, to);
                else AbcUnit.Write(found.Predictions, to);
            },
            (unit, from) => unit < populations ? new Searched(AbcUnit.Generations(from), [])
                : new Searched([], AbcUnit.Predictions(from, spans[unit - populations], record))).ToArray();
        IReadOnlyList<AbcGeneration>[] generations = [.. searched.Take(populations).Select(s => s.Generations)];
        var posterior = Posterior.Of(model, [.. generations.Select(g => g[^1])]);
        var byLikelihood = options.Likelihood is not { } likelihood ? null
            : ParticleMetropolis.Run(scenario, record,
                [.. posterior.Resample(Math.Max(StartsByLikelihood, likelihood.Chains)).Select(i => posterior.Scores[i])],
                likelihood, new After(progress, played), units, cancellation);
        return Told(scenario, model, generations, posterior, options) with
        {
            Eras = [.. searched.Skip(populations).SelectMany(s => s.Predictions)],
            ByLikelihood = byLikelihood,
        };

        IReadOnlyList<AbcGeneration> Population(int k)
        {
            var all = AbcSampler.Run(model, PopulationOf(options, k), memory?.Generations(k), g => memory?.Keep(k, g),
                new After(progress, played), cancellation);
            played += all.Sum(g => g.Attempts);
            return all;
        }

        IReadOnlyList<EraPrediction> Era(int era)
        {
            cancellation.ThrowIfCancellationRequested();
            if (memory?.Recall(era) is { } known) return known;
            var predicted = LeaveOut(scenario, record, spans[era], options.Sampling with { Population = options.ErasPopulation },
                new After(progress, played), cancellation, out var attempts);
            played += attempts;
            memory?.Keep(era, predicted);
            return predicted;
        }
    }

    /// <summary>In how many stages processes share a calibration.</summary>
    /// <param name="options">The options.</param>
    public static int Stages(CalibrationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.Likelihood is null ? 1 : 2;
    }

    /// <summary>What comes first: a population, or an era left out and predicted.</summary>
    private readonly record struct Searched(IReadOnlyList<AbcGeneration> Generations, IReadOnlyList<EraPrediction> Predictions);

    internal static int PopulationsOf(CalibrationOptions options) => Math.Max(1, options.Populations);

    /// <summary>A posterior and its histories beside the record and the prior's; no era is left out.</summary>
    internal static CalibrationResult Told(
        Scenario scenario, HistoryModel model, IReadOnlyList<IReadOnlyList<AbcGeneration>> generations, Posterior posterior,
        CalibrationOptions options)
    {
        var (prior, drawn) = (Prior(model, generations, options), posterior.Resample(options.Predictions));
        var predicted = Played(model, drawn.Count, options.Sampling.Threads, i => posterior.Scores[drawn[i]],
            _ => AbcSampler.SeedOf(options.Sampling.Seed, -1), i => i);
        return new CalibrationResult(scenario, model, generations, posterior, posterior.Marginals(), Checks(model, prior, predicted),
            Quarters(model, prior, predicted), []);
    }

    /// <summary>The histories of all populations' first generations.</summary>
    internal static QuarterSeries[] Prior(
        HistoryModel model, IReadOnlyList<IReadOnlyList<AbcGeneration>> generations, CalibrationOptions options) =>
        [.. generations.SelectMany((g, k) => Histories(model, g[0], PopulationOf(options, k)))];

    /// <summary>How one of the populations is sampled.</summary>
    internal static AbcOptions PopulationOf(CalibrationOptions options, int k) => options.Sampling with
    {
        Population = Math.Max(50, options.Sampling.Population / Math.Max(1, options.Populations)),
        Seed = new SplitMix64(options.Sampling.Seed).At(2 + k),
    };

    private static List<Stretch> Spans(Scenario scenario, HistoricalRecord record)
    {
        var start = ParticleFilter.StartOf(scenario, record);
        var first = record.Quarters[0].Quarter.Since(start);
        var set = scenario.Central();
        return [.. Enumerable.Range(0, record.Quarters.Count).GroupBy(quarter => PointInTime.EraOf(set, first + quarter))
            .Select(era => new Stretch(scenario.Eras[era.Key].Name, era.First(), era.Last()))];
    }

    private static QuarterSeries[] Histories(HistoryModel model, AbcGeneration generation, AbcOptions options) =>
        Played(model, generation.Draws.Count, options.Threads, i => generation.Draws[i].Parameters,
            i => AbcSampler.SeedOf(options.Seed, generation.Draws[i].Generation), i => generation.Draws[i].Attempt);

    /// <summary>Plays histories and gives those that came to the record's end.</summary>
    internal static QuarterSeries[] Played(
        HistoryModel model, int n, int threads, Func<int, double[]> parameters, Func<int, ulong> seed, Func<int, long> attempt)
    {
        var played = new QuarterSeries?[n];
        const int Block = 8;
        OrderedBlocks.Run((n + Block - 1) / Block, threads, () => HistorySimulator.Of(model), (simulator, block) =>
        {
            for (var (i, end) = ((int)block * Block, Math.Min(n, ((int)block + 1) * Block)); i < end; i += simulator.Lanes)
                simulator.Histories([.. Enumerable.Range(i, Math.Min(simulator.Lanes, end - i))
                    .Select(j => new AbcAttempt(parameters(j), seed(j), attempt(j), 0))]).CopyTo(played, i);
        }, (_, _) => { }, default);
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
        Scenario scenario, HistoricalRecord record, Stretch span, AbcOptions options, IProgress<long> progress,
        CancellationToken cancellation, out long attempts)
    {
        var model = new HistoryModel(scenario, record, t => t >= span.First && t <= span.Last);
        attempts = 0;
        if (model.Observed.All(double.IsNaN)) return []; // the other eras say nothing to learn from
        var generations = AbcSampler.Run(model, options, progress: progress, cancellation: cancellation);
        attempts = generations.Sum(g => g.Attempts);
        var (first, last) = (generations[0], generations[^1]);
        var prior = Histories(model, first, options);
        var learnt = Histories(model, last, options);
        return span.Predict(record, prior, learnt, [.. record.Quarters.Where((_, t) => t < span.First || t > span.Last)]);
    }

    /// <summary>Progress that goes on from earlier work.</summary>
    internal sealed class After(IProgress<long>? progress, long done) : IProgress<long>
    {
        public void Report(long value) => progress?.Report(done + value);
    }
}
