using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Scenarios;

namespace NegotiationSim.Engine.History;

/// <summary>The model against the record: forecasts one quarter ahead from the past alone, scored beside naive ones.</summary>
public static class Backtest
{
    /// <summary>The name of the model as it is.</summary>
    public const string WithoutTempo = "model";

    /// <summary>The name of the model with a tempo, which forecasts launches alone.</summary>
    public const string WithTempo = "model-tempo";

    private const int FewestScored = 8, UsualBurnIn = 16;
    private const double LeastChance = 1e-12; // that the logarithmic score knows

    /// <summary>Backtests a scenario.</summary>
    /// <param name="scenario">A timeline that starts at or before the record.</param>
    /// <param name="record">The record.</param>
    /// <param name="options">The filter's options; the tempo's memory is that of the second model, .95 if null.</param>
    /// <param name="burnIn">Quarters at the start that are learnt from and not scored, at least 4.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">The record has no eight quarters to score of any target, or the scenario starts too
    /// late.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static BacktestResult Run(
        Scenario scenario, HistoricalRecord record, FilterOptions options, int burnIn = UsualBurnIn,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(burnIn, 4);
        if (record.Quarters.Count < burnIn + FewestScored)
            throw new ArgumentException(
                $"The record has {Invariant.Some(record.Quarters.Count, "quarter")}; {burnIn} are learnt from and at least {FewestScored} must be left to "
                    + $"score.", nameof(record));
        var known = Enum.GetValues<ForecastQuantity>().Where(t => record.Quarters.Any(q => q.SeenOf(t) is not null))
            .ToLookup(t => IsScored(t, record, burnIn));
        if (!known[true].Any())
            throw new ArgumentException(
                $"Nothing can be scored: after the first {burnIn} quarters, which are learnt from, no column of the record has "
                    + $"{FewestScored} quarters that are known and not all the same.", nameof(record));
        var filters = new Dictionary<string, FilterResult>
        {
            [WithoutTempo] = ParticleFilter.Run(scenario, record, options with { TempoMemory = null }, cancellation),
            [WithTempo] = ParticleFilter.Run(scenario, record, options with { TempoMemory = options.TempoMemory ?? .95 }, cancellation),
        };
        Track[] tracks = [.. known[true].SelectMany(t => TracksOf(t, record, filters, burnIn))];
        var contests =
            from model in tracks
            where model.IsModel
            from naive in tracks
            where !naive.IsModel && naive.Target == model.Target
            select new Contest(model.Target, model.Forecaster, naive.Forecaster,
                Skill.Of([.. model.Quarters.Select(q => q.Score)], [.. naive.Quarters.Select(q => q.Score)]),
                Skill.Of([.. model.Quarters.Select(q => q.LogScore)], [.. naive.Quarters.Select(q => q.LogScore)]));
        return new BacktestResult(scenario.Name, tracks, [.. contests], filters, [.. known[false]])
        {
            Frozen = FrozenModel.Of(scenario, record, filters[WithoutTempo]),
        };
    }

    /// <summary>Backtests a model on what came after the end of its scenario, if it is the one that was frozen there.</summary>
    /// <param name="scenario">The scenario of the frozen model.</param>
    /// <param name="record">The record, from the scenario's start to beyond its end.</param>
    /// <param name="options">The filter's options.</param>
    /// <param name="hash">The frozen model's.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">It is another model, or the record has too little after its end.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static BacktestResult RunFrozen(
        Scenario scenario, HistoricalRecord record, FilterOptions options, string hash, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(record);
        var seen = FrozenModel.EndOf(scenario) is { } end ? end.Since(record.Quarters[0].Quarter) + 1 : 0;
        if (seen < 1 || record.Quarters[0].Quarter != scenario.Start || record.Quarters.Count < seen + FewestScored)
            throw new ArgumentException(
                $"A model frozen at the end of scenario {scenario.Name} ({FrozenModel.EndOf(scenario)}) needs a record that begins with "
                    + $"it, in {scenario.Start}, and has at least {FewestScored} quarters after its end.", nameof(record));
        var found = Run(scenario, record, options, Math.Max(4, seen), cancellation);
        if (found.Frozen!.DifferencesFrom(hash) is { Count: > 0 } differences)
            throw new ArgumentException(
                $"This is not the model that was frozen. It is {found.Frozen.Hash}, and what differs is {string.Join("; ", differences)}.",
                nameof(hash));
        return found with { Primary = PrimaryOf(record, found, seen) };
    }

    private static PrimaryFigure PrimaryOf(HistoricalRecord record, BacktestResult found, int seen)
    {
        var past = record.Between(null, found.Frozen!.At);
        var quarters = record.Quarters.Count - seen;
        double[] model = [.. found.Filters[WithoutTempo].LogLikelihoods.Skip(seen).Select(l => -l)];
        var naive = new double[quarters];
        var against = new Dictionary<ForecastQuantity, string>();
        foreach (var target in Enum.GetValues<ForecastQuantity>().Where(t => ScoredOf(t, record, seen).Length > 0))
        {
            var best = NaiveTracks(target, past, UsualBurnIn).MinBy(t => t.LogScore)?.Forecaster;
            var track = NaiveTracks(target, record, seen).First(t => best is null || t.Forecaster == best);
            against[target] = track.Forecaster;
            foreach (var q in track.Quarters)
                naive[q.Quarter.Since(found.Frozen.At) - 1] += q.LogScore;
        }
        return new PrimaryFigure(found.Frozen, record.Quarters[seen].Quarter, record.Quarters[^1].Quarter, model.Average(), naive.Average(),
            against, Skill.Of(model, naive));
    }

    /// <summary>Whether a target is scored: in enough quarters, and no event that always came or never, which everybody
    /// forecasts.</summary>
    internal static bool IsScored(ForecastQuantity target, HistoricalRecord record, int burnIn) =>
        ScoredOf(target, record, burnIn).Length >= FewestScored && (target == ForecastQuantity.Launches
            || record.Quarters.Select(q => q.SeenOf(target)).OfType<int>().Distinct().Count() > 1);

    /// <summary>The quarters that are scored: known, after those at the start that are learnt from, and not the first that is known, since
    /// a naive forecast rests on one.</summary>
    internal static int[] ScoredOf(ForecastQuantity target, HistoricalRecord record, int burnIn) =>
        [.. Enumerable.Range(0, record.Quarters.Count).Where(t => record.Quarters[t].SeenOf(target) is not null).Skip(1)
            .Where(t => t >= burnIn)];

    /// <summary>A filter's forecasts of a target, scored.</summary>
    internal static ScoredForecast[] ModelScores(ForecastQuantity target, HistoricalRecord record, FilterResult filter, int burnIn) =>
        Scored(target, record, burnIn, t => ChancesOf(filter.Forecasts[t], target));

    private static ScoredForecast[] Scored(ForecastQuantity target, HistoricalRecord record, int burnIn, Func<int, double[]> forecast) =>
    [
        .. ScoredOf(target, record, burnIn)
            .Select(t => Score(record.Quarters[t].Quarter, forecast(t), record.Quarters[t].SeenOf(target)!.Value, target)),
    ];

    private static IEnumerable<Track> TracksOf(
        ForecastQuantity target, HistoricalRecord record, Dictionary<string, FilterResult> filters, int burnIn)
    {
        foreach (var (name, filter) in filters)
        {
            if (name == WithTempo && target != ForecastQuantity.Launches) continue; // the tempo is one of launches
            yield return new Track(target, name, true, ModelScores(target, record, filter, burnIn))
            {
                IslandScores =
                    [.. filter.Islands.Select(island => ModelScores(target, record, island, burnIn).Average(q => q.Score))],
            };
        }
        foreach (var naive in NaiveTracks(target, record, burnIn)) yield return naive;
    }

    private static IEnumerable<Track> NaiveTracks(ForecastQuantity target, HistoricalRecord record, int burnIn)
    {
        if (ScoredOf(target, record, burnIn).Length == 0) return [];
        return target == ForecastQuantity.Launches
            ? NaiveForecasts.Counts.Select(naive => Of(naive.Name, t => Chances(naive, t)))
            : NaiveForecasts.Events.Select(naive => Of(naive.Name, t => Event(naive.Next([.. Past(t).Select(y => y > 0)]))));

        Track Of(string name, Func<int, double[]> forecast) => new(target, name, false, Scored(target, record, burnIn, forecast));
        double[] Chances(NaiveCount naive, int t)
        {
            var (mean, shape) = naive.Next([.. Past(t)]);
            return Scores.NegativeBinomial(mean, shape);
        }
        IEnumerable<int> Past(int t) => record.Quarters.Take(t).Select(q => q.SeenOf(target)).OfType<int>();
    }

    private static ScoredForecast Score(Quarter quarter, double[] chances, int seen, ForecastQuantity target)
    {
        var log = Scores.Log(seen < chances.Length ? Math.Max(chances[seen], LeastChance) : LeastChance);
        if (target != ForecastQuantity.Launches)
            return new(quarter, chances[1], chances[1], chances[1], seen, Scores.Brier(chances[1], seen == 1), log, chances);
        var mean = chances.Select((p, k) => p * k).Sum();
        return new(quarter, mean, Quantile(chances, .05), Quantile(chances, .95), seen, Scores.Crps(chances, seen), log, chances);
    }

    private static int Quantile(double[] chances, double level)
    {
        double below = 0;
        for (var k = 0; k < chances.Length; k++)
            if ((below += chances[k]) >= level) return k;
        return chances.Length;
    }

    private static double[] ChancesOf(QuarterForecast forecast, ForecastQuantity target) => target switch
    {
        ForecastQuantity.Launches => forecast.Launches,
        ForecastQuantity.NuclearTest => Event(forecast.NuclearTest),
        ForecastQuantity.Talks => Event(forecast.Talks),
        _ => Event(forecast.Agreement),
    };

    private static double[] Event(double chance) => [1 - chance, chance];
}
