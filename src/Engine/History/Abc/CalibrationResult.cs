using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Statistics;

namespace NegotiationSim.Engine.History.Abc;

/// <summary>What histories say of a number: mean, 5% and 95% quantile.</summary>
/// <param name="Mean">Their mean.</param>
/// <param name="Low">Their 5% quantile.</param>
/// <param name="High">Their 95% quantile.</param>
/// <param name="N">How many can tell.</param>
public sealed record Predicted(double Mean, double Low, double High, int N)
{
    internal static Predicted Of(IEnumerable<double> values)
    {
        double[] told = [.. values.Where(v => !double.IsNaN(v))];
        if (told.Length == 0) return new(double.NaN, double.NaN, double.NaN, 0);
        var ends = Weights.Equal(told.Length).Quantiles(told, .05, .95);
        return new(told.Average(), ends[0], ends[1], told.Length);
    }
}

/// <summary>A statistic of the record beside what the model has of it.</summary>
/// <param name="Statistic">The statistic.</param>
/// <param name="Seen">Its value in the record.</param>
/// <param name="Prior">In histories drawn from the prior.</param>
/// <param name="Posterior">In histories drawn from the posterior.</param>
/// <param name="Share">Share of the posterior's histories above the record, those even with it counted half: the posterior predictive p
/// value (Rubin 1984), .5 at best.</param>
public sealed record PredictiveCheck(SummaryStatistic Statistic, double Seen, Predicted Prior, Predicted Posterior, double Share)
{
    /// <summary>Whether the record lies within the posterior's 90% interval; null where no history can tell.</summary>
    public bool? IsMet => Posterior.N == 0 ? null : Seen >= Posterior.Low - 1e-9 && Seen <= Posterior.High + 1e-9;
}

/// <summary>A quarter of the record beside what the model has of it.</summary>
/// <param name="Quarter">The quarter.</param>
/// <param name="Target">What of it.</param>
/// <param name="Seen">What the record has; null if it does not say.</param>
/// <param name="Prior">In histories drawn from the prior.</param>
/// <param name="Posterior">In histories drawn from the posterior.</param>
public sealed record QuarterCheck(Quarter Quarter, ForecastQuantity Target, int? Seen, Predicted Prior, Predicted Posterior);

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
/// <param name="NaiveScore">CRPS of the other eras' rate, going on independently: negative binomial for launch days, binomial for the rest;
/// NaN where no other era is known.</param>
public sealed record EraPrediction(
    string Era, Quarter From, Quarter To, ForecastQuantity Target, int Seen, Predicted Calibrated, Predicted Prior, double CalibratedScore,
    double PriorScore, double NaiveScore);

/// <summary>What a calibration found.</summary>
/// <param name="Scenario">The scenario whose uncertain numbers were learnt about.</param>
/// <param name="Model">It as a model of the record.</param>
/// <param name="Generations">From the prior to the posterior, for each population.</param>
/// <param name="Posterior">The posterior.</param>
/// <param name="Marginals">What the record tells of each number.</param>
/// <param name="Checks">Statistics of the record against the model's.</param>
/// <param name="Quarters">Quarters of the record against the model's.</param>
/// <param name="Eras">Eras left out; empty if none was.</param>
public sealed record CalibrationResult(
    Scenario Scenario, HistoryModel Model, IReadOnlyList<IReadOnlyList<AbcGeneration>> Generations, Posterior Posterior,
    IReadOnlyList<Marginal> Marginals,
    IReadOnlyList<PredictiveCheck> Checks, IReadOnlyList<QuarterCheck> Quarters, IReadOnlyList<EraPrediction> Eras)
{
    /// <summary>The posterior by the filter's likelihood; null where that was not asked for.</summary>
    public LikelihoodPosterior? ByLikelihood { get; init; }
}
