using System.Runtime.CompilerServices;
using NegotiationSim.Engine.Coercion.World;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Lanes;

namespace NegotiationSim.Engine.Coercion.Simulation;

internal ref partial struct Round<R, TShocks>
{
    /// <summary>Step 6, implementation: each side delivers or not; cheating that is seen, and a sender that does not deliver,
    /// end the agreement (6a to 6e, 5o, 5z).</summary>
    [MethodImpl(AsAStep)]
    private void Implementation()
    {
        ref readonly var rule = ref set.Implementation;
        var precision = set.Ratification.Precision;
        var verification = rule.Seen(set.Effects.Verification(policy, s.Terms), s.Terms.Moratorium);
        var signed = s.Stage / policy.Phases;
        record.Verification = verification;
        record.Cheat = rule.Cheat(set.Target, record.View.DeterrentWorth, s, set.Mechanisms.Appeasement);
        record.Hold = rule.Hold(set.Target, verification, s);
        record.TargetDeliveryChance = rule.TargetChance(
            record.Hold, record.Cheat, s.IsOpportunist, precision, set.TargetHome.AudienceCost * verification * signed);
        record.SenderDeliveryChance = LaneMaths.When(!record.Has(Happened.Reversal),
            rule.SenderChance(set.Sender, s, precision, set.SenderHome.AudienceCost * signed));

        var inForce = s.InForce;
        var targetDelivers = inForce & Happens(record.TargetDeliveryChance, Chance.TargetDelivery);
        var senderDelivers = inForce & Happens(record.SenderDeliveryChance, Chance.SenderDelivery);
        var seen = inForce & !targetDelivers & Happens(verification, Chance.Detection);
        var collapses = seen | inForce & !senderDelivers;
        record.Happened |= Happened.InForce.If(inForce) | Happened.TargetDelivered.If(targetDelivers)
            | Happened.SenderDelivered.If(senderDelivers) | Happened.CheatingSeen.If(seen) | Happened.AgreementCollapse.If(collapses);
        if (!collapses.Any) return;
        s.Stage = R.Select(collapses, 0, s.Stage);
        s.Depth = R.Select(collapses, 0, s.Depth);
        s.Relief = R.Select(collapses, 0, s.Relief);
        s.Terms = AgreedTerms<R>.Select(collapses, default, s.Terms);
        isStepOnTheTable = false;
    }
}
