namespace NegotiationSim.Engine.History;

/// <summary>The variance of means of values that hang together in time, by cosines of equal weight (Müller 2004; Lazarus, Lewis, Stock and
/// Watson 2018).</summary>
/// <remarks>Λ_j = √(2/n)·Σ_t cos(πj(t − ½)/n)·x_t, t = 1 … n, picks out the jth slowest swing. Slow swings all vary as the mean does, and
/// each by itself, so that Σ_{j≤ν} Λ_j²/ν is the long-run variance Ω, and the mean over √(Ω/n) is Student's t on ν degrees of freedom:
/// quantile, p and interval in closed form. Few cosines allow for more dependence and cost power.</remarks>
internal static class CosineVariance
{
    /// <summary>ν = ⌊.4·n^(2/3)⌋ (Lazarus and others 2018, 4), at least 1.</summary>
    /// <param name="n">How many values, at least 2.</param>
    internal static int Freedom(int n) => Math.Max(1, (int)(.4 * Math.Pow(n, 2.0 / 3)));

    /// <summary>Ω, the long-run variance of values, Σ_{j≤ν} Λ_j²/ν.</summary>
    /// <param name="values">The values, in order of time.</param>
    /// <param name="freedom">ν, from 1 to one less than there are values, with which it is the sample's variance.</param>
    internal static double Of(IReadOnlyList<double> values, int freedom)
    {
        var mean = values.Average();
        double sum = 0;
        for (var j = 1; j <= freedom; j++) sum += Math.Pow(Swing(values, mean, j), 2);
        return sum / freedom;
    }

    /// <summary>Λ_j; the mean, which no cosine sees, is taken off against rounding.</summary>
    private static double Swing(IReadOnlyList<double> values, double mean, int j)
    {
        double sum = 0;
        for (var t = 0; t < values.Count; t++) sum += Math.Cos(Math.PI * j * (t + .5) / values.Count) * (values[t] - mean);
        return Math.Sqrt(2.0 / values.Count) * sum;
    }
}
