using System.Runtime.CompilerServices;
using NegotiationSim.Engine.Coercion.Bargaining;
using NegotiationSim.Engine.Coercion.Bargaining.Negotiation;
using NegotiationSim.Engine.Numbers;

namespace NegotiationSim.Engine.Coercion.Simulation;

internal ref partial struct Round<TShocks>
{
    /// <summary>Step 5, offer and ratification: the next step of the deal is signed if both sides ratify it (5a to 5g).
    /// Where sides bargain, they first settle its package (5h to 5m); where they have constituencies, those vote (5t to 5x).</summary>
    private void OfferAndRatification()
    {
        ref readonly var rule = ref set.Ratification;
        record.Step = Step.Next(policy, s, rule);
        record.TargetGain = rule.TargetGain(set.Target, policy, record.Step, s, record.View, set.Mechanisms);
        record.SenderGain = rule.SenderGain(derived.Sender, policy, record.Step, s);
        var package = default(Package);
        if (set.Bargaining.IsOn && !StepTalks.Settle(set, derived, policy, s, ref record, out package)) return;

        var targetBallot = TwoLevelRatification.Target(
            rule, set.TargetHome, derived.TargetWins, record.TargetGain.Total, policy, record.Step, s, record.View, set.Mechanisms);
        var senderBallot = TwoLevelRatification.Sender(
            rule, set.SenderHome, derived.SenderWins, set.Coalition.RegionalWeight(), record.SenderGain.Total, policy, record.Step, s);
        record.TargetRatificationChance = targetBallot.Chance;
        record.SenderRatificationChance = senderBallot.Chance;
        record.Happened |= Happened.TargetRatified.If(Happens(targetBallot.Chance, Chance.TargetRatification))
            | Happened.SenderRatified.If(Happens(senderBallot.Chance, Chance.SenderRatification));
        if (set.TargetHome.HasConstituencies || set.SenderHome.HasConstituencies) TakeHome(targetBallot, senderBallot);
        if (!record.Has(Happened.TargetRatified | Happened.SenderRatified)) return;

        record.Happened |= Happened.Signature;
        s.Stage = record.Step.Stage;
        s.Depth = record.Step.Depth;
        s.Relief = Maths.Clamp(s.Relief + record.Step.ReliefIncrease);
        if (set.Bargaining.IsOn) s.Terms = PackageEffects.After(s.Terms, package, set.Bargaining.Issues, policy, s.Stage);
    }

    /// <summary>Who approved at home what the negotiators agreed, and what a refusal leads to (5y).</summary>
    [MethodImpl(MethodImplOptions.NoInlining)] // rare, and its frame would weigh on every round
    private void TakeHome(in Ballot target, in Ballot sender)
    {
        var targetShock = shocks.Uniform(Chance.TargetRatification, t);
        var senderShock = shocks.Uniform(Chance.SenderRatification, t);
        if (targetShock >= target.Negotiators || senderShock >= sender.Negotiators) return;
        record.TargetApproving = target.Vote(derived.TargetWins, targetShock);
        record.SenderApproving = sender.Vote(derived.SenderWins, senderShock);
        var targetFailed = targetShock >= target.Home;
        var senderFailed = senderShock >= sender.Home;
        record.Happened |= Happened.TargetFailedRatification.If(targetFailed) | Happened.SenderFailedRatification.If(senderFailed);
        s.Recess = (int)Math.Max(targetFailed ? set.TargetHome.Recess : 0, senderFailed ? set.SenderHome.Recess : 0);
    }
}
