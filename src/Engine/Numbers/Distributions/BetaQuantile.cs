using MathNet.Numerics;

namespace NegotiationSim.Engine.Numbers;

/// <summary>The inverse of the regularized incomplete beta function.</summary>
/// <remarks>MathNet.Numerics inverts it by a general root finder with a fixed accuracy, which allocates and loses the digits of small quantiles;
/// its incomplete beta function is used here, inverted by Newton steps kept inside a shrinking bracket.</remarks>
internal static class BetaQuantile
{
    private const int MostSteps = 200;

    internal static double Of(double alpha, double beta, double u)
    {
        if (u <= 0) return 0;
        if (u >= 1) return 1;

        var (low, high) = (0.0, 1.0);
        var x = alpha / (alpha + beta);
        var scale = SpecialFunctions.BetaLn(alpha, beta);
        for (var step = 0; step < MostSteps && high - low > double.Epsilon; step++)
        {
            var excess = SpecialFunctions.BetaRegularized(alpha, beta, x) - u;
            if (excess > 0) high = x;
            else low = x;

            var density = Math.Exp((alpha - 1) * Math.Log(x) + (beta - 1) * Math.Log(1 - x) - scale);
            var next = x - excess / density;
            if (!(next > low && next < high)) next = low + (high - low) / 2;
            if (Math.Abs(next - x) <= 1e-15 * x) return next;
            x = next;
        }
        return x;
    }
}
