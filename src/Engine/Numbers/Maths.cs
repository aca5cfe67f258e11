using System.Runtime.CompilerServices;
using NegotiationSim.Engine.Numbers.Lanes;

namespace NegotiationSim.Engine.Numbers;

/// <summary>The few functions that the model's equations share, for those parts of it that go one replication at a time.</summary>
public static class Maths
{
    /// <summary>cl(x): the nearest number in [0, 1].</summary>
    /// <param name="x">Any number but NaN.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Clamp(double x) => x < 0 ? 0 : x > 1 ? 1 : x;

    /// <summary>xⁿ, with the exponents of the default model done by multiplication and square root.</summary>
    /// <param name="x">A number at or above 0.</param>
    /// <param name="exponent">The exponent, above 0.</param>
    public static double Power(double x, double exponent) => LaneMaths.Power<Real1>(x, exponent);

    /// <summary>The indicator [condition] of the paper: 1 if true, 0 if not.</summary>
    /// <param name="condition">The condition.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Indicator(bool condition) => condition ? 1 : 0;
}
