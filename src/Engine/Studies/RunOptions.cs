namespace NegotiationSim.Engine.Studies;

/// <summary>How a scenario is run.</summary>
public sealed record RunOptions
{
    /// <summary>How many replications; at least 1, default 1,000.</summary>
    public long Replications { get; init; } = 1000;

    /// <summary>The seed of all chance; default 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>How many threads work; default all cores. The results are the same bits for any number.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Whether variables are followed over the rounds; costs three to four times the run itself.</summary>
    public bool Trajectories { get; init; } = true;

    /// <summary>Whether trajectories have quantiles over the replications; these take most of their time and memory.</summary>
    public bool Quantiles { get; init; } = true;

    /// <summary>How many replications, from the first, are kept as sample paths; default 6.</summary>
    public int Paths { get; init; } = 6;
}

/// <summary>What receives the replications one by one, in their order, as they are done.</summary>
public interface IReplicationSink
{
    /// <summary>Receives a replication.</summary>
    /// <param name="scenario">Which of the scenarios run together, from 0.</param>
    /// <param name="replication">Its number, from 0.</param>
    /// <param name="values">The values of the quantities that it has, in the order of <see cref="Models.Model.OfRuns"/>; NaN for
    /// none.</param>
    /// <param name="drawn">The values that the scenario's uncertain parameters had in it, in the scenario's order.</param>
    void Receive(int scenario, long replication, ReadOnlySpan<double> values, ReadOnlySpan<double> drawn);
}
