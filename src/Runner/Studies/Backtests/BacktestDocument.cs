using System.Text.Json.Serialization;
using NegotiationSim.Engine.History;
using NegotiationSim.Engine.Statistics;
using NegotiationSim.Runner.Results;

namespace NegotiationSim.Runner.Studies.Backtests;

/// <summary>summary.json: scores, contests and the filter's health.</summary>
internal sealed record BacktestDocument(
    string Scenario, int Particles, ulong Seed, int BurnIn, IReadOnlyDictionary<string, FilterDocument> Models,
    EvidenceDocument TempoLessPlainLogLikelihood, IReadOnlyList<ForecastQuantity> NotScored, IReadOnlyList<ForecasterDocument> Forecasters,
    IReadOnlyList<ContestDocument> Contests, int Lag, string? Frozen, PrimaryDocument? Primary, PlaceboDocument? Placebo)
{
    private static readonly JsonForm<BacktestDocument> Form = new(BacktestJson.Default, new JsonStringEnumConverter<ForecastQuantity>(),
        new JsonStringEnumConverter<PlaceboKind>());

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
                IsCount(c.Target) ? null : Of(c.Score), Of(c.LogScore)))],
            options.PolicyLag, result.Frozen?.Hash, result.Primary is { } p ? Of(p) : null,
            result.Placebo is { } placebo ? Of(placebo) : null));
    }

    private static PrimaryDocument Of(PrimaryFigure p) => new(p.Frozen.At.ToString(), p.From.ToString(), p.To.ToString(), p.Model, p.Naive,
        p.Against.ToDictionary(a => a.Key.ToString(), a => a.Value), Of(p.Skill), p.Skill.Difference.N);

    private static PlaceboDocument Of(PlaceboResult placebo) => new(placebo.Coded.Joint, placebo.Coded.StandardError, placebo.Quarters,
        [.. placebo.Ranks.Select(r => new RankDocument(r.Kind, r.Target, r.Coded, r.Median, r.Rank, r.N, r.PValue, r.AdjustedP))]);

    private static bool IsCount(ForecastQuantity target) => target == ForecastQuantity.Launches;

    private static SkillDocument Of(Skill s) =>
        new(s.Score.Mean, s.Score.Interval, s.Difference.Mean, s.Difference.Interval, s.Statistic, s.PValue, s.Verdict);
}

/// <summary>A form of the model.</summary>
internal sealed record FilterDocument(
    double LogLikelihood, double LogLikelihoodSe, Interval LogLikelihoodCi95, long N, double LeastEffectiveParticles);

/// <summary>The figure that was named in advance.</summary>
internal sealed record PrimaryDocument(
    string FrozenAt, string From, string To, double Model, double Naive, IReadOnlyDictionary<string, string> Against, SkillDocument Log,
    long N);

/// <summary>The coded timeline among its placebos.</summary>
internal sealed record PlaceboDocument(double LogScore, double LogScoreSe, int Quarters, IReadOnlyList<RankDocument> Ranks);

/// <summary>Where it stands; without a target: of all that the record says together.</summary>
internal sealed record RankDocument(
    PlaceboKind Kind, ForecastQuantity? Target, double LogScore, double Median, int Rank, int N, double P, double AdjustedP);

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
