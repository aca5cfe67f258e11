using MathNet.Numerics.LinearAlgebra;
using NegotiationSim.Engine.Numbers;

namespace NegotiationSim.Engine.History.Abc;

/// <summary>Metropolis steps, for one thread, towards a prior that is cut off where what is simulated lies beyond a hurdle: its distance
/// from what was seen, by the hurdle's scales, is above the hurdle's threshold.</summary>
/// <param name="model">The model.</param>
/// <param name="hurdles">The hurdles.</param>
internal sealed class Metropolis(IAbcModel model, (double[] Scales, double Threshold)[] hurdles)
{
    private const double Unmoved = .01, StepLength = 2.38;
    private const int MostSteps = 400;

    private readonly IAbcSimulator simulator = model.NewSimulator();
    private readonly double[] observed = [.. model.Observed];

    /// <summary>The hurdles of a generation: its own and those of all before it.</summary>
    /// <param name="generations">From the first to it.</param>
    internal static (double[] Scales, double Threshold)[] HurdlesOf(IEnumerable<AbcGeneration> generations) =>
        [.. generations.Where(g => g.Number > 0 && g.Sweeps == 0).Select(g => (g.Scales, g.Threshold))];

    /// <summary>How many steps are best simulated at a time.</summary>
    internal int Lanes => simulator.Lanes;

    /// <summary>Simulates steps.</summary>
    internal void Simulate(AbcStep[] steps)
    {
        Span<bool> stand = stackalloc bool[steps.Length];
        var attempts = new AbcAttempt[steps.Length];
        for (var i = 0; i < steps.Length; i++) attempts[i] = steps[i].Attempt;
        simulator.Simulate(attempts, stand);
        for (var i = 0; i < steps.Length; i++) steps[i].Stands = stand[i];
    }

    /// <summary>One step, by a proposal that is as likely one way as the other: what is to be simulated for it.</summary>
    /// <param name="to">Where it would lead.</param>
    /// <param name="gain">ln of the prior there, less that of the prior here.</param>
    /// <param name="uniform">A number in [0, 1) that decides by the prior.</param>
    /// <param name="at">By which seed, as which attempt and in which generation it is simulated.</param>
    /// <returns>Null where the prior refuses the step.</returns>
    internal AbcStep? Step(double[] to, double gain, double uniform, (ulong Seed, long Attempt, int Generation) at) =>
        uniform >= Math.Exp(gain) ? null
            : new AbcStep(this, new AbcAttempt(to, at.Seed, at.Attempt, observed.Length), at.Generation);

    /// <summary>The draw that a step leads to, once it was simulated.</summary>
    /// <param name="step">The step.</param>
    /// <param name="simulated">Takes the statistics of what was simulated; null for no interest.</param>
    /// <returns>Null where the step is refused.</returns>
    internal AbcDraw? Judge(AbcStep step, List<double[]>? simulated = null)
    {
        var attempt = step.Attempt;
        if (!step.Stands) return null;
        simulated?.Add(attempt.Statistics);
        foreach (var (scales, threshold) in hurdles)
            if (AbcSampler.Distance(attempt.Statistics.AsSpan(), observed, scales) > threshold) return null;
        return new AbcDraw(step.Generation, attempt.Number, attempt.Parameters, attempt.Statistics);
    }

    /// <summary>How many steps move 99 draws in 100, 400 at the most.</summary>
    /// <param name="acceptance">Share of steps that are accepted.</param>
    internal static int Steps(double acceptance) =>
        (int)Math.Clamp(Math.Ceiling(Math.Log(Unmoved) / Math.Log(1 - Math.Min(.99, acceptance))), 1, MostSteps);

    /// <summary>The draws' covariance, a little widened: draws that are all alike still move. Of fewer than four draws a parameter, the
    /// variances alone: so few hardly spread in some of the directions in which they could lie, or not at all, and steps like them would
    /// not either, so that draws would keep too close together for good.</summary>
    internal static Matrix<double> Covariance(IReadOnlyList<AbcDraw> draws)
    {
        var p = draws[0].Parameters.Length;
        double[] mean = [.. Enumerable.Range(0, p).Select(j => draws.Average(d => d.Parameters[j]))];
        var covariance = Matrix<double>.Build.Dense(p, p);
        foreach (var d in draws)
            for (var i = 0; i < p; i++)
                for (var j = 0; j < p; j++) covariance[i, j] += (d.Parameters[i] - mean[i]) * (d.Parameters[j] - mean[j]) / draws.Count;
        for (var i = 0; i < p; i++) covariance[i, i] += 1e-6;
        return draws.Count >= 4 * p ? covariance : Matrix<double>.Build.DenseOfDiagonalVector(covariance.Diagonal());
    }

    /// <summary>The root of a random walk's covariance, column by column: (2.38²/p) times the target's own (Roberts, Gelman and Gilks
    /// 1997).</summary>
    /// <param name="covariance">The target's.</param>
    internal static double[][] StepRoot(Matrix<double> covariance) =>
        (covariance.Cholesky().Factor * (StepLength / Math.Sqrt(covariance.RowCount))).ToColumnArrays();

    /// <summary>Where a step leads: from + root·ξ, ξ standard normal.</summary>
    /// <param name="from">Where it begins.</param>
    /// <param name="root">The root of the step's covariance.</param>
    /// <param name="chance">Chance, of which it takes as many numbers as there are parameters.</param>
    internal static double[] Stepped(double[] from, double[][] root, in SplitMix64 chance)
    {
        double[] to = [.. from];
        for (var j = 0; j < from.Length; j++)
        {
            var step = Draws.StandardNormal(chance.UniformAt(j));
            var column = root[j];
            for (var i = j; i < from.Length; i++) to[i] += column[i] * step;
        }
        return to;
    }

    /// <summary>The chance of an attempt: its parameters' and its step's. That of what is simulated is another.</summary>
    internal static SplitMix64 Chance(ulong seed, long attempt) => new SplitMix64(new SplitMix64(seed).At(1)).Split(attempt);
}
