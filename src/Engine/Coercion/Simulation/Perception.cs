using System.Runtime.CompilerServices;
using NegotiationSim.Engine.Coercion.Bargaining;
using NegotiationSim.Engine.Coercion.Policies;
using NegotiationSim.Engine.Coercion.World;
using NegotiationSim.Engine.Numbers.Lanes;

namespace NegotiationSim.Engine.Coercion.Simulation;

/// <summary>Step 3: how the target sees its position, for the round and for whoever asks what a round would be (docs/model.md, equations 3b
/// to 3d).</summary>
internal static class Perception
{
    /// <summary>The view at a trust.</summary>
    /// <param name="mechanisms">The strengths of assurance and the spiral.</param>
    /// <param name="rule">How threat is perceived.</param>
    /// <param name="rhetoric">r, the policy's.</param>
    /// <param name="state">The state after step 2 and the move of hardship; the terms in force count, the target's trust in it does
    /// not.</param>
    /// <param name="bite">What the target feels of the pressure; it is felt before hardship moves.</param>
    /// <param name="trust">τ_T, in [0, 1].</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)] // part of every round
    internal static TargetView<R> Of<R>(
        in Mechanisms<R> mechanisms, in Threat<R> rule, R rhetoric, in WorldState<R> state, R bite, R trust)
        where R : unmanaged, IReal<R>
    {
        var assurance = 1 - mechanisms.Assurance * (1 - trust);
        var threat = rule.Perceived(state, rhetoric, trust, assurance, mechanisms.Spiral);
        return new TargetView<R>
        {
            Bite = bite,
            Threat = threat,
            DeterrentWorth = rule.DeterrentWorth(threat, state.IsOpportunist),
            Assurance = assurance,
        };
    }
}
