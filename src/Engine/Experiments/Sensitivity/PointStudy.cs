using NegotiationSim.Engine.Experiments.Designs;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Simulation;

namespace NegotiationSim.Engine.Experiments.Sensitivity;

/// <summary>Runs a scenario at every point of a plan, every point on the same shocks, and keeps the metrics' means.</summary>
internal sealed class PointStudy(Scenario scenario, IReadOnlyList<Factor> factors, IReadOnlyList<Metrics.Declared> metrics, SensitivityOptions options)
{
    private const int BlockSize = 16;

    private readonly Slot<Setting>[] slots = [.. factors.Select(f => Factor.Find(scenario, f.Path).Slot)];

    private Scenario Scenario => scenario;

    private IReadOnlyList<Factor> Factors => factors;

    private IReadOnlyList<Metrics.Declared> Readings => metrics;

    private int Replications => options.Replications;

    private ulong Seed => options.Seed;

    /// <summary>Plays all points.</summary>
    /// <returns>An entry a metric.</returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    internal IReadOnlyList<PointOutputs> Run(Plan plan, IProgress<long>? progress, CancellationToken cancellation)
    {
        var outputs = Readings.Select(_ => new PointOutputs(plan.Count, Replications)).ToArray();
        OrderedBlocks.Run((plan.Count + BlockSize - 1) / BlockSize, options.Threads, () => new Player(this, plan),
            (player, block) => player.Play(block * BlockSize, cancellation),
            (player, block) =>
            {
                for (var p = 0; p < player.Count; p++)
                {
                    for (var m = 0; m < outputs.Length; m++) outputs[m].Add(block * BlockSize + p, player.ValuesOf(p, m));
                }
                progress?.Report(block * BlockSize + player.Count);
            }, cancellation);
        cancellation.ThrowIfCancellationRequested();
        return outputs;
    }

    /// <summary>One thread's scratch space.</summary>
    private sealed class Player
    {
        private readonly PointStudy study;
        private readonly Plan plan;
        private readonly double[] unit;
        private readonly double[] scratch;
        private readonly double[] values;
        private Setting setting;

        internal Player(PointStudy study, Plan plan)
        {
            (this.study, this.plan) = (study, plan);
            (unit, scratch) = (new double[study.slots.Length], new double[2 * study.slots.Length]);
            values = new double[BlockSize * study.Readings.Count * study.Replications];
            setting = study.Scenario.NewSetting();
        }

        internal int Count { get; private set; }

        /// <summary>The replications of a metric at a point of the block.</summary>
        internal Span<double> ValuesOf(int point, int metric) =>
            values.AsSpan((point * study.Readings.Count + metric) * study.Replications, study.Replications);

        internal void Play(long first, CancellationToken cancellation)
        {
            Count = (int)Math.Min(BlockSize, plan.Count - first);
            for (var p = 0; p < Count; p++)
            {
                plan.Fill(first + p, unit, scratch);
                for (var r = 0; r < study.Replications && !cancellation.IsCancellationRequested; r++)
                {
                    var shocks = new Shocks(study.Seed, r);
                    study.Scenario.Draw(shocks, ref setting); // what is uncertain but not varied
                    for (var f = 0; f < unit.Length; f++) study.slots[f](ref setting) = study.Factors[f].Quantile(unit[f]);
                    var outcome = Replication.Run(setting, shocks);
                    for (var m = 0; m < study.Readings.Count; m++) ValuesOf(p, m)[r] = study.Readings[m].Read(outcome);
                }
            }
        }
    }
}
