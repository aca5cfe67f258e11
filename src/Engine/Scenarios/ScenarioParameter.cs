using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Distributions;

namespace NegotiationSim.Engine.Scenarios;

/// <summary>A number of the model in one scenario.</summary>
/// <param name="Index">Its place among the scenario's parameters, from 0: what a player knows it by.</param>
/// <param name="Path">Its path in the scenario: <c>thirdParties.china.leverage</c>.</param>
/// <param name="Parameter">Its declaration.</param>
/// <param name="Central">Its value, or the mean of its distribution; whole where the parameter is.</param>
/// <param name="Distribution">What is known of it, if it is uncertain.</param>
/// <param name="Grounds">What it rests on, if the scenario says so.</param>
/// <param name="Slot">Its place in what its model plays with: a <see cref="Slot{TOwner}"/> of the model's own type.</param>
public sealed record ScenarioParameter(
    int Index, string Path, Parameter Parameter, double Central, Distribution? Distribution, Grounds? Grounds, Delegate Slot)
{
    /// <summary>Whether it is a lever of the scenario's policy, and not a number of the world.</summary>
    public bool IsLever => Path.StartsWith("policy.", StringComparison.Ordinal);

    /// <summary>The value in one phrase: "0.4" or "uniform(0.2, 0.8)".</summary>
    public string ValueText => Distribution?.Describe() ?? Parameter.ValueText(Central);
}

/// <summary>A number that is drawn anew for every replication.</summary>
/// <param name="Path">Its path in the scenario.</param>
/// <param name="Parameter">Its declaration.</param>
/// <param name="Distribution">What it is drawn from.</param>
/// <param name="Index">Its place among the scenario's parameters, from 0.</param>
public sealed record UncertainParameter(string Path, Parameter Parameter, Distribution Distribution, int Index)
{
    /// <summary>What its draw is addressed by: its path, or the group that it is drawn with. No path has a colon.</summary>
    private readonly string address = Distribution is SampleDistribution { Jointly: { } group } ? "jointly:" + group : Path;

    /// <summary>The value that it has in a replication; allocates nothing.</summary>
    /// <param name="shocks">The replication's shocks.</param>
    internal double Draw(in Shocks shocks) => Distribution.Quantile(shocks.Uniform(address));
}
