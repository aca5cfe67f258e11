using NegotiationSim.Engine.Coercion.Policies;
using NegotiationSim.Engine.Coercion.World;
using static NegotiationSim.Engine.Numbers.Maths;

namespace NegotiationSim.Engine.Coercion.Bargaining;

/// <summary>Step 5: the next step of the deal, as the sender's policy offers it (docs/model.md, equations 5a to 5c).</summary>
/// <param name="Stage">m + 1, the stage that signing it leads to.</param>
/// <param name="Depth">c₁, the share of the programme that the agreement then ends.</param>
/// <param name="DepthIncrease">Δc, what the step adds to that.</param>
/// <param name="ReliefIncrease">Δρ, the relief that it brings.</param>
/// <param name="Concession">C = c₁^γ − c₀^γ: how much of the whole programme's worth the target gives up.</param>
/// <param name="Reward">G = √φ₁ − √φ₀: how much of the whole deal's reward the step brings.</param>
public readonly record struct Step(int Stage, double Depth, double DepthIncrease, double ReliefIncrease, double Concession, double Reward)
{
    /// <summary>The next step of a policy's deal.</summary>
    /// <param name="policy">Depth, relief and number of phases M.</param>
    /// <param name="state">Stage m, below M, and agreed depth c₀.</param>
    /// <param name="rule">The curvatures of concession and reward.</param>
    public static Step Next(in Policy policy, in WorldState state, in Ratification rule)
    {
        var before = state.Stage / policy.Phases;
        var after = (state.Stage + 1) / policy.Phases;
        // Under one policy c₁ = depth·φ₁ always exceeds c₀; a later era's shallower deal must not hand concessions back.
        var depth = Math.Max(state.Depth, policy.Depth * after);
        return new Step(
            state.Stage + 1,
            depth,
            policy.Depth / policy.Phases,
            policy.Relief / policy.Phases,
            Power(depth, rule.ConcessionCurvature) - Power(state.Depth, rule.ConcessionCurvature),
            Power(after, rule.RewardCurvature) - Power(before, rule.RewardCurvature));
    }
}
