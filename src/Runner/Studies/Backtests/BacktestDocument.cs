using System.Text.Json.Serialization;
using NegotiationSim.Engine.History;
using NegotiationSim.Engine.Statistics;
using NegotiationSim.Runner.Results;

namespace NegotiationSim.Runner.Studies.Backtests;

/// <summary>summary.json: scores, contests and the filter's health.</summary>
internal sealed record BacktestDocument(
    string Scenario, int Particles, ulong Seed, int BurnIn, IReadOnlyDictionary<string, FilterDocument> Models,
    EvidenceDocument TempoLessPlainLogLikelihood, IReadOnlyList<ForecastQuantity> NotScored, IReadOnlyList<ForecasterDocument> Forecasters,
    IReadOnlyList<ContestDocument> Contests)
{
    private static readonly JsonForm<BacktestDocument> Form = new(BacktestJson.Default, new JsonStringEnumConverter<ForecastQuantity>());

    internal static string Write(BacktestResult result, FilterOptions options, int burnIn)
    {
        var tempo = result.Filters[Backtest.WithTempo].EvidenceOver(result.Filters[Backtest.WithoutTempo]);
        return Form.Write(new(result.Scenario, options.Particles, options.Seed, burnIn,
            result.Filters.ToDictionary(f => f.Key, f => new FilterDocument(f.Value.LogLikelihood, f.Value.Evidence.StandardError,
                f.Value.Evidence.Interval, f.Value.Evidence.N, f.Value.EffectiveSizes.Min())),
            new(tempo.Mean, tempo.Interval, tempo.N), result.Unscored,
            [.. result.Tracks.Select(t => new ForecasterDocument(t.Target, t.Forecaster, IsCount(t.Target) ? t.Score : null,
                IsCount(t.Target) ? null : t.Score, t.LogScore, t.IsModel ? t.IslandScores : null, t.Quarters.Count))],
            [.. result.Contests.Select(c => new ContestDocument(c.Target, c.Model, c.Naive, IsCount(c.Target) ? Of(c.Score) : null,
                IsCount(c.Target) ? null : Of(c.Score), Of(c.LogScore)))]));
    }

    private static bool IsCount(ForecastQuantity target) => target == ForecastQuantity.Launches;

    private static SkillDocument Of(Skill s) =>
        new(s.Score.Mean, s.Score.Interval, s.Difference.Mean, s.Difference.Interval, s.Statistic, s.PValue, s.Verdict);
}

/// <summary>A form of the model.</summary>
internal sealed record FilterDocument(
    double LogLikelihood, double LogLikelihoodSe, Interval LogLikelihoodCi95, long N, double LeastEffectiveParticles);

/// <summary>What speaks for one form over the other.</summary>
internal sealed record EvidenceDocument(double Mean, Interval Ci95, long N);

/// <summary>A forecaster of a target: counts have a CRPS, events a Brier score.</summary>
internal sealed record ForecasterDocument(
    ForecastQuantity Target, string Forecaster, double? Crps, double? Brier, double LogScore, IReadOnlyList<double>? Islands, int N);

/// <summary>A form of the model against a naive forecast.</summary>
internal sealed record ContestDocument(
    ForecastQuantity Target, string Model, string Against, SkillDocument? Crps, SkillDocument? Brier, SkillDocument Log);

/// <summary>How they compare by one score.</summary>
internal sealed record SkillDocument(
    double Skill, Interval SkillCi95, double Gain, Interval GainCi95, double DieboldMariano, double P, string Verdict);

/// <summary>The members of the document.</summary>
[JsonSerializable(typeof(BacktestDocument))]
internal sealed partial class BacktestJson : JsonSerializerContext;
