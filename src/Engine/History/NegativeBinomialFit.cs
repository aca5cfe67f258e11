namespace NegotiationSim.Engine.History;

/// <summary>The negative binomial that makes counts likeliest.</summary>
public static class NegativeBinomialFit
{
    private const double Least = 1e-3, Most = 1e4;

    /// <summary>The shape of greatest likelihood; the mean of greatest likelihood is the sample's (Fisher 1941; Bliss and Fisher
    /// 1953).</summary>
    /// <param name="counts">The counts.</param>
    /// <returns>Infinite, which is Poisson, where the counts vary no more than Poisson's would or there are too few to tell.</returns>
    public static double Shape(IReadOnlyList<int> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        if (counts.Count < 2) return double.PositiveInfinity;
        var mean = counts.Average();
        if (counts.Sum(y => (y - mean) * (y - mean)) / counts.Count <= mean) return double.PositiveInfinity;
        double Likelihood(double logShape) => counts.Sum(y => Scores.LogChance(mean, Math.Exp(logShape), y));
        return Math.Exp(Golden(Likelihood, Math.Log(Least), Math.Log(Most)));
    }

    /// <summary>Where a function with one peak is greatest, by golden section (Kiefer 1953).</summary>
    private static double Golden(Func<double, double> f, double low, double high)
    {
        var ratio = (Math.Sqrt(5) - 1) / 2;
        var (a, b) = (high - ratio * (high - low), low + ratio * (high - low));
        var (fa, fb) = (f(a), f(b));
        while (high - low > 1e-6)
        {
            if (fa > fb)
            {
                (high, b, fb) = (b, a, fa);
                a = high - ratio * (high - low);
                fa = f(a);
            }
            else
            {
                (low, a, fa) = (a, b, fb);
                b = low + ratio * (high - low);
                fb = f(b);
            }
        }
        return (low + high) / 2;
    }
}
