using System.Runtime.CompilerServices;
using MathNet.Numerics.Distributions;
using NegotiationSim.Engine.Numbers.Lanes;

namespace NegotiationSim.Engine.Numbers;

/// <summary>Draws from distributions by inversion: one uniform each, so that two policies' draws stay paired and ordered.</summary>
public static class Draws
{
    /// <summary>Bern(p): whether an event of that chance happens.</summary>
    /// <param name="chance">The chance; at or below 0 never, at or above 1 always.</param>
    /// <param name="uniform">A number in [0, 1).</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Bernoulli(double chance, double uniform) => uniform < chance;

    /// <summary>A standard normal number, by its inverse distribution function.</summary>
    /// <param name="uniform">A number in [0, 1); half its last digit is added, so that 0 gives a number, too.</param>
    internal static double StandardNormal(double uniform) => Normal.InvCDF(0, 1, uniform + 1.0 / (1UL << 54));

    /// <summary>Pois(μ): the number of events, by sequential search of the distribution function (Devroye 1986, III.10).</summary>
    /// <param name="mean">The mean μ, from 0 to 100.</param>
    /// <param name="uniform">A number in [0, 1).</param>
    public static int Poisson(double mean, double uniform) => (int)(double)LaneMaths.Poisson<Real1>(mean, uniform);
}
