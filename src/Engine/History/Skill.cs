using NegotiationSim.Engine.Statistics;

namespace NegotiationSim.Engine.History;

/// <summary>One forecaster's scores against another's, quarter by quarter.</summary>
/// <param name="Score">1 − S/S₀ of the mean scores, with its interval: above 0 if the forecaster does better than the other; NaN where the other's mean is 0.</param>
/// <param name="Difference">Mean of the other's score less the forecaster's own, with its interval: above 0 if the forecaster does better.</param>
/// <param name="Statistic">The Diebold-Mariano statistic, corrected for small samples.</param>
/// <param name="PValue">Its two-sided p value.</param>
public sealed record Skill(Estimate Score, Estimate Difference, double Statistic, double PValue)
{
    /// <summary>Whether it does better or worse beyond chance (95%), or neither.</summary>
    public string Verdict => Difference.Interval.Low > 0 ? "beats" : Difference.Interval.High < 0 ? "loses to" : "even with";

    /// <summary>Compares scores (Diebold and Mariano 1995), with a long-run variance that allows for dependence between quarters
    /// (Newey and West 1987) and the small-sample correction of Harvey, Leybourne and Newbold (1997) for one step ahead.</summary>
    /// <param name="own">The forecaster's scores, in order of time; at least 3.</param>
    /// <param name="other">The other's, of the same quarters.</param>
    /// <param name="lags">Lags of the long-run variance; null for ⌊4(n/100)^(2/9)⌋ (Newey and West 1994).</param>
    /// <exception cref="ArgumentException">They are not as many, or fewer than three.</exception>
    public static Skill Of(IReadOnlyList<double> own, IReadOnlyList<double> other, int? lags = null)
    {
        ArgumentNullException.ThrowIfNull(own);
        ArgumentNullException.ThrowIfNull(other);
        if (own.Count != other.Count || own.Count < 3) throw new ArgumentException("Give as many scores of both, at least three.", nameof(other));
        var n = own.Count;
        var bandwidth = lags ?? (int)(4 * Math.Pow(n / 100.0, 2.0 / 9));
        double[] difference = [.. other.Zip(own, (o, m) => o - m)];
        var gain = Around(difference.Average(), difference, bandwidth);
        var ratio = own.Average() / other.Average();
        var otherMean = other.Average();
        // The delta method: 1 − S/S₀ moves as the mean of (R·o − m)/S₀.
        var skill = otherMean == 0 ? Intervals.Nothing with { N = n } : Around(1 - ratio, [.. other.Zip(own, (o, m) => (ratio * o - m) / otherMean)], bandwidth);
        var statistic = gain.Mean == 0 ? 0 : gain.Mean / gain.StandardError;
        return new Skill(skill, gain, statistic, Intervals.PValue(statistic, n - 1));
    }

    /// <summary>The long-run variance of a mean's sum: γ₀ + 2Σ w_j·γ_j with Bartlett's weights w_j = 1 − j/(L + 1) (Newey and West 1987).</summary>
    internal static double LongRunVariance(IReadOnlyList<double> values, int lags)
    {
        var mean = values.Average();
        double Covariance(int lag)
        {
            double sum = 0;
            for (var t = lag; t < values.Count; t++) sum += (values[t] - mean) * (values[t - lag] - mean);
            return sum / values.Count;
        }
        var variance = Covariance(0);
        for (var lag = 1; lag <= Math.Min(lags, values.Count - 1); lag++) variance += 2 * (1 - lag / (lags + 1.0)) * Covariance(lag);
        return variance;
    }

    private static Estimate Around(double centre, double[] values, int lags)
    {
        var n = values.Length;
        var error = Math.Sqrt(LongRunVariance(values, lags) / n) * Math.Sqrt(n / (n - 1.0)); // HLN at h = 1: t·√((n − 1)/n)
        var half = Intervals.Quantile(n - 1) * error;
        return new Estimate(centre, error, new Interval(centre - half, centre + half), n);
    }
}
