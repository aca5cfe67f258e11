using BenchmarkDotNet.Attributes;
using NegotiationSim.Engine.Coercion.Bargaining.Negotiation;
using NegotiationSim.Engine.Numbers;

namespace NegotiationSim.Benchmarks;

/// <summary>Negotiations of 100 exchanges over three issues in nine steps each (ten values), on one core: time and bytes a
/// negotiation.</summary>
[MemoryDiagnoser]
public class NegotiationBenchmark
{
    private const int Many = 1000;

    private readonly Issue[] issues =
        [.. Enumerable.Range(0, 3)
            .Select(j => new Issue(j == 1 ? Side.Target : Side.Sender, new Curve(CurveKind.Linear, 1), new Curve(CurveKind.Linear, 1), 9))];
    private readonly double[] sender = [.5, .3, .2];
    private readonly double[] target = [.2, .3, .5];
    private Tactic tactic = Declare.Defaults(Tactic.Parameters);
    private Protocol protocol = null!;

    /// <summary>Which tactic: time alone with even offers, or trade-offs with what is learnt.</summary>
    [Params("even", "tradeOff", "bayesian")]
    public string Offers { get; set; } = "even";

    /// <summary>Sides that could agree but never have enough, so that all exchanges are played.</summary>
    [GlobalSetup]
    public void Setup()
    {
        protocol = Protocol.All.Single(p => p.Name == "alternating");
        tactic = tactic with { Beta = .3, Acceptance = 1, Enough = 1, Offers = Offers == "even" ? 0 : 1,
            Model = Offers == "bayesian" ? 1 : 0 };
    }

    /// <summary>The negotiations.</summary>
    [Benchmark(OperationsPerInvoke = Many)]
    public int Negotiations()
    {
        var exchanges = 0;
        for (var i = 0; i < Many; i++)
            exchanges += protocol.Play(new Table(issues, sender, target, -.5, -.2), tactic, tactic,
                new TableRules(100, Side.Sender, default)).Exchanges;
        return exchanges == 100 * Many ? exchanges : throw new InvalidOperationException($"{exchanges} exchanges were played.");
    }
}
