using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Studies.Designs;

namespace NegotiationSim.Engine.Studies.Sensitivity;

/// <summary>Runs a scenario at every point of a plan, every point on the same shocks, and keeps the metrics' means.</summary>
internal sealed class PointStudy(Scenario scenario, IReadOnlyList<Factor> factors, IReadOnlyList<int> metrics, SensitivityOptions options)
{
    private const int BlockSize = 16;
    private const int MostUnits = 256;

    private readonly int[] varied = [.. factors.Select(f => Factor.Find(scenario, f.Path).Index)];

    /// <summary>The indices of the metrics in <see cref="Model.OfRuns"/>.</summary>
    private IReadOnlyList<int> Metrics => metrics;

    private int Replications => options.Replications;

    /// <summary>Plays all points.</summary>
    /// <returns>An entry a metric.</returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    internal IReadOnlyList<PointOutputs> Run(Plan plan, IProgress<long>? progress, IStudyUnits? units, CancellationToken cancellation)
    {
        var outputs = Metrics.Select(_ => new PointOutputs(plan.Count, Replications)).ToArray();
        if (units is null)
        {
            Play(plan, 0, plan.Count, (point, metric, values) => outputs[metric].Add(point, values), progress, cancellation);
            return outputs;
        }
        var cut = Units.Cut(plan.Count, MostUnits, BlockSize);
        var found = units.All("points", cut.Length, unit =>
        {
            var (first, end) = cut[unit];
            var all = new double[(end - first) * Metrics.Count * Replications];
            Play(plan, first, end, (point, metric, values) => values.CopyTo(all.AsSpan(At(point - first, metric))), null, cancellation);
            return all;
        });
        foreach (var ((first, end), all) in cut.Zip(found))
            for (var point = first; point < end; point++)
                for (var m = 0; m < outputs.Length; m++) outputs[m].Add(point, all.AsSpan(At(point - first, m), Replications));
        return outputs;
    }

    private int At(long point, int metric) => (int)((point * Metrics.Count + metric) * Replications);

    private delegate void Take(long point, int metric, ReadOnlySpan<double> replications);

    /// <summary>Plays points in a row, from the first of a block on.</summary>
    private void Play(Plan plan, long first, long end, Take take, IProgress<long>? progress, CancellationToken cancellation)
    {
        OrderedBlocks.Run((end - first + BlockSize - 1) / BlockSize, options.Threads, () => new Points(this, plan),
            (player, block) => player.Play(first + block * BlockSize, cancellation),
            (player, block) =>
            {
                for (var p = 0; p < player.Count; p++)
                    for (var m = 0; m < Metrics.Count; m++) take(first + block * BlockSize + p, m, player.ValuesOf(p, m));
                progress?.Report(block * BlockSize + player.Count);
            }, cancellation);
        cancellation.ThrowIfCancellationRequested();
    }

    /// <summary>One thread's scratch space.</summary>
    private sealed class Points
    {
        private readonly PointStudy study;
        private readonly Plan plan;
        private readonly double[] unit;
        private readonly double[] scratch;
        private readonly double[] values;
        private readonly Player player;

        internal Points(PointStudy study, Plan plan)
        {
            (this.study, this.plan) = (study, plan);
            (unit, scratch) = (new double[study.varied.Length], new double[2 * study.varied.Length]);
            values = new double[BlockSize * study.Metrics.Count * study.Replications];
            player = study.NewPlayer();
        }

        internal int Count { get; private set; }

        /// <summary>The replications of a metric at a point of the block.</summary>
        internal Span<double> ValuesOf(int point, int metric) =>
            values.AsSpan((point * study.Metrics.Count + metric) * study.Replications, study.Replications);

        internal void Play(long first, CancellationToken cancellation)
        {
            Count = (int)Math.Min(BlockSize, plan.Count - first);
            for (var p = 0; p < Count; p++)
            {
                plan.Fill(first + p, unit, scratch);
                study.Play(player, unit, cancellation);
                for (var r = 0; r < player.Count; r++)
                    for (var m = 0; m < study.Metrics.Count; m++) ValuesOf(p, m)[r] = player.Values(r)[study.Metrics[m]];
            }
        }
    }

    private Player NewPlayer() => Model.Of(scenario).NewPlayer(scenario);

    /// <summary>Plays all replications at a point; what is uncertain but not varied is drawn for each.</summary>
    private void Play(Player player, double[] unit, CancellationToken cancellation)
    {
        for (var f = 0; f < unit.Length; f++) player.Set(varied[f], factors[f].Quantile(unit[f]));
        player.Play(options.Seed, 0, options.Replications, cancellation: cancellation);
    }
}
