namespace NegotiationSim.Engine.Games.Equilibria;

/// <summary>The corners of a best-response polytope without rounding, for payoffs of so mixed a scale that floating point cannot tell them
/// apart.</summary>
internal static class ExactCorners
{
    private static readonly Fraction One = Fraction.Of(1);

    /// <summary>All corners other than 0.</summary>
    /// <param name="payoffs">The other player's payoffs, a line an action of the other.</param>
    internal static IReadOnlyList<BestResponsePolytope.Corner> Of(double[,] payoffs)
    {
        var m = Positive(payoffs);
        var (lines, d) = (m.GetLength(0), m.GetLength(1));
        var corners = new List<(Fraction[] Point, BestResponsePolytope.Corner Corner)>();
        foreach (var chosen in BestResponsePolytope.Choices(lines + d, d))
        {
            if (Solve(m, chosen, d) is not { } z || !IsInside(m, z) || z.All(v => v.Sign == 0)) continue;
            if (corners.Any(c => c.Point.Zip(z, (a, b) => a.CompareTo(b)).All(order => order == 0))) continue;
            var sum = z.Aggregate((a, b) => a + b);
            corners.Add((z, new([.. z.Select(v => v.ToDouble())], TightAt(m, z)) { Chances = [.. z.Select(v => (v / sum).ToDouble())] }));
        }
        return [.. corners.Select(c => c.Corner)];
    }

    /// <summary>Payoffs moved so that the least is 1, which changes no best response.</summary>
    private static Fraction[,] Positive(double[,] payoffs)
    {
        var lift = One - Fraction.Of(payoffs.Cast<double>().Min());
        var m = new Fraction[payoffs.GetLength(0), payoffs.GetLength(1)];
        for (var i = 0; i < m.GetLength(0); i++)
            for (var j = 0; j < m.GetLength(1); j++) m[i, j] = Fraction.Of(payoffs[i, j]) + lift;
        return m;
    }

    /// <summary>The point at which the chosen inequalities hold with equality; null if they do not decide one.</summary>
    private static Fraction[]? Solve(Fraction[,] m, int[] chosen, int d)
    {
        int[] free = [.. Enumerable.Range(0, d).Except(chosen)];
        int[] lines = [.. chosen.Where(c => c >= d).Select(c => c - d)];
        var n = free.Length;
        var a = new Fraction[n, n + 1];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++) a[i, j] = m[lines[i], free[j]];
            a[i, n] = One;
        }
        if (!Eliminate(a, n)) return null;
        var z = new Fraction[d];
        for (var i = 0; i < n; i++) z[free[i]] = a[i, n] / a[i, i];
        return z;
    }

    /// <summary>Gauss and Jordan's elimination; false if the system has no single solution.</summary>
    private static bool Eliminate(Fraction[,] a, int n)
    {
        for (var c = 0; c < n; c++)
        {
            var pivot = c;
            while (pivot < n && a[pivot, c].Sign == 0) pivot++;
            if (pivot == n) return false;
            for (var j = 0; j <= n; j++) (a[c, j], a[pivot, j]) = (a[pivot, j], a[c, j]);
            for (var i = 0; i < n; i++)
            {
                if (i == c || a[i, c].Sign == 0) continue;
                var factor = a[i, c] / a[c, c];
                for (var j = c; j <= n; j++) a[i, j] -= factor * a[c, j];
            }
        }
        return true;
    }

    private static bool IsInside(Fraction[,] m, Fraction[] z) =>
        z.All(v => v.Sign >= 0) && Enumerable.Range(0, m.GetLength(0)).All(i => Line(m, i, z).CompareTo(One) <= 0);

    private static int TightAt(Fraction[,] m, Fraction[] z)
    {
        var tight = 0;
        for (var k = 0; k < z.Length; k++)
            if (z[k].Sign == 0) tight |= 1 << k;
        for (var i = 0; i < m.GetLength(0); i++)
            if (Line(m, i, z).CompareTo(One) == 0) tight |= 1 << (z.Length + i);
        return tight;
    }

    private static Fraction Line(Fraction[,] m, int i, Fraction[] z)
    {
        var sum = default(Fraction);
        for (var j = 0; j < z.Length; j++) sum += m[i, j] * z[j];
        return sum;
    }
}
