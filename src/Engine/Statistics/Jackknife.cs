namespace NegotiationSim.Engine.Statistics;

/// <summary>The error of a number from parts that came about apart from each other, each left out in turn (Quenouille 1956; Tukey
/// 1958).</summary>
internal static class Jackknife
{
    /// <summary>The number over all parts, with its jackknife standard error and Student's t interval on one degree less than there are
    /// parts.</summary>
    /// <param name="parts">How many parts.</param>
    /// <param name="number">The number over those parts, from 0, that are in.</param>
    /// <returns>n is the number of parts; error and interval are NaN for fewer than two.</returns>
    internal static Estimate Of(int parts, Func<Func<int, bool>, double> number) => parts == 0
        ? Intervals.Nothing
        : Intervals.Mean(number(_ => true),
            parts < 2 ? double.NaN : Error([.. Enumerable.Range(0, parts).Select(k => number(i => i != k))]), parts);

    /// <summary>√((K − 1)/K · Σ(m₋ₖ − m̄)²).</summary>
    /// <param name="without">m₋ₖ, the number without part k, for each of at least two.</param>
    internal static double Error(IReadOnlyList<double> without)
    {
        var centre = without.Average();
        return Math.Sqrt((without.Count - 1.0) / without.Count * without.Sum(m => (m - centre) * (m - centre)));
    }
}
