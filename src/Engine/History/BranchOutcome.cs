using NegotiationSim.Engine.Experiments;
using NegotiationSim.Engine.Simulation;

namespace NegotiationSim.Engine.History;

/// <summary>A figure by which what might have been is told.</summary>
/// <param name="Name">Its name in files.</param>
/// <param name="Label">Its name in tables.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Meaning">What it is, half a sentence.</param>
/// <param name="IsShare">Whether each branch has it or has it not, so that its mean is a share of branches.</param>
public sealed record BranchOutcome(string Name, string Label, string Unit, string Meaning, bool IsShare)
{
    /// <summary>Whether less of it is better.</summary>
    public bool IsBetterLow => Better.IsLow(Name);

    /// <summary>All of them, in the order of tables. War and collapse end a branch: what it tests is told of the quarters played, what it earns of all quarters to the end, so that
    /// none is earned afterwards, as in a run's sums.</summary>
    public static IReadOnlyList<BranchOutcome> All { get; } =
    [
        new("launchesPerYear", "launch days a year", "days a year", "launch days a year over the quarters played", false),
        new("nuclearTests", "nuclear tests", "tests", "nuclear tests over the quarters played", false),
        new("inForce", "agreement in force", "share of quarters", "share of all quarters to the end that ended with an agreement in force; none does after war or collapse", false),
        new("signed", "step signed", "share of branches", "at least one step of a deal was signed", true),
        new("capability", "capability", "0 to 1", "the target's nuclear and missile capability at the end", false),
        new("tension", "tension", "0 to 1", "tension at the end", false),
        new("targetTrust", "target's trust", "0 to 1", "the target's trust in the sender at the end", false),
        new("hardship", "hardship", "0 to 1", "hardship of the target's economy at the end", false),
        new("war", "war", "share of branches", "the branch ended in war", true),
        new("collapse", "regime collapse", "share of branches", "the branch ended in the collapse of the target's regime", true),
        new("senderPayoff", "sender's payoff", "utility a quarter", "the sender's payoff a quarter over all quarters to the end, 0 after war or collapse", false),
    ];

    /// <summary>What the record says of each outcome from one of its quarters to its end; NaN where it does not say.</summary>
    /// <param name="quarters">At least one quarter.</param>
    internal static double[] Seen(IReadOnlyList<Observation> quarters)
    {
        double Mean(Func<Observation, double?> value) => quarters.Select(value).OfType<double>().DefaultIfEmpty(double.NaN).Average();
        var nuclear = quarters.All(q => q.NuclearTests is not null) ? quarters.Sum(q => q.NuclearTests!.Value) : double.NaN;
        double[] known = [4 * Mean(q => q.Launches), nuclear, Mean(q => q.Agreement is { } yes ? (yes ? 1 : 0) : null)];
        return [.. known, .. Enumerable.Repeat(double.NaN, All.Count - known.Length)];
    }
}

/// <summary>The outcomes of one branch, added up quarter by quarter.</summary>
internal struct BranchSums
{
    private int quarters, launches, nuclear, inForce;
    private bool isSigned;
    private double payoff;

    /// <summary>Takes in a quarter.</summary>
    internal void Add(bool isInForce, in RoundRecord record)
    {
        quarters++;
        launches += record.Missiles;
        if (record.Has(Happened.NuclearTest)) nuclear++;
        if (isInForce) inForce++;
        isSigned |= record.Has(Happened.Signature);
        payoff += record.SenderPayoff;
    }

    /// <summary>The outcomes, in the order of <see cref="BranchOutcome.All"/>.</summary>
    /// <param name="horizon">How many quarters there are from the start to the end, played or not.</param>
    /// <param name="end">The state at the branch's end.</param>
    /// <param name="last">Its last quarter.</param>
    internal readonly double[] ToOutcomes(int horizon, in World.WorldState end, in RoundRecord last) =>
    [
        4.0 * launches / quarters, nuclear, (double)inForce / horizon, isSigned ? 1 : 0, end.Capability, end.Tension, end.TargetTrust.Mean, end.Hardship,
        last.Has(Happened.War) ? 1 : 0, last.Has(Happened.RegimeCollapse) ? 1 : 0, payoff / horizon,
    ];
}
