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
    /// <param name="set">The numbers of the world.</param>
    /// <param name="state">The state after step 2 and the move of hardship; the terms in force count, the target's trust in it does
    /// not.</param>
    /// <param name="policy">The policy's rhetoric.</param>
    /// <param name="bite">What the target feels of the pressure; it is felt before hardship moves.</param>
    /// <param name="trust">τ_T, in [0, 1].</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)] // part of every round
    internal static TargetView<R> Of<R>(in Setting set, in Policy policy, in WorldState<R> state, R bite, R trust)
        where R : unmanaged, IReal<R>
    {
        var assurance = 1 - set.Mechanisms.Assurance * (1 - trust);
        var threat = set.Threat.Perceived(state, policy.Rhetoric, trust, assurance, set.Mechanisms.Spiral);
        return new TargetView<R>
        {
            Bite = bite,
            Threat = threat,
            DeterrentWorth = set.Threat.DeterrentWorth(threat, state.IsOpportunist),
            Assurance = assurance,
        };
    }
}
