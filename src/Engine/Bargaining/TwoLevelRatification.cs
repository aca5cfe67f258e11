using System.Runtime.CompilerServices;
using NegotiationSim.Engine.Actors;
using NegotiationSim.Engine.Policies;
using NegotiationSim.Engine.World;
using static NegotiationSim.Engine.Numbers.Maths;

namespace NegotiationSim.Engine.Bargaining;

/// <summary>Step 5 at two levels: the negotiators at the table, then the constituencies at home (Putnam 1988; docs/model.md, equations 5i to 5m).</summary>
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
        var ballot = AtTheTable(rule, gain, home.SidePayments(), home.AudienceCost * state.Pressure * step.ReliefIncrease);
        if (winning.Count == 0) return ballot;
        for (var i = 0; i < winning.Count; i++)
        {
            ref readonly var constituency = ref home.Members[i];
            var wants = constituency.Preferences with { RegionalSecurity = constituency.Preferences.RegionalSecurity * regional };
            var own = rule.SenderGain(wants, policy, step, state).Total;
            ballot.Approvals[i] = rule.Chance(own + constituency.SidePayment * Math.Max(0, gain));
        }
        return AtHome(winning, ref ballot);
    }

    /// <summary>How likely the target's negotiators agree to a step and its constituencies ratify it.</summary>
    /// <param name="rule">How a step is weighed.</param>
    /// <param name="home">The target's domestic game.</param>
    /// <param name="winning">Its winning coalitions.</param>
    /// <param name="gain">E_T, what the step is worth to the negotiators.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="step">The step on the table.</param>
    /// <param name="state">The state, as <see cref="Ratification.TargetGain"/> takes it, and whether there were tests in the last round.</param>
    /// <param name="view">How the target sees its position.</param>
    /// <param name="mechanisms">The strengths of the mechanisms.</param>
    public static Ballot Target(
        in Ratification rule, in DomesticGame<TargetPreferences> home, in WinningCoalitions winning,
        double gain, in Policy policy, in Step step, in WorldState state, in TargetView view, in Mechanisms mechanisms)
    {
        var defiant = Indicator(state.TestedMissiles || state.TestedNuclear);
        var ballot = AtTheTable(rule, gain, home.SidePayments(), home.AudienceCost * defiant * step.DepthIncrease);
        if (winning.Count == 0) return ballot;
        for (var i = 0; i < winning.Count; i++)
        {
            ref readonly var constituency = ref home.Members[i];
            var own = rule.TargetGain(constituency.Preferences, policy, step, state, view, mechanisms).Total;
            ballot.Approvals[i] = rule.Chance(own + constituency.SidePayment * Math.Max(0, gain));
        }
        return AtHome(winning, ref ballot);
    }

    /// <summary>σ(E_s·λ(E − E⁺Σb − a)): the negotiators weigh the step by their side's own weights, less what they spend at home and what backing down costs.</summary>
    private static Ballot AtTheTable(in Ratification rule, double gain, double spent, double audience)
    {
        var chance = rule.Chance(gain - spent * Math.Max(0, gain) - audience);
        return new Ballot { Negotiators = chance, Home = 1, Chance = chance };
    }

    private static Ballot AtHome(in WinningCoalitions winning, ref Ballot ballot)
    {
        ballot.Count = winning.Count;
        ballot.Home = winning.Chance(ballot.Approvals);
        ballot.Chance = Math.Min(ballot.Negotiators, ballot.Home);
        return ballot;
    }
}

/// <summary>How a side decides on a step at both levels.</summary>
public struct Ballot
{
    /// <summary>p: the chance that its negotiators agree at the table.</summary>
    public double Negotiators;
    /// <summary>P: the chance that its constituencies ratify; 1 for a side without any.</summary>
    public double Home;
    /// <summary>min(p, P): the chance of both (docs/model.md, equation 5m).</summary>
    public double Chance;
    /// <summary>How many constituencies were asked.</summary>
    public int Count;
    /// <summary>Who approved, bit i for constituency i; says nothing unless both sides' negotiators agreed.</summary>
    public int Approving;
    /// <summary>π_i: each constituency's chance of approving.</summary>
    public Chances Approvals;

    /// <summary>Fills in who approved, once the negotiators have agreed: one uniform decides at both levels, and what it leaves open is who.</summary>
    /// <param name="winning">The winning coalitions.</param>
    /// <param name="uniform">The uniform that decided, below <see cref="Negotiators"/>.</param>
    internal void Vote(in WinningCoalitions winning, double uniform)
    {
        if (Count == 0) return;
        var ratified = uniform < Home;
        var within = ratified ? uniform / Chance : (uniform - Home) / (Negotiators - Home);
        Approving = winning.Draw(Approvals, ratified, within);
    }

    /// <summary>A chance for each constituency, stored in place.</summary>
    [InlineArray(WinningCoalitions.MostMembers)]
    public struct Chances
    {
        private double first;
    }
}
