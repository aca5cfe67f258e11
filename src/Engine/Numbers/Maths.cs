using System.Runtime.CompilerServices;

namespace NegotiationSim.Engine.Numbers;

/// <summary>The few functions that the model's equations share.</summary>
public static class Maths
{
    /// <summary>cl(x): the nearest number in [0, 1].</summary>
    /// <param name="x">Any number but NaN.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Clamp(double x) => x < 0 ? 0 : x > 1 ? 1 : x;

    /// <summary>σ(x) = 1 / (1 + e⁻ˣ): the logistic function, in [0, 1].</summary>
    /// <param name="x">Any number.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Logistic(double x) => 1 / (1 + Math.Exp(-x));

    /// <summary>xⁿ, with the exponents of the default model done by multiplication and square root.</summary>
    /// <param name="x">A number at or above 0.</param>
    /// <param name="exponent">The exponent, above 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Power(double x, double exponent) =>
        exponent == 2 ? x * x
        : exponent == .5 ? Math.Sqrt(x)
        : exponent == 3 ? x * x * x
        : exponent == 4 ? x * x * (x * x)
        : Math.Pow(x, exponent);

    /// <summary>The indicator [condition] of the paper: 1 if true, 0 if not.</summary>
    /// <param name="condition">The condition.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Indicator(bool condition) => condition ? 1 : 0;
}
