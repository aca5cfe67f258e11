using System.Runtime.CompilerServices;
using NegotiationSim.Engine.Numbers;

namespace NegotiationSim.Engine.Coercion.Simulation;

internal ref partial struct Round<TShocks>
{
    /// <summary>Step 6, implementation: each side delivers or not; cheating that is seen, and a sender that does not deliver,
    /// end the agreement (6a to 6e, 5o, 5z).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)] // a call of its own would slow every round
    private void Implementation()
    {
        ref readonly var rule = ref set.Implementation;
        var precision = set.Ratification.Precision;
        var verification = set.Bargaining.Effects.Verification(policy, s.Terms);
        var signed = s.Stage / policy.Phases;
        record.Cheat = rule.Cheat(set.Target, record.View.DeterrentWorth, s, set.Mechanisms.Appeasement);
        record.Hold = rule.Hold(set.Target, verification, s);
        record.TargetDeliveryChance = rule.TargetChance(
            record.Hold, record.Cheat, s.IsOpportunist, precision, set.TargetHome.AudienceCost * verification * signed);
        record.SenderDeliveryChance = record.Has(Happened.Reversal) ? 0
            : rule.SenderChance(derived.Sender, s, precision, set.SenderHome.AudienceCost * signed);

        var targetDelivers = Happens(record.TargetDeliveryChance, Chance.TargetDelivery);
        var senderDelivers = Happens(record.SenderDeliveryChance, Chance.SenderDelivery);
        var seen = !targetDelivers && Happens(verification, Chance.Detection);
        var collapses = seen || !senderDelivers;
        record.Happened |= Happened.InForce | Happened.TargetDelivered.If(targetDelivers) | Happened.SenderDelivered.If(senderDelivers)
            | Happened.CheatingSeen.If(seen) | Happened.AgreementCollapse.If(collapses);
        if (!collapses) return;
        s.Stage = 0;
        s.Depth = 0;
        s.Relief = 0;
        s.Terms = default;
    }
}
