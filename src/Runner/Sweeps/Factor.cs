using System.Globalization;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Runner.Output;

namespace NegotiationSim.Runner.Sweeps;

/// <summary>A number that a sweep varies: over given values, or over a distribution.</summary>
/// <param name="Path">Its path in a scenario.</param>
/// <param name="Levels">The values, or none if it has a distribution.</param>
/// <param name="Distribution">The distribution, or null if it has given values.</param>
internal sealed record Factor(string Path, IReadOnlyList<double> Levels, Distribution? Distribution)
{
    /// <summary>Whole numbers between bounds further apart than this are not listed one by one.</summary>
    private const int MostLevels = 100_000;
    private const string Forms = "Write PATH=LOW:HIGH:N, PATH=A,B,C, PATH=LOW:HIGH or PATH=uniform:LOW:HIGH";

    /// <summary>What is varied, in a phrase: "0.1, 0.2, 0.3" or "uniform(0, 1)".</summary>
    internal string Text => Distribution?.Describe() ?? (Levels.Count <= 12 ? string.Join(", ", Levels.Select(NumberText.Exact))
        : $"{Levels.Count} values from {NumberText.Exact(Levels.Min())} to {NumberText.Exact(Levels.Max())}");

    /// <summary>The value at a share of the way through the factor's values.</summary>
    internal double At(double u) => Distribution?.Quantile(u) ?? Levels[Math.Min(Levels.Count - 1, (int)(u * Levels.Count))];

    /// <summary>Reads what --vary says.</summary>
    /// <exception cref="UserError">It cannot be read.</exception>
    internal static IEnumerable<Factor> Parse(string text, Scenario scenario)
    {
        if (text == "uncertain")
        {
            if (!scenario.IsUncertain) throw new UserError($"--vary uncertain: {scenario.Name} has no uncertain numbers. Name a number: --vary PATH=LOW:HIGH:N.");
            return scenario.UncertainParameters.Select(u => Of(u.Path, u.Distribution));
        }
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var path = (equals < 0 ? text : text[..equals]).Trim();
        if (equals < 0)
        {
            return scenario.UncertainParameters.FirstOrDefault(u => u.Path == path) is { } own ? [Of(path, own.Distribution)]
                : throw new UserError($"--vary {text}: without values, it must be a number that is uncertain in {scenario.Name}. {Forms}.");
        }
        var isWhole = scenario.Parameters.FirstOrDefault(p => p.Path == path)?.Parameter.IsWhole == true;
        try
        {
            return [Read(path, text[(equals + 1)..].Trim(), isWhole)];
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            throw new UserError($"--vary {text}: {e.Message.Split(" (Parameter", StringSplitOptions.None)[0].TrimEnd('.')}. {Forms}.");
        }
    }

    private static Factor Of(string path, Distribution distribution) => new(path, [], distribution);

    private static Factor Read(string path, string values, bool isWhole)
    {
        if (values.Contains(',', StringComparison.Ordinal)) return new Factor(path, Distinct([.. values.Split(',').Select(Number)]), null);
        var parts = values.Split(':').Select(p => p.Trim()).ToArray();
        if (parts[0].Length > 0 && char.IsAsciiLetter(parts[0][0])) return Of(path, Named(parts[0], [.. parts.Skip(1).Select(Number)]));
        switch (parts.Length)
        {
            case 1:
                return new Factor(path, [Number(parts[0])], null);
            case 2:
                var (low, high) = (Number(parts[0]), Number(parts[1]));
                if (isWhole && low < high && high - low < MostLevels) return new Factor(path, [.. Enumerable.Range(0, (int)(high - low) + 1).Select(i => low + i)], null);
                return Of(path, new UniformDistribution(low, high));
            case 3:
                return new Factor(path, Steps(Number(parts[0]), Number(parts[1]), parts[2]), null);
            default:
                throw new FormatException("there are too many colons");
        }
    }

    private static double[] Distinct(double[] values) =>
        values.Distinct().Count() == values.Length ? values : throw new FormatException("a value stands there twice");

    private static double[] Steps(double low, double high, string count)
    {
        if (!int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var n) || n < 1) throw new FormatException($"'{count}' is not a number of values");
        if (n == 1 ? low != high : low >= high) throw new FormatException($"the range is empty: {NumberText.Exact(low)} is not below {NumberText.Exact(high)}, or 1 value is to span it");
        return [.. Enumerable.Range(0, n).Select(i => n == 1 ? low : i == n - 1 ? high : Step(low, high, i, n))];
    }

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
        _ => throw new FormatException($"'{kind}' with {n.Length} numbers is none of uniform:LOW:HIGH, triangular:LOW:MODE:HIGH, pert:LOW:MODE:HIGH, beta:ALPHA:BETA:LOW:HIGH, normal:CENTRE:SD:LOW:HIGH"),
    };

    private static double Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : throw new FormatException($"'{text}' is not a number");
}
