using System.Text.Json.Serialization;
using NegotiationSim.Engine.History;
using NegotiationSim.Engine.History.Abc;
using NegotiationSim.Engine.Statistics;
using NegotiationSim.Runner.Results;

namespace NegotiationSim.Runner.Studies.Calibrate;

/// <summary>summary.json of several disputes: all but the draws.</summary>
internal sealed record PooledDocument(
    ulong Seed, int Draws, double EffectiveDraws, long Histories, CommonDocument Common, IReadOnlyList<string> Shared,
    IReadOnlyDictionary<string, DisputeDocument> Disputes)
{
    private static readonly JsonForm<PooledDocument> Form = new(CalibrationJson.Default, new JsonStringEnumConverter<ForecastQuantity>());

    internal static string Write(PooledResult found, ulong seed) => Form.Write(new(
        seed, found.Common.Draws.Count, found.Pooled[0].Posterior.EffectiveSize, PooledFiles.Histories(found),
        new(found.Common.Mean, found.Common.StandardError, new(found.Common.Low, found.Common.High), found.Common.Draws.Count),
        found.Shared,
        found.Alone.Select((alone, d) => (alone, pooled: found.Pooled[d], d)).ToDictionary(x => x.alone.Scenario.Name,
            x => new DisputeDocument(
                x.alone.Model.Record.Quarters.Count, By(x.alone.Marginals), By(x.pooled.Marginals),
                [.. found.LeftOut.Where(l => l.Dispute == x.d).Select(l => Of(l.Prediction))]))));

    private static Dictionary<string, ParameterDocument> By(IReadOnlyList<Marginal> marginals) =>
        marginals.ToDictionary(m => m.Parameter.Path, CalibrationDocument.Of);

    private static StretchDocument Of(EraPrediction e) => new(e.Era, e.Target, e.Seen, CalibrationDocument.Of(e.Calibrated),
        e.CalibratedScore, e.PriorScore, e.NaiveScore);
}

/// <summary>ρ, how much the disputes' strengths have in common.</summary>
internal sealed record CommonDocument(double Mean, double MeanSe, Interval Interval90, int N);

/// <summary>A dispute in it: its numbers given its own record and given all, and its record predicted from the others'.</summary>
internal sealed record DisputeDocument(
    int Quarters, IReadOnlyDictionary<string, ParameterDocument> Alone, IReadOnlyDictionary<string, ParameterDocument> Pooled,
    IReadOnlyList<StretchDocument> LeftOut);

/// <summary>A stretch of a dispute left out.</summary>
internal sealed record StretchDocument(
    string Stretch, ForecastQuantity Target, int Record, PredictedDocument Calibrated, double CrpsCalibrated, double CrpsPrior,
    double CrpsNaive);
