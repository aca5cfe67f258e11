namespace NegotiationSim.Engine.Models;

/// <summary>A number of a model that is a judgement of value: what something costs the sender.</summary>
/// <param name="Path">The number's path in a scenario.</param>
/// <param name="Exposure">The name of the quantity, among those of runs, that tells how much of it a run has: what the price is multiplied
/// by in the sender's payoff, with the discount and the sender's weight.</param>
/// <param name="Cost">The name of the one that tells what that cost at the run's own price.</param>
public sealed record Price(string Path, string Exposure, string Cost)
{
    /// <summary>The last word of the path.</summary>
    public string Name => Path[(Path.LastIndexOf('.') + 1)..];
}
