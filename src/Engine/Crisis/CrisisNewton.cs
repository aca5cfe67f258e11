namespace NegotiationSim.Engine.Crisis;

/// <summary>Newton's method for v = F(v; t), with values and t unknown and one of their combinations held.</summary>
/// <remarks>A point is the values with t behind them. Its room is made once; one is for one thread.</remarks>
internal sealed class CrisisNewton(CrisisGame game)
{
    /// <summary>The numbers of a point.</summary>
    internal const int Length = CrisisGame.Size + 1;
    /// <summary>A move that is this small beside the point is the last: the error after it is of the order of its square.</summary>
    private const double Little = 1e-7;
    private const double ShortestMove = 1e-3;
    private const int MostMoves = 40;

    private readonly double[] chances = new double[CrisisGame.Size];
    private readonly double[] worths = new double[CrisisGame.Size / CrisisGame.Levels];
    private readonly double[] mapped = new double[CrisisGame.Size];
    private readonly double[] matrix = new double[Length * Length];
    private readonly double[] move = new double[Length];
    private readonly double[] moved = new double[Length];

    /// <summary>The combination that holds t itself.</summary>
    internal static double[] HoldsT { get; } = [.. Enumerable.Range(0, Length).Select(k => k == CrisisGame.Size ? 1.0 : 0)];

    /// <summary>Moves a point onto the curve v = F(v; t). Moves are halved while they lead further from it.</summary>
    /// <param name="point">Where to begin, and where it ends.</param>
    /// <param name="held">The combination of the point's numbers that stays as it is.</param>
    /// <returns>Whether it got there.</returns>
    internal bool Correct(Span<double> point, ReadOnlySpan<double> held)
    {
        var miss = Miss(point);
        for (var k = 0; k < MostMoves; k++)
        {
            Linearise(point, held);
            for (var i = 0; i < CrisisGame.Size; i++) move[i] = mapped[i] - point[i];
            move[CrisisGame.Size] = 0;
            if (!LinearSystem.Solve(matrix, move)) return false;
            var isLast = Size(move) <= Little * (1 + Size(point));
            for (var length = 1.0; ; length /= 2)
            {
                for (var i = 0; i < Length; i++) moved[i] = point[i] + length * move[i];
                var next = Miss(moved);
                if (next < miss || isLast) { miss = next; break; }
                if (length < ShortestMove || double.IsNaN(next)) return false;
            }
            moved.CopyTo(point);
            if (isLast) return true;
        }
        return false;
    }

    /// <summary>The direction of the curve at a point on it, of length 1, with a positive share of another direction.</summary>
    internal bool Tangent(ReadOnlySpan<double> point, ReadOnlySpan<double> before, Span<double> tangent)
    {
        Miss(point);
        Linearise(point, before);
        tangent.Clear();
        tangent[CrisisGame.Size] = 1;
        if (!LinearSystem.Solve(matrix, tangent)) return false;
        var length = 0.0;
        foreach (var part in tangent) length += part * part;
        length = Math.Sqrt(length);
        for (var i = 0; i < Length; i++) tangent[i] /= length;
        return double.IsFinite(length);
    }

    /// <summary>F(v), iterated: chances and values answer each other until nothing moves, at t = 1.</summary>
    /// <param name="point">Where to begin, and where it ends.</param>
    /// <param name="keep">The part of the old values that a step keeps: 0 for plain iteration.</param>
    /// <param name="steps">The most steps.</param>
    /// <param name="fixedChances">Chances to answer for ever; empty to let them follow from the values.</param>
    internal bool Iterate(Span<double> point, double keep, int steps, ReadOnlySpan<double> fixedChances = default)
    {
        point[CrisisGame.Size] = 1;
        for (var step = 0; step < steps; step++)
        {
            CrisisGame.Answer(point, chances, worths);
            game.Map(1, fixedChances.IsEmpty ? chances : fixedChances, worths, mapped);
            var change = 0.0;
            for (var i = 0; i < CrisisGame.Size; i++)
            {
                change = Math.Max(change, Math.Abs(mapped[i] - point[i]));
                point[i] = keep * point[i] + (1 - keep) * mapped[i];
            }
            if (change <= Little * (1 + Size(point))) return true;
        }
        return false;
    }

    /// <summary>By how much a point fails v = F(v; t) at the most.</summary>
    internal double Miss(ReadOnlySpan<double> point)
    {
        CrisisGame.Answer(point, chances, worths);
        game.Map(point[CrisisGame.Size], chances, worths, mapped);
        var miss = 0.0;
        for (var i = 0; i < CrisisGame.Size; i++) miss = Math.Max(miss, Math.Abs(mapped[i] - point[i]));
        return miss;
    }

    /// <summary>The greatest number without its sign.</summary>
    internal static double Size(ReadOnlySpan<double> numbers)
    {
        var most = 0.0;
        foreach (var number in numbers) most = Math.Max(most, Math.Abs(number));
        return most;
    }

    private void Linearise(ReadOnlySpan<double> point, ReadOnlySpan<double> held)
    {
        game.Slopes(point[CrisisGame.Size], chances, worths, mapped, matrix.AsSpan(0, CrisisGame.Size * Length));
        held.CopyTo(matrix.AsSpan(CrisisGame.Size * Length));
    }
}
