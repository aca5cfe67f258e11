using MathNet.Numerics.LinearAlgebra;

namespace NegotiationSim.Engine.Games.Equilibria;

/// <summary>The equations of logit equilibrium in the logarithms of the chances, which keeps them apart however small they get (Turocy
/// 2005).</summary>
/// <remarks>For each player: Σ exp(l_k) = 1, and l_k − l_0 = λ(u_k − u_0) for k ≥ 1, with u_k what action k is worth against the other's
/// chances. Unknown are the logarithms of the row player, those of the column player, and λ: one more than equations, hence a
/// curve.</remarks>
internal sealed class LogitEquations(MatrixGame game)
{
    private readonly int rows = game.Rows;
    private readonly int columns = game.Columns;

    /// <summary>The number of equations.</summary>
    internal int Count => rows + columns;

    /// <summary>Both players at random, λ = 0.</summary>
    internal Vector<double> Start() => Vector<double>.Build.Dense(Count + 1, i => i == Count ? 0 : -Math.Log(i < rows ? rows : columns));

    internal (double[] Row, double[] Column) Chances(Vector<double> at) =>
        ([.. Enumerable.Range(0, rows).Select(i => Math.Exp(at[i]))],
            [.. Enumerable.Range(0, columns).Select(j => Math.Exp(at[rows + j]))]);

    /// <summary>By how much the equations fail.</summary>
    internal Vector<double> Residual(Vector<double> at)
    {
        var (p, q) = Chances(at);
        var (u, v, λ) = (game.RowExpectations(q), game.ColumnExpectations(p), at[Count]);
        return Vector<double>.Build.Dense(Count, e =>
            e == 0 ? p.Sum() - 1
            : e < rows ? at[e] - at[0] - λ * (u[e] - u[0])
            : e == rows ? q.Sum() - 1
            : at[e] - at[rows] - λ * (v[e - rows] - v[0]));
    }

    /// <summary>How the equations change with each unknown: a line an equation.</summary>
    internal Matrix<double> Jacobian(Vector<double> at)
    {
        var (p, q) = Chances(at);
        var (u, v, λ) = (game.RowExpectations(q), game.ColumnExpectations(p), at[Count]);
        return Matrix<double>.Build.Dense(Count, Count + 1, (e, k) =>
        {
            var isRow = e < rows;
            var (first, action) = isRow ? (0, e) : (rows, e - rows);
            if (k == Count) return action == 0 ? 0 : isRow ? -(u[action] - u[0]) : -(v[action] - v[0]);
            if (k < rows == isRow) return action == 0 ? (isRow ? p[k] : q[k - rows]) : k == e ? 1 : k == first ? -1 : 0;
            return action == 0 ? 0
                : isRow ? -λ * q[k - rows] * (game.RowPayoff(action, k - rows) - game.RowPayoff(0, k - rows))
                : -λ * p[k] * (game.ColumnPayoff(k, action) - game.ColumnPayoff(k, 0));
        });
    }
}
