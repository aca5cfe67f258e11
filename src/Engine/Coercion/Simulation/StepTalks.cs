using System.Diagnostics.CodeAnalysis;
using NegotiationSim.Engine.Coercion.Bargaining;
using NegotiationSim.Engine.Coercion.Bargaining.Negotiation;
using NegotiationSim.Engine.Coercion.Policies;
using NegotiationSim.Engine.Coercion.World;
using NegotiationSim.Engine.Numbers.Lanes;

namespace NegotiationSim.Engine.Coercion.Simulation;

/// <summary>The table at which the two sides bargain over a step's package: where the model and the library of bargaining meet.</summary>
public struct StepTalks
{
    private static readonly Package Whole = Package.Of(1.0);

    private IssueSet forms;
    private IssueFactors factors;

    /// <summary>What is at stake.</summary>
    public StepStakes Stakes;

    /// <summary>The table of a state: what the sides would bargain over if they met in it.</summary>
    /// <param name="set">The numbers of the world; its bargaining must be on.</param>
    /// <param name="policy">The sender's policy: its opening demands, and the limits of what it gives.</param>
    /// <param name="state">The state, with steps left.</param>
    /// <param name="view">How the target sees its position in the round.</param>
    public static StepTalks At(in Setting set, in Policy policy, in WorldState state, in TargetView view) =>
        At(set, DerivedSetting.Of(set), policy, state, view);

    /// <summary>The table as the library takes it: it is valid as long as this is.</summary>
    [UnscopedRef]
    public readonly Table Table => new(forms, Stakes.Sender, Stakes.Target, Stakes.SenderReserve, Stakes.TargetReserve);

    /// <summary>The zone of agreement: whether any package suits both, how wide the zone is, its frontier and the solutions of bargaining
    /// theory.</summary>
    /// <param name="set">The numbers of the world: what the sides ask for beyond their reservation values.</param>
    /// <param name="levels">In how many steps issues are looked at.</param>
    public readonly Zone Zone(in Setting set, int levels = 10) => Bargaining.Negotiation.Zone.Of(
        new Table(forms, Stakes.Sender, Stakes.Target, Stakes.SenderReserve + set.Bargaining.Sender.Reserve,
            Stakes.TargetReserve + set.Bargaining.Target.Reserve), levels);

    /// <summary>Plays the negotiation of a round.</summary>
    /// <param name="set">Protocol and tactics.</param>
    /// <param name="policy">The back channel.</param>
    /// <param name="log">Receives the exchanges; empty if nobody reads them.</param>
    public readonly Settlement Play(in Setting set, in Policy policy, Span<Exchange> log = default) => Play(set, policy, Table, log);

    private static Settlement Play(in Setting set, in Policy policy, in Table table, Span<Exchange> log)
    {
        ref readonly var bargaining = ref set.Bargaining;
        var rules = new TableRules((int)bargaining.Exchanges, (Side)(int)bargaining.Opens, Whole, policy.Backchannel);
        return bargaining.Rules.Play(table, bargaining.Sender, bargaining.Target, rules, log);
    }

    /// <summary>The exchanges of a round that was played, offer by offer.</summary>
    /// <param name="set">The numbers of the world; its bargaining must be on.</param>
    /// <param name="round">The round, from 0.</param>
    /// <param name="before">The state that the round before left.</param>
    /// <param name="after">The state that the round left.</param>
    /// <param name="record">What the round brought; talks must have been held.</param>
    /// <returns>The table, and the exchanges over it in their order.</returns>
    public static (StepTalks Talks, IReadOnlyList<Exchange> Exchanges) Replay(
        in Setting set, int round, in WorldState before, in WorldState after, in RoundRecord record)
    {
        ref readonly var policy = ref set.Eras[PointInTime.EraOf(set, round)].Policy;
        var talks = At(set, policy, record.AtTheTable(before, after), record.View);
        var log = new Exchange[2 * (int)set.Bargaining.Exchanges];
        talks.Play(set, policy, log);
        return (talks, [.. log.TakeWhile((exchange, i) => i == 0 || exchange.Number > 0)]);
    }

    /// <summary>What a package is worth to the target beyond its reservation value, by the terms of equation 5e.</summary>
    /// <param name="package">The package.</param>
    public readonly TargetGain TargetGain(in Package package) => Stakes.TargetGain(package, forms, factors);

    /// <summary>What a package is worth to the sender beyond its reservation value, by the terms of equation 5f.</summary>
    /// <param name="package">The package.</param>
    public readonly SenderGain SenderGain(in Package package) => Stakes.SenderGain(package, forms, factors);

    internal static StepTalks At(in Setting set, in DerivedSetting derived, in Policy policy, in WorldState state, in TargetView view)
    {
        ref readonly var rule = ref set.Ratification;
        var step = Step.Next(policy, state, rule, set.Bargaining.IsHaltAnIssue);
        Ratification<Real1> weighed = rule;
        var talks = new StepTalks { forms = derived.Issues, factors = derived.Factors };
        StepStakes.Of(derived.Factors, policy, step, state, view,
            weighed.TargetGain(set.Target, policy, step, state, view, set.Mechanisms).Lane(0),
            weighed.SenderGain(derived.Sender, policy, step, state).Lane(0),
            rule, set.Programme.DismantlementDepth, out talks.Stakes);
        return talks;
    }

    /// <summary>Step 5 where sides bargain: puts the policy's step, which is in the record, on the table and the agreed package's in its
    /// place.</summary>
    /// <param name="set">The numbers of the world.</param>
    /// <param name="derived">What follows from them.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="state">The state.</param>
    /// <param name="record">What the round brought so far.</param>
    /// <param name="package">The package, if there is one.</param>
    /// <returns>Whether there is a package for the sides to ratify.</returns>
    internal static bool Settle(
        in Setting set, in DerivedSetting derived, in Policy policy, in WorldState state, ref RoundRecord record, out Package package)
    {
        StepStakes.Of(derived.Factors, policy, record.Step, state, record.View, record.TargetGain, record.SenderGain,
            set.Ratification, set.Programme.DismantlementDepth, out var stakes);
        var table = new Table(derived.Issues, stakes.Sender, stakes.Target, stakes.SenderReserve, stakes.TargetReserve);
        var settlement = Play(set, policy, table, default);
        record.Exchanges = settlement.Exchanges;
        package = settlement.Package;
        if (!settlement.Agreed && !set.Bargaining.Rules.IsLeftToRatification) return false;
        record.Happened |= Happened.TableAgreement;
        record.TargetGain = stakes.TargetGain(settlement.Package, derived.Issues, derived.Factors);
        record.SenderGain = stakes.SenderGain(settlement.Package, derived.Issues, derived.Factors);
        record.Step = stakes.StepOf(record.Step, state, settlement.Package, set.Bargaining.Issues);
        return true;
    }
}
