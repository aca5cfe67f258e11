using MathNet.Numerics;

namespace NegotiationSim.Engine.Numbers.Distributions;

/// <summary>The inverse of the regularized incomplete beta function.</summary>
/// <remarks>MathNet.Numerics inverts it by a general root finder with a fixed accuracy, which allocates and loses the digits of small
/// quantiles. Its incomplete beta function is used here, inverted by Halley's steps from the starting points of Press, Teukolsky,
/// Vetterling and Flannery 2007 (<i>Numerical Recipes</i>, 6.4) inside a shrinking bracket: about three evaluations instead of
/// forty.</remarks>
internal static class BetaQuantile
{
    private const int MostSteps = 200;
    private const double SmallStep = 1e-7;

    internal static double Of(double alpha, double beta, double u)
    {
        if (u <= 0) return 0;
        if (u >= 1) return 1;

        var (low, high) = (0.0, 1.0);
        var x = alpha >= 1 && beta >= 1 ? StartOfHill(alpha, beta, u) : StartOfTails(alpha, beta, u);
        if (!(x > 0 && x < 1)) x = alpha / (alpha + beta);
        var scale = SpecialFunctions.BetaLn(alpha, beta);
        for (var step = 0; step < MostSteps; step++)
        {
            var excess = SpecialFunctions.BetaRegularized(alpha, beta, x) - u;
            if (excess > 0) high = x;
            else low = x;

            var newton = excess / Math.Exp((alpha - 1) * Math.Log(x) + (beta - 1) * Math.Log(1 - x) - scale);
            var bend = newton * ((alpha - 1) / x - (beta - 1) / (1 - x));
            var next = x - (Math.Abs(bend) < 1 ? newton / (1 - bend / 2) : newton); // Halley's step where it can be trusted
            var isInside = next > low && next < high;
            // Each step cubes the error: after one this small nothing is left of it but rounding.
            if (isInside && Math.Abs(newton) <= SmallStep * Math.Min(x, 1 - x)) return next;
            if (!isInside) next = low + (high - low) / 2;
            if (next == x || next == low || next == high) return next;
            x = next;
        }
        return x;
    }

    /// <summary>A start where the density has one hill: by the normal distribution (Abramowitz and Stegun 26.5.22).</summary>
    private static double StartOfHill(double alpha, double beta, double u)
    {
        var z = Constants.Sqrt2 * SpecialFunctions.ErfcInv(2 * u);
        var (a, b) = (1 / (2 * alpha - 1), 1 / (2 * beta - 1));
        var lambda = (z * z - 3) / 6;
        var h = 2 / (a + b);
        var w = z * Math.Sqrt(h + lambda) / h - (b - a) * (lambda + 5.0 / 6 - 2 / (3 * h));
        return alpha / (alpha + beta * Math.Exp(2 * w));
    }

    /// <summary>A start where the density rises towards an end: by the power that it follows there.</summary>
    private static double StartOfTails(double alpha, double beta, double u)
    {
        var left = Math.Exp(alpha * Math.Log(alpha / (alpha + beta))) / alpha;
        var right = Math.Exp(beta * Math.Log(beta / (alpha + beta))) / beta;
        return u < left / (left + right)
            ? Math.Pow(alpha * (left + right) * u, 1 / alpha)
            : 1 - Math.Pow(beta * (left + right) * (1 - u), 1 / beta);
    }
}
