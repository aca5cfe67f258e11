using System.Text.Json.Serialization;
using NegotiationSim.Engine.History;
using NegotiationSim.Engine.History.Abc;
using NegotiationSim.Engine.Statistics;
using NegotiationSim.Runner.Results;

namespace NegotiationSim.Runner.Studies.Calibrate;

/// <summary>summary.json: all but the draws and the quarters.</summary>
internal sealed record CalibrationDocument(
    string Scenario, ulong Seed, int Quarters, int Draws, double EffectiveDraws, long Histories, IReadOnlyList<double> Thresholds,
    IReadOnlyDictionary<string, ParameterDocument> Parameters, IReadOnlyDictionary<string, CheckDocument> Checks,
    IReadOnlyList<EraDocument> Eras, LikelihoodDocument? Likelihood)
{
    private static readonly JsonForm<CalibrationDocument> Form =
        new(CalibrationJson.Default, new JsonStringEnumConverter<ForecastQuantity>());

    internal static string Write(CalibrationResult found, CalibrationOptions options) => Form.Write(new(
        found.Scenario.Name, options.Sampling.Seed, found.Model.Record.Quarters.Count, found.Posterior.Values.Count,
        found.Posterior.EffectiveSize, CalibrationFiles.Histories(found),
        [.. found.Generations.Select(population => population[^1].Threshold)],
        found.Marginals.ToDictionary(m => m.Parameter.Path, Of),
        found.Checks.ToDictionary(c => c.Statistic.Name, c => new CheckDocument(c.Seen, Of(c.Prior), Of(c.Posterior), c.Share, c.IsMet)),
        [.. found.Eras.Select(Of)],
        found.ByLikelihood is { } l ? new(l.Acceptance, l.Noise, l.Mixing.Max(), l.Steps) : null));

    internal static ParameterDocument Of(Marginal m) =>
        new(m.PriorMean, m.PriorSd, m.Mean, m.StandardError, m.Sd, new(m.Low, m.High), m.Contraction, m.Verdict);

    internal static EraDocument Of(EraPrediction e) =>
        new(e.Era, e.Target, e.Seen, Of(e.Calibrated), e.CalibratedScore, e.PriorScore, e.NaiveScore);

    internal static PredictedDocument Of(Predicted p) => new(p.Mean, new(p.Low, p.High), p.N);
}

/// <summary>A number in it.</summary>
internal sealed record ParameterDocument(
    double PriorMean, double PriorSd, double Mean, double MeanSe, double Sd, Interval Interval90, double Contraction, string Verdict);

/// <summary>How the posterior by the likelihood came about.</summary>
internal sealed record LikelihoodDocument(double Acceptance, double Noise, double MostSplitR, long Steps);

/// <summary>A statistic of the record in it.</summary>
internal sealed record CheckDocument(
    double Record, PredictedDocument Prior, PredictedDocument Posterior, double ShareAbove,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] bool? Met);

/// <summary>An era left out.</summary>
internal sealed record EraDocument(
    string Era, ForecastQuantity Target, int Record, PredictedDocument Calibrated, double CrpsCalibrated, double CrpsPrior,
    double CrpsNaive);

/// <summary>What the model has of a figure.</summary>
internal sealed record PredictedDocument(double Mean, Interval Interval90, int N);

/// <summary>The members of the document, and of what is kept of one unfinished.</summary>
[JsonSerializable(typeof(CalibrationDocument))]
[JsonSerializable(typeof(AbcGeneration))]
[JsonSerializable(typeof(PooledRound))]
[JsonSerializable(typeof(PooledDocument))]
[JsonSerializable(typeof(EraKept[]))]
internal sealed partial class CalibrationJson : JsonSerializerContext;
