namespace NegotiationSim.Engine.Crisis;

/// <summary>A curve of equilibria, followed from one game to another along its length (Allgower and Georg 1990; Turocy 2005).</summary>
/// <remarks>Predictor and corrector. The curve may turn back in t and on again; it is followed through such turns, and they are
/// counted.</remarks>
internal sealed class CrisisBranch
{
    /// <summary>The most by which a value may be corrected: values matter to choices in units of 1, and other curves may be near.</summary>
    private const double MostCorrection = .05;
    private const double LeastCosine = .9;
    private const double FirstStep = 1;
    private const double ShortestStep = 1e-6;
    private const int MostSteps = 2000;

    private readonly CrisisNewton newton;
    private double[] point = new double[CrisisNewton.Length];
    private double[] tangent = new double[CrisisNewton.Length];
    private double[] next = new double[CrisisNewton.Length];
    private double[] ahead = new double[CrisisNewton.Length];

    internal CrisisBranch(CrisisGame game) => newton = new CrisisNewton(game);

    /// <summary>How often it turned back or on again.</summary>
    internal int Turns { get; private set; }

    /// <summary>The point with the greatest t that was reached.</summary>
    internal double[] Furthest { get; } = new double[CrisisNewton.Length];

    /// <summary>Follows the curve.</summary>
    /// <param name="values">An equilibrium at t = 0.</param>
    /// <returns>The first equilibrium at t = 1; null if the curve leads back to t = 0, or was lost.</returns>
    internal double[]? Follow(ReadOnlySpan<double> values)
    {
        values[..CrisisGame.Size].CopyTo(point);
        point.CopyTo(Furthest, 0);
        if (!newton.Tangent(point, CrisisNewton.HoldsT, tangent)) return null;
        var step = FirstStep;
        for (var k = 0; k < MostSteps && step > ShortestStep; k++)
        {
            var arrives = tangent[CrisisGame.Size] > 0 && point[CrisisGame.Size] + step * tangent[CrisisGame.Size] >= 1;
            if (arrives) step = (1 - point[CrisisGame.Size]) / tangent[CrisisGame.Size];
            if (!Step(step, arrives, out var correction))
            {
                step /= 2;
                continue;
            }
            if (arrives) return next;
            if (next[CrisisGame.Size] < 0) return null;
            if (ahead[CrisisGame.Size] * tangent[CrisisGame.Size] < 0) Turns++;
            (point, next, tangent, ahead) = (next, point, ahead, tangent);
            if (point[CrisisGame.Size] > Furthest[CrisisGame.Size]) point.CopyTo(Furthest, 0);
            if (correction < MostCorrection / 2) step *= 2;
        }
        return null;
    }

    private bool Step(double step, bool arrives, out double correction)
    {
        for (var i = 0; i < next.Length; i++) next[i] = point[i] + step * tangent[i];
        if (arrives) next[CrisisGame.Size] = 1;
        correction = double.PositiveInfinity;
        if (!newton.Correct(next, arrives ? CrisisNewton.HoldsT : tangent) || !newton.Tangent(next, tangent, ahead)) return false;
        var (cosine, most) = (0.0, 0.0);
        for (var i = 0; i < next.Length; i++)
        {
            cosine += ahead[i] * tangent[i];
            most = Math.Max(most, Math.Abs(next[i] - point[i] - step * tangent[i]));
        }
        correction = most;
        return most <= MostCorrection && cosine >= LeastCosine && next[CrisisGame.Size] <= 1; // beyond 1: a shorter step will arrive there
    }
}
