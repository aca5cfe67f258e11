namespace NegotiationSim.Engine.Experiments.Sweeps;

/// <summary>The points of a sweep: which numbers of the scenarios are varied, and the values they take.</summary>
/// <param name="Paths">The paths of the numbers: <c>world.rupture.warRisk</c>.</param>
/// <param name="Values">The values of each point, one a path, in the order in which results are given.</param>
public sealed record SweepPoints(IReadOnlyList<string> Paths, IReadOnlyList<double[]> Values);
