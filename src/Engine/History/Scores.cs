using MathNet.Numerics;

namespace NegotiationSim.Engine.History;

/// <summary>Proper scores, all the lower the better: a forecaster does best in the mean by saying what it believes (Gneiting and Raftery
/// 2007).</summary>
public static class Scores
{
    private const double Negligible = 1e-12;

    /// <summary>The continuous ranked probability score of a count, Σ_k (F(k) − [y ≤ k])² (Epstein 1969; Gneiting and Raftery
    /// 2007).</summary>
    /// <param name="chances">The chance of 0, 1, 2, …; what is missing to 1 lies beyond the last.</param>
    /// <param name="seen">y, what came, at or above 0.</param>
    /// <returns>In the unit of the count; |x − y| for a forecast that is sure of x.</returns>
    public static double Crps(ReadOnlySpan<double> chances, int seen)
    {
        double below = 0, score = 0;
        for (var k = 0; k < Math.Max(chances.Length, seen); k++)
        {
            if (k < chances.Length) below += chances[k];
            var miss = below - (seen <= k ? 1 : 0);
            score += miss * miss;
        }
        return score;
    }

    /// <summary>The logarithmic score, −ln of the chance given to what came (Good 1952).</summary>
    /// <param name="chance">That chance, 0 to 1.</param>
    /// <returns>In nats; infinite for what was called impossible.</returns>
    public static double Log(double chance) => -Math.Log(chance);

    /// <summary>The Brier score of an event, (p − o)² (Brier 1950, half his sum over both outcomes).</summary>
    /// <param name="chance">p, 0 to 1.</param>
    /// <param name="happened">Whether it happened.</param>
    public static double Brier(double chance, bool happened) => (chance - (happened ? 1 : 0)) * (chance - (happened ? 1 : 0));

    /// <summary>Chances of counts under Poisson(mean).</summary>
    /// <inheritdoc cref="NegativeBinomial"/>
    public static double[] Poisson(double mean) => NegativeBinomial(mean, double.PositiveInfinity);

    /// <summary>Chances of counts under the negative binomial with variance mean + mean²/shape; an infinite shape is Poisson.</summary>
    /// <param name="mean">At or above 0.</param>
    /// <param name="shape">Above 0.</param>
    /// <returns>The chances of 0, 1, 2, … as far as it takes that less than 1e-12 lies beyond the last.</returns>
    public static double[] NegativeBinomial(double mean, double shape)
    {
        var chances = new List<double>();
        do chances.Add(Math.Exp(LogChance(mean, shape, chances.Count)));
        while (!IsNegligibleBeyond(mean, shape, chances.Count - 1, chances[^1]));
        return [.. chances];
    }

    /// <summary>Whether less than 1e-12 lies beyond a count: from the mean on, no chance is more than its share r of the one before, so
    /// that less than p·r/(1 − r) lies beyond one of p. The ratio of two neighbours, (k + shape)/(k + 1)·mean/(shape + mean), comes down to
    /// mean/(shape + mean), or up to it where the shape is below 1.</summary>
    /// <param name="mean">The distribution's mean.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="count">The count.</param>
    /// <param name="chance">Its chance.</param>
    internal static bool IsNegligibleBeyond(double mean, double shape, int count, double chance)
    {
        if (count < mean) return false;
        var ratio = double.IsPositiveInfinity(shape) ? mean / (count + 1)
            : Math.Max(1, (count + shape) / (count + 1)) * mean / (shape + mean);
        return chance * ratio < Negligible * (1 - ratio);
    }

    /// <summary>ln of the chance of a count under that distribution.</summary>
    /// <param name="mean">At or above 0.</param>
    /// <param name="shape">Above 0; infinite for Poisson.</param>
    /// <param name="count">The count, at or above 0.</param>
    public static double LogChance(double mean, double shape, int count) => LogChance(mean, shape, count, LogCoefficient(shape, count));

    /// <summary>The same, of which the part that hangs on shape and count alone, <see cref="LogCoefficient"/>, is known.</summary>
    internal static double LogChance(double mean, double shape, int count, double coefficient) =>
        mean == 0 ? count == 0 ? 0 : double.NegativeInfinity
        : double.IsPositiveInfinity(shape) ? count * Math.Log(mean) - mean - coefficient
        : coefficient + shape * Math.Log(shape / (shape + mean)) + count * Math.Log(mean / (shape + mean));

    /// <summary>ln of Γ(y + shape)/(Γ(shape)·y!); of y! for Poisson.</summary>
    internal static double LogCoefficient(double shape, int count) => double.IsPositiveInfinity(shape)
        ? SpecialFunctions.FactorialLn(count)
        : SpecialFunctions.GammaLn(count + shape) - SpecialFunctions.GammaLn(shape) - SpecialFunctions.FactorialLn(count);
}
