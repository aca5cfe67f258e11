using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Scenarios;

namespace NegotiationSim.Engine.Studies.Optimisation;

/// <summary>Something that a policy is to make large or small, on average over the worlds.</summary>
/// <param name="Name">Its name in files: a metric's, <c>relief</c>, <c>satisfied</c> or <c>regret</c>.</param>
/// <param name="Label">In words.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="IsMaximised">Whether more is better.</param>
public sealed record Objective(string Name, string Label, string Unit, bool IsMaximised)
{
    /// <summary>The name of the share of worlds in which all that is to be satisfied is (the domain criterion, Starr 1963).</summary>
    public const string Satisfied = "satisfied";

    /// <summary>The name of regret: how far the sender's payoff falls short of that of the best named policy in the same world, in the 90th
    /// percentile of the worlds (after Savage 1951).</summary>
    public const string Regret = "regret";

    /// <summary>The objectives of a search that names none.</summary>
    /// <param name="model">The model of the scenario.</param>
    public static IReadOnlyList<Objective> Usual(Model model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return [.. model.UsualObjectives.Select(name => Parse(name, model))];
    }

    /// <summary>The names that there are.</summary>
    /// <param name="model">The model of the scenario.</param>
    public static IReadOnlyList<string> Names(Model model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return [.. model.Objectives.Select(q => q.Name), Satisfied, Regret];
    }

    /// <summary>Reads <c>NAME</c>, <c>NAME:max</c> or <c>NAME:min</c>; without a direction the quantity's own holds.</summary>
    /// <param name="text">The text.</param>
    /// <param name="model">The model of the scenario.</param>
    /// <exception cref="ScenarioException">There is no such objective or direction.</exception>
    public static Objective Parse(string text, Model model)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(model);
        var parts = text.Split(':');
        var name = parts[0];
        var quantity = model.Objectives.FirstOrDefault(q => q.Name == name);
        if (quantity is null && name is not (Satisfied or Regret))
            throw new ScenarioException($"{name}: no such objective. Known: {string.Join(", ", Names(model))}.");
        var isMaximised = (parts.Length, parts.ElementAtOrDefault(1)) switch
        {
            (1, _) => name == Satisfied || quantity?.Wanted == Wanted.More,
            (2, "max") => true,
            (2, "min") => false,
            _ => throw new ScenarioException($"{text}: after the objective stands :max or :min, or nothing."),
        };
        if (name == Satisfied) return new Objective(name, "satisfied", "share of worlds", isMaximised);
        if (name == Regret) return new Objective(name, "regret", "utility", isMaximised);
        return new Objective(name, quantity!.Label, quantity.Unit, isMaximised);
    }

    /// <summary>A value as the search wants it: small is good.</summary>
    /// <param name="value">The value.</param>
    public double Cost(double value) => IsMaximised ? -value : value;
}
