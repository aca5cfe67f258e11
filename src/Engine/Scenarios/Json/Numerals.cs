using System.Globalization;
using NegotiationSim.Engine.Numbers;

namespace NegotiationSim.Engine.Scenarios.Json;

/// <summary>Numbers as people write them: 20%, 0,2, "0.2", yes.</summary>
internal static class Numerals
{
    private const NumberStyles Styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>The number that a text stands for, as a file has it: 0.2 for 20%; null if it stands for none.</summary>
    internal static string? Meant(string text) => Value(text) is { } value ? Invariant.Text(value) : null;

    /// <summary>The number that a text stands for; null if it stands for none.</summary>
    internal static double? Value(string text)
    {
        var bare = Lookalikes.Unquoted(text).Replace('−', '-').Replace('–', '-');
        var isShare = bare.EndsWith('%');
        if (isShare) bare = bare[..^1].TrimEnd();
        if (bare.Count(c => c == ',') == 1 && !bare.Contains('.', StringComparison.Ordinal)) bare = bare.Replace(',', '.');
        if (bare.Any(c => !char.IsAsciiDigit(c) && c is not ('.' or '-' or '+' or 'e' or 'E'))
            || !double.TryParse(bare, Styles, CultureInfo.InvariantCulture, out var number)) return null;
        return !double.IsFinite(number) ? null : isShare ? (double)((decimal)Math.Clamp(number, -1e9, 1e9) / 100) : number;
    }

    /// <summary>Whether a text says yes, true, or no, false; null if it says neither.</summary>
    internal static bool? Truth(string text) => Lookalikes.Unquoted(text).ToUpperInvariant() switch
    {
        "YES" or "Y" or "TRUE" or "ON" or "1" => true,
        "NO" or "N" or "FALSE" or "OFF" or "0" => false,
        _ => null,
    };
}
