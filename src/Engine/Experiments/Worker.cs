using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Simulation;

namespace NegotiationSim.Engine.Experiments;

/// <summary>What one thread needs to play blocks of replications: settings to draw into and buffers, used again for every block.</summary>
internal sealed class Worker
{
    private readonly IReadOnlyList<Scenario> scenarios;
    private readonly RunOptions options;
    private readonly Setting[] settings;
    private readonly double[][] metrics;
    private readonly double[][] drawn;
    private readonly double[][] values;
    private readonly int[][] statuses;

    internal Worker(IReadOnlyList<Scenario> scenarios, RunOptions options, int blockSize)
    {
        this.scenarios = scenarios;
        this.options = options;
        settings = [.. scenarios.Select(s => s.NewSetting())];
        Outcomes = [.. scenarios.Select(_ => new Outcome[blockSize])];
        metrics = [.. scenarios.Select(_ => new double[blockSize * Metrics.All.Count])];
        drawn = [.. scenarios.Select(s => new double[blockSize * s.UncertainParameters.Count])];
        values = [.. scenarios.Select(s => new double[options.Trajectories ? blockSize * CellsOf(s) : 0])];
        statuses = [.. scenarios.Select(s => new int[options.Trajectories ? blockSize * (s.Rounds + 1) : 0])];
        Trajectories = options.Trajectories ? [.. scenarios.Select(s => new TrajectorySums(s.Rounds, options.Quantiles))] : [];
        Paths = [.. scenarios.Select(_ => new List<double[]>())];
    }

    internal int Count { get; private set; }
    internal Outcome[][] Outcomes { get; }
    internal TrajectorySums[] Trajectories { get; }
    internal List<double[]>[] Paths { get; }

    internal ReadOnlySpan<double> MetricsOf(int scenario, int i) => metrics[scenario].AsSpan(i * Metrics.All.Count, Metrics.All.Count);

    internal ReadOnlySpan<double> DrawnOf(int scenario, int i)
    {
        var count = scenarios[scenario].UncertainParameters.Count;
        return drawn[scenario].AsSpan(i * count, count);
    }

    /// <summary>Plays a block: the replications from the first on, of every scenario.</summary>
    internal void Play(long first)
    {
        Count = (int)Math.Min(Outcomes[0].Length, options.Replications - first);
        foreach (var list in Paths) list.Clear();
        for (var i = 0; i < Count; i++)
        {
            var shocks = new Shocks(options.Seed, first + i);
            for (var s = 0; s < scenarios.Count; s++) Play(s, i, first + i, ref shocks);
        }
        for (var s = 0; s < Trajectories.Length; s++) Trajectories[s].Add(values[s], statuses[s], Count);
    }

    private void Play(int s, int i, long replication, ref Shocks shocks)
    {
        ref var setting = ref settings[s];
        scenarios[s].Draw(shocks, ref setting);
        for (var u = 0; u < scenarios[s].UncertainParameters.Count; u++)
            drawn[s][i * scenarios[s].UncertainParameters.Count + u] = scenarios[s].UncertainParameters[u].Slot(ref setting);

        ref var outcome = ref Outcomes[s][i];
        if (options.Trajectories)
        {
            var cells = CellsOf(scenarios[s]);
            var row = values[s].AsMemory(i * cells, cells);
            var observer = new TrajectoryObserver(row, statuses[s].AsMemory(i * (setting.Rounds + 1), setting.Rounds + 1), setting.Initial.Capability, setting.Ends);
            outcome = Replication.Run(setting, ref shocks, ref observer);
            observer.FillAfter(outcome.Rounds, setting.Rounds);
            if (replication < options.Paths) Paths[s].Add(row.ToArray());
        }
        else outcome = Replication.Run(setting, shocks);

        for (var m = 0; m < Metrics.All.Count; m++) metrics[s][i * Metrics.All.Count + m] = Metrics.All[m].Read(outcome);
    }

    private static int CellsOf(Scenario scenario) => (scenario.Rounds + 1) * TrajectoryObserver.Count;
}
