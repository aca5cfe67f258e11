using MathNet.Numerics;

namespace NegotiationSim.Engine.History;

/// <summary>Proper scores, all the lower the better: a forecaster does best in the mean by saying what it believes (Gneiting and Raftery 2007).</summary>
public static class Scores
{
    /// <summary>The continuous ranked probability score of a count, Σ_k (F(k) − [y ≤ k])² (Epstein 1969; Gneiting and Raftery 2007).</summary>
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
    /// <param name="mean">At or above 0.</param>
    /// <param name="size">How many counts, from 0.</param>
    public static double[] Poisson(double mean, int size) => NegativeBinomial(mean, double.PositiveInfinity, size);

    /// <summary>Chances of counts under the negative binomial with variance mean + mean²/shape; an infinite shape is Poisson.</summary>
    /// <param name="mean">At or above 0.</param>
    /// <param name="shape">Above 0.</param>
    /// <param name="size">How many counts, from 0.</param>
    public static double[] NegativeBinomial(double mean, double shape, int size)
    {
        var chances = new double[size];
        for (var k = 0; k < size; k++) chances[k] = Math.Exp(LogChance(mean, shape, k));
        return chances;
    }

    /// <summary>ln of the chance of a count under that distribution.</summary>
    /// <param name="mean">At or above 0.</param>
    /// <param name="shape">Above 0; infinite for Poisson.</param>
    /// <param name="count">The count, at or above 0.</param>
    public static double LogChance(double mean, double shape, int count)
    {
        if (mean == 0) return count == 0 ? 0 : double.NegativeInfinity;
        if (double.IsPositiveInfinity(shape)) return count * Math.Log(mean) - mean - SpecialFunctions.FactorialLn(count);
        return SpecialFunctions.GammaLn(count + shape) - SpecialFunctions.GammaLn(shape) - SpecialFunctions.FactorialLn(count)
            + shape * Math.Log(shape / (shape + mean)) + count * Math.Log(mean / (shape + mean));
    }
}
