namespace NegotiationSim.Engine.History.Abc;

/// <summary>A draw.</summary>
/// <param name="Generation">The generation in which it was simulated: later ones may have kept it.</param>
/// <param name="Attempt">The number of its simulation there, by which it can be simulated again.</param>
/// <param name="Parameters">Its parameters, on the standard normal scale.</param>
/// <param name="Statistics">Its statistics.</param>
public sealed record AbcDraw(int Generation, long Attempt, double[] Parameters, double[] Statistics);

/// <summary>A generation of draws, all of the same weight.</summary>
/// <param name="Number">0 for draws from the prior.</param>
/// <param name="Threshold">The distance from what was seen that no draw exceeds; infinite for the first.</param>
/// <param name="Scales">What each statistic is divided by in that distance; 0 leaves it out.</param>
/// <param name="NextScales">The same for the next generation, from every simulation of this one.</param>
/// <param name="Attempts">How many simulations were made by chance of their own.</param>
/// <param name="Acceptance">Share of them that were accepted.</param>
/// <param name="Draws">The draws.</param>
/// <param name="Sweeps">How many sweeps over the draws it had at the threshold of the generation before; 0 where they were brought
/// nearer.</param>
public sealed record AbcGeneration(
    int Number, double Threshold, double[] Scales, double[] NextScales, long Attempts, double Acceptance, IReadOnlyList<AbcDraw> Draws,
    int Sweeps = 0)
{
    /// <summary>n²/Σc², where c counts how often each draw occurs: how many draws would tell as much if all were different.</summary>
    public double DistinctDraws =>
        Math.Pow(Draws.Count, 2) / Draws.GroupBy(d => (d.Generation, d.Attempt)).Sum(g => Math.Pow(g.Count(), 2));
}
