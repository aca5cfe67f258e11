namespace NegotiationSim.Engine.Studies.Sweeps;

/// <summary>How a sweep is run.</summary>
public sealed record SweepOptions
{
    /// <summary>How many replications of every policy at every point; the size of a batch if <see cref="Precision"/> decides. Default
    /// 20.</summary>
    public long Replications { get; init; } = 20;

    /// <summary>When to stop replicating a point, or null for the same number everywhere.</summary>
    public PrecisionRule? Precision { get; init; }

    /// <summary>The seed of all chance; default 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Whether every point meets the same shocks. If not, which is the default, each has its own, so that noise averages out over
    /// the points. The policies of a point share their shocks either way.</summary>
    public bool SharedShocks { get; init; }

    /// <summary>Whether every replication is handed on by itself too, not only means over them.</summary>
    public bool KeepsReplications { get; init; }

    /// <summary>How many threads work; default all cores. The results are the same bits for any number.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}

/// <summary>Replicate a point, a batch at a time, until a metric is known well enough for every policy.</summary>
/// <param name="Metric">The metric's name in files.</param>
/// <param name="HalfWidth">How wide half of its 95% interval may be, above 0.</param>
/// <param name="Most">How many replications at the most.</param>
public sealed record PrecisionRule(string Metric, double HalfWidth, long Most = 10_000);
