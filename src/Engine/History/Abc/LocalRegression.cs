using MathNet.Numerics.LinearAlgebra;
using NegotiationSim.Engine.Statistics;

namespace NegotiationSim.Engine.History.Abc;

/// <summary>Draws of an approximate posterior, moved to what is expected of them at the statistics seen: θ − b(s − s_seen), where b is a
/// weighted least-squares fit (Beaumont, Zhang and Balding 2002). Each draw is moved by the fit of all others: moved by one that it took
/// part in, draws lie closer together than the numbers they stand for, by about a share (statistics / effective draws) of their variance.
/// </summary>
internal sealed class LocalRegression
{
    private const double Ridge = 1e-6; // statistics that hang together leave no room for a plain solution

    /// <summary>Fits.</summary>
    /// <param name="parameters">θ, a row a draw.</param>
    /// <param name="statistics">s, a row a draw.</param>
    /// <param name="observed">s_seen; NaN is left out.</param>
    /// <param name="weights">The draws' weights, which add up to 1.</param>
    internal LocalRegression(double[][] parameters, double[][] statistics, IReadOnlyList<double> observed, double[] weights)
    {
        double[] spreads = [.. observed.Select((o, k) => double.IsNaN(o) ? 0 : Spread(statistics, k))];
        int[] used = [.. Enumerable.Range(0, spreads.Length).Where(k => spreads[k] > 0)];
        var x = Matrix<double>.Build.Dense(statistics.Length, used.Length + 1,
            (i, k) => k == 0 ? 1 : (statistics[i][used[k - 1]] - observed[used[k - 1]]) / spreads[used[k - 1]]);
        var weighted = Matrix<double>.Build.Dense(x.RowCount, x.ColumnCount, (i, k) => x[i, k] * weights[i]);
        var normal = weighted.TransposeThisAndMultiply(x);
        for (var k = 1; k < normal.RowCount; k++) normal[k, k] += Ridge;
        var pull = normal.Solve(weighted.Transpose()); // of each draw on each coefficient
        var all = Matrix<double>.Build.DenseOfRowArrays(parameters);
        var coefficients = pull * all;
        var fitted = x * coefficients;
        Expected = [.. fitted.ToRowArrays().Select(row => row.Zip(coefficients.Row(0), (f, at) => f - at).ToArray())];
        Moved = [.. parameters.Select((row, i) =>
        {
            var leverage = x.Row(i) * pull.Column(i); // of the draw on its own expectation
            var own = leverage < 1 ? (leverage - pull[0, i]) / (1 - leverage) : 0; // Sherman and Morrison 1950
            return row.Select((z, j) => z - Expected[i][j] + own * (z - fitted[i, j])).ToArray();
        })];
    }

    /// <summary>b(s − s_seen), b by all draws: 0 at what was seen.</summary>
    internal double[][] Expected { get; }

    /// <summary>The draws, moved to what was seen.</summary>
    internal double[][] Moved { get; }

    private static double Spread(double[][] statistics, int k)
    {
        double[] values = [.. statistics.Select(s => s[k])];
        var mean = values.Average();
        return Moments.AreConstant(values) ? 0 : Math.Sqrt(values.Average(v => (v - mean) * (v - mean)));
    }
}
