namespace NegotiationSim.Engine.Statistics;

/// <summary>Adjustment of p values for many comparisons.</summary>
public static class Holm
{
    /// <summary>Holm's step-down adjustment (Holm 1979): the chance of any false finding stays at the level at which each is
    /// read.</summary>
    /// <param name="p">P values; NaN stands for a comparison that could not be made, is not counted, and stays NaN.</param>
    public static IReadOnlyList<double> Adjust(IReadOnlyList<double> p)
    {
        ArgumentNullException.ThrowIfNull(p);
        var adjusted = p.ToArray();
        var order = Enumerable.Range(0, p.Count).Where(i => !double.IsNaN(p[i])).OrderBy(i => p[i]).ToArray();
        var greatest = 0.0;
        for (var rank = 0; rank < order.Length; rank++)
        {
            greatest = Math.Max(greatest, Math.Min(1, (order.Length - rank) * p[order[rank]]));
            adjusted[order[rank]] = greatest;
        }
        return adjusted;
    }
}
