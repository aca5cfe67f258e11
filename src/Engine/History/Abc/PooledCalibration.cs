using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Studies;

namespace NegotiationSim.Engine.History.Abc;

/// <summary>Learns the uncertain numbers of several disputes from their records together: each by itself first, then all with the strengths
/// of mechanisms in common, as far as the records say that they are.</summary>
/// <remarks>Shared are the numbers <c>mechanisms.…</c> that are uncertain in every dispute with the same prior; all others are each
/// dispute's own.</remarks>
public static class PooledCalibration
{
    private const string Strengths = "mechanisms.";
    private const int Parts = 4;

    /// <summary>Calibrates.</summary>
    /// <param name="disputes">Two or more scenarios and their records, as <see cref="HistoryCalibration"/> takes them.</param>
    /// <param name="options">How.</param>
    /// <param name="memory">What is done already, and where to keep what is finished; null to keep nothing.</param>
    /// <param name="progress">Told how many histories were played.</param>
    /// <param name="units">Populations shared by several processes, in a first stage of each dispute alone, in a second of all together and
    /// of all but one; null for all here.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">A scenario does not fit its record, or the disputes share no strength or one with different
    /// priors.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static PooledResult Run(
        IReadOnlyList<(Scenario Scenario, HistoricalRecord Record)> disputes, PoolingOptions options, IPoolingMemory? memory = null,
        IProgress<long>? progress = null, IStudyUnits? units = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(disputes);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(disputes.Count, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Rounds, 1);
        if (options.Common is not (null or (>= 0 and < 1)))
            throw new ArgumentOutOfRangeException(nameof(options), options.Common, "The common part must be from 0 to below 1.");
        HistoryModel[] models = [.. disputes.Select(d => new HistoryModel(d.Scenario, d.Record))];
        var shared = SharedBy(models);
        var how = options.Alone with { ErasPopulation = 0 };
        var work = new Work(options, memory, progress, units, cancellation);
        var sampled = work.Alone(models, how);
        var together = work.Together(models, sampled, shared);
        CalibrationResult[] alone = [.. disputes.Select((d, i) => HistoryCalibration.Told(d.Scenario, models[i], sampled[i],
            Posterior.Of(models[i], [.. sampled[i].Select(g => g[^1])]), how))];
        int[] all = [.. alone.Select((_, i) => i)];
        var rounds = together[0];
        var draws = work.Draws(alone, all, shared, rounds);
        PooledDraws[] without = rounds.Length < 2 ? []
            : [.. rounds.Select((_, k) => work.Draws(alone, all, shared, [.. rounds.Where((_, i) => i != k)]))];
        var pooled = alone.Select((a, d) => HistoryCalibration.Told(a.Scenario, a.Model,
            [.. a.Generations.Zip(rounds, (g, r) => (IReadOnlyList<AbcGeneration>)[.. g, .. r.Select(x => x.Disputes[d])])],
            new Posterior(a.Model.Parameters, draws.Scores[d], draws.Weights,
                Posterior.Errors(a.Model.Parameters, rounds.Length, k => (without[k].Scores[d], without[k].Weights))), how)).ToArray();
        return new PooledResult(alone, pooled, [.. shared.Select(s => s.Path)], rounds, CommonMarginal.Of(draws, without),
            [.. all.SelectMany(d => work.LeaveOut(alone, d, shared, together[1 + d]))]);
    }

    /// <summary>In how many stages processes share a calibration.</summary>
    public const int Stages = 2;

    /// <summary>The strengths that are uncertain in all disputes, and where each has them.</summary>
    private static (string Path, int[] At)[] SharedBy(HistoryModel[] models)
    {
        int Index(HistoryModel model, string path) => model.Parameters.Index().FirstOrDefault(p => p.Item.Path == path, (-1, null!)).Index;
        (string Path, int[] At)[] shared =
        [
            .. models[0].Parameters.Select(p => p.Path).Where(path => path.StartsWith(Strengths, StringComparison.Ordinal))
                .Select(path => (path, (int[])[.. models.Select(m => Index(m, path))])).Where(s => s.Item2.All(at => at >= 0)),
        ];
        foreach (var (path, at) in shared)
        {
            var priors = models.Select((m, d) => m.Parameters[at[d]].Prior).ToArray();
            if (Array.Find(priors, p => !p.Equals(priors[0])) is { } other)
                throw new ArgumentException(
                    $"{path} is uncertain in every dispute, but {priors[0].Describe()} in one and {other.Describe()} in another. "
                        + "Give it the same range in all, or in one a plain number.");
        }
        return shared.Length > 0 ? shared : throw new ArgumentException(
            $"No strength of a mechanism ({Strengths}…) is uncertain in every dispute, so there is nothing to pool. "
                + "Calibrate each by itself.");
    }

    /// <summary>The work of one calibration, told of as it goes on.</summary>
    private sealed class Work(
        PoolingOptions options, IPoolingMemory? memory, IProgress<long>? progress, IStudyUnits? units, CancellationToken cancellation)
    {
        private readonly IReadOnlyList<double> rho = options.Common is { } known ? [known] : CommonPart.Unknown;
        private long played;

        /// <summary>The generations of each dispute's populations.</summary>
        internal IReadOnlyList<AbcGeneration>[][] Alone(HistoryModel[] models, CalibrationOptions how)
        {
            var populations = HistoryCalibration.PopulationsOf(how);
            return [.. units.Of("populations", models.Length * populations, unit =>
            {
                var (dispute, k) = Math.DivRem(unit, populations);
                var own = memory?.Of(dispute);
                var generations = AbcSampler.Run(models[dispute], HistoryCalibration.PopulationOf(how, k), own?.Generations(k),
                    g => own?.Keep(k, g), new HistoryCalibration.After(progress, played), cancellation);
                played += generations.Sum(g => g.Attempts);
                return generations;
            }, AbcUnit.Write, (_, from) => AbcUnit.Generations(from)).Chunk(populations)];
        }

        /// <summary>The rounds of each population: of all disputes first, then of all but each in turn.</summary>
        internal IReadOnlyList<PooledRound>[][] Together(
            HistoryModel[] models, IReadOnlyList<AbcGeneration>[][] sampled, (string Path, int[] At)[] shared)
        {
            var populations = sampled[0].Length;
            return [.. units.Of<IReadOnlyList<PooledRound>>("rounds", (1 + models.Length) * populations, unit =>
            {
                var (set, k) = Math.DivRem(unit, populations);
                return Rounds(models, [.. sampled.Select(own => own[k])], Without(models.Length, set - 1), shared, set - 1, k);
            }, AbcUnit.Write, (_, from) => AbcUnit.Rounds(from)).Chunk(populations)];
        }

        /// <summary>The rounds of a population; of one dispute, its last generation as it is.</summary>
        private List<PooledRound> Rounds(HistoryModel[] models, IReadOnlyList<AbcGeneration>[] sampled, int[] which,
            (string Path, int[] At)[] shared, int leftOut, int k)
        {
            if (which.Length == 1) return [new PooledRound(0, [], [sampled[which[0]][^1]])];
            var done = new List<PooledRound>(memory?.Rounds(leftOut, k) ?? []);
            played += done.Sum(Played);
            IReadOnlyList<AbcGeneration>[] generations = [.. which.Select(d => sampled[d])];
            var sampler = new PooledSampler([.. which.Select(d => models[d])], Of(shared, which), rho, generations,
                HistoryCalibration.PopulationOf(options.Alone, k));
            while (done.Count < options.Rounds)
            {
                done.Add(sampler.Next(done.Count, done.Count > 0 ? done[^1].Disputes : [.. generations.Select(g => g[^1])],
                    cancellation, new HistoryCalibration.After(progress, played)));
                played += Played(done[^1]);
                memory?.Keep(leftOut, k, done[^1]);
            }
            return done;
        }

        private static int[] Without(int disputes, int dispute) => [.. Enumerable.Range(0, disputes).Where(d => d != dispute)];

        internal PooledDraws Draws(
            CalibrationResult[] alone, int[] which, (string Path, int[] At)[] shared, IReadOnlyList<IReadOnlyList<PooledRound>> rounds) =>
            PooledDraws.Of([.. which.Select(d => alone[d].Model.Observed)], Of(shared, which), rho, [.. rounds.Select(r => r[^1])],
                new SplitMix64(Seed).At(0));

        /// <summary>Predicts a dispute's record: shared strengths as the other disputes tell them, all else from the prior.</summary>
        internal IEnumerable<DisputePrediction> LeaveOut(CalibrationResult[] alone, int dispute, (string Path, int[] At)[] shared,
            IReadOnlyList<IReadOnlyList<PooledRound>> rounds)
        {
            var others = Without(alone.Length, dispute);
            var told = Draws(alone, others, shared, rounds);
            var (model, n) = (alone[dispute].Model, options.Alone.Predictions);
            var drawn = Statistics.Weights.Systematic(told.Weights, n, .5);
            var seed = new SplitMix64(Seed).At(1 + dispute);
            double[] Parameters(int i)
            {
                var chance = Metropolis.Chance(seed, i);
                double[] z = [.. Enumerable.Range(0, model.Dimensions).Select(j => Numbers.Draws.StandardNormal(chance.UniformAt(j)))];
                var (weight, variance) = CommonPart.Given(told.Common[drawn[i]], others.Length);
                foreach (var (_, at) in shared)
                    z[at[dispute]] = weight * others.Select((o, d) => told.Scores[d][drawn[i]][at[o]]).Sum()
                        + Math.Sqrt(variance) * z[at[dispute]];
                return z;
            }
            var learnt = HistoryCalibration.Played(model, n, options.Alone.Sampling.Threads, Parameters, _ => seed, i => i);
            var prior = HistoryCalibration.Prior(model, alone[dispute].Generations, options.Alone);
            Observation[] theirs = [.. others.SelectMany(d => alone[d].Model.Record.Quarters)];
            return Stretches(model.Record.Quarters.Count).SelectMany(s => s.Predict(model.Record, prior, learnt, theirs))
                .Select(p => new DisputePrediction(dispute, p));
        }

        private ulong Seed => AbcSampler.SeedOf(options.Alone.Sampling.Seed, -1);

        private static int[][] Of((string Path, int[] At)[] shared, int[] which) =>
            [.. shared.Select(s => which.Select(d => s.At[d]).ToArray())];

        private static long Played(PooledRound round) => round.Disputes.Sum(g => g.Attempts);

        private static IEnumerable<Stretch> Stretches(int quarters) => Enumerable.Range(0, Parts)
            .Select(p => new Stretch($"part {p + 1} of {Parts}", p * quarters / Parts, (p + 1) * quarters / Parts - 1))
            .Where(s => s.Last >= s.First && quarters > 1).Prepend(new Stretch("whole record", 0, quarters - 1));
    }
}
