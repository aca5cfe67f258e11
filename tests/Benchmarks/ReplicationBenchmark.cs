using BenchmarkDotNet.Attributes;
using NegotiationSim.Engine.Coercion.Simulation;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Tests.Docking;

namespace NegotiationSim.Benchmarks;

/// <summary>Replications of 120 rounds on one core: time and bytes a round. Read the ratios between rows, not the absolute times.</summary>
[MemoryDiagnoser]
public class ReplicationBenchmark
{
    private const int Replications = 500;
    private const int RoundsOfAll = Replications * 120; // early ends are rare enough (below 7% of runs) to count full lengths

    private Setting setting;
    private long next;

    /// <summary>The policy, in the essay's world.</summary>
    [Params("phased", "maximum-pressure", "neglect")]
    public string Policy { get; set; } = "phased";

    /// <summary>Reads the world.</summary>
    [GlobalSetup]
    public void Setup() => setting = ReferenceWorlds.Essay(Policy);

    /// <summary>Rounds that nobody watches.</summary>
    [Benchmark(OperationsPerInvoke = RoundsOfAll)]
    public double Round()
    {
        var payoff = 0.0;
        for (var i = 0; i < Replications; i++) payoff += Replication.Run(setting, new Shocks(1, next++)).SenderPayoff;
        return payoff;
    }
}
