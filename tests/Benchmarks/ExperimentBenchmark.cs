using BenchmarkDotNet.Attributes;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Studies;

namespace NegotiationSim.Benchmarks;

/// <summary>A thousand replications as sim run does them, on all cores, with and without trajectories.</summary>
[MemoryDiagnoser]
public class ExperimentBenchmark
{
    private Scenario scenario = null!;

    /// <summary>Whether every variable is followed over the rounds.</summary>
    [Params(false, true)]
    public bool Trajectories { get; set; }

    /// <summary>Reads the scenario.</summary>
    [GlobalSetup]
    public void Setup()
    {
        scenario = Scenario.Load(Path.Combine(Shipped.Root, "scenarios", "phased.json"));
    }

    /// <summary>The run.</summary>
    [Benchmark]
    public RunResult Run() => Experiment.Run(scenario, new RunOptions { Trajectories = Trajectories });
}
