using System.Globalization;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Scenarios;

namespace NegotiationSim.Engine.Experiments.Designs;

/// <summary>A number of a scenario that a design varies, and what it is varied over.</summary>
/// <param name="Path">Its path: <c>world.hardship.adjustment</c>.</param>
/// <param name="Distribution">What is known of it; a range is a uniform distribution.</param>
public sealed record Factor(string Path, Distribution Distribution)
{
    /// <summary>The uncertain parameters of a scenario, each over its own distribution.</summary>
    /// <param name="scenario">The scenario.</param>
    public static IReadOnlyList<Factor> Uncertain(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return [.. scenario.UncertainParameters.Select(u => new Factor(u.Path, u.Distribution))];
    }

    /// <summary>Reads <c>PATH=LOW:HIGH</c>, or a path alone for the distribution that the scenario gives it.</summary>
    /// <param name="text">The text, as after --vary.</param>
    /// <param name="scenario">The scenario, which must have the path and allow all of the range.</param>
    /// <exception cref="ScenarioException">There is no such path, the range is empty, or some of it is not allowed.</exception>
    public static Factor Parse(string text, Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(scenario);
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var path = equals < 0 ? text : text[..equals];
        var parameter = Find(scenario, path);
        if (equals < 0)
            return parameter.Distribution is { } own ? new Factor(path, own) : throw new ScenarioException($"{path}: the scenario gives it no distribution. Give a range: {path}=LOW:HIGH.");
        var ends = text[(equals + 1)..].Split(':');
        if (ends.Length != 2 || !TryRead(ends[0], out var low) || !TryRead(ends[1], out var high))
            throw new ScenarioException($"{text}: not a range. Write {path}=LOW:HIGH, two numbers.");
        return Between(parameter, low, high);
    }

    /// <summary>A factor over a range; over its whole numbers, all alike, where the parameter takes no others.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="path">The parameter's path.</param>
    /// <param name="low">The least value.</param>
    /// <param name="high">The greatest value, above the least.</param>
    /// <exception cref="ScenarioException">There is no such path, the range is empty, or some of it is not allowed.</exception>
    public static Factor Between(Scenario scenario, string path, double low, double high) => Between(Find(scenario, path), low, high);

    /// <summary>The parameter of a path.</summary>
    /// <exception cref="ScenarioException">There is none.</exception>
    internal static ScenarioParameter Find(Scenario scenario, string path)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return scenario.Parameters.FirstOrDefault(p => p.Path == path)
            ?? throw new ScenarioException($"{path}: not a number of this scenario. {Names.Cure(path, [.. scenario.Parameters.Select(p => p.Path)], "See: sim describe")}");
    }

    /// <summary>What is wrong with a value for a parameter, or null.</summary>
    internal static string? Fault(ScenarioParameter parameter, double value) =>
        parameter.Parameter.Allows(value) ? null
        : $"{parameter.Path} takes {(parameter.Parameter.IsWhole ? "whole numbers from " : "")}{Plain.Text(parameter.Parameter.Low)} to {Plain.Text(parameter.Parameter.High)}, not {Plain.Text(value)}";

    /// <summary>Refuses factors that stand twice or leave what the scenario allows.</summary>
    internal static void Check(IReadOnlyList<Factor> factors, Scenario scenario)
    {
        if (factors.Count == 0)
            throw new ScenarioException("Nothing to vary: the scenario has no uncertain number. Give ranges: --vary PATH=LOW:HIGH (see: sim describe).");
        foreach (var factor in factors)
        {
            if (factors.Count(f => f.Path == factor.Path) > 1) throw new ScenarioException($"{factor.Path}: varied twice. Name it once.");
            var parameter = Find(scenario, factor.Path);
            if ((Fault(parameter, factor.Distribution.Support.Low) ?? Fault(parameter, factor.Distribution.Support.High)) is { } fault)
                throw new ScenarioException($"{factor.Path}: {factor.Distribution.Describe()} leaves the range. {fault}.");
        }
    }

    internal static bool TryRead(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);

    private static Factor Between(ScenarioParameter parameter, double low, double high)
    {
        if (!(low < high))
            throw new ScenarioException($"{parameter.Path}: the range from {Plain.Text(low)} to {Plain.Text(high)} is empty. Give a low end below the high end.");
        if ((Fault(parameter, low) ?? Fault(parameter, high)) is { } fault) throw new ScenarioException($"{fault}. Give a range within it.");
        if (!parameter.Parameter.IsWhole) return new Factor(parameter.Path, new UniformDistribution(low, high));
        if (high - low >= 1000) throw new ScenarioException($"{parameter.Path}: a range of more than 1000 whole numbers. Give a shorter one.");
        return new Factor(parameter.Path, new DiscreteDistribution([.. Enumerable.Range(0, (int)(high - low) + 1).Select(i => low + i)]));
    }
}
