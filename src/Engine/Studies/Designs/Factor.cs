using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Distributions;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Scenarios.Format;
using NegotiationSim.Engine.Scenarios.Json;

namespace NegotiationSim.Engine.Studies.Designs;

/// <summary>A number of a scenario that a design varies: over given values, its levels, or over a distribution.</summary>
public sealed record Factor
{
    private Factor(string path, IReadOnlyList<double> levels, Distribution? distribution)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        (Path, Levels, Distribution) = (path, levels, distribution);
    }

    /// <summary>Its path in a scenario: <c>world.hardship.adjustment</c>.</summary>
    public string Path { get; }

    /// <summary>Its values, all alike, in the order given; none if it has a distribution.</summary>
    public IReadOnlyList<double> Levels { get; }

    /// <summary>What is known of it, or null if it has levels.</summary>
    public Distribution? Distribution { get; }

    /// <summary>The least and the greatest value it can take.</summary>
    public Support Support => Distribution?.Support ?? new Support(Levels.Min(), Levels.Max());

    /// <summary>A factor over a distribution.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="distribution">What is known of it. Of a sample the values are taken in rising order and apart from those it is drawn
    /// with.</param>
    public static Factor Over(string path, Distribution distribution)
    {
        ArgumentNullException.ThrowIfNull(distribution);
        return new Factor(path, [], distribution is SampleDistribution sample ? sample.Ordered() : distribution);
    }

    /// <summary>A factor over values.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="levels">The values, each once.</param>
    /// <exception cref="ScenarioException">There are none, or a value stands twice.</exception>
    public static Factor At(string path, params IReadOnlyList<double> levels)
    {
        ArgumentNullException.ThrowIfNull(levels);
        if (levels.Count == 0) throw new ScenarioException($"{path}: no values. Give at least one.");
        return levels.Distinct().Count() == levels.Count ? new Factor(path, levels, null)
            : throw new ScenarioException($"{path}: a value stands there twice. Give each once.");
    }

    /// <summary>The uncertain parameters of a scenario, each over its own distribution and apart from the others.</summary>
    /// <param name="scenario">The scenario.</param>
    public static IReadOnlyList<Factor> Uncertain(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return [.. scenario.UncertainParameters.Select(u => Over(u.Path, u.Distribution))];
    }

    /// <summary>Reads what stands after --vary; docs/sweeps.md lists the forms.</summary>
    /// <param name="text">The text.</param>
    /// <param name="scenario">The scenario whose numbers are varied.</param>
    /// <returns>One factor; or several for <c>uncertain</c>.</returns>
    /// <exception cref="ScenarioException">It cannot be read, or a range is empty.</exception>
    public static IReadOnlyList<Factor> Parse(string text, Scenario scenario) => FactorText.Read(text, scenario);

    /// <summary>The value at a share of the way through the factor's values.</summary>
    /// <param name="u">The share, 0 to 1.</param>
    public double Quantile(double u) => Distribution?.Quantile(u) ?? Levels[Math.Min(Levels.Count - 1, (int)(u * Levels.Count))];

    /// <summary>What is varied, in a phrase: "0.1, 0.2, 0.3" or "uniform(0, 1)".</summary>
    public string Describe() => Distribution?.Describe() ?? (Levels.Count <= 12 ? string.Join(", ", Levels.Select(Invariant.Text))
        : FormattableString.Invariant($"{Levels.Count} values from {Invariant.Text(Levels.Min())} to {Invariant.Text(Levels.Max())}"));

    /// <summary>The parameter of a path.</summary>
    /// <exception cref="ScenarioException">There is none.</exception>
    internal static ScenarioParameter Find(Scenario scenario, string path)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return scenario.Parameters.FirstOrDefault(p => p.Path == path) ?? throw new ScenarioException(Unknown(scenario, path));
    }

    /// <summary>What to say of a path that a scenario does not have.</summary>
    internal static string Unknown(Scenario scenario, string path)
    {
        var paths = scenario.Parameters.Select(p => p.Path).ToArray();
        var nearest = Catalogue.Find(path).Nearest is { } near && paths.Contains(near) ? $"Did you mean '{near}'?"
            : Names.Cure(path, paths, "See: sim describe");
        return $"{scenario.Name} has no number '{PlacedValue.Shorten(path)}' to vary. {nearest}";
    }

    /// <summary>Refuses factors that stand twice or leave what the scenario allows.</summary>
    internal static void Check(IReadOnlyList<Factor> factors, Scenario scenario)
    {
        if (factors.Count == 0)
            throw new ScenarioException(
                "Nothing to vary: the scenario has no uncertain number. Give ranges: --vary PATH=LOW:HIGH (see: sim describe).");
        foreach (var factor in factors)
        {
            if (factors.Count(f => f.Path == factor.Path) > 1) throw new ScenarioException($"{factor.Path} is varied twice.");
            var parameter = Find(scenario, factor.Path);
            double[] ends = factor.Distribution is null ? [.. factor.Levels] : [factor.Support.Low, factor.Support.High];
            if (ends.Where(v => !parameter.Parameter.Allows(v)).Select(v => (double?)v).FirstOrDefault() is { } outside)
                throw new ScenarioException($"{Limits(parameter)}, but {factor.Describe()} reaches {Invariant.Text(outside)}.");
        }
    }

    /// <summary>What a number may be: "policy.depth must be from 0 to 1".</summary>
    internal static string Limits(ScenarioParameter parameter) =>
        $"{parameter.Path} must be {(parameter.Parameter.IsWhole ? "a whole number " : "")}from {Invariant.Text(parameter.Parameter.Low)} to "
            + $"{Invariant.Text(parameter.Parameter.High)}";
}
