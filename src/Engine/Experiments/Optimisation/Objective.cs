using NegotiationSim.Engine.Scenarios;

namespace NegotiationSim.Engine.Experiments.Optimisation;

/// <summary>Something that a policy is to make large or small, on average over the worlds.</summary>
/// <param name="Name">Its name in files: a metric's, <c>relief</c>, <c>satisfied</c> or <c>regret</c>.</param>
/// <param name="Label">In words.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="IsMaximised">Whether more is better.</param>
public sealed record Objective(string Name, string Label, string Unit, bool IsMaximised)
{
    /// <summary>The name of relief given: the share of the pressure lifted, averaged over all rounds to the horizon.</summary>
    public const string Relief = "relief";

    /// <summary>The name of the share of worlds in which all that is to be satisfied is (the domain criterion, Starr 1963).</summary>
    public const string Satisfied = "satisfied";

    /// <summary>The name of regret: how far the sender's payoff falls short of that of the best named policy in the same world, in the 90th percentile of the worlds (after Savage 1951).</summary>
    public const string Regret = "regret";

    /// <summary>The names that there are.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. WorldMeans.Readings.Select(r => r.Metric.Name), Satisfied, Regret];

    /// <summary>The objectives of a search that names none: the sender's payoff, capability, the risk of war and relief given.</summary>
    public static IReadOnlyList<Objective> Usual { get; } = [Parse("senderPayoff"), Parse("capability"), Parse("war"), Parse(Relief)];

    /// <summary>Reads <c>NAME</c>, <c>NAME:max</c> or <c>NAME:min</c>.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="ScenarioException">There is no such objective or direction.</exception>
    public static Objective Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split(':');
        var name = parts[0];
        if (!Names.Contains(name)) throw new ScenarioException($"{name}: no such objective. Known: {string.Join(", ", Names)}.");
        var isMaximised = (parts.Length, parts.ElementAtOrDefault(1)) switch
        {
            (1, _) => !Better.IsLow(name),
            (2, "max") => true,
            (2, "min") => false,
            _ => throw new ScenarioException($"{text}: after the objective stands :max or :min, or nothing."),
        };
        if (name == Satisfied) return new Objective(name, "satisfied", "share of worlds", isMaximised);
        if (name == Regret) return new Objective(name, "regret", "utility", isMaximised);
        var metric = WorldMeans.Readings.Select(r => r.Metric).First(m => m.Name == name);
        return new Objective(name, metric.Label, metric.Unit, isMaximised);
    }

    /// <summary>A value as the search wants it: small is good.</summary>
    /// <param name="value">The value.</param>
    public double Cost(double value) => IsMaximised ? -value : value;
}
