using System.Runtime.CompilerServices;
using NegotiationSim.Engine.Coercion.Policies;
using NegotiationSim.Engine.Coercion.World;
using NegotiationSim.Engine.Numbers.Lanes;
using static NegotiationSim.Engine.Numbers.Lanes.LaneMaths;

namespace NegotiationSim.Engine.Coercion.Bargaining;

/// <summary>Step 5: the next step of the deal, as the sender's policy offers it (docs/model.md, equations 5a to 5c).</summary>
/// <param name="Stage">m + 1, the stage that signing it leads to.</param>
/// <param name="Depth">c₁, the share of the programme that the agreement then ends.</param>
/// <param name="DepthIncrease">Δc, what the step adds to that.</param>
/// <param name="ReliefIncrease">Δρ, the relief that it brings.</param>
/// <param name="Concession">C = c₁^γ − c₀^γ: how much of the whole programme's worth the target gives up.</param>
/// <param name="Reward">G_φ = √φ₁ − √φ₀: how much of the whole deal's reward the step brings.</param>
/// <param name="Share">Δφ, the share of the whole deal that it is.</param>
/// <param name="GuaranteeIncrease">ΔΓ, the guarantee that it brings.</param>
/// <param name="MoratoriumIncrease">Δμ, how much further than before it halts missile tests.</param>
public readonly record struct Step(
    int Stage, double Depth, double DepthIncrease, double ReliefIncrease, double Concession, double Reward, double Share,
    double GuaranteeIncrease, double MoratoriumIncrease)
{
    /// <summary>The next step of a policy's deal.</summary>
    /// <param name="policy">Depth, relief, guarantee, moratorium and number of phases M.</param>
    /// <param name="state">Stage m, below M, agreed depth c₀ and the moratorium in force μ_a.</param>
    /// <param name="rule">The curvatures of concession and reward.</param>
    /// <param name="isHaltAnIssue">Whether the sides bargain over a halt of tests: the policy then asks for none beside that.</param>
    public static Step Next(in Policy policy, in WorldState state, in Ratification rule, bool isHaltAnIssue = false) =>
        Step<Real1>.Next(policy, state, rule, isHaltAnIssue).Lane(0);
}

/// <inheritdoc cref="Step"/>
internal struct Step<R> where R : unmanaged, IReal<R>
{
    internal R Stage, Depth, DepthIncrease, ReliefIncrease, Concession, Reward, Share, GuaranteeIncrease, MoratoriumIncrease;

    /// <summary>The same step in every lane.</summary>
    public static implicit operator Step<R>(in Step one) => new()
    {
        Stage = one.Stage,
        Depth = one.Depth,
        DepthIncrease = one.DepthIncrease,
        ReliefIncrease = one.ReliefIncrease,
        Concession = one.Concession,
        Reward = one.Reward,
        Share = one.Share,
        GuaranteeIncrease = one.GuaranteeIncrease,
        MoratoriumIncrease = one.MoratoriumIncrease,
    };

    /// <inheritdoc cref="Step.Next"/>
    [MethodImpl(Inline)]
    internal static Step<R> Next(in Policy<R> policy, in WorldState<R> state, in Ratification<R> rule, bool isHaltAnIssue)
    {
        var before = state.Stage / policy.Phases;
        var after = (state.Stage + 1) / policy.Phases;
        // Under one policy c₁ = depth·φ₁ always exceeds c₀; a later era's shallower deal must not hand concessions back.
        var depth = R.Max(state.Depth, policy.Depth * after);
        return new Step<R>
        {
            Stage = state.Stage + 1,
            Depth = depth,
            DepthIncrease = policy.Depth / policy.Phases,
            ReliefIncrease = policy.Relief / policy.Phases,
            Concession = Power(depth, rule.ConcessionCurvature) - Power(state.Depth, rule.ConcessionCurvature),
            Reward = Power(after, rule.RewardCurvature) - Power(before, rule.RewardCurvature),
            Share = 1 / policy.Phases,
            GuaranteeIncrease = policy.Guarantee / policy.Phases,
            MoratoriumIncrease = isHaltAnIssue ? 0 : R.Max(0, policy.Moratorium - state.Terms.Moratorium),
        };
    }

    /// <summary>Γ + ΔΓ and μ_a + Δμ: the terms once it is signed.</summary>
    /// <param name="terms">The terms so far.</param>
    [MethodImpl(Inline)]
    internal readonly AgreedTerms<R> SignedOnto(in AgreedTerms<R> terms) => terms with
    {
        Guarantee = Clamp(terms.Guarantee + GuaranteeIncrease),
        Moratorium = terms.Moratorium + MoratoriumIncrease,
    };

    /// <summary>The step of one lane.</summary>
    internal readonly Step Lane(int lane) => new(
        (int)Stage[lane], Depth[lane], DepthIncrease[lane], ReliefIncrease[lane], Concession[lane], Reward[lane], Share[lane],
        GuaranteeIncrease[lane], MoratoriumIncrease[lane]);

    /// <summary>Puts the step of one lane in its place.</summary>
    internal void Put(int lane, in Step one)
    {
        Stage = Stage.With(lane, one.Stage);
        Depth = Depth.With(lane, one.Depth);
        DepthIncrease = DepthIncrease.With(lane, one.DepthIncrease);
        ReliefIncrease = ReliefIncrease.With(lane, one.ReliefIncrease);
        Concession = Concession.With(lane, one.Concession);
        Reward = Reward.With(lane, one.Reward);
        Share = Share.With(lane, one.Share);
        GuaranteeIncrease = GuaranteeIncrease.With(lane, one.GuaranteeIncrease);
        MoratoriumIncrease = MoratoriumIncrease.With(lane, one.MoratoriumIncrease);
    }
}
