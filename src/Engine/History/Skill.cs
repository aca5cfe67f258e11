using NegotiationSim.Engine.Statistics;

namespace NegotiationSim.Engine.History;

/// <summary>One forecaster's scores against another's, quarter by quarter.</summary>
/// <remarks>Statistic, p, verdict and both intervals are one test: an interval holds 0 exactly where p is .05 or more, which is where the
/// verdict is "even with".</remarks>
/// <param name="Score">1 − S/S₀ of the mean scores, with its interval: above 0 if the forecaster does better than the other; NaN where the
/// other's mean is 0.</param>
/// <param name="Difference">Mean of the other's score less the forecaster's own, with its interval: above 0 if the forecaster does
/// better.</param>
/// <param name="Statistic">The Diebold-Mariano statistic: that mean over its standard error.</param>
/// <param name="PValue">Its two-sided p value.</param>
public sealed record Skill(Estimate Score, Estimate Difference, double Statistic, double PValue)
{
    private const double Level = .05;

    /// <summary>Whether it does better or worse beyond chance (95%), or neither.</summary>
    public string Verdict => !(PValue < Level) ? "even with" : Difference.Mean > 0 ? "beats" : "loses to";

    /// <summary>Compares scores (Diebold and Mariano 1995), with a long-run variance that allows for dependence between quarters and its
    /// own distribution, Student's t (<see cref="CosineVariance"/>).</summary>
    /// <param name="own">The forecaster's scores, in order of time, at or above 0; at least 3.</param>
    /// <param name="other">The other's, of the same quarters.</param>
    /// <param name="freedom">Degrees of freedom, 1 to one less than there are scores; null for what fits their number. The most takes
    /// quarters for independent.</param>
    /// <exception cref="ArgumentException">They are not as many, or fewer than three.</exception>
    public static Skill Of(IReadOnlyList<double> own, IReadOnlyList<double> other, int? freedom = null)
    {
        ArgumentNullException.ThrowIfNull(own);
        ArgumentNullException.ThrowIfNull(other);
        if (own.Count != other.Count || own.Count < 3)
            throw new ArgumentException("Give as many scores of both, at least three.", nameof(other));
        var (n, terms) = (own.Count, freedom ?? CosineVariance.Freedom(own.Count));
        double[] difference = [.. other.Zip(own, (o, m) => o - m)];
        var mean = difference.Average();
        var error = Math.Sqrt(CosineVariance.Of(difference, terms) / n);
        var half = error == 0 ? 0 : Intervals.Quantile(terms) * error;
        var statistic = mean == 0 ? 0 : mean / error;
        var gain = new Estimate(mean, error, new Interval(mean - half, mean + half), n);
        return new Skill(InUnitsOf(other.Average(), gain), gain, statistic, Intervals.PValue(statistic, terms));
    }

    /// <summary>The gain in units of the other's mean score, which is taken as it came about: what of it is uncertain would part the
    /// interval from the test.</summary>
    private static Estimate InUnitsOf(double score, Estimate gain) => score == 0
        ? Intervals.Nothing with { N = gain.N }
        : new Estimate(gain.Mean / score, gain.StandardError / score,
            new Interval(gain.Interval.Low / score, Math.Min(1, gain.Interval.High / score)), gain.N);
}
