using NegotiationSim.Engine.Coercion.Simulation;
using NegotiationSim.Engine.Coercion.World;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Lanes;
using static NegotiationSim.Engine.Numbers.QuantityKind;
using static NegotiationSim.Engine.Numbers.Wanted;

namespace NegotiationSim.Engine.History;

/// <summary>The figures by which what might have been is told.</summary>
public static class BranchOutcome
{
    /// <summary>All of them, in the order of tables. War and collapse end a branch: what it tests is told of the quarters played, what it
    /// earns of all quarters to the end, so that none is earned afterwards, as in a run's sums.</summary>
    public static IReadOnlyList<Quantity> All { get; } =
    [
        Of("launchesPerYear", "launch days a year", Amount, "days a year", Less, "launch days a year over the quarters played"),
        Of("nuclearTests", "nuclear tests", Flow, "tests", Less, "nuclear tests over the quarters played"),
        Of("inForce", "agreement in force", Amount, "share of quarters", More,
            "share of all quarters to the end that ended with an agreement in force; none does after war or collapse"),
        Of("signed", "step signed", Event, "share of branches", More, "at least one step of a deal was signed"),
        Of("capability", "capability", Level, "0 to 1", Less, "the target's nuclear and missile capability at the end"),
        Of("tension", "tension", Level, "0 to 1", Less, "tension at the end"),
        Of("targetTrust", "target's trust", Level, "0 to 1", More, "the target's trust in the sender at the end"),
        Of("hardship", "hardship", Level, "0 to 1", Less, "hardship of the target's economy at the end"),
        Of("war", "war", Event, "share of branches", Less, "the branch ended in war"),
        Of("collapse", "regime collapse", Event, "share of branches", Less, "the branch ended in the collapse of the target's regime"),
        Of("senderPayoff", "sender's payoff", Flow, "utility a quarter", More,
            "the sender's payoff a quarter over all quarters to the end, 0 after war or collapse"),
    ];

    private static Quantity Of(string name, string label, QuantityKind kind, string unit, Wanted wanted, string meaning) =>
        new(name, label, kind, unit, meaning) { Wanted = wanted };

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

/// <summary>The outcomes of branches that go side by side, added up quarter by quarter.</summary>
/// <typeparam name="R">The lanes.</typeparam>
internal struct BranchSums<R> where R : unmanaged, IReal<R>
{
    private int quarters;
    private R launches, nuclear, inForce, payoff;
    private Truth<R> isSigned;

    /// <summary>Takes in a quarter.</summary>
    internal void Add(in WorldState<R> state, in RoundRecord<R> record)
    {
        quarters++;
        launches += record.Missiles;
        nuclear += LaneMaths.Indicator(record.Has(Happened.NuclearTest));
        inForce += LaneMaths.Indicator(state.InForce);
        isSigned |= record.Has(Happened.Signature);
        payoff += record.SenderPayoff;
    }

    /// <summary>Writes the outcomes of a branch down, in the order of <see cref="BranchOutcome.All"/>.</summary>
    /// <param name="lane">The lane of the branch, which has just ended.</param>
    /// <param name="horizon">How many quarters there are from the start to the end, played or not.</param>
    /// <param name="end">The states at its end.</param>
    /// <param name="last">Its last quarter.</param>
    /// <param name="to">Where the first one goes.</param>
    /// <param name="stride">How far they lie apart.</param>
    internal readonly void Write(int lane, int horizon, in WorldState<R> end, in RoundRecord<R> last, Span<double> to, int stride)
    {
        ReadOnlySpan<double> outcomes =
        [
            4.0 * launches[lane] / quarters, nuclear[lane], inForce[lane] / horizon, isSigned[lane] ? 1 : 0, end.Capability[lane],
            end.Tension[lane], end.TargetTrust.Lane(lane).Mean, end.Hardship[lane], last.Has(Happened.War)[lane] ? 1 : 0,
            last.Has(Happened.RegimeCollapse)[lane] ? 1 : 0, payoff[lane] / horizon,
        ];
        for (var i = 0; i < outcomes.Length; i++) to[i * stride] = outcomes[i];
    }
}
