namespace NegotiationSim.Runner.Drawing;

/// <summary>Chooses the ends of axes from the values to be shown.</summary>
internal static class Ranges
{
    /// <summary>From 0 to a little above the greatest value; 0 to 1 when all is 0 or nothing is known.</summary>
    public static (double Low, double High) FromZero(IEnumerable<double> values)
    {
        var high = values.Where(double.IsFinite).DefaultIfEmpty(0).Max();
        return high > 0 ? (0, high * 1.05) : (0, 1);
    }

    /// <summary>Around the values, with 5% of room; never empty.</summary>
    public static (double Low, double High) Around(IEnumerable<double> values)
    {
        var finite = values.Where(double.IsFinite).DefaultIfEmpty(0).ToArray();
        double low = finite.Min(), high = finite.Max();
        var room = .05 * (high - low);
        if (room <= 1e-12 * Math.Max(1, Math.Abs(high))) room = Math.Max(.05, .05 * Math.Abs(high));
        return (low - room, high + room);
    }
}
