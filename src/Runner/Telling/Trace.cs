using NegotiationSim.Engine.Coercion.Simulation;
using NegotiationSim.Engine.Coercion.World;
using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Scenarios;

namespace NegotiationSim.Runner.Telling;

/// <summary>One replication written down in full.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Number">The replication's number.</param>
/// <param name="Setting">Its numbers, uncertain ones as drawn.</param>
/// <param name="Rounds">State and record of each round; the first is the initial state.</param>
/// <param name="Outcome">How it ended.</param>
internal sealed record Trace(
    Scenario Scenario, ulong Seed, long Number, Setting Setting, IReadOnlyList<(WorldState State, RoundRecord Record)> Rounds,
    Outcome Outcome)
{
    /// <summary>The metrics of the replication.</summary>
    internal IEnumerable<(Quantity Metric, double Value)> Metrics
    {
        get
        {
            var player = Model.Of(Scenario).NewPlayer(Scenario);
            player.Play(Seed, Number, 1);
            return [.. player.Model.Metrics.Where(m => player.Model.Has(m, Scenario))
                .Select(m => (m, player.Values(0)[player.Model.IndexOf(m.Name)]))];
        }
    }

    /// <summary>Plays a replication and keeps all of it.</summary>
    internal static Trace Of(Scenario scenario, ulong seed, long number)
    {
        var setting = scenario.Central();
        var shocks = new Shocks(seed, number);
        scenario.Draw(shocks, ref setting);
        var recorder = new Recorder([]);
        var outcome = Replication.Run(setting, ref shocks, ref recorder);
        return new Trace(scenario, seed, number, setting, recorder.Rounds, outcome);
    }
}

/// <summary>Keeps every round of a replication.</summary>
internal readonly struct Recorder(List<(WorldState State, RoundRecord Record)> rounds) : IObserver
{
    internal IReadOnlyList<(WorldState State, RoundRecord Record)> Rounds => rounds;

    public void Observe(int t, in WorldState state, in RoundRecord record) => rounds.Add((state, record));
}
