using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace NegotiationSim.Runner.Shell;

/// <summary>Numbers of the command line: read alike whatever the environment says of commas and points, and finite.</summary>
internal static partial class PlainNumbers
{
    /// <summary>Makes all numeric options of a command be read so.</summary>
    internal static void ReadThem(Command command)
    {
        foreach (var option in command.Options)
        {
            switch (option)
            {
                case Option<double> o: o.CustomParser = Read<double>; break;
                case Option<double?> o: o.CustomParser = r => Read<double>(r); break;
                case Option<int> o: o.CustomParser = Read<int>; break;
                case Option<int?> o: o.CustomParser = r => Read<int>(r); break;
                case Option<long> o: o.CustomParser = Read<long>; break;
                case Option<ulong> o: o.CustomParser = Read<ulong>; break;
                default: break;
            }
        }
    }

    /// <summary>Reads a number: digits, a sign, a point and an exponent, thousands of a whole number set apart or not; no other commas, no
    /// NaN, no infinity.</summary>
    internal static bool TryRead<T>(string text, out T value)
        where T : INumberBase<T> =>
        T.TryParse(Whole(text), typeof(T) == typeof(double) ? NumberStyles.Float : NumberStyles.Integer, CultureInfo.InvariantCulture,
            out value!)
            && T.IsFinite(value);

    /// <summary>A whole number without what sets its thousands apart: 1,000 and 1_000 are 1000; any other text as it is.</summary>
    internal static string Whole(string text) =>
        Thousands().IsMatch(text) ? text.Replace(",", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal) : text;

    [GeneratedRegex(@"^[+-]?[0-9]{1,3}((,[0-9]{3})+|(_[0-9]{3})+)$")]
    private static partial Regex Thousands();

    private static T Read<T>(ArgumentResult result)
        where T : struct, INumberBase<T>
    {
        if (result.Tokens is [var token] && TryRead(token.Value, out T value)) return value;
        var given = string.Join(' ', result.Tokens.Select(t => t.Value));
        result.AddError(
            $"{(result.Parent as OptionResult)?.Option.Name}: '{given}' is not a "
                + $"{(typeof(T) == typeof(double) ? "number" : "whole number in range")}.");
        return default;
    }
}
