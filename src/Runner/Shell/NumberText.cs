using System.Globalization;
using System.Text.RegularExpressions;
using NegotiationSim.Engine.Statistics;

namespace NegotiationSim.Runner.Shell;

/// <summary>Numbers as text: never more digits than their uncertainty supports, the same on every machine.</summary>
internal static partial class NumberText
{
    /// <summary>A number in full, so that reading it back gives the same bits.</summary>
    internal static string Exact(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A number with that many decimals; "–" when there is none.</summary>
    internal static string Fixed(double value, int decimals)
    {
        if (double.IsNaN(value)) return "–";
        var text = value.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return text.Trim('-', '0', '.').Length == 0 ? text.TrimStart('-') : Minus(text); // no negative zero
    }

    /// <summary>A number's text for reading: with the minus sign, which is as wide as a plus, and not the hyphen of files.</summary>
    internal static string Minus(string text) => HyphenForMinus().Replace(text, "−");

    [GeneratedRegex(@"(?<![\p{L}\p{N}])-(?=\.?[0-9])")]
    private static partial Regex HyphenForMinus();

    /// <summary>An estimate's mean.</summary>
    internal static string Mean(Estimate estimate) => Fixed(estimate.Mean, estimate.Decimals);

    /// <summary>An interval as "low to high": a dash would read as a minus sign.</summary>
    internal static string Range(Estimate estimate)
    {
        if (double.IsNaN(estimate.Interval.Low)) return "–";
        var decimals = estimate.Decimals;
        return $"{Fixed(estimate.Interval.Low, decimals)} to {Fixed(estimate.Interval.High, decimals)}";
    }

    /// <summary>So many of something: "1 test", "2,000 tests".</summary>
    /// <param name="n">How many.</param>
    /// <param name="one">One of them in words.</param>
    /// <param name="many">Several of them; null for a regular plural.</param>
    internal static string Some(long n, string one, string? many = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{n:N0} {(n == 1 ? one : many ?? one + "s")}");

    /// <summary>A whole number with thousands set apart.</summary>
    internal static string Count(long n) => n.ToString("N0", CultureInfo.InvariantCulture);
}
