using System.Globalization;

namespace NegotiationSim.Engine.Numbers;

/// <summary>Numbers as text that is the same in every culture and reads back to the same number.</summary>
internal static class Invariant
{
    /// <summary>A sentence with numbers in it; percentages stand close, "38%".</summary>
    internal static string Text(FormattableString sentence) =>
        sentence.ToString(CultureInfo.InvariantCulture).Replace(" %", "%", StringComparison.Ordinal);

    /// <summary>So many of something: "1 test", "1,000 tests".</summary>
    internal static string Some(long n, string one) => Text($"{n:N0} {one}{(n == 1 ? "" : "s")}");

    internal static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
