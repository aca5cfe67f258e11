using NegotiationSim.Engine.Numbers;

namespace NegotiationSim.Engine.Studies.Optimisation;

/// <summary>New points out of old ones, all in the unit cube.</summary>
internal static class Variation
{
    /// <summary>Simulated binary crossover within bounds (Deb and Agrawal 1995): two children about their parents, near them the more the
    /// higher η.</summary>
    /// <param name="a">A parent.</param>
    /// <param name="b">The other.</param>
    /// <param name="eta">η, the distribution index, at least 0.</param>
    /// <param name="chance">A stream of its own.</param>
    internal static (double[] First, double[] Second) Cross(double[] a, double[] b, double eta, SplitMix64 chance)
    {
        var (first, second) = ((double[])a.Clone(), (double[])b.Clone());
        for (var i = 0; i < a.Length; i++)
        {
            if (chance.UniformAt(3L * i) > .5 || Math.Abs(a[i] - b[i]) < 1e-14) continue;
            var (low, high) = (Math.Min(a[i], b[i]), Math.Max(a[i], b[i]));
            var u = chance.UniformAt(3L * i + 1);
            var (down, up) = (low + high - Spread(1 + 2 * low / (high - low), u, eta) * (high - low),
                low + high + Spread(1 + 2 * (1 - high) / (high - low), u, eta) * (high - low));
            var isSwapped = chance.UniformAt(3L * i + 2) < .5;
            first[i] = Math.Clamp((isSwapped ? up : down) / 2, 0, 1);
            second[i] = Math.Clamp((isSwapped ? down : up) / 2, 0, 1);
        }
        return (first, second);
    }

    /// <summary>Polynomial mutation within bounds (Deb and Goyal 1996), in one coordinate on average.</summary>
    /// <param name="point">The point; changed in place.</param>
    /// <param name="eta">η, the distribution index, at least 0.</param>
    /// <param name="chance">A stream of its own.</param>
    internal static void Mutate(double[] point, double eta, SplitMix64 chance)
    {
        for (var i = 0; i < point.Length; i++)
        {
            if (chance.UniformAt(2L * i) >= 1.0 / point.Length) continue;
            var (u, x) = (chance.UniformAt(2L * i + 1), point[i]);
            var step = u < .5 ? Math.Pow(2 * u + (1 - 2 * u) * Math.Pow(1 - x, eta + 1), 1 / (eta + 1)) - 1
                : 1 - Math.Pow(2 * (1 - u) + (2 * u - 1) * Math.Pow(x, eta + 1), 1 / (eta + 1));
            point[i] = Math.Clamp(x + step, 0, 1);
        }
    }

    private static double Spread(double beta, double u, double eta)
    {
        var alpha = 2 - Math.Pow(beta, -(eta + 1));
        return u <= 1 / alpha ? Math.Pow(u * alpha, 1 / (eta + 1)) : Math.Pow(1 / (2 - u * alpha), 1 / (eta + 1));
    }
}
