using NegotiationSim.Engine.Numbers;

namespace NegotiationSim.Engine.History.Abc;

/// <summary>What disputes have in common: z_dj = √ρ·μ_j + √(1 − ρ)·ε_dj, μ and ε standard normal. So a strength j is standard normal in
/// every dispute d, and ρ is its correlation in two of them: 0 where they have nothing in common, 1 where it is one number.</summary>
/// <remarks>μ is integrated out everywhere, which leaves nothing to be stuck on where ρ is near 1. ρ is one of a hundred values, all as
/// likely before anything is seen: a uniform distribution to the second digit, from which draws are exact.</remarks>
/// <param name="disputes">How many disputes.</param>
/// <param name="values">The values that ρ can have, below 1.</param>
internal sealed class CommonPart(int disputes, IReadOnlyList<double> values)
{
    private const int Cells = 100;

    /// <summary>ρ unknown: .005, .015, …, .995.</summary>
    internal static IReadOnlyList<double> Unknown { get; } = [.. Enumerable.Range(0, Cells).Select(k => (k + .5) / Cells)];

    private readonly double[] constants =
        [.. values.Select(rho => ((disputes - 1) * Math.Log(1 - rho) + Math.Log(1 + (disputes - 1) * rho)) / 2)];

    /// <summary>The values that ρ can have.</summary>
    internal IReadOnlyList<double> Values => values;

    /// <summary>What n disputes say of a strength in another one, which is normal: its mean is a weight times the sum of theirs.</summary>
    /// <param name="rho">ρ.</param>
    /// <param name="others">n; 0 gives the prior.</param>
    internal static (double Weight, double Variance) Given(double rho, int others)
    {
        var weight = rho / (1 + (others - 1) * rho);
        return others == 0 ? (0, 1) : (weight, 1 - others * rho * weight);
    }

    /// <summary>ln of the density of a strength in all disputes, but for a constant.</summary>
    /// <param name="rho">ρ.</param>
    /// <param name="within">Σ_d (z_d − z̄)².</param>
    /// <param name="mean">z̄.</param>
    internal double LogDensity(double rho, double within, double mean) =>
        -within / (1 - rho) / 2 - disputes * mean * mean / (1 + (disputes - 1) * rho) / 2;

    /// <summary>Draws ρ given the strengths in all disputes.</summary>
    /// <param name="strengths">For each strength its values, one a dispute.</param>
    /// <param name="uniform">A number in [0, 1).</param>
    /// <returns>The index of its value.</returns>
    internal int Draw(IEnumerable<double[]> strengths, double uniform)
    {
        double within = 0, squares = 0;
        var count = 0;
        foreach (var z in strengths)
        {
            double mean = 0;
            foreach (var value in z) mean += value / disputes;
            foreach (var value in z) within += (value - mean) * (value - mean);
            squares += mean * mean;
            count++;
        }
        Span<double> chances = stackalloc double[values.Count];
        var most = double.NegativeInfinity;
        for (var k = 0; k < chances.Length; k++)
        {
            chances[k] = LogDensity(values[k], within, Math.Sqrt(squares)) - count * constants[k];
            most = Math.Max(most, chances[k]);
        }
        double sum = 0;
        foreach (ref var chance in chances) sum += chance = Math.Exp(chance - most);
        var left = uniform * sum;
        for (var k = 0; k < chances.Length; k++)
            if ((left -= chances[k]) < 0) return k;
        return chances.Length - 1;
    }
}
