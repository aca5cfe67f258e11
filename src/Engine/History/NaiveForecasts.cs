namespace NegotiationSim.Engine.History;

/// <summary>A forecast of a count that knows the past of the count alone.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Meaning">What it does, half a sentence.</param>
/// <param name="Next">Mean and shape (infinite: Poisson) of the next count, from those before it; at least one.</param>
public sealed record NaiveCount(string Name, string Meaning, Func<IReadOnlyList<int>, (double Mean, double Shape)> Next);

/// <summary>A forecast of an event that knows the past of the event alone.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Meaning">What it does, half a sentence.</param>
/// <param name="Next">The chance of the event in the next quarter, from the quarters before it; at least one.</param>
public sealed record NaiveEvent(string Name, string Meaning, Func<IReadOnlyList<bool>, double> Next);

/// <summary>What the model is held against: forecasts without any theory, fitted anew in every quarter on the quarters before it.</summary>
/// <remarks>Jeffreys' prior adds half an event to every sum, so that what has not come yet is not called impossible. A rate's is Gamma(½,
/// 0), which adds no quarter; a share's is Beta(½, ½), which adds one, half of it with the event.</remarks>
public static class NaiveForecasts
{
    private const int Year = 4;

    /// <summary>Of counts.</summary>
    public static IReadOnlyList<NaiveCount> Counts { get; } =
    [
        new("constant", "mean of all quarters so far, Poisson", past => (Rate(past), double.PositiveInfinity)),
        new("constant-nb", "the same, negative binomial", past => (Rate(past), NegativeBinomialFit.Shape(past))),
        new("last-year", "mean of the last four quarters, Poisson", past => (Rate([.. past.TakeLast(Year)]), double.PositiveInfinity)),
        new("trend", "straight line through all quarters, Poisson",
            past => (Math.Max(Rate(past) / 10, Line([.. past.Select(y => (double)y)])), double.PositiveInfinity)),
        new("self-exciting", "recent counts raise the next, negative binomial", SelfExciting),
    ];

    /// <summary>Of events.</summary>
    public static IReadOnlyList<NaiveEvent> Events { get; } =
    [
        new("constant", "share of all quarters so far", Share),
        new("last-year", "share of the last four quarters", past => Share(past.TakeLast(Year))),
        new("trend", "straight line through all quarters", past => Math.Clamp(Line([.. past.Select(o => o ? 1.0 : 0)]), .02, .98)),
        new("persistence", "share after quarters like the last (Markov chain)", past =>
            Share(Enumerable.Range(1, past.Count - 1).Where(t => past[t - 1] == past[^1]).Select(t => past[t]))),
    ];

    /// <summary>(Σy + ½)/n, the mean of a Poisson rate's posterior Gamma(Σy + ½, n).</summary>
    /// <param name="past">The counts, at least one.</param>
    internal static double Rate(IReadOnlyList<int> past) => (past.Sum() + .5) / past.Count;

    /// <summary>(k + ½)/(n + 1), the mean of a chance's posterior Beta(k + ½, n − k + ½); a half where nothing is known.</summary>
    /// <param name="past">Whether the event came.</param>
    internal static double Share(IEnumerable<bool> past)
    {
        var (yes, n) = past.Aggregate((Yes: 0, N: 0), (sum, came) => (sum.Yes + (came ? 1 : 0), sum.N + 1));
        return (yes + .5) / (n + 1);
    }

    /// <summary>The next value on the least-squares line; the mean where there are fewer than two.</summary>
    private static double Line(double[] past)
    {
        if (past.Length < 2) return past.Average();
        var (intercept, slope) = MathNet.Numerics.Fit.Line([.. Enumerable.Range(0, past.Length).Select(t => (double)t)], past);
        return intercept + slope * past.Length;
    }

    /// <summary>μ_t = (1 − α)m + α·e_t with e_t = βe_{t−1} + (1 − β)y_{t−1}, a discrete Hawkes process with exponential kernel (Hawkes
    /// 1971; Ferland, Latour and Oraichi 2006), negative binomial; α, β and shape are those of greatest likelihood on a grid, m is the mean
    /// so far.</summary>
    private static (double Mean, double Shape) SelfExciting(IReadOnlyList<int> past)
    {
        var mean = Rate(past);
        var best = (Likelihood: double.NegativeInfinity, Next: mean, Shape: double.PositiveInfinity);
        var means = new double[past.Count];
        double[] shapes = [.25, .5, 1, 2, 4, 16, double.PositiveInfinity];
        double[][] coefficients = [.. shapes.Select(shape => past.Select(y => Scores.LogCoefficient(shape, y)).ToArray())];
        foreach (var decay in (double[])[0, .25, .5, .7, .8, .9])
        {
            foreach (var excitation in (double[])[0, .2, .4, .6, .8, .95])
            {
                var recent = mean;
                for (var t = 0; t < past.Count; t++)
                {
                    means[t] = (1 - excitation) * mean + excitation * recent;
                    recent = decay * recent + (1 - decay) * past[t];
                }
                foreach (var (shape, coefficient) in shapes.Zip(coefficients))
                {
                    double likelihood = 0;
                    for (var t = 0; t < past.Count; t++) likelihood += Scores.LogChance(means[t], shape, past[t], coefficient[t]);
                    if (likelihood > best.Likelihood) best = (likelihood, (1 - excitation) * mean + excitation * recent, shape);
                }
            }
        }
        return (best.Next, best.Shape);
    }
}
