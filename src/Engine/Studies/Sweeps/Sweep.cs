using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Studies.Designs;

namespace NegotiationSim.Engine.Studies.Sweeps;

/// <summary>Scenarios, as a rule one world under several policies, run at many points of the space of their numbers.</summary>
/// <remarks>Every block of points is computed from the design and the seed alone: blocks may be run in any order, on any number of threads
/// or machines, today or after an interruption, and are the same bits.</remarks>
public sealed class Sweep
{
    /// <summary>About how many replications a block should have: enough to make writing it cheap, few enough to lose without
    /// regret.</summary>
    private const long ReplicationsInBlock = 32_768;
    private const long FewestPointsWorthAFile = 16;
    private const long MostPoints = 1024;
    private const long FewestBlocks = 64;

    /// <summary>The most replications of a whole sweep; more are taken for a slip: a thousand cores would take days.</summary>
    internal const double MostReplications = 1e12;

    private readonly Design design;
    private readonly SweepOptions options;

    /// <summary>Prepares a sweep.</summary>
    /// <param name="scenarios">What is run at every point, one or more; replication i of each meets the same shocks.</param>
    /// <param name="design">The points.</param>
    /// <param name="options">Replications, seed, threads.</param>
    /// <exception cref="ArgumentException">Something is wrong with it: see <see cref="Check"/>.</exception>
    public Sweep(IReadOnlyList<Scenario> scenarios, Design design, SweepOptions options)
    {
        var problems = Check(scenarios, design, options);
        if (problems.Count > 0) throw new ArgumentException(string.Join('\n', problems));
        (Scenarios, this.design, this.options) = (scenarios, design, options);
        PointsInBlock = (int)PointsFor(design.Points.Count, scenarios.Count, options);
    }

    /// <summary>What is run at every point.</summary>
    public IReadOnlyList<Scenario> Scenarios { get; }

    /// <summary>How many points a block has; the last may have fewer.</summary>
    public int PointsInBlock { get; }

    /// <summary>How many blocks there are.</summary>
    public long Blocks => (design.Points.Count + PointsInBlock - 1) / PointsInBlock;

    /// <summary>Everything that is wrong with a sweep, in whole sentences; empty if nothing is.</summary>
    /// <param name="scenarios">What is run at every point.</param>
    /// <param name="design">The points.</param>
    /// <param name="options">Replications, seed, threads.</param>
    public static IReadOnlyList<string> Check(IReadOnlyList<Scenario> scenarios, Design design, SweepOptions options) =>
        [.. SweepCheck.Problems(scenarios, design, options).Distinct()];

    /// <summary>How many points a block has.</summary>
    internal static long PointsFor(long points, int policies, SweepOptions options)
    {
        var affordable = Math.Max(FewestPointsWorthAFile, ReplicationsInBlock / Math.Max(1, options.Replications * policies));
        return Math.Min(Math.Min(affordable, MostPoints), (points + FewestBlocks - 1) / FewestBlocks);
    }

    /// <summary>The points of a block: its first and the one after its last.</summary>
    /// <param name="block">The block's number.</param>
    public (long First, long End) PointsOf(long block) =>
        (block * PointsInBlock, Math.Min((block + 1) * PointsInBlock, design.Points.Count));

    /// <summary>The seed of a point's shocks: below 2⁵³, so that every program reads it whole.</summary>
    /// <param name="point">The point's number.</param>
    public ulong SeedOf(long point) => options.SharedShocks ? options.Seed : new SplitMix64(options.Seed).Split(1).At(point) >> 11;

    /// <summary>Runs blocks.</summary>
    /// <param name="blocks">Their numbers.</param>
    /// <param name="receive">Takes a block's results; called from several threads at once, for different blocks, in any order.</param>
    /// <param name="progress">Hears how many points are done, or null.</param>
    /// <param name="cancellation">Stops the sweep; blocks in hand are dropped.</param>
    public void Run(IReadOnlyList<long> blocks, Action<SweepBlock> receive, IProgress<long>? progress = null,
        CancellationToken cancellation = default)
    {
        var done = 0L;
        OrderedBlocks.Run(blocks.Count, options.Threads, () => new SweepWorker(Scenarios, design, options, PointsInBlock),
            (worker, i) =>
            {
                if (Play(worker, blocks[(int)i], cancellation)) receive(worker.Block);
            },
            (worker, _) => progress?.Report(done += worker.Block.Points), cancellation);
    }

    private bool Play(SweepWorker worker, long block, CancellationToken cancellation)
    {
        var (first, end) = PointsOf(block);
        worker.Block.Start(block, first, (int)(end - first));
        for (var i = 0; i < worker.Block.Points; i++)
        {
            if (cancellation.IsCancellationRequested) return false;
            worker.Play(i, SeedOf(first + i), cancellation);
        }
        return !cancellation.IsCancellationRequested;
    }
}
