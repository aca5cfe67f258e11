using NegotiationSim.Runner.Output;

namespace NegotiationSim.Runner.Sweeps;

/// <summary>Designs in the unit cube.</summary>
internal static class UnitPoints
{
    internal static double[][] LatinHypercube(int factors, int points, ulong seed) => throw new UserError($"No Latin hypercube of {factors} × {points} ({seed}) yet.");

    internal static double[][] Sobol(int factors, int points, ulong seed) => throw new UserError($"No Sobol' points of {factors} × {points} ({seed}) yet.");
}
