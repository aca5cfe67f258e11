using MathNet.Numerics.LinearAlgebra;

namespace NegotiationSim.Engine.Games.Equilibria;

/// <summary>The polytope {z ≥ 0, Mz ≤ 1} of a player's strategies, scaled so that the other's best payoff is 1 (von Stengel
/// 2002).</summary>
internal static class BestResponsePolytope
{
    /// <summary>Two numbers nearer than this are one; payoffs are scaled to lie between 1 and 2.</summary>
    internal const double Tolerance = 1e-9;

    /// <summary>A difference of payoffs, as a share of their range, below which no rounding is allowed: a hundred times
    /// <see cref="Tolerance"/>.</summary>
    private const double Nearest = 1e-7;

    /// <summary>A corner other than 0.</summary>
    /// <param name="Point">Where it lies; divided by its sum, a strategy.</param>
    /// <param name="Tight">The inequalities that hold with equality: bit k for z_k = 0, bit d + i for line i of M.</param>
    internal sealed record Corner(double[] Point, int Tight)
    {
        /// <summary>The strategy, where it is known without rounding; else null.</summary>
        internal double[]? Chances { get; init; }

        internal double[] Strategy()
        {
            if (Chances is not null) return [.. Chances];
            var sum = Point.Sum();
            return [.. Point.Select(p => Math.Abs(p / sum) < Tolerance ? 0 : Math.Abs(p / sum - 1) < Tolerance ? 1 : p / sum)];
        }
    }

    /// <summary>All corners: every choice of as many inequalities as there are dimensions is tried.</summary>
    /// <param name="payoffs">M before scaling: the other player's payoffs, a line an action of the other.</param>
    internal static IReadOnlyList<Corner> Corners(double[,] payoffs)
    {
        if (IsMixed(payoffs)) return ExactCorners.Of(payoffs);
        var m = Scaled(payoffs);
        var (lines, d) = (m.GetLength(0), m.GetLength(1));
        var corners = new List<Corner>();
        foreach (var chosen in Choices(lines + d, d))
        {
            if (Solve(m, chosen, d) is not { } z || !IsInside(m, z)) continue;
            var corner = new Corner(z, TightAt(m, z));
            if (z.Sum() > Tolerance && !corners.Any(c => c.Point.Zip(z, (a, b) => Math.Abs(a - b)).Max() < 1e-7)) corners.Add(corner);
        }
        return corners;
    }

    /// <summary>Whether two unequal payoffs of the same action of this player are so near, against the range of all, that floating point
    /// might take them for one.</summary>
    internal static bool IsMixed(double[,] payoffs)
    {
        var range = payoffs.Cast<double>().Max() - payoffs.Cast<double>().Min();
        for (var j = 0; j < payoffs.GetLength(1); j++)
        {
            double[] sorted = [.. Enumerable.Range(0, payoffs.GetLength(0)).Select(i => payoffs[i, j]).Order()];
            for (var i = 1; i < sorted.Length; i++)
                if (sorted[i] > sorted[i - 1] && sorted[i] - sorted[i - 1] < Nearest * range) return true;
        }
        return false;
    }

    /// <summary>Payoffs moved and stretched to lie between 1 and 2, which changes no best response.</summary>
    internal static double[,] Scaled(double[,] payoffs)
    {
        var (low, high) = (payoffs.Cast<double>().Min(), payoffs.Cast<double>().Max());
        var m = (double[,])payoffs.Clone();
        for (var i = 0; i < m.GetLength(0); i++)
            for (var j = 0; j < m.GetLength(1); j++) m[i, j] = high > low ? 1 + (m[i, j] - low) / (high - low) : 1;
        return m;
    }

    private static double[]? Solve(double[,] m, int[] chosen, int d)
    {
        // z_k = 0 for the chosen signs; the chosen lines of M, without those columns, decide the rest.
        int[] free = [.. Enumerable.Range(0, d).Except(chosen)];
        int[] lines = [.. chosen.Where(c => c >= d).Select(c => c - d)];
        var z = new double[d];
        if (free.Length == 0) return z;
        var system = Matrix<double>.Build.Dense(lines.Length, free.Length, (i, j) => m[lines[i], free[j]]);
        var lu = system.LU();
        if (Math.Abs(lu.Determinant) < 1e-12) return null;
        var solved = lu.Solve(Vector<double>.Build.Dense(lines.Length, 1));
        for (var j = 0; j < free.Length; j++) z[free[j]] = solved[j];
        return z;
    }

    private static bool IsInside(double[,] m, double[] z) =>
        z.All(v => v >= -Tolerance) && Enumerable.Range(0, m.GetLength(0)).All(i => Line(m, i, z) <= 1 + Tolerance);

    private static int TightAt(double[,] m, double[] z)
    {
        var tight = 0;
        for (var k = 0; k < z.Length; k++) if (z[k] <= Tolerance) tight |= 1 << k;
        for (var i = 0; i < m.GetLength(0); i++) if (Line(m, i, z) >= 1 - Tolerance) tight |= 1 << (z.Length + i);
        return tight;
    }

    private static double Line(double[,] m, int i, double[] z)
    {
        var sum = 0.0;
        for (var j = 0; j < z.Length; j++) sum += m[i, j] * z[j];
        return sum;
    }

    /// <summary>All ways to choose k of n, each in rising order.</summary>
    internal static IEnumerable<int[]> Choices(int n, int k)
    {
        int[] chosen = [.. Enumerable.Range(0, k)];
        while (true)
        {
            yield return chosen;
            var i = k - 1;
            while (i >= 0 && chosen[i] == n - k + i) i--;
            if (i < 0) yield break;
            chosen[i]++;
            for (var j = i + 1; j < k; j++) chosen[j] = chosen[j - 1] + 1;
        }
    }
}
