using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Statistics;
using NegotiationSim.Engine.Studies;

namespace NegotiationSim.Engine.History.Abc;

/// <summary>Approximate Bayesian computation by a population that moves from the prior to the posterior: sequential Monte Carlo with
/// Metropolis moves (Drovandi and Pettitt 2011), by a distance that adapts to how the statistics scatter (Prangle 2017).</summary>
/// <remarks>A generation keeps the draws nearest to what was seen, draws the rest anew from them, and moves every draw by Metropolis steps
/// that keep the prior, cut off at the threshold, as it is. The steps are as many as move 99 draws in 100 at the last generation's
/// acceptance. A draw must be within every threshold so far, each by its own scales, so that generations lie within each other. Step r of
/// draw i in generation g takes its chance from (seed, g, i, r): neither threads nor a break between generations change a bit. Rounds of
/// sweeps at the last threshold end it.</remarks>
public static class AbcSampler
{
    private const int Block = 50;
    private const double MadOfNormal = 1.4826;

    /// <summary>Samples generation after generation.</summary>
    /// <param name="model">The model.</param>
    /// <param name="options">How.</param>
    /// <param name="done">Generations of an earlier call, to go on from; null to begin.</param>
    /// <param name="finished">Told of every generation as it is finished.</param>
    /// <param name="progress">Told how many simulations were made.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>All generations, those given included.</returns>
    /// <exception cref="OperationCanceledException">The work was stopped; finished generations were told of.</exception>
    /// <exception cref="ArgumentException">Hardly anything simulated can stand beside what was seen, or nothing was seen.</exception>
    public static IReadOnlyList<AbcGeneration> Run(
        IAbcModel model, AbcOptions options, IReadOnlyList<AbcGeneration>? done = null, Action<AbcGeneration>? finished = null,
        IProgress<long>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Population, 50);
        if (model.Observed.All(double.IsNaN))
            throw new ArgumentException("Nothing was seen that a simulation could be held to.", nameof(model));
        var generations = new List<AbcGeneration>(done ?? []);
        var attempts = generations.Sum(g => g.Attempts);
        while (generations.Count <= options.Generations
            && (generations.Count < 2 || (generations[^1].Acceptance >= options.LeastAcceptance && generations[^1].Sweeps == 0)))
        {
            var next = generations.Count == 0 ? First(model, options, cancellation)
                : Next(model, options, generations, attempts, progress, cancellation);
            if (next is null) break; // no draw lies nearer than the others
            Finish(next);
        }
        AbcGeneration[] near = [.. generations.Where(g => g.Sweeps == 0)];
        var sweeping = new Lazy<PooledSampler>(() => new([model], [], [0], [near], options));
        for (var round = generations.Count - near.Length; round < options.Rounds; round++)
            Finish(
                sweeping.Value.Next(round, [generations[^1]], cancellation, new HistoryCalibration.After(progress, attempts)).Disputes[0]);
        return generations;

        void Finish(AbcGeneration next)
        {
            generations.Add(next);
            attempts += next.Attempts;
            progress?.Report(attempts);
            finished?.Invoke(next);
        }
    }

    /// <summary>The seed of a generation's simulations.</summary>
    /// <param name="seed">The seed of all chance.</param>
    /// <param name="generation">The generation; −1 for what is simulated after the last.</param>
    public static ulong SeedOf(ulong seed, int generation) => new SplitMix64(seed).Split(generation + 1).At(0);

    /// <summary>√Σ((s − s_seen)/scale)².</summary>
    /// <param name="statistics">s.</param>
    /// <param name="observed">s_seen.</param>
    /// <param name="scales">The scales; 0 leaves a statistic out.</param>
    public static double Distance(IReadOnlyList<double> statistics, IReadOnlyList<double> observed, IReadOnlyList<double> scales)
    {
        ArgumentNullException.ThrowIfNull(statistics);
        ArgumentNullException.ThrowIfNull(observed);
        ArgumentNullException.ThrowIfNull(scales);
        return Distance([.. statistics], [.. observed], scales.ToArray().AsSpan());
    }

    /// <inheritdoc cref="Distance(IReadOnlyList{double}, IReadOnlyList{double}, IReadOnlyList{double})"/>
    internal static double Distance(ReadOnlySpan<double> statistics, ReadOnlySpan<double> observed, ReadOnlySpan<double> scales)
    {
        double sum = 0;
        for (var j = 0; j < scales.Length; j++)
        {
            if (scales[j] == 0) continue;
            var off = (statistics[j] - observed[j]) / scales[j];
            sum += off * off;
        }
        return Math.Sqrt(sum);
    }

    /// <summary>Draws from the prior; what cannot stand beside what was seen is drawn again.</summary>
    private static AbcGeneration First(IAbcModel model, AbcOptions options, CancellationToken cancellation)
    {
        const int Tries = 100;
        var seed = SeedOf(options.Seed, 0);
        var draws = new AbcDraw?[options.Population];
        var tries = new int[options.Population];
        OrderedBlocks.Run((draws.Length + Block - 1) / Block, options.Threads, () => new Metropolis(model, []),
            (metropolis, block) => AbcStep.Walk(block, Block, draws.Length, i => Try(metropolis, i)), (_, _) => { }, cancellation);
        cancellation.ThrowIfCancellationRequested();

        IEnumerable<AbcStep> Try(Metropolis metropolis, int i)
        {
            for (var r = 0; r < Tries && draws[i] is null && !cancellation.IsCancellationRequested; r++)
            {
                var attempt = (long)i * Tries + r;
                var chance = Metropolis.Chance(seed, attempt);
                double[] z = [.. Enumerable.Range(0, model.Dimensions).Select(j => Draws.StandardNormal(chance.UniformAt(j)))];
                tries[i]++;
                var step = metropolis.Step(z, 0, 0, (seed, attempt, 0))!; // from the prior, to which no hurdle bars the way
                yield return step;
                draws[i] = metropolis.Judge(step);
            }
        }

        AbcDraw[] drawn = [.. draws.OfType<AbcDraw>()];
        if (drawn.Length < draws.Length)
            throw new ArgumentException(
                "Hardly any history drawn from the prior comes to the record's end: nearly all end in war or collapse. Give a milder prior.", nameof(model));
        double[] none = [.. model.Observed.Select(_ => 0.0)];
        return new AbcGeneration(0, double.PositiveInfinity, none, ScalesOf([.. drawn.Select(d => d.Statistics)], model.Observed),
            tries.Sum(), drawn.Length / (double)tries.Sum(), drawn);
    }

    private static AbcGeneration? Next(IAbcModel model, AbcOptions options, List<AbcGeneration> before, long attemptsBefore,
        IProgress<long>? progress, CancellationToken cancellation)
    {
        var last = before[^1];
        var scales = last.NextScales;
        if (Nearest(last, model.Observed, scales, options.Keep) is not var (near, threshold)) return null;
        (double[] Scales, double Threshold)[] hurdles = [.. Metropolis.HurdlesOf(before), (scales, threshold)];
        var seed = SeedOf(options.Seed, before.Count);
        var resampling = new SplitMix64(new SplitMix64(seed).At(2));
        AbcDraw[] draws =
            [.. Enumerable.Range(0, options.Population)
                .Select(i => i < near.Length ? near[i] : near[(int)(resampling.UniformAt(i) * near.Length)])];
        var root = Metropolis.StepRoot(Metropolis.Covariance(near));
        var steps = before.Count == 1 ? 5 : Metropolis.Steps(last.Acceptance);
        var blocks = (draws.Length + Block - 1) / Block;
        var simulated = draws.Select(_ => new List<double[]>()).ToArray();
        var accepted = new int[draws.Length];
        long done = 0;
        OrderedBlocks.Run(blocks, options.Threads, () => new Metropolis(model, hurdles),
            (metropolis, block) => AbcStep.Walk(block, Block, draws.Length, i => Chain(metropolis, i)),
            (_, block) => progress?.Report(attemptsBefore + (done += steps * Math.Min(Block, draws.Length - block * Block))), cancellation);
        cancellation.ThrowIfCancellationRequested();
        var attempts = (long)steps * draws.Length;
        double[][] all = [.. simulated.SelectMany(s => s)];
        return new AbcGeneration(before.Count, threshold, scales, all.Length < 2 ? scales : ScalesOf(all, model.Observed), attempts,
            accepted.Sum() / (double)attempts, draws);

        IEnumerable<AbcStep> Chain(Metropolis metropolis, int i)
        {
            for (var r = 0; r < steps && !cancellation.IsCancellationRequested; r++)
            {
                var attempt = (long)i * steps + r;
                var chance = Metropolis.Chance(seed, attempt);
                var from = draws[i].Parameters;
                var z = Metropolis.Stepped(from, root, chance);
                // The prior is standard normal and the step symmetric.
                if (metropolis.Step(z, (Squares(from) - Squares(z)) / 2, chance.UniformAt(-1), (seed, attempt, before.Count)) is not
                    { } step) continue;
                yield return step;
                if (metropolis.Judge(step, simulated[i]) is not { } moved) continue;
                draws[i] = moved;
                accepted[i]++;
            }
        }
    }

    /// <summary>The draws nearest to what was seen, and how far they reach: the share to keep, or fewer where all beyond lie as far as the
    /// farthest.</summary>
    private static (AbcDraw[] Near, double Threshold)? Nearest(
        AbcGeneration last, IReadOnlyList<double> observed, double[] scales, double share)
    {
        (AbcDraw Draw, double Distance)[] all =
            [.. last.Draws.Select(d => (d, Distance(d.Statistics, observed, scales))).OrderBy(d => d.Item2)];
        var threshold = all[Math.Max(2, (int)(share * all.Length)) - 1].Distance;
        if (threshold == all[^1].Distance) threshold = all.LastOrDefault(d => d.Distance < threshold, (null!, double.NaN)).Distance;
        AbcDraw[] near = [.. all.TakeWhile(d => d.Distance <= threshold).Select(d => d.Draw)];
        return near.Length < 2 ? null : (near, threshold);
    }

    internal static double Squares(double[] z)
    {
        double sum = 0;
        foreach (var x in z) sum += x * x;
        return sum;
    }

    /// <summary>The median absolute deviation from the median, times what makes it a normal's standard deviation; the standard deviation
    /// where that is 0; 0 of what is the same in all.</summary>
    private static double[] ScalesOf(double[][] all, IReadOnlyList<double> observed) =>
    [
        .. Enumerable.Range(0, observed.Count).Select(j =>
        {
            double[] values = [.. all.Select(s => s[j])];
            if (double.IsNaN(observed[j]) || Moments.AreConstant(values)) return 0;
            var median = MathNet.Numerics.Statistics.Statistics.Median(values);
            var deviation = MadOfNormal * MathNet.Numerics.Statistics.Statistics.Median(values.Select(v => Math.Abs(v - median)));
            return deviation > Moments.Rounding * Math.Abs(median) ? deviation
                : MathNet.Numerics.Statistics.Statistics.StandardDeviation(values);
        }),
    ];
}
