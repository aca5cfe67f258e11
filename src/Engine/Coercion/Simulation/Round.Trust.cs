using System.Runtime.CompilerServices;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Lanes;

namespace NegotiationSim.Engine.Coercion.Simulation;

internal ref partial struct Round<R, TShocks>
{
    /// <summary>Step 8, trust: what each side's acts tell the other, and what it then believes (8a to 8h, 5y).</summary>
    [MethodImpl(AsAStep)]
    private void Trust()
    {
        ref readonly var news = ref set.News;
        var misreading = news.MisreadingChance(policy.Backchannel);
        var signed = record.Has(Happened.Signature);
        var collapsed = record.Has(Happened.AgreementCollapse);
        var gesture = !record.Has(Happened.Distraction) & Happens(news.GestureChance(policy.Gestures, s.IsReluctant), Chance.Gesture);
        var targetDelivered = s.InForce & record.Has(Happened.TargetDelivered);
        var senderDelivered = s.InForce & record.Has(Happened.SenderDelivered);
        Truth<R> gestureMisread = false, senderMisread = false, targetMisread = false;
        if (gesture.Any) gestureMisread = gesture & Happens(misreading, Chance.GestureMisperception);
        if ((targetDelivered | senderDelivered).Any)
        {
            senderMisread = targetDelivered & Happens(misreading, Chance.SenderMisperception);
            targetMisread = senderDelivered & Happens(misreading, Chance.TargetMisperception);
        }
        record.Happened |= Happened.Gesture.If(gesture) | Happened.GestureMisread.If(gestureMisread)
            | Happened.SenderMisread.If(senderMisread) | Happened.TargetMisread.If(targetMisread);

        var ofTarget = news.OfTarget(record.Missiles, s.TestedNuclear, targetDelivered, senderMisread,
            collapsed & !record.Has(Happened.TargetDelivered), signed);
        var ofSender = news.OfSender(s, gesture, gestureMisread, senderDelivered, targetMisread,
            collapsed & !record.Has(Happened.SenderDelivered), signed, set.Mechanisms.Spiral);
        if (set.TargetHome.HasConstituencies || set.SenderHome.HasConstituencies)
        {
            ofTarget = ofTarget with { Broken = ofTarget.Broken
                + LaneMaths.When<R>(record.Has(Happened.TargetFailedRatification), set.TargetHome.FailureEvidence) };
            ofSender = ofSender with { Broken = ofSender.Broken
                + LaneMaths.When<R>(record.Has(Happened.SenderFailedRatification), set.SenderHome.FailureEvidence) };
        }
        s.SenderTrust = s.SenderTrust.After(ofTarget, derived.SenderPrior, set.Trust);
        s.TargetTrust = s.TargetTrust.After(ofSender, derived.TargetPrior, set.Trust);
    }
}
