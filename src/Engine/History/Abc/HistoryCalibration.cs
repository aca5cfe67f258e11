using NegotiationSim.Engine.Experiments;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Scenarios;

namespace NegotiationSim.Engine.History.Abc;

/// <summary>How a model is calibrated.</summary>
public sealed record CalibrationOptions
{
    /// <summary>How the posterior is sampled.</summary>
    public AbcOptions Sampling { get; init; } = new();

    /// <summary>Histories played from the posterior for its checks, at least 50; default 2,000.</summary>
    public int Predictions { get; init; } = 2000;

    /// <summary>Draws in a generation where an era is left out and predicted from the others, at least 50; 0 leaves none out; default 500.</summary>
    public int ErasPopulation { get; init; } = 500;
}

/// <summary>What histories say of a number: mean, 5% and 95% quantile.</summary>
/// <param name="Mean">Their mean.</param>
/// <param name="Low">Their 5% quantile.</param>
/// <param name="High">Their 95% quantile.</param>
/// <param name="N">How many can tell.</param>
public sealed record Predicted(double Mean, double Low, double High, int N)
{
    internal static Predicted Of(IEnumerable<double> values)
    {
        (double, double)[] told = [.. values.Where(v => !double.IsNaN(v)).Select(v => (v, 1.0))];
        return told.Length == 0 ? new(double.NaN, double.NaN, double.NaN, 0)
            : new(told.Average(v => v.Item1), AbcSampler.Quantile(told, .05), AbcSampler.Quantile(told, .95), told.Length);
    }
}

/// <summary>A statistic of the record beside what the model has of it.</summary>
/// <param name="Statistic">The statistic.</param>
/// <param name="Seen">Its value in the record.</param>
/// <param name="Prior">In histories drawn from the prior.</param>
/// <param name="Posterior">In histories drawn from the posterior.</param>
/// <param name="Share">Share of the posterior's histories above the record, those even with it counted half: the posterior predictive p value (Rubin 1984), .5 at best.</param>
public sealed record PredictiveCheck(SummaryStatistic Statistic, double Seen, Predicted Prior, Predicted Posterior, double Share)
{
    /// <summary>Whether the record lies within the posterior's 90% interval.</summary>
    public bool IsMet => Seen >= Posterior.Low - 1e-9 && Seen <= Posterior.High + 1e-9;
}

/// <summary>A quarter of the record beside what the model has of it.</summary>
/// <param name="Quarter">The quarter.</param>
/// <param name="Target">What of it.</param>
/// <param name="Seen">What the record has; null if it does not say.</param>
/// <param name="Prior">In histories drawn from the prior.</param>
/// <param name="Posterior">In histories drawn from the posterior.</param>
public sealed record QuarterCheck(Quarter Quarter, Target Target, int? Seen, Predicted Prior, Predicted Posterior);

/// <summary>An era that was left out, and predicted from the others: what it had of a target in all its quarters together.</summary>
/// <param name="Era">Its name.</param>
/// <param name="From">Its first quarter in the record.</param>
/// <param name="To">Its last.</param>
/// <param name="Target">Launch days, or quarters with a nuclear test, with talks or with an agreement in force.</param>
/// <param name="Seen">What the record has.</param>
/// <param name="Calibrated">Predicted by what was learnt from the other eras.</param>
/// <param name="Prior">Predicted by the prior.</param>
/// <param name="CalibratedScore">CRPS of the former.</param>
/// <param name="PriorScore">CRPS of the latter.</param>
/// <param name="NaiveScore">CRPS of the other eras' rate, going on independently: negative binomial for launch days, binomial for the rest.</param>
public sealed record EraPrediction(
    string Era, Quarter From, Quarter To, Target Target, int Seen, Predicted Calibrated, Predicted Prior, double CalibratedScore, double PriorScore, double NaiveScore);

/// <summary>What a calibration found.</summary>
/// <param name="Scenario">The scenario whose uncertain numbers were learnt about.</param>
/// <param name="Model">It as a model of the record.</param>
/// <param name="Generations">From the prior to the posterior.</param>
/// <param name="Posterior">The posterior.</param>
/// <param name="Marginals">What the record tells of each number.</param>
/// <param name="Checks">Statistics of the record against the model's.</param>
/// <param name="Quarters">Quarters of the record against the model's.</param>
/// <param name="Eras">Eras left out; empty if none was.</param>
public sealed record CalibrationResult(
    Scenario Scenario, HistoryModel Model, IReadOnlyList<AbcGeneration> Generations, Posterior Posterior, IReadOnlyList<Marginal> Marginals,
    IReadOnlyList<PredictiveCheck> Checks, IReadOnlyList<QuarterCheck> Quarters, IReadOnlyList<EraPrediction> Eras);

/// <summary>What of a calibration is done, to be kept and gone on from.</summary>
public interface ICalibrationMemory
{
    /// <summary>Generations that are done; empty at first.</summary>
    IReadOnlyList<AbcGeneration> Generations { get; }

    /// <summary>Keeps a generation.</summary>
    /// <param name="generation">It.</param>
    void Keep(AbcGeneration generation);

    /// <summary>What was found of an era, if it is done.</summary>
    /// <param name="era">The era's number, from 0.</param>
    IReadOnlyList<EraPrediction>? Recall(int era);

    /// <summary>Keeps what was found of an era.</summary>
    /// <param name="era">The era's number, from 0.</param>
    /// <param name="predictions">What was found.</param>
    void Keep(int era, IReadOnlyList<EraPrediction> predictions);
}

/// <summary>Learns a scenario's uncertain numbers from a record, by approximate Bayesian computation.</summary>
public static class HistoryCalibration
{
    private static readonly Target[] Targets = Enum.GetValues<Target>();

    /// <summary>Calibrates.</summary>
    /// <param name="scenario">A timeline that starts at or before the record; the distributions of its uncertain numbers are the prior.</param>
    /// <param name="record">The record.</param>
    /// <param name="options">How.</param>
    /// <param name="memory">What is done already, and where to keep what is finished; null to keep nothing.</param>
    /// <param name="progress">Told how many histories were played.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">The scenario does not fit the record, or holds nothing uncertain.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static CalibrationResult Run(
        Scenario scenario, HistoricalRecord record, CalibrationOptions options, ICalibrationMemory? memory = null, IProgress<long>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Predictions, 50);
        var model = new HistoryModel(scenario, record);
        var generations = AbcSampler.Run(model, options.Sampling, memory?.Generations, g => memory?.Keep(g), progress, cancellation);
        var posterior = Posterior.Of(model, generations[^1]);
        var prior = Histories(model, generations[0], options.Sampling);
        var predicted = Histories(model, posterior, options);
        var played = generations.Sum(g => g.Attempts);
        var spans = Spans(scenario, record);
        var eras = new List<EraPrediction>();
        for (var era = 0; options.ErasPopulation > 0 && spans.Count > 1 && era < spans.Count; era++)
        {
            cancellation.ThrowIfCancellationRequested();
            var found = memory?.Recall(era);
            if (found is null)
            {
                found = LeaveOut(scenario, record, spans[era], options.Sampling with { Population = options.ErasPopulation }, new After(progress, played), cancellation, out var attempts);
                played += attempts;
                memory?.Keep(era, found);
            }
            eras.AddRange(found);
        }
        return new CalibrationResult(scenario, model, generations, posterior, posterior.Marginals(), Checks(model, prior, predicted), Quarters(model, prior, predicted), eras);
    }

    /// <summary>A stretch of the record under one policy: first and last quarter, counted from 0.</summary>
    private sealed record Span(string Name, int First, int Last);

    private static List<Span> Spans(Scenario scenario, HistoricalRecord record)
    {
        var first = record.Quarters[0].Quarter.Since(scenario.Start!.Value);
        var spans = new List<Span>();
        for (var i = 0; i < scenario.Eras.Count; i++)
        {
            var from = Math.Max(0, scenario.Eras[i].FirstRound - 1 - first);
            var to = Math.Min(record.Quarters.Count, i + 1 < scenario.Eras.Count ? scenario.Eras[i + 1].FirstRound - 1 - first : record.Quarters.Count) - 1;
            if (to >= from) spans.Add(new Span(scenario.Eras[i].Name, from, to));
        }
        return spans;
    }

    private static QuarterSeries[] Histories(HistoryModel model, AbcGeneration generation, AbcOptions options) =>
        Played(model, generation.Draws.Count, options.Threads, i => generation.Draws[i].Parameters, i => AbcSampler.SeedOf(options.Seed, generation.Draws[i].Generation), i => generation.Draws[i].Attempt);

    private static QuarterSeries[] Histories(HistoryModel model, Posterior posterior, CalibrationOptions options)
    {
        var drawn = posterior.Resample(options.Predictions);
        return Played(model, drawn.Count, options.Sampling.Threads, i => posterior.Scores[drawn[i]], _ => AbcSampler.SeedOf(options.Sampling.Seed, -1), i => i);
    }

    private static QuarterSeries[] Played(HistoryModel model, int n, int threads, Func<int, double[]> parameters, Func<int, ulong> seed, Func<int, long> attempt)
    {
        var played = new QuarterSeries?[n];
        OrderedBlocks.Run(n, threads, () => played, (all, i) => all[i] = model.Play(parameters((int)i), seed((int)i), attempt((int)i)), (_, _) => { }, default);
        return [.. played.OfType<QuarterSeries>()];
    }

    private static IReadOnlyList<PredictiveCheck> Checks(HistoryModel model, QuarterSeries[] prior, QuarterSeries[] posterior)
    {
        var known = Known.Of(model.Record);
        return
        [
            .. SummaryStatistic.All.Select(s =>
            {
                var seen = s.Value(model.Seen, known);
                double[] drawn = [.. posterior.Select(y => s.Value(y, known))];
                double[] told = [.. drawn.Where(v => !double.IsNaN(v))];
                var share = told.Average(v => v > seen + 1e-9 ? 1 : v >= seen - 1e-9 ? .5 : 0);
                return new PredictiveCheck(s, seen, Predicted.Of(prior.Select(y => s.Value(y, known))), Predicted.Of(drawn), share);
            }).Where(c => !double.IsNaN(c.Seen)),
        ];
    }

    private static IReadOnlyList<QuarterCheck> Quarters(HistoryModel model, QuarterSeries[] prior, QuarterSeries[] posterior) =>
    [
        .. Targets.SelectMany(target => model.Record.Quarters.Select((quarter, t) => new QuarterCheck(
            quarter.Quarter, target, quarter.SeenOf(target), Predicted.Of(prior.Select(y => (double)Of(y, target, t))), Predicted.Of(posterior.Select(y => (double)Of(y, target, t)))))),
    ];

    private static IReadOnlyList<EraPrediction> LeaveOut(
        Scenario scenario, HistoricalRecord record, Span span, AbcOptions options, IProgress<long> progress, CancellationToken cancellation, out long attempts)
    {
        var model = new HistoryModel(scenario, record, t => t >= span.First && t <= span.Last);
        var generations = AbcSampler.Run(model, options, progress: progress, cancellation: cancellation);
        attempts = generations.Sum(g => g.Attempts);
        var (first, last) = (generations[0], generations[^1]);
        var prior = Histories(model, first, options);
        var learnt = Histories(model, last, options);
        return [.. Targets.Where(target => Has(record, span, target)).Select(target => Predict(record, span, target, prior, learnt))];
    }

    private static bool Has(HistoricalRecord record, Span span, Target target) =>
        Enumerable.Range(span.First, span.Last - span.First + 1).All(t => record.Quarters[t].SeenOf(target) is not null);

    private static EraPrediction Predict(HistoricalRecord record, Span span, Target target, QuarterSeries[] prior, QuarterSeries[] learnt)
    {
        int Total(QuarterSeries y) => Enumerable.Range(span.First, span.Last - span.First + 1).Sum(t => Of(y, target, t));
        int[] before = [.. prior.Select(Total)];
        int[] after = [.. learnt.Select(Total)];
        var seen = Enumerable.Range(span.First, span.Last - span.First + 1).Sum(t => record.Quarters[t].SeenOf(target)!.Value);
        var length = span.Last - span.First + 1;
        int[] others = [.. record.Quarters.Where((_, t) => t < span.First || t > span.Last).Select(q => q.SeenOf(target)).OfType<int>()];
        var rate = (others.Sum() + .5) / (others.Length + 1);
        var naive = target == Target.Launches
            ? Scores.NegativeBinomial(rate * length, NegativeBinomialFit.Shape(others) * length, 400)
            : [.. Enumerable.Range(0, length + 1).Select(k => MathNet.Numerics.Distributions.Binomial.PMF(Math.Min(1, rate), length, k))];
        return new EraPrediction(span.Name, record.Quarters[span.First].Quarter, record.Quarters[span.Last].Quarter, target, seen,
            Predicted.Of(after.Select(v => (double)v)), Predicted.Of(before.Select(v => (double)v)), Crps(after, seen), Crps(before, seen), Scores.Crps(naive, seen));
    }

    private static double Crps(int[] totals, int seen)
    {
        var chances = new double[totals.Max() + 1];
        for (var i = 0; i < totals.Length; i++) chances[totals[i]] += 1.0 / totals.Length;
        return Scores.Crps(chances, seen);
    }

    private static int Of(QuarterSeries y, Target target, int t) => target switch
    {
        Target.Launches => y.Launches[t],
        Target.NuclearTest => y.NuclearTest[t] ? 1 : 0,
        Target.Talks => y.Talks[t] ? 1 : 0,
        _ => y.Agreement[t] ? 1 : 0,
    };

    /// <summary>Progress that goes on from earlier work.</summary>
    private sealed class After(IProgress<long>? progress, long done) : IProgress<long>
    {
        public void Report(long value) => progress?.Report(done + value);
    }
}
