using NegotiationSim.Engine.Coercion.Actors;
using NegotiationSim.Engine.Coercion.Policies;
using NegotiationSim.Engine.Coercion.World;
using static NegotiationSim.Engine.Numbers.Maths;

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
    /// <param name="state">The state, as <see cref="Ratification.SenderGain"/> takes it.</param>
    public static Ballot Sender(
        in Ratification rule, in DomesticGame<SenderPreferences> home, in WinningCoalitions winning, double regional,
        double gain, in Policy policy, in Step step, in WorldState state)
    {
        var negotiators = AtTheTable(rule, gain, home.SidePayments(), home.AudienceCost * state.Pressure * step.ReliefIncrease);
        if (winning.Count == 0) return new Ballot(negotiators);
        Ballot.Chances approvals = default;
        for (var i = 0; i < winning.Count; i++)
        {
            ref readonly var constituency = ref home.Members[i];
            var wants = constituency.Preferences with { RegionalSecurity = constituency.Preferences.RegionalSecurity * regional };
            var own = rule.SenderGain(wants, policy, step, state).Total;
            approvals[i] = rule.Chance(own + constituency.SidePayment * Math.Max(0, gain));
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
    /// <param name="state">The state, as <see cref="Ratification.TargetGain"/> takes it, and whether there were tests in the last
    /// round.</param>
    /// <param name="view">How the target sees its position.</param>
    /// <param name="mechanisms">The strengths of the mechanisms.</param>
    public static Ballot Target(
        in Ratification rule, in DomesticGame<TargetPreferences> home, in WinningCoalitions winning,
        double gain, in Policy policy, in Step step, in WorldState state, in TargetView view, in Mechanisms mechanisms)
    {
        var defiant = Indicator(state.TestedMissiles || state.TestedNuclear);
        var negotiators = AtTheTable(rule, gain, home.SidePayments(), home.AudienceCost * defiant * step.DepthIncrease);
        if (winning.Count == 0) return new Ballot(negotiators);
        Ballot.Chances approvals = default;
        for (var i = 0; i < winning.Count; i++)
        {
            ref readonly var constituency = ref home.Members[i];
            var own = rule.TargetGain(constituency.Preferences, policy, step, state, view, mechanisms).Total;
            approvals[i] = rule.Chance(own + constituency.SidePayment * Math.Max(0, gain));
        }
        return new Ballot(negotiators, winning, approvals);
    }

    /// <summary>σ(E_s·λ(E − E⁺Σb − a)): the negotiators weigh the step by their side's own weights, less what they spend at home and what
    /// backing down costs.</summary>
    private static double AtTheTable(in Ratification rule, double gain, double spent, double audience) =>
        rule.Chance(gain - spent * Math.Max(0, gain) - audience);
}
