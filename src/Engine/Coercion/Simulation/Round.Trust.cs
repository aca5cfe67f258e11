using System.Runtime.CompilerServices;
using NegotiationSim.Engine.Coercion.Actors;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Lanes;

namespace NegotiationSim.Engine.Coercion.Simulation;

internal ref partial struct Round<R, TShocks>
{
    /// <summary>Step 8, trust: what each side's acts tell the other, and what it then believes (8a to 8h, 5y).</summary>
    [MethodImpl(Inline)]
    private void Trust()
    {
        Act();
        Believe();
    }

    /// <summary>What is done beside the steps before, and what of all acts is misread (8a, 8b).</summary>
    [MethodImpl(AsAStep)]
    private void Act()
    {
        var misreading = set.News.MisreadingChance(policy.Backchannel);
        var chance = set.News.GestureChance(policy.Gestures, s.IsReluctant);
        var gesture = !record.Has(Happened.Distraction) & Happens(chance, Chance.Gesture);
        record.Happened |= Happened.Gesture.If(gesture);
        if (gesture.Any) record.Happened |= Happened.GestureMisread.If(gesture & Happens(misreading, Chance.GestureMisperception));
        if (!s.InForce.Any) return;
        var senderMisread = s.InForce & record.Has(Happened.TargetDelivered) & Happens(misreading, Chance.SenderMisperception);
        var targetMisread = s.InForce & record.Has(Happened.SenderDelivered) & Happens(misreading, Chance.TargetMisperception);
        record.Happened |= Happened.SenderMisread.If(senderMisread) | Happened.TargetMisread.If(targetMisread);
    }

    /// <summary>What the acts are evidence of, and the beliefs after it (8c to 8h).</summary>
    [MethodImpl(AsAStep)]
    private void Believe()
    {
        ref readonly var news = ref set.News;
        var signed = record.Has(Happened.Signature);
        var collapsed = record.Has(Happened.AgreementCollapse);
        var targetDelivered = record.Has(Happened.TargetDelivered);
        var senderDelivered = record.Has(Happened.SenderDelivered);
        record.Content = set.Content.Of(s);
        weights = set.Content.Weights(record.Content, record.ContentIncrease, set.Mechanisms.Content);
        var ofTarget = news.OfTarget(record.Missiles, s.TestedNuclear, s.InForce & targetDelivered, record.Has(Happened.SenderMisread),
            collapsed & !targetDelivered, signed, weights);
        var ofSender = news.OfSender(s, policy, record.Has(Happened.Gesture), record.Has(Happened.GestureMisread),
            s.InForce & senderDelivered,
            record.Has(Happened.TargetMisread), collapsed & !senderDelivered, signed, weights, set.Mechanisms.Spiral);
        if (isTwoLevel) HearOfFailures(ref ofTarget, ref ofSender);
        s.SenderTrust = s.SenderTrust.After(ofTarget, set.SenderPrior, set.Trust);
        s.TargetTrust = s.TargetTrust.After(ofSender, set.TargetPrior, set.Trust);
    }

    /// <summary>What a refusal at home tells the other side (5y).</summary>
    [MethodImpl(MethodImplOptions.NoInlining)] // only where sides have constituencies
    private void HearOfFailures(ref Evidence<R> ofTarget, ref Evidence<R> ofSender)
    {
        var (targetFailed, senderFailed) = (record.Has(Happened.TargetFailedRatification), record.Has(Happened.SenderFailedRatification));
        ofTarget = ofTarget with { Broken = ofTarget.Broken + LaneMaths.When<R>(targetFailed, set.TargetHome.FailureEvidence) };
        ofSender = ofSender with { Broken = ofSender.Broken + LaneMaths.When<R>(senderFailed, set.SenderHome.FailureEvidence) };
    }
}
