using MathNet.Numerics.LinearAlgebra;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Studies;

namespace NegotiationSim.Engine.History.Abc;

/// <summary>Draws of several disputes together.</summary>
/// <param name="Round">The round after which they stand, from 0.</param>
/// <param name="Common">ρ of each draw: how much the shared strengths have in common, 0 to 1.</param>
/// <param name="Disputes">The draws of each dispute, in step with each other; acceptance is that of steps with new chance.</param>
public sealed record PooledRound(int Round, double[] Common, IReadOnlyList<AbcGeneration> Disputes);

/// <summary>Disputes of which each was sampled alone, sampled together: Gibbs sampling over approximate posteriors (Turner and Van Zandt
/// 2014).</summary>
/// <remarks>A sweep draws ρ given all strengths; then moves each dispute's parameters by Metropolis steps that keep their prior given the
/// others, cut off at the hurdles of its last generation, as it is; then shifts each shared strength in all disputes at once, which would
/// take long by steps of one dispute where ρ is near 1. Of a dispute's two steps one simulates anew; the other one keeps the draw's own
/// chance, so that what is simulated hardly changes, and is often accepted. Sweep s of draw i takes its chance from
/// (seed, round, i, s): neither threads nor a break between rounds change a bit. With one dispute and nothing shared they are sweeps over
/// it alone.</remarks>
internal sealed class PooledSampler
{
    private const int Block = 10;

    private readonly IReadOnlyList<IAbcModel> models;
    private readonly IReadOnlyList<int[]> shared;
    private readonly CommonPart common;
    private readonly AbcOptions options;
    private readonly IReadOnlyList<IReadOnlyList<AbcGeneration>> alone;
    private readonly (double[] Scales, double Threshold)[][] hurdles;
    private readonly double[][][][] roots; // by dispute and value of ρ
    private readonly double[][] shiftRoot;

    /// <summary>A sampler of one population.</summary>
    /// <param name="models">The disputes.</param>
    /// <param name="shared">For each shared strength its index among the parameters of each dispute.</param>
    /// <param name="rho">The values that ρ can have, all as likely; below 1.</param>
    /// <param name="alone">Each dispute's generations of the population when sampled alone, all of as many draws.</param>
    /// <param name="options">How they were sampled.</param>
    internal PooledSampler(
        IReadOnlyList<IAbcModel> models, IReadOnlyList<int[]> shared, IReadOnlyList<double> rho,
        IReadOnlyList<IReadOnlyList<AbcGeneration>> alone, AbcOptions options)
    {
        (this.models, this.shared, this.options, this.alone) = (models, shared, options, alone);
        common = new CommonPart(models.Count, rho);
        hurdles = [.. alone.Select(Metropolis.HurdlesOf)];
        Matrix<double>[] precisions = [.. alone.Select(g => Metropolis.Covariance(g[^1].Draws).Inverse())];
        roots = [.. precisions.Select((precision, d) => rho.Select(r => RootOf(precision, d, r)).ToArray())];
        var together = Matrix<double>.Build.Dense(shared.Count, shared.Count,
            (i, j) => Enumerable.Range(0, models.Count).Sum(d => precisions[d][shared[i][d], shared[j][d]]));
        shiftRoot = shared.Count == 0 ? [] : Metropolis.StepRoot(Symmetric(together.Inverse()));
    }

    /// <summary>Samples a further round.</summary>
    /// <param name="round">Its number, from 0.</param>
    /// <param name="last">The draws of each dispute before it; before the first they are paired at random.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <param name="progress">Told how many simulations were made in the round.</param>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    internal PooledRound Next(
        int round, IReadOnlyList<AbcGeneration> last, CancellationToken cancellation, IProgress<long>? progress = null)
    {
        var generation = alone.Max(g => g[^1].Number) + 1 + round; // a number that no dispute has yet
        var seed = AbcSampler.SeedOf(options.Seed, generation);
        if (round == 0) last = [.. last.Select((g, d) => g with { Draws = Shuffled(g.Draws, seed, d) })];
        var sweeps = Metropolis.Steps(last.Min(g => g.Acceptance));
        var n = last[0].Draws.Count;
        var chains = Enumerable.Range(0, n).Select(i => last.Select(g => g.Draws[i]).ToArray()).ToArray();
        var (rho, accepted) = (new double[n], new int[n][]);
        long done = 0;
        var blocks = (n + Block - 1) / Block;
        OrderedBlocks.Run(blocks, options.Threads, () => models.Zip(hurdles, (m, h) => new Metropolis(m, h)).ToArray(),
            (steps, block) => AbcStep.Walk(block, Block, n, i => Chain(i, steps)),
            (_, block) => progress?.Report(done += (long)sweeps * models.Count * Math.Min(Block, n - block * Block)), cancellation);
        cancellation.ThrowIfCancellationRequested();
        var attempts = (long)sweeps * n;
        return new PooledRound(round, rho, [.. last.Select((g, d) => g with
        {
            Number = generation, Attempts = attempts, Acceptance = accepted.Sum(a => a[d]) / (double)attempts,
            Draws = [.. chains.Select(chain => chain[d])], Sweeps = sweeps,
        })]);

        IEnumerable<AbcStep> Chain(int i, Metropolis[] steps)
        {
            accepted[i] = new int[models.Count];
            for (var s = 0; s < sweeps && !cancellation.IsCancellationRequested; s++)
                foreach (var step in Sweep(chains[i], steps, accepted[i], seed, generation, (long)i * sweeps + s, value => rho[i] = value))
                    yield return step;
        }
    }

    /// <summary>Moves one draw of all disputes, and tells of ρ.</summary>
    private IEnumerable<AbcStep> Sweep(
        AbcDraw[] draws, Metropolis[] steps, int[] accepted, ulong seed, int generation, long sweep, Action<double> tell)
    {
        var parts = 2 * draws.Length + 2;
        SplitMix64 Chance(int part) => Metropolis.Chance(seed, sweep * parts + part);
        var cell = common.Draw(shared.Select(at => (double[])[.. draws.Select((z, d) => z.Parameters[at[d]])]), Chance(0).UniformAt(0));
        for (var d = 0; d < draws.Length; d++)
        {
            for (var keeps = 0; keeps < 2; keeps++)
            {
                var part = 1 + 2 * d + keeps;
                var chance = Chance(part);
                var to = Metropolis.Stepped(draws[d].Parameters, roots[d][cell], chance);
                var gain = Gain(draws, d, to, common.Values[cell]);
                var own = keeps == 1 ? Own(draws[d]) : (seed, sweep * parts + part, generation);
                if (steps[d].Step(to, gain, chance.UniformAt(-1), own) is not { } step) continue;
                yield return step;
                if (steps[d].Judge(step) is not { } moved) continue;
                draws[d] = moved;
                if (keeps == 0) accepted[d]++;
            }
        }
        if (shared.Count > 0)
            foreach (var step in Shift(draws, steps, common.Values[cell], Chance(parts - 1))) yield return step;
        tell(common.Values[cell]);
    }

    /// <summary>Shifts shared strengths alike in all disputes, each with its own chance.</summary>
    private IEnumerable<AbcStep> Shift(AbcDraw[] draws, Metropolis[] steps, double rho, SplitMix64 chance)
    {
        var by = Metropolis.Stepped(new double[shared.Count], shiftRoot, chance);
        double gain = 0;
        for (var j = 0; j < by.Length; j++)
        {
            double mean = 0;
            for (var d = 0; d < draws.Length; d++) mean += draws[d].Parameters[shared[j][d]] / draws.Length;
            gain += common.LogDensity(rho, 0, mean + by[j]) - common.LogDensity(rho, 0, mean);
        }
        var moved = new AbcDraw[draws.Length];
        for (var d = 0; d < draws.Length; d++)
        {
            double[] to = [.. draws[d].Parameters];
            for (var j = 0; j < by.Length; j++) to[shared[j][d]] += by[j];
            // the prior decides once, with the first dispute
            if (steps[d].Step(to, d == 0 ? gain : 0, d == 0 ? chance.UniformAt(-1) : 0, Own(draws[d])) is not { } step) yield break;
            yield return step;
            if (steps[d].Judge(step) is not { } there) yield break;
            moved[d] = there;
        }
        moved.CopyTo(draws, 0);
    }

    /// <summary>The chance by which a draw was simulated.</summary>
    private (ulong Seed, long Attempt, int Generation) Own(AbcDraw draw) =>
        (AbcSampler.SeedOf(options.Seed, draw.Generation), draw.Attempt, draw.Generation);

    /// <summary>ln of the prior of a dispute's parameters given the others' after a step, less that before.</summary>
    private double Gain(AbcDraw[] draws, int dispute, double[] to, double rho)
    {
        var from = draws[dispute].Parameters;
        var (weight, variance) = CommonPart.Given(rho, draws.Length - 1);
        double gain = 0;
        for (var j = 0; j < to.Length; j++) gain += (from[j] - to[j]) * (from[j] + to[j]) / 2; // as if all were the dispute's own
        foreach (var at in shared)
        {
            double mean = 0;
            for (var d = 0; d < draws.Length; d++) if (d != dispute) mean += weight * draws[d].Parameters[at[d]];
            var (a, b) = (from[at[dispute]], to[at[dispute]]);
            gain += (a - b) * (a + b - 2 * mean) / variance / 2 - (a - b) * (a + b) / 2;
        }
        return gain;
    }

    /// <summary>The root of a step's covariance given the other disputes' parameters: the dispute's own precision, the prior in it replaced
    /// by that given the others.</summary>
    private double[][] RootOf(Matrix<double> precision, int dispute, double rho)
    {
        var given = precision.Clone();
        var variance = CommonPart.Given(rho, models.Count - 1).Variance;
        foreach (var at in shared) given[at[dispute], at[dispute]] += 1 / variance - 1;
        return Metropolis.StepRoot(Symmetric(given.Inverse()));
    }

    private static Matrix<double> Symmetric(Matrix<double> matrix) => (matrix + matrix.Transpose()) / 2;

    private static IReadOnlyList<AbcDraw> Shuffled(IReadOnlyList<AbcDraw> draws, ulong seed, int dispute)
    {
        var chance = new SplitMix64(new SplitMix64(seed).At(2)).Split(dispute);
        return [.. draws.Select((draw, i) => (draw, chance.UniformAt(i))).OrderBy(d => d.Item2).Select(d => d.draw)];
    }
}
