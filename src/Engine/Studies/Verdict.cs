using System.Globalization;
using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Numbers;
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
        var (e, ours, theirs) = (d.Difference, d.ScenarioTitle, d.ReferenceTitle);
        if (e.N < 2 || double.IsNaN(e.Interval.Low))
            return $"{ours} and {theirs} cannot be compared on the {Thing(d)}: fewer than two pairs have a value.";
        var basis = $"(95% interval, n = {Some(e.N, "pair")})";
        if (e.Mean == 0 && e.StandardError == 0)
            return $"{ours} and {theirs} have the same {d.Metric.Label} in every one of {Some(e.N, "pair")}"
                + $"{(d.Metric.IsShare ? $"; the difference of shares is 0 {Signed(d)} percentage points (95% interval)" : "")}.";
        if (e.Interval.Contains(0))
            return (IsPayoff(d) ? $"It cannot be said whether {ours} or {theirs} leaves the sender better off"
                : $"It cannot be said whether {ours} or {theirs} has {Compared(d, isMore: true, "the")}")
                + $": the difference is {Signed(e.Mean, d)}{Unit(d)} {Signed(d)} {basis}.";
        var more = e.Mean > 0;
        var claim = IsPayoff(d) ? $"{ours} left the sender {(more ? "better" : "worse")} off than {theirs}"
            : $"{ours} has {Compared(d, more, more || d.Metric.Kind != QuantityKind.Time ? "a" : "an")} than {theirs}";
        var (low, high) = more ? (e.Interval.Low, e.Interval.High) : (-e.Interval.High, -e.Interval.Low);
        return $"{claim}{Everywhere(d, more)}, by {Size(Math.Abs(e.Mean), d)}{Unit(d)} {(d.Metric.IsShare ? "" : "on average ")}"
            + $"[{Size(low, d)}, {Size(high, d)}] {basis}{Beside(d, more)}.";
    }

    private static bool IsPayoff(PairedDifference d) => d.Metric.Name == Model.SenderPayoff;

    private static string Thing(PairedDifference d) => d.Metric.IsShare ? $"share of runs with {d.Metric.Label}" : d.Metric.Label;

    /// <summary>"a higher tension", "fewer missile tests", "more rounds with an agreement in force", "the later first agreement".</summary>
    private static string Compared(PairedDifference d, bool isMore, string article) => d.Metric switch
    {
        { Kind: QuantityKind.Time } => $"{article} {(isMore ? "later" : "earlier")} {Thing(d)}",
        { IsWhole: true, IsShare: false } m => $"{(isMore ? "more" : "fewer")} {(m.Unit is "rounds" or "months" ? m.Meaning : m.Label)}",
        _ => $"{article} {(isMore ? "higher" : "lower")} {Thing(d)}",
    };

    /// <summary>Shares differ by percentage points.</summary>
    private static string Unit(PairedDifference d) => d.Metric.IsShare ? " percentage points" : "";

    /// <summary>The shares of pairs in which it is the other way round than in the mean, and in which the two are even: of superiority,
    /// even pairs are counted half. NaN where it is not known how many are even.</summary>
    private static (double Otherwise, double Even) Elsewhere(PairedDifference d, bool isMore)
    {
        var alike = isMore ? d.Superiority.Mean : 1 - d.Superiority.Mean;
        return alike == 1 ? (0, 0) : (Math.Round((1 - alike - d.Even / 2) * d.Difference.N) / d.Difference.N, d.Even);
    }

    private static string Everywhere(PairedDifference d, bool isMore) =>
        !d.Metric.IsShare && Elsewhere(d, isMore) is (0, 0) ? " in every pair" : "";

    private static string Beside(PairedDifference d, bool isMore) => d.Metric.IsShare ? "" : Elsewhere(d, isMore) switch
    {
        (0, 0) or (_, double.NaN) => "",
        (var otherwise, 0) => $"; in {Percent(otherwise)} of the pairs it is the other way round",
        (0, var even) => $"; in {Percent(even)} of the pairs they are even, in none it is the other way round",
        var (otherwise, even) => $"; in {Percent(otherwise)} of the pairs it is the other way round, in {Percent(even)} they are even",
    };

    private static string Percent(double share) =>
        share < .01 ? "less than 1%" : share is > .99 and < 1 ? "more than 99%" : Text($"{share:P0}");

    /// <summary>An amount with as many decimals as show two digits of half the interval.</summary>
    private static string Size(double value, PairedDifference d)
    {
        var (scale, decimals) = d.Metric.IsShare ? (100, Math.Max(0, d.Difference.Decimals - 2)) : (1, d.Difference.Decimals);
        return (scale * value).ToString("F" + Text(decimals), CultureInfo.InvariantCulture);
    }

    private static string Signed(double value, PairedDifference d) =>
        (value > 0 ? "+" : value < 0 ? "−" : "") + Size(Math.Abs(value), d);

    private static string Signed(PairedDifference d) =>
        $"[{Signed(d.Difference.Interval.Low, d)}, {Signed(d.Difference.Interval.High, d)}]";
}
