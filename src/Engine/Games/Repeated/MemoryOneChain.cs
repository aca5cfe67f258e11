using MathNet.Numerics.LinearAlgebra;

namespace NegotiationSim.Engine.Games.Repeated;

/// <summary>Two strategies of one turn's memory as a Markov chain over CC, CD, DC, DD: what they get, exactly (Nowak and Sigmund
/// 1993).</summary>
public sealed class MemoryOneChain
{
    private static readonly (Move Row, Move Column)[] States =
        [(Move.Cooperate, Move.Cooperate), (Move.Cooperate, Move.Defect), (Move.Defect, Move.Cooperate), (Move.Defect, Move.Defect)];

    private readonly Vector<double> start;
    private readonly Matrix<double> next;
    private readonly Vector<double> rowPayoffs;
    private readonly Vector<double> columnPayoffs;

    /// <summary>The chain of a match.</summary>
    /// <param name="game">A game of two actions each.</param>
    /// <param name="row">The row player's chances.</param>
    /// <param name="column">The column player's chances, its own move first.</param>
    /// <param name="noise">ε, the chance that a move is carried out as its opposite, 0 to 1.</param>
    /// <exception cref="ArgumentException">The game is not 2×2.</exception>
    public MemoryOneChain(MatrixGame game, MemoryOne row, MemoryOne column, double noise)
    {
        var (first, second) = (Stage.OfRow(game), Stage.OfRow(game.Transposed()));
        double Carried(double p) => p * (1 - noise) + (1 - p) * noise;
        Vector<double> Moves(double p, double q) => Vector<double>.Build.Dense([p * q, p * (1 - q), (1 - p) * q, (1 - p) * (1 - q)]);
        start = Moves(Carried(row.First), Carried(column.First));
        next =
            Matrix<double>.Build.DenseOfRowVectors(
                States.Select(s => Moves(Carried(row.After(s.Row, s.Column)), Carried(column.After(s.Column, s.Row)))));
        rowPayoffs = Vector<double>.Build.Dense(4, i => first.Payoff(States[i].Row, States[i].Column));
        columnPayoffs = Vector<double>.Build.Dense(4, i => second.Payoff(States[i].Column, States[i].Row));
    }

    /// <summary>The expected totals Σ (wδ)ᵗ π_t·u of a match of at most so many turns.</summary>
    /// <param name="rules">Turns, discount and continuation; noise is the chain's own.</param>
    public (double Row, double Column) Totals(MatchRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var (state, weights, weight) = (start, Vector<double>.Build.Dense(4), 1.0);
        for (var turn = 0; turn < rules.Turns; turn++, weight *= rules.Discount * rules.Continuation)
        {
            weights += weight * state;
            state = state * next;
        }
        return (weights * rowPayoffs, weights * columnPayoffs);
    }

    /// <summary>(1 − δ) Σ δᵗ π_t·u without end: payoff a turn of a match that is discounted or goes on with chance δ.</summary>
    /// <param name="discount">δ, at or above 0 and below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">δ is outside that.</exception>
    public (double Row, double Column) Discounted(double discount)
    {
        if (!(discount >= 0 && discount < 1))
            throw new ArgumentOutOfRangeException(nameof(discount), discount, "δ must lie at or above 0 and below 1.");
        // π₀ (I − δM)⁻¹, by solving with the transpose.
        var weights = (Matrix<double>.Build.DenseIdentity(4) - discount * next).Transpose().Solve(start) * (1 - discount);
        return (weights * rowPayoffs, weights * columnPayoffs);
    }

    /// <summary>The chances of CC, CD, DC, DD in the long run, wherever the match began.</summary>
    /// <returns>The stationary distribution, or null when it depends on the beginning (without noise it may).</returns>
    public IReadOnlyList<double>? LongRun()
    {
        // πM = π and Σπ = 1: five equations of four unknowns, of full rank exactly when there is one stationary distribution.
        var system = (next.Transpose() - Matrix<double>.Build.DenseIdentity(4)).InsertRow(4, Vector<double>.Build.Dense(4, 1));
        if (system.Rank() < 4) return null;
        return [.. system.QR().Solve(Vector<double>.Build.Dense([0, 0, 0, 0, 1]))];
    }

    /// <summary>Payoff a turn in the long run, or null when it depends on the beginning.</summary>
    public (double Row, double Column)? LongRunPayoffs() =>
        LongRun() is { } π ? (Vector<double>.Build.DenseOfEnumerable(π) * rowPayoffs,
            Vector<double>.Build.DenseOfEnumerable(π) * columnPayoffs) : null;
}
