using NegotiationSim.Engine.Simulation;
using NegotiationSim.Engine.World;

namespace NegotiationSim.Engine.Experiments;

/// <summary>The quantities of a round that trajectories follow, each declared once.</summary>
public static class Variables
{
    /// <summary>Reads a quantity off a round.</summary>
    /// <param name="state">The state that the round left.</param>
    /// <param name="record">What the round brought.</param>
    public delegate double Reading(in WorldState state, in RoundRecord record);

    /// <summary>A variable with the way to read it.</summary>
    /// <param name="Variable">The declaration.</param>
    /// <param name="IsFlow">Whether it is something that happens in a round, and so is 0 once the run has ended, rather than a level that stays.</param>
    /// <param name="Read">The reading.</param>
    public sealed record Declared(Variable Variable, bool IsFlow, Reading Read);

    /// <summary>All variables, in the order in which files show them.</summary>
    public static IReadOnlyList<Declared> All { get; } =
    [
        Level("capability", "capability", "the target's nuclear and missile capability", (in s, in _) => s.Capability),
        Level("tension", "tension", "tension", (in s, in _) => s.Tension),
        Level("hardship", "hardship", "hardship of the target's economy", (in s, in _) => s.Hardship),
        Level("openness", "openness", "openness of the target", (in s, in _) => s.Openness),
        Level("reform", "pressure for reform", "internal pressure for reform", (in s, in _) => s.Reform),
        Level("pressure", "pressure", "pressure applied, before relief", (in s, in _) => s.Pressure),
        Level("relief", "relief", "share of the pressure that agreements have lifted", (in s, in _) => s.Relief),
        Level("depth", "agreed depth", "share of the programme that agreements end", (in s, in _) => s.Depth),
        Level("senderTrust", "sender's trust", "the sender's trust in the target", (in s, in _) => s.SenderTrust.Mean),
        Level("targetTrust", "target's trust", "the target's trust in the sender", (in s, in _) => s.TargetTrust.Mean),
        Level("inForce", "agreement in force", "share of runs with an agreement in force", (in s, in _) => s.InForce ? 1 : 0, isShare: true),
        Flow("bite", "bite", "0 to 1", "what the target feels of the pressure", 1, (in _, in r) => r.View.Bite),
        Flow("threat", "perceived threat", "0 to 1", "the threat that the target perceives", 1, (in _, in r) => r.View.Threat),
        Flow("talks", "talks held", "share of runs", "share of runs with talks in the round", 1, (in _, in r) => r.Has(Happened.Talks) ? 1 : 0, isShare: true),
        Flow("missileTests", "missile tests", "tests per quarter", "missile tests in the round", 50, (in _, in r) => r.Missiles),
        Flow("nuclearTests", "nuclear tests", "tests per quarter", "nuclear tests in the round", 1, (in _, in r) => r.Has(Happened.NuclearTest) ? 1 : 0, isShare: true),
        Flow("senderPayoff", "sender's payoff", "utility per quarter", "the sender's payoff of the round", 1, (in _, in r) => r.SenderPayoff),
        Flow("targetPayoff", "target's payoff", "utility per quarter", "the target's payoff of the round", 1, (in _, in r) => r.TargetPayoff),
    ];

    private static Declared Level(string name, string label, string meaning, Reading read, bool isShare = false) =>
        new(new Variable(name, label, "0 to 1", meaning, 0, 1, HasInitialValue: true, isShare), IsFlow: false, read);

    private static Declared Flow(string name, string label, string unit, string meaning, double high, Reading read, bool isShare = false) =>
        new(new Variable(name, label, unit, meaning, name.EndsWith("Payoff", StringComparison.Ordinal) ? -1 : 0, high, HasInitialValue: false, isShare), IsFlow: true, read);
}
