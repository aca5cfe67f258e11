using MathNet.Numerics.LinearAlgebra;

namespace NegotiationSim.Engine.Games.Equilibria;

/// <summary>A point of the logit branch.</summary>
/// <param name="Lambda">λ, how sharply players answer to payoffs, at or above 0: 0 is chance alone, higher is nearer to a best
/// response.</param>
/// <param name="Profile">What the players do.</param>
public sealed record LogitPoint(double Lambda, MixedProfile Profile);

/// <summary>The principal branch of logit quantal response equilibria, p_i ∝ exp(λ u_i): from chance at λ = 0 towards a Nash equilibrium
/// (McKelvey and Palfrey 1995).</summary>
/// <remarks>Traced by predictor and corrector along its length (Allgower and Georg 1990; Turocy 2005), so that it may turn back in λ. Where
/// the branch of a symmetric game forks, the part on which like players act alike is followed.</remarks>
public sealed class LogitBranch
{
    /// <summary>Longest step beside the distance from the origin: far out, the logarithms run along straight lines.</summary>
    private const double LongestStep = .25;
    /// <summary>The most that a chance may change from point to point, so that lines between them look like the curve.</summary>
    private const double MostChange = .02;
    private const double ShortestStep = 1e-7;
    private const int MostPoints = 50_000;

    private readonly LogitEquations equations;
    private readonly List<(Vector<double> At, Vector<double> Tangent)> corners = [];

    private LogitBranch(MatrixGame game, double upTo)
    {
        equations = new LogitEquations(game);
        UpTo = upTo;
        Trace();
        Points = [.. corners.SkipLast(1).Select(c => Point(c.At)), At(upTo)];
    }

    /// <summary>The points that the tracing stopped at, from λ = 0 to <see cref="UpTo"/>, along the branch; near enough to be joined by
    /// lines.</summary>
    public IReadOnlyList<LogitPoint> Points { get; }

    /// <summary>The λ up to which the branch was traced.</summary>
    public double UpTo { get; }

    /// <summary>Follows the branch of a game.</summary>
    /// <param name="game">The game.</param>
    /// <param name="upTo">The λ to reach, above 0, in units of one over payoff.</param>
    /// <exception cref="ArgumentOutOfRangeException">λ is not above 0 or not finite.</exception>
    /// <exception cref="ArithmeticException">The branch was lost: it forks without symmetry, or payoffs differ too much in
    /// size.</exception>
    public static LogitBranch Of(MatrixGame game, double upTo)
    {
        ArgumentNullException.ThrowIfNull(game);
        if (!(upTo > 0) || !double.IsFinite(upTo))
            throw new ArgumentOutOfRangeException(nameof(upTo), upTo, "λ must be above 0 and finite.");
        return new LogitBranch(game, upTo);
    }

    /// <summary>The equilibrium at a λ: where the branch first reaches it.</summary>
    /// <param name="lambda">λ, from 0 to <see cref="UpTo"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">λ is outside what was traced.</exception>
    public LogitPoint At(double lambda)
    {
        if (!(lambda >= 0 && lambda <= UpTo))
            throw new ArgumentOutOfRangeException(nameof(lambda), lambda,
                $"λ must lie between 0 and {UpTo}, to which the branch was traced.");
        var after = corners.FindIndex(c => c.At[equations.Count] >= lambda);
        var (at, tangent) = corners[after];
        if (at[equations.Count] == lambda) return Point(at);
        (at, tangent) = corners[after - 1];
        // Halve the step over the corner until it ends at λ, then let Newton's method have the last digits with λ held.
        var held = Unit(equations.Count);
        var (low, high) = (at, corners[after].At);
        for (var i = 0; i < 60; i++)
        {
            var (from, to) = (low[equations.Count], high[equations.Count]);
            var guess = low + (lambda - from) / (to - from) * (high - low);
            if (Correct(guess, held) is { } found && (found - guess).L2Norm() <= (high - low).L2Norm()) return Point(found);
            var middle = Correct((low + high) / 2, tangent);
            if (middle is null) break;
            if (middle[equations.Count] >= lambda) high = middle;
            else low = middle;
        }
        return Point(high);
    }

    private void Trace()
    {
        var at = equations.Start();
        var tangent = Tangent(at, Unit(equations.Count));
        corners.Add((at, tangent));
        var step = .05;
        while (at[equations.Count] < UpTo)
        {
            if (step < ShortestStep || corners.Count > MostPoints)
                throw new ArithmeticException(FormattableString.Invariant($"The logit branch was lost at λ = {at[equations.Count]:G4}."));
            var predicted = at + step * tangent;
            var found = Correct(predicted, tangent);
            var next = found is null ? null : Tangent(found, tangent);
            if (found is null || next is null || (found - predicted).L2Norm() > Math.Min(.1 + 1e-3 * step, .5 * step) || next * tangent < .9
                || Change(at, found) > MostChange)
            {
                step /= 2;
                continue;
            }
            (at, tangent) = (found, next);
            corners.Add((at, tangent));
            step = Math.Min(1 + LongestStep * at.L2Norm(), 1.3 * step);
        }
    }

    private double Change(Vector<double> from, Vector<double> to)
    {
        var ((p, q), (r, s)) = (equations.Chances(from), equations.Chances(to));
        return p.Zip(r).Concat(q.Zip(s)).Max(c => Math.Abs(c.First - c.Second));
    }

    /// <summary>Newton's method in the plane across a direction; null when it does not settle.</summary>
    private Vector<double>? Correct(Vector<double> from, Vector<double> across)
    {
        var at = from;
        for (var i = 0; i < 12; i++)
        {
            var residual = equations.Residual(at);
            var change = Bordered(at, across)
                .Solve(Vector<double>.Build.Dense(equations.Count + 1, e => e < equations.Count ? -residual[e] : 0));
            at += change;
            var size = change.L2Norm();
            if (!double.IsFinite(size)) return null;
            if (size < 1e-11 * (1 + at.L2Norm())) return at;
        }
        return null;
    }

    /// <summary>The direction of the curve that keeps on from the one before.</summary>
    private Vector<double> Tangent(Vector<double> at, Vector<double> before)
    {
        var direction = Bordered(at, before).Solve(Unit(equations.Count));
        return direction / direction.L2Norm();
    }

    private MathNet.Numerics.LinearAlgebra.Factorization.LU<double> Bordered(Vector<double> at, Vector<double> last) =>
        equations.Jacobian(at).InsertRow(equations.Count, last).LU();

    private Vector<double> Unit(int index) => Vector<double>.Build.Dense(equations.Count + 1, i => i == index ? 1 : 0);

    private LogitPoint Point(Vector<double> at)
    {
        var (row, column) = equations.Chances(at);
        return new LogitPoint(at[equations.Count], new MixedProfile(row, column));
    }
}
