namespace NegotiationSim.Engine.History.Abc;

/// <summary>What records tell of ρ, which says how much the strengths of several disputes have in common.</summary>
/// <param name="Draws">Draws from its posterior, 0 to 1.</param>
/// <param name="Weights">Their weights, which add up to 1.</param>
/// <param name="Mean">Its mean; before the records it is .5.</param>
/// <param name="StandardError">The mean's Monte Carlo error, each population left out in turn; NaN for a single one.</param>
/// <param name="Low">Its 5% quantile; .05 before the records.</param>
/// <param name="High">Its 95% quantile; .95 before the records.</param>
public sealed record CommonMarginal(
    IReadOnlyList<double> Draws, IReadOnlyList<double> Weights, double Mean, double StandardError, double Low, double High)
{
    internal static CommonMarginal Of(PooledDraws draws, IReadOnlyList<PooledDraws> without)
    {
        var weights = new Statistics.Weights([draws.Weights]);
        var ends = weights.Quantiles(draws.Common, .05, .95);
        static double Mean(PooledDraws d) => d.Common.Zip(d.Weights, (rho, w) => w * rho).Sum();
        return new(draws.Common, draws.Weights, Mean(draws),
            without.Count < 2 ? double.NaN : Statistics.Jackknife.Error([.. without.Select(Mean)]), ends[0], ends[1]);
    }
}

/// <summary>A dispute that was left out, and predicted from the others.</summary>
/// <param name="Dispute">Its number, from 0.</param>
/// <param name="Prediction">What it had of a target in its whole record or a quarter of it; naive is the other disputes' rate going
/// on.</param>
public sealed record DisputePrediction(int Dispute, EraPrediction Prediction);

/// <summary>What a calibration of several disputes found.</summary>
/// <param name="Alone">What each record tells by itself, as a calibration alone finds it.</param>
/// <param name="Pooled">What all tell of each dispute.</param>
/// <param name="Shared">The paths of the strengths that the disputes share.</param>
/// <param name="Rounds">Rounds of sweeps over all disputes, for each population.</param>
/// <param name="Common">How much the shared strengths have in common.</param>
/// <param name="LeftOut">Each dispute predicted from the others.</param>
public sealed record PooledResult(
    IReadOnlyList<CalibrationResult> Alone, IReadOnlyList<CalibrationResult> Pooled, IReadOnlyList<string> Shared,
    IReadOnlyList<IReadOnlyList<PooledRound>> Rounds, CommonMarginal Common, IReadOnlyList<DisputePrediction> LeftOut);
