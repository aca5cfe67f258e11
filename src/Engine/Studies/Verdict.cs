using System.Globalization;
using NegotiationSim.Engine.Statistics;
using static NegotiationSim.Engine.Numbers.Invariant;

namespace NegotiationSim.Engine.Studies;

/// <summary>What can and cannot be said of a comparison, in one plain sentence.</summary>
public static class Verdict
{
    /// <summary>The sentence for one metric.</summary>
    /// <param name="d">The paired difference.</param>
    public static string Of(PairedDifference d)
    {
        ArgumentNullException.ThrowIfNull(d);
        var e = d.Difference;
        var what = d.Metric.IsShare ? $"share of runs with {d.Metric.Label}" : d.Metric.Label;
        if (e.N < 2 || double.IsNaN(e.Interval.Low))
            return Text($"{d.Scenario} and {d.Reference} cannot be compared on {what}: fewer than two pairs have a value.");
        if (e.Mean == 0 && e.StandardError == 0)
            return Text(
                $"{d.Scenario} and {d.Reference} have the same {d.Metric.Label} in every one of {e.N:N0} pairs{(d.Metric.IsShare ? Text($" (95% interval of the difference of shares {Signed(e.Interval.Low, e)} to {Signed(e.Interval.High, e)})") : "")}.");
        var interval = Text($"95% interval {Signed(e.Interval.Low, e)} to {Signed(e.Interval.High, e)}, n = {e.N:N0} pairs");
        if (e.Interval.Contains(0))
            return Text(
                $"It cannot be said whether {d.Scenario} or {d.Reference} has the higher {what}: the difference is {Signed(e.Mean, e)} ({interval}).");
        return Text(
            $"{d.Scenario} has a {(e.Mean > 0 ? "higher" : "lower")} {what} than {d.Reference}, by {Math.Abs(e.Mean):G3} on average ({interval}){(d.Metric.IsShare ? "" : Text($", and the higher one in {d.Superiority.Mean:P0} of the pairs"))}.");
    }

    /// <summary>A signed number with as many decimals as show two digits of half the interval.</summary>
    private static string Signed(double value, Estimate estimate)
    {
        var decimals = estimate.Decimals;
        var digits = "0" + (decimals > 0 ? "." + new string('0', decimals) : "");
        return value.ToString($"+{digits};−{digits};0", CultureInfo.InvariantCulture);
    }
}
