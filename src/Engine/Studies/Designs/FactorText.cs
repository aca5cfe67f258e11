using System.Globalization;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Distributions;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Scenarios.Json;

namespace NegotiationSim.Engine.Studies.Designs;

/// <summary>Factors as they are written after --vary.</summary>
internal static class FactorText
{
    /// <summary>Whole numbers between bounds further apart than this are not listed one by one.</summary>
    private const int MostLevels = 100_000;

    /// <summary>The most values between two ends; more are taken for a slip.</summary>
    private const int MostSteps = 1_000_000;
    private const string Forms = "Write PATH=LOW:HIGH:N, PATH=A,B,C, PATH=LOW:HIGH or PATH=uniform:LOW:HIGH";

    internal static IReadOnlyList<Factor> Read(string text, Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(scenario);
        if (text == "uncertain")
            return scenario.IsUncertain ? Factor.Uncertain(scenario)
                : throw new ScenarioException($"{text}: {scenario.Name} has no uncertain numbers. Name a number: PATH=LOW:HIGH.");
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var path = (equals < 0 ? text : text[..equals]).Trim();
        var parameter = Factor.Find(scenario, path);
        if (equals < 0)
            return parameter.Distribution is { } own ? [Factor.Over(path, own)]
                : throw new ScenarioException($"{text}: the number is not uncertain in {scenario.Name}. Give values: {Forms}.");
        try
        {
            return [Of(path, text[(equals + 1)..].Trim(), parameter.Parameter.IsWhole)];
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            throw new ScenarioException($"{text}: {e.Message.Split(" (Parameter", StringSplitOptions.None)[0].TrimEnd('.')}. {Forms}.");
        }
    }

    internal static bool TryRead(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);

    private static Factor Of(string path, string values, bool isWhole)
    {
        if (values.Contains(',', StringComparison.Ordinal)) return Factor.At(path, [.. values.Split(',').Select(Number)]);
        var parts = values.Split(':').Select(p => p.Trim()).ToArray();
        if (parts[0].Length > 0 && char.IsAsciiLetter(parts[0][0]))
            return Factor.Over(path, Named(parts[0], [.. parts.Skip(1).Select(Number)]));
        switch (parts.Length)
        {
            case 1:
                return Factor.At(path, Number(parts[0]));
            case 2:
                var (low, high) = (Number(parts[0]), Number(parts[1]));
                if (low >= high) throw Empty(low, high);
                return isWhole && high - low < MostLevels
                    ? Factor.At(path, [.. Enumerable.Range(0, (int)(high - low) + 1).Select(i => low + i)])
                    : Factor.Over(path, new UniformDistribution(low, high));
            case 3:
                return Factor.At(path, Steps(Number(parts[0]), Number(parts[1]), parts[2]));
            default:
                throw new FormatException("there are too many colons");
        }
    }

    private static double[] Steps(double low, double high, string count)
    {
        if (!int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var n) || n < 1)
            throw new FormatException($"'{count}' is not a number of values");
        if (n > MostSteps) throw new FormatException(FormattableString.Invariant($"{n:N0} values are more than {MostSteps:N0}"));
        if (n == 1 && low < high) throw new FormatException("1 value cannot span a range");
        if (n == 1 ? low != high : low >= high) throw Empty(low, high);
        return [.. Enumerable.Range(0, n).Select(i => n == 1 ? low : i == n - 1 ? high : Step(low, high, i, n))];
    }

    private static FormatException Empty(double low, double high) =>
        new($"the range is empty: {Invariant.Text(low)} is not below {Invariant.Text(high)}");

    /// <summary>In decimal arithmetic where that is possible: .1, .2, .3 and not .30000000000000004.</summary>
    private static double Step(double low, double high, int i, int n) => Math.Max(Math.Abs(low), Math.Abs(high)) < 1e9
        ? (double)((decimal)low + ((decimal)high - (decimal)low) * i / (n - 1))
        : low + (high - low) * i / (n - 1);

    private static Distribution Named(string kind, double[] n) => (kind, n.Length) switch
    {
        ("uniform", 2) => new UniformDistribution(n[0], n[1]),
        ("triangular", 3) => new TriangularDistribution(n[0], n[1], n[2]),
        ("pert", 3) => new PertDistribution(n[0], n[1], n[2]),
        ("beta", 4) => new BetaDistribution(n[0], n[1], n[2], n[3]),
        ("normal", 4) => new NormalDistribution(n[0], n[1], n[2], n[3]),
        _ =>
            throw new FormatException(
                $"'{kind}' with {n.Length} numbers is none of uniform:LOW:HIGH, triangular:LOW:MODE:HIGH, pert:LOW:MODE:HIGH, "
                    + $"beta:ALPHA:BETA:LOW:HIGH, normal:CENTRE:SD:LOW:HIGH"),
    };

    private static double Number(string text) =>
        TryRead(text, out var value) ? value
            : throw new FormatException(
                $"'{PlacedValue.Shorten(text)}' is not a number{(Numerals.Meant(text) is { } meant ? $" (write {meant})" : "")}");
}
