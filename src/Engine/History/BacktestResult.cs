using NegotiationSim.Engine.Scenarios;

namespace NegotiationSim.Engine.History;

/// <summary>What is forecast.</summary>
public enum ForecastQuantity
{
    /// <summary>Launch days of the quarter.</summary>
    Launches,
    /// <summary>Whether a nuclear test was held.</summary>
    NuclearTest,
    /// <summary>Whether the two sides met.</summary>
    Talks,
    /// <summary>Whether an agreement was in force at the quarter's end.</summary>
    Agreement,
}

/// <summary>One forecaster's word on one quarter and how it fared.</summary>
/// <param name="Quarter">The quarter.</param>
/// <param name="Mean">Expected count, or the event's chance.</param>
/// <param name="Low">5% quantile of the count; for an event its chance again.</param>
/// <param name="High">95% quantile of the count; for an event its chance again.</param>
/// <param name="Seen">What came: a count, or 1 and 0.</param>
/// <param name="Score">CRPS of a count, Brier score of an event.</param>
/// <param name="LogScore">The logarithmic score.</param>
/// <param name="Chances">Chances of 0, 1, 2, …; of no and yes for an event.</param>
public sealed record ScoredForecast(
    Quarter Quarter, double Mean, double Low, double High, int Seen, double Score, double LogScore, double[] Chances);

/// <summary>A forecaster's record on one target.</summary>
/// <param name="Target">What it forecast.</param>
/// <param name="Forecaster">Its name.</param>
/// <param name="IsModel">Whether it is the model, in one of its forms, rather than a naive forecast.</param>
/// <param name="Quarters">Every scored quarter.</param>
public sealed record Track(ForecastQuantity Target, string Forecaster, bool IsModel, IReadOnlyList<ScoredForecast> Quarters)
{
    /// <summary>The mean score that each island of the model's filter has by itself: how far the particles suffice. Empty for a naive
    /// forecast.</summary>
    public IReadOnlyList<double> IslandScores { get; init; } = [];

    /// <summary>The mean of <see cref="ScoredForecast.Score"/>.</summary>
    public double Score => Quarters.Average(q => q.Score);

    /// <summary>The mean logarithmic score.</summary>
    public double LogScore => Quarters.Average(q => q.LogScore);
}

/// <summary>A model against a naive forecast.</summary>
/// <param name="Target">What was forecast.</param>
/// <param name="Model">The model's name.</param>
/// <param name="Naive">The naive forecast's name.</param>
/// <param name="Score">By CRPS or Brier score.</param>
/// <param name="LogScore">By the logarithmic score.</param>
public sealed record Contest(ForecastQuantity Target, string Model, string Naive, Skill Score, Skill LogScore);

/// <summary>What a backtest found.</summary>
/// <param name="Scenario">The scenario's name.</param>
/// <param name="Tracks">Every forecaster on every target that the record has.</param>
/// <param name="Contests">Every model against every naive forecast.</param>
/// <param name="Filters">The filter of each model, by its name.</param>
/// <param name="Unscored">Targets of which the record says something, in too few quarters to be scored, or always the same.</param>
public sealed record BacktestResult(
    string Scenario, IReadOnlyList<Track> Tracks, IReadOnlyList<Contest> Contests, IReadOnlyDictionary<string, FilterResult> Filters,
    IReadOnlyList<ForecastQuantity> Unscored)
{
    /// <summary>The plain model as it was at the end of its scenario; null where the record does not reach so far.</summary>
    public FrozenModel? Frozen { get; init; }

    /// <summary>How the frozen model forecast what came afterwards; null where that was not asked for.</summary>
    public PrimaryFigure? Primary { get; init; }

    /// <summary>The coded timeline beside placebos; null where that was not asked for.</summary>
    public PlaceboResult? Placebo { get; init; }
}
