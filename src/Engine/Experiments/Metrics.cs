using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Simulation;

namespace NegotiationSim.Engine.Experiments;

/// <summary>The metrics of a replication, each declared once.</summary>
public static class Metrics
{
    /// <summary>Reads a metric off a replication's outcome; NaN when this replication has no value.</summary>
    /// <param name="outcome">The outcome.</param>
    public delegate double Reading(in Outcome outcome);

    /// <summary>A metric with the way to read it.</summary>
    /// <param name="Metric">The declaration.</param>
    /// <param name="Read">The reading.</param>
    public sealed record Declared(Metric Metric, Reading Read);

    /// <summary>All metrics, in the order in which tables show them.</summary>
    public static IReadOnlyList<Declared> All { get; } =
    [
        Final("capability", "capability", "the target's nuclear and missile capability at the end", (in o) => o.Final.Capability),
        Final("tension", "tension", "tension at the end", (in o) => o.Final.Tension),
        Final("hardship", "hardship", "hardship of the target's economy at the end", (in o) => o.Final.Hardship),
        Final("openness", "openness", "openness of the target at the end", (in o) => o.Final.Openness),
        Final("reform", "pressure for reform", "internal pressure for reform at the end", (in o) => o.Final.Reform),
        Final("senderTrust", "sender's trust", "the sender's trust in the target at the end", (in o) => o.Final.SenderTrust.Mean),
        Final("targetTrust", "target's trust", "the target's trust in the sender at the end", (in o) => o.Final.TargetTrust.Mean),
        Amount("missileTests", "missile tests", "tests", "missile tests of the whole run", (in o) => o.MissileTests),
        Amount("nuclearTests", "nuclear tests", "tests", "nuclear tests of the whole run", (in o) => o.NuclearTests),
        Share("agreementReached", "agreement reached", "at least one step of the deal was signed", (in o) => o.FirstAgreementRound > 0),
        Amount("firstAgreementRound", "first agreement", "round", "round of the first signature, counted from 1, in the runs that had one",
            (in o) => o.FirstAgreementRound > 0 ? o.FirstAgreementRound : double.NaN),
        Amount("roundsInForce", "agreement in force", "rounds", "rounds with an agreement in force", (in o) => o.RoundsInForce),
        Share("agreementAtEnd", "agreement at end", "an agreement was in force at the end", (in o) => o.Final.InForce),
        Share("war", "war", "the run ended in war", (in o) => o.End == End.War),
        Share("collapse", "regime collapse", "the run ended in the collapse of the target's regime", (in o) => o.End == End.Collapse),
        Amount("senderPayoff", "sender's payoff", "utility", "the sender's payoff, summed over the rounds played", (in o) => o.SenderPayoff),
        Amount("targetPayoff", "target's payoff", "utility", "the target's payoff, summed over the rounds played", (in o) => o.TargetPayoff),
        TwoLevel("failedRatification", "failed ratification", "share of runs", "a step agreed at the table was refused at home, on either side", (in o) => Has(o.SenderFailedRatifications + o.TargetFailedRatifications)),
        TwoLevel("senderFailedRatification", "refused by the sender", "share of runs", "a step agreed at the table was refused by the sender's constituencies", (in o) => Has(o.SenderFailedRatifications)),
        TwoLevel("targetFailedRatification", "refused by the target", "share of runs", "a step agreed at the table was refused by the target's constituencies", (in o) => Has(o.TargetFailedRatifications)),
        TwoLevel("failedRatifications", "failed ratifications", "refusals", "refusals at home, of both sides, of the whole run", (in o) => o.SenderFailedRatifications + o.TargetFailedRatifications),
    ];

    /// <summary>The index of a metric in <see cref="All"/>; −1 if there is none of that name.</summary>
    internal static int IndexOf(string name)
    {
        for (var m = 0; m < All.Count; m++)
            if (All[m].Metric.Name == name) return m;
        return -1;
    }

    /// <summary>What to say of a metric that no replication of a scenario can have a value of; null if some may.</summary>
    internal static string? Valueless(string name, Scenario scenario)
    {
        if (!All.Any(m => m.Metric.Name == name && m.Metric.IsTwoLevel)) return null;
        var setting = scenario.NewSetting();
        return setting.SenderHome.HasConstituencies || setting.TargetHome.HasConstituencies ? null
            : $"{name} has no value in {scenario.Name}: neither side has constituencies who could refuse. Take another metric, or give the scenario a section domestic.";
    }

    private static Declared Final(string name, string label, string meaning, Reading read) => new(new Metric(name, label, "0 to 1", meaning, IsShare: false), read);

    private static Declared Amount(string name, string label, string unit, string meaning, Reading read) => new(new Metric(name, label, unit, meaning, IsShare: false), read);

    /// <summary>A metric that has values only where a side has constituencies.</summary>
    private static Declared TwoLevel(string name, string label, string unit, string meaning, Reading read) =>
        new(new Metric(name, label, unit, meaning, IsShare: unit == "share of runs", IsTwoLevel: true), (in o) => o.IsTwoLevel ? read(o) : double.NaN);

    private static double Has(int events) => events > 0 ? 1 : 0;

    private delegate bool Property(in Outcome outcome);

    private static Declared Share(string name, string label, string meaning, Property has) =>
        new(new Metric(name, label, "share of runs", meaning, IsShare: true), (in o) => has(o) ? 1 : 0);
}

/// <summary>The names and definitions of the ways a replication can end.</summary>
public static class Ends
{
    /// <summary>All ends in the order of <see cref="End"/>: name in files, label and definition.</summary>
    public static IReadOnlyList<(End End, string Name, string Label, string Meaning)> All { get; } =
    [
        (End.War, "war", "war", "war broke out"),
        (End.Collapse, "collapse", "regime collapse", "the target's regime collapsed"),
        (End.Denuclearised, "denuclearised", "denuclearised", "capability ended at or below outcomes.denuclearised (.15 by default)"),
        (End.RolledBack, "rolledBack", "rolled back", "capability ended below its start by more than outcomes.margin (.05 by default)"),
        (End.Capped, "capped", "capped", "capability ended within outcomes.margin of its start"),
        (End.Advanced, "advanced", "advanced", "capability ended above its start by more than outcomes.margin"),
    ];
}
