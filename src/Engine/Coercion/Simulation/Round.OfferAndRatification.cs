using System.Runtime.CompilerServices;
using NegotiationSim.Engine.Coercion.Bargaining;
using NegotiationSim.Engine.Coercion.World;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Lanes;

namespace NegotiationSim.Engine.Coercion.Simulation;

internal ref partial struct Round<R, TShocks>
{
    /// <summary>Step 5, offer and ratification: the next step of the deal is signed where both sides ratify it (5a to 5g).
    /// Where sides bargain, they first settle its package (5h to 5m); where they have constituencies, those vote (5t to 5x).</summary>
    [MethodImpl(Inline)]
    private void OfferAndRatification()
    {
        Offer();
        if (bargains) SettleAndRatify();
        else Ratify(record.Has(Happened.Talks), s.Terms);
    }

    /// <summary>The step on the table, which changes only when one is signed or all lapse, and what it is worth (5a to 5f).</summary>
    [MethodImpl(AsAStep)]
    private void Offer()
    {
        ref readonly var rule = ref set.Ratification;
        if (!isStepOnTheTable) record.Step = Step<R>.Next(policy, s, rule, isHaltAnIssue);
        isStepOnTheTable = true;
        record.TargetGain = rule.TargetGain(set.Target, policy, record.Step, s, record.View, set.Mechanisms);
        record.SenderGain = rule.SenderGain(set.Sender, policy, record.Step, s);
    }

    /// <summary>The step is signed where it was offered and both sides ratify it (5g).</summary>
    /// <param name="offered">Where it was.</param>
    /// <param name="settled">The terms that the package leads to, where the sides bargain.</param>
    [MethodImpl(AsAStep)]
    private void Ratify(in Truth<R> offered, in AgreedTerms<R> settled)
    {
        if (isTwoLevel) TakeHome(offered);
        else
        {
            var target = TwoLevelRatification.AtTheTable(set.Ratification, record.TargetGain.Total, 0,
                TwoLevelRatification.TargetBacksDown(set.TargetHome.AudienceCost, record.Step, s));
            var sender = TwoLevelRatification.AtTheTable(set.Ratification, record.SenderGain.Total, 0,
                TwoLevelRatification.SenderBacksDown(set.SenderHome.AudienceCost, record.Step, s));
            record.TargetRatificationChance = LaneMaths.When(offered, target);
            record.SenderRatificationChance = LaneMaths.When(offered, sender);
        }
        var targetRatifies = Happens(record.TargetRatificationChance, Chance.TargetRatification);
        var senderRatifies = Happens(record.SenderRatificationChance, Chance.SenderRatification);
        var signed = targetRatifies & senderRatifies;
        record.Happened |= Happened.TargetRatified.If(targetRatifies) | Happened.SenderRatified.If(senderRatifies)
            | Happened.Signature.If(signed);
        if (!signed.Any) return;

        isStepOnTheTable = false;
        var before = set.Content.Of(s);
        s.Stage = R.Select(signed, record.Step.Stage, s.Stage);
        s.Depth = R.Select(signed, record.Step.Depth, s.Depth);
        s.Relief = R.Select(signed, LaneMaths.Clamp(s.Relief + record.Step.ReliefIncrease), s.Relief);
        s.Terms = AgreedTerms<R>.Select(signed, bargains ? settled : record.Step.SignedOnto(s.Terms), s.Terms);
        record.ContentIncrease = set.Content.Of(s) - before;
    }

    /// <summary>The sides settle a package, which takes the place of the policy's step, and ratify that.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)] // only where sides bargain
    private void SettleAndRatify()
    {
        var terms = s.Terms;
        var settled = record.Has(Happened.Talks);
        Settle(ref settled, ref terms);
        Ratify(settled, terms);
        isStepOnTheTable = false;
    }

    /// <summary>Where the sides have a package to ratify, one lane after the other (5h to 5m).</summary>
    private void Settle(ref Truth<R> settled, ref AgreedTerms<R> terms)
    {
        record.Exchanges = 0;
        for (var lane = 0; lane < R.Lanes; lane++)
        {
            if (!settled[lane]) continue;
            var (state, one) = (s.Lane(lane), record.Lane(lane));
            ref readonly var world = ref worlds.Setting(lane);
            ref readonly var offer = ref world.Eras[era].Policy;
            settled = settled.With(lane, StepTalks.Settle(world, worlds.Derived(lane), offer, state, ref one, out var package));
            record.Exchanges = record.Exchanges.With(lane, one.Exchanges);
            record.Happened = record.Happened.With(lane, (uint)one.Happened);
            record.Step.Put(lane, one.Step);
            record.TargetGain.Put(lane, one.TargetGain);
            record.SenderGain.Put(lane, one.SenderGain);
            terms.Put(lane, PackageEffects.After(state.Terms, package, world.Bargaining.Issues, offer, one.Step));
        }
    }

    /// <summary>The chances of both levels, one lane after the other; who approved at home what the negotiators agreed, and what a refusal
    /// leads to (5y).</summary>
    [MethodImpl(MethodImplOptions.NoInlining)] // only where sides have constituencies
    private void TakeHome(in Truth<R> offered)
    {
        record.TargetRatificationChance = record.SenderRatificationChance = record.TargetApproving = record.SenderApproving = 0;
        var (targetShocks, senderShocks) = (shocks.Uniform(Chance.TargetRatification, t), shocks.Uniform(Chance.SenderRatification, t));
        for (var lane = 0; lane < R.Lanes; lane++)
        {
            if (!offered[lane]) continue;
            var (state, one) = (s.Lane(lane), record.Lane(lane));
            ref readonly var world = ref worlds.Setting(lane);
            ref readonly var derived = ref worlds.Derived(lane);
            ref readonly var offer = ref world.Eras[era].Policy;
            var target = TwoLevelRatification.Target(world.Ratification, world.TargetHome, derived.TargetWins, one.TargetGain.Total, offer,
                one.Step, state, one.View, world.Mechanisms);
            var sender = TwoLevelRatification.Sender(world.Ratification, world.SenderHome, derived.SenderWins,
                world.Coalition.RegionalWeight(), one.SenderGain.Total, offer, one.Step, state);
            record.TargetRatificationChance = record.TargetRatificationChance.With(lane, target.Chance);
            record.SenderRatificationChance = record.SenderRatificationChance.With(lane, sender.Chance);
            var (targetShock, senderShock) = (targetShocks[lane], senderShocks[lane]);
            if (targetShock >= target.Negotiators || senderShock >= sender.Negotiators) continue;
            record.TargetApproving = record.TargetApproving.With(lane, target.Vote(derived.TargetWins, targetShock));
            record.SenderApproving = record.SenderApproving.With(lane, sender.Vote(derived.SenderWins, senderShock));
            var (targetFailed, senderFailed) = (targetShock >= target.Home, senderShock >= sender.Home);
            if (targetFailed) one.Happened |= Happened.TargetFailedRatification;
            if (senderFailed) one.Happened |= Happened.SenderFailedRatification;
            record.Happened = record.Happened.With(lane, (uint)one.Happened);
            var rest = Math.Max(targetFailed ? world.TargetHome.Recess : 0, senderFailed ? world.SenderHome.Recess : 0);
            s.Recess = s.Recess.With(lane, (int)rest);
        }
    }
}
