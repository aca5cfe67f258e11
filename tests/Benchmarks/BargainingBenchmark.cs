using BenchmarkDotNet.Attributes;
using NegotiationSim.Engine.Coercion.Simulation;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Scenarios;

namespace NegotiationSim.Benchmarks;

/// <summary>Replications of 120 rounds with and without bargaining over packages, on one core: time and bytes a round.</summary>
[MemoryDiagnoser]
public class BargainingBenchmark
{
    private const int Replications = 500;
    private const int RoundsOfAll = Replications * 120;

    private Setting setting;
    private long next;

    /// <summary>Whether the sides bargain.</summary>
    [Params(false, true)]
    public bool Bargaining { get; set; }

    /// <summary>The policy; the last talks whenever the sender attends, and seldom agrees.</summary>
    [Params("phased", "hawk-phased", "always-talks")]
    public string Policy { get; set; } = "phased";

    /// <summary>Reads the scenario.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var always = Policy == "always-talks";
        setting = Scenario.Load(Path.Combine(Shipped.Root, "scenarios", "bargaining", (always ? "maximum-pressure" : Policy) + ".json"))
            .Central();
        if (always) (setting.Eras[0].Policy.Talks, setting.Eras[0].Policy.Backchannel, setting.Talks.Reluctant) = (1, 1, 1);
        if (always) (setting.Talks.Tension, setting.Mechanisms.Distraction) = (0, 0);
        if (!Bargaining) setting.Bargaining = default;
    }

    /// <summary>Rounds that nobody watches.</summary>
    [Benchmark(OperationsPerInvoke = RoundsOfAll)]
    public double Round()
    {
        var payoff = 0.0;
        for (var i = 0; i < Replications; i++) payoff += Replication.Run(setting, new Shocks(1, next++)).SenderPayoff;
        return payoff;
    }
}
