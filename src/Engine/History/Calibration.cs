using NegotiationSim.Engine.Statistics;

namespace NegotiationSim.Engine.History;

/// <summary>A bin of a reliability diagram.</summary>
/// <param name="Forecast">Mean chance forecast in it.</param>
/// <param name="Seen">Share of its quarters in which the event came, with Wilson's interval.</param>
public sealed record ReliabilityBin(double Forecast, Estimate Seen);

/// <summary>Whether forecasts mean what they say.</summary>
public static class Calibration
{
    /// <summary>The non-randomised PIT histogram of counts: 1 a bin where forecasts are the truth (Czado, Gneiting and Held
    /// 2009).</summary>
    /// <param name="forecasts">The chances of counts, quarter by quarter.</param>
    /// <param name="seen">What came.</param>
    /// <param name="bins">How many bins, at least 1.</param>
    /// <returns>The mean height of each bin, which average 1.</returns>
    public static double[] Pit(IReadOnlyList<double[]> forecasts, IReadOnlyList<int> seen, int bins = 10)
    {
        ArgumentNullException.ThrowIfNull(forecasts);
        ArgumentNullException.ThrowIfNull(seen);
        var ends = new double[bins + 1];
        for (var t = 0; t < seen.Count; t++)
        {
            var below = forecasts[t].Take(seen[t]).Sum();
            var upTo = below + (seen[t] < forecasts[t].Length ? forecasts[t][seen[t]] : 0);
            for (var j = 0; j <= bins; j++)
            {
                var u = (double)j / bins;
                // F(u | y) = 0 up to F(y − 1), 1 from F(y) on, a straight line between.
                ends[j] += j == bins || u >= upTo ? 1 : u <= below ? 0 : (u - below) / (upTo - below);
            }
        }
        return [.. Enumerable.Range(0, bins).Select(j => (ends[j + 1] - ends[j]) * bins / seen.Count)];
    }

    /// <summary>A reliability diagram: forecasts in bins of equal width, empty bins left out (Murphy and Winkler 1977).</summary>
    /// <param name="chances">The chances forecast.</param>
    /// <param name="happened">Whether the event came.</param>
    /// <param name="bins">How many bins.</param>
    public static IReadOnlyList<ReliabilityBin> Reliability(IReadOnlyList<double> chances, IReadOnlyList<bool> happened, int bins = 5) =>
    [
        .. chances.Zip(happened, (p, o) => (Chance: p, Happened: o)).GroupBy(q => Math.Min(bins - 1, (int)(q.Chance * bins)))
            .OrderBy(g => g.Key)
            .Select(g => new ReliabilityBin(g.Average(q => q.Chance), Intervals.Share(g.Count(q => q.Happened), g.Count()))),
    ];

    /// <summary>Brier = reliability − resolution + uncertainty, exact over groups of equal forecasts (Murphy 1973).</summary>
    /// <param name="chances">The chances forecast.</param>
    /// <param name="happened">Whether the event came.</param>
    /// <returns>Reliability (0 is best), resolution (high is best) and uncertainty (the event's own variance).</returns>
    public static (double Reliability, double Resolution, double Uncertainty) Murphy(
        IReadOnlyList<double> chances, IReadOnlyList<bool> happened)
    {
        var all = chances.Zip(happened, (p, o) => (Chance: p, Happened: o ? 1.0 : 0)).ToArray();
        var rate = all.Average(q => q.Happened);
        double reliability = 0, resolution = 0;
        foreach (var group in all.GroupBy(q => q.Chance))
        {
            var seen = group.Average(q => q.Happened);
            reliability += group.Count() * (group.Key - seen) * (group.Key - seen) / all.Length;
            resolution += group.Count() * (seen - rate) * (seen - rate) / all.Length;
        }
        return (reliability, resolution, rate * (1 - rate));
    }
}
