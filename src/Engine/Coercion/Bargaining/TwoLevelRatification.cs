using System.Runtime.CompilerServices;
using NegotiationSim.Engine.Coercion.Actors;
using NegotiationSim.Engine.Coercion.Policies;
using NegotiationSim.Engine.Coercion.World;
using NegotiationSim.Engine.Numbers.Lanes;

namespace NegotiationSim.Engine.Coercion.Bargaining;

/// <summary>Step 5 at two levels: the negotiators at the table, then the constituencies at home (Putnam 1988; docs/model.md, equations 5t
/// to 5x).</summary>
public static class TwoLevelRatification
{
    /// <summary>How likely the sender's negotiators agree to a step and its constituencies ratify it.</summary>
    /// <param name="rule">How a step is weighed.</param>
    /// <param name="home">The sender's domestic game.</param>
    /// <param name="winning">Its winning coalitions.</param>
    /// <param name="regional">a₀ + Σⱼ aⱼ, what every weight on regional security is multiplied by.</param>
    /// <param name="gain">E_S, what the step is worth to the negotiators.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="step">The step on the table.</param>
    /// <param name="state">The state, as <see cref="Ratification{R}.SenderGain"/> takes it.</param>
    public static Ballot Sender(
        in Ratification rule, in DomesticGame<SenderPreferences> home, in WinningCoalitions winning, double regional,
        double gain, in Policy policy, in Step step, in WorldState state)
    {
        ref readonly var weighed = ref LaneMemory.InOne<Ratification, Ratification<Real1>>(rule);
        Step<Real1> onTable = step;
        WorldState<Real1> here = state;
        var negotiators = AtTheTable<Real1>(weighed, gain, home.SidePayments(), SenderBacksDown(home.AudienceCost, onTable, here));
        if (winning.Count == 0) return new Ballot(negotiators);
        ref readonly var offer = ref LaneMemory.InOne<Policy, Policy<Real1>>(policy);
        Ballot.Chances approvals = default;
        for (var i = 0; i < winning.Count; i++)
        {
            ref readonly var constituency = ref home.Members[i];
            var wants = constituency.Preferences with { RegionalSecurity = constituency.Preferences.RegionalSecurity * regional };
            double own =
                weighed.SenderGain(LaneMemory.InOne<SenderPreferences, SenderPreferences<Real1>>(wants), offer, onTable, here).Total;
            approvals[i] = weighed.Chance(own + constituency.SidePayment * Math.Max(0, gain));
        }
        return new Ballot(negotiators, winning, approvals);
    }

    /// <summary>How likely the target's negotiators agree to a step and its constituencies ratify it.</summary>
    /// <param name="rule">How a step is weighed.</param>
    /// <param name="home">The target's domestic game.</param>
    /// <param name="winning">Its winning coalitions.</param>
    /// <param name="gain">E_T, what the step is worth to the negotiators.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="step">The step on the table.</param>
    /// <param name="state">The state, as <see cref="Ratification{R}.TargetGain"/> takes it, and whether there were tests in the last
    /// round.</param>
    /// <param name="view">How the target sees its position.</param>
    /// <param name="mechanisms">The strengths of the mechanisms.</param>
    public static Ballot Target(
        in Ratification rule, in DomesticGame<TargetPreferences> home, in WinningCoalitions winning,
        double gain, in Policy policy, in Step step, in WorldState state, in TargetView view, in Mechanisms mechanisms)
    {
        ref readonly var weighed = ref LaneMemory.InOne<Ratification, Ratification<Real1>>(rule);
        Step<Real1> onTable = step;
        WorldState<Real1> here = state;
        var negotiators = AtTheTable<Real1>(weighed, gain, home.SidePayments(), TargetBacksDown(home.AudienceCost, onTable, here));
        if (winning.Count == 0) return new Ballot(negotiators);
        TargetView<Real1> seen = view;
        ref readonly var offer = ref LaneMemory.InOne<Policy, Policy<Real1>>(policy);
        ref readonly var strengths = ref LaneMemory.InOne<Mechanisms, Mechanisms<Real1>>(mechanisms);
        Ballot.Chances approvals = default;
        for (var i = 0; i < winning.Count; i++)
        {
            ref readonly var constituency = ref home.Members[i];
            ref readonly var wants = ref LaneMemory.InOne<TargetPreferences, TargetPreferences<Real1>>(constituency.Preferences);
            double own = weighed.TargetGain(wants, offer, onTable, here, seen, strengths).Total;
            approvals[i] = weighed.Chance(own + constituency.SidePayment * Math.Max(0, gain));
        }
        return new Ballot(negotiators, winning, approvals);
    }

    /// <summary>σ(E_s·λ(E − E⁺Σb − a)): the negotiators weigh the step by their side's own weights, less what they spend at home and what
    /// backing down costs.</summary>
    /// <param name="rule">How a step is weighed.</param>
    /// <param name="gain">E.</param>
    /// <param name="spent">Σb, at most 1.</param>
    /// <param name="audience">a.</param>
    [MethodImpl(LaneMaths.Inline)]
    internal static R AtTheTable<R>(in Ratification<R> rule, R gain, R spent, R audience) where R : unmanaged, IReal<R> =>
        rule.Chance(gain - spent * R.Max(0, gain) - audience);

    /// <summary>A·p·Δρ: what giving relief costs a sender that has pressed in public.</summary>
    [MethodImpl(LaneMaths.Inline)]
    internal static R SenderBacksDown<R>(R cost, in Step<R> step, in WorldState<R> state)
        where R : unmanaged, IReal<R> => cost * state.Pressure * step.ReliefIncrease;

    /// <summary>A[tests in the last round]·Δc: what conceding costs a target that has just shown defiance.</summary>
    [MethodImpl(LaneMaths.Inline)]
    internal static R TargetBacksDown<R>(R cost, in Step<R> step, in WorldState<R> state)
        where R : unmanaged, IReal<R> =>
        LaneMaths.When(state.TestedMissiles | state.TestedNuclear, cost) * step.DepthIncrease;
}
