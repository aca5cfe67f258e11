using NegotiationSim.Engine.Numbers;

namespace NegotiationSim.Engine.Coercion.Simulation;

internal ref partial struct Round<TShocks>
{
    /// <summary>Step 8, trust: what each side's acts tell the other, and what it then believes (8a to 8h, 5y).</summary>
    private void Trust()
    {
        ref readonly var news = ref set.News;
        var misreading = news.MisreadingChance(policy.Backchannel);
        var signed = record.Has(Happened.Signature);
        var collapsed = record.Has(Happened.AgreementCollapse);
        var gesture = !record.Has(Happened.Distraction) && Happens(news.GestureChance(policy.Gestures, s.IsReluctant), Chance.Gesture);
        var gestureMisread = gesture && Happens(misreading, Chance.GestureMisperception);
        var targetDelivered = s.InForce && record.Has(Happened.TargetDelivered);
        var senderDelivered = s.InForce && record.Has(Happened.SenderDelivered);
        var senderMisread = targetDelivered && Happens(misreading, Chance.SenderMisperception);
        var targetMisread = senderDelivered && Happens(misreading, Chance.TargetMisperception);
        record.Happened |= Happened.Gesture.If(gesture) | Happened.GestureMisread.If(gestureMisread)
            | Happened.SenderMisread.If(senderMisread) | Happened.TargetMisread.If(targetMisread);

        var ofTarget = news.OfTarget(record.Missiles, s.TestedNuclear, targetDelivered, senderMisread,
            collapsed && !record.Has(Happened.TargetDelivered), signed);
        var ofSender = news.OfSender(s, gesture, gestureMisread, senderDelivered, targetMisread,
            collapsed && !record.Has(Happened.SenderDelivered), signed, set.Mechanisms.Spiral);
        if (record.Has(Happened.TargetFailedRatification))
            ofTarget = ofTarget with { Broken = ofTarget.Broken + set.TargetHome.FailureEvidence };
        if (record.Has(Happened.SenderFailedRatification))
            ofSender = ofSender with { Broken = ofSender.Broken + set.SenderHome.FailureEvidence };
        s.SenderTrust = s.SenderTrust.After(ofTarget, derived.SenderPrior, set.Trust);
        s.TargetTrust = s.TargetTrust.After(ofSender, derived.TargetPrior, set.Trust);
    }
}
