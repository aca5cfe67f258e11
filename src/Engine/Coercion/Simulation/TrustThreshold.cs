namespace NegotiationSim.Engine.Coercion.Simulation;

/// <summary>The least trust at which a chance is reached.</summary>
/// <param name="Least">The trust, to nine decimals; NaN if the chance is reached nowhere.</param>
/// <param name="IsMonotone">Whether the chance never falls as trust rises, at a thousand points: if not, it may be missed again above
/// <paramref name="Least"/>.</param>
public readonly record struct TrustThreshold(double Least, bool IsMonotone)
{
    private const int Points = 1000;
    private const int Halvings = 40;

    /// <summary>Whether the chance is reached at all.</summary>
    public bool IsReached => !double.IsNaN(Least);

    /// <summary>Finds the first of a thousand points at which the chance is reached, and the crossing below it by bisection.</summary>
    /// <param name="chanceAt">The chance as a function of trust, continuous.</param>
    /// <param name="chance">The chance asked for.</param>
    internal static TrustThreshold Find(Func<double, double> chanceAt, double chance)
    {
        var (least, isMonotone, before) = (double.NaN, true, double.NegativeInfinity);
        for (var i = 0; i <= Points; i++)
        {
            var here = chanceAt((double)i / Points);
            if (here < before - 1e-12) isMonotone = false;
            if (double.IsNaN(least) && here >= chance)
                least = i == 0 ? 0 : Crossing(chanceAt, chance, (i - 1.0) / Points, (double)i / Points);
            before = here;
        }
        return new TrustThreshold(least, isMonotone);
    }

    /// <summary>Bisection: below at the low end, reached at the high one.</summary>
    private static double Crossing(Func<double, double> chanceAt, double chance, double low, double high)
    {
        for (var i = 0; i < Halvings; i++)
        {
            var middle = low + (high - low) / 2;
            if (chanceAt(middle) >= chance) high = middle;
            else low = middle;
        }
        return high;
    }
}
