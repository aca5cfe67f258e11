using System.Runtime.CompilerServices;
using NegotiationSim.Engine.Actors;
using NegotiationSim.Engine.Bargaining;
using NegotiationSim.Engine.Bargaining.Negotiation;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Policies;
using NegotiationSim.Engine.World;
using static NegotiationSim.Engine.Numbers.Draws;

namespace NegotiationSim.Engine.Simulation;

/// <summary>One round, a quarter of a year: nine steps in the order of docs/model.md, each using what the steps before it left.</summary>
internal static class Round
{
    /// <summary>Mean missile tests of a round at the most: what a draw can be made from.</summary>
    private const double MostTests = 100;

    /// <summary>Plays a round.</summary>
    /// <typeparam name="TShocks">Where chance comes from; a struct, so that the call costs nothing.</typeparam>
    /// <param name="t">The round, from 0.</param>
    /// <param name="isTermEnd">Whether it is the last of an administration's term.</param>
    /// <param name="s">The state that the last round left; becomes the state that this one leaves.</param>
    /// <param name="set">The numbers of the world.</param>
    /// <param name="footing">What the replication derived from them.</param>
    /// <param name="era">The policy in force.</param>
    /// <param name="shocks">The replication's shocks.</param>
    /// <param name="record">What the round brought.</param>
    internal static void Play<TShocks>(int t, bool isTermEnd, ref WorldState s, in Setting set, in Footing footing, in Era era, ref TShocks shocks, out RoundRecord record)
        where TShocks : struct, IShocks
    {
        record = default;
        ref readonly var policy = ref era.Policy;
        ref readonly var strength = ref set.Mechanisms;

        if (isTermEnd) ChangeAdministration(t, ref s, set, ref shocks, ref record);
        if (strength.Leadership > 0) ChangeLeader(t, ref s, set, ref shocks, ref record);
        var distracted = Bernoulli(1 - era.Attention * (1 - strength.Distraction), shocks.Uniform(Chance.Distraction, t));

        record.PressureWanted = set.Pressure.Wanted(policy, s);
        s.Pressure = set.Pressure.Next(s.Pressure, record.PressureWanted);
        var bite = Pressure.Bite(s, footing.Coalition, strength.Autarky);

        s.Hardship = set.Hardship.Next(s.Hardship, bite, s.Relief, set.Bargaining.Effects.HardshipEased(s.Terms));
        record.View = Perception.Of(set, s, bite, s.TargetTrust.Mean);

        var stepsLeft = s.Stage < policy.Phases;
        record.TalksChance = distracted || !stepsLeft || s.Recess > 0 ? 0 : set.Talks.Chance(policy, s.Tension, s.IsReluctant);
        var talksHeld = Bernoulli(record.TalksChance, shocks.Uniform(Chance.Talks, t));
        if (s.Recess > 0) s.Recess--;
        record.Note(distracted, Happened.Distraction);
        if (talksHeld)
        {
            record.Happened |= Happened.Talks;
            Negotiate(t, ref s, set, footing, policy, ref shocks, ref record);
        }

        var honesty = 1.0;
        if (s.InForce)
        {
            Implement(t, ref s, set, footing, policy, ref shocks, ref record);
            if (!record.Has(Happened.TargetDelivered)) honesty = set.Programme.CheatHonesty;
        }

        Advance(t, ref s, set, honesty, talksHeld, ref shocks, ref record);
        Believe(t, ref s, set, footing, policy, distracted, ref shocks, ref record);
        TurnTheWorld(t, ref s, set, footing, policy, talksHeld, ref shocks, ref record);
    }

    /// <summary>Step 1, calendar: at the end of a term a new administration may come in, and may drop what the last one signed.</summary>
    private static void ChangeAdministration<TShocks>(int t, ref WorldState s, in Setting set, ref TShocks shocks, ref RoundRecord record)
        where TShocks : struct, IShocks
    {
        if (!Bernoulli(set.Calendar.Turnover, shocks.Uniform(Chance.Turnover, t))) return;
        record.Happened |= Happened.NewAdministration;
        s.Administration = Replication.DrawAdministration(set, ref shocks, t);
        if (s.IsReluctant && s.InForce && Bernoulli(set.Mechanisms.Reversal, shocks.Uniform(Chance.Reversal, t)))
            record.Happened |= Happened.Reversal;
    }

    /// <summary>Step 1, in the target: a new leader may come in, with an appetite for tests of their own.</summary>
    private static void ChangeLeader<TShocks>(int t, ref WorldState s, in Setting set, ref TShocks shocks, ref RoundRecord record)
        where TShocks : struct, IShocks
    {
        if (!Bernoulli(set.Leaders.Turnover, shocks.Uniform(Chance.LeaderTurnover, t))) return;
        record.Happened |= Happened.NewLeader;
        s.Appetite = Leaders.Appetite(set.Mechanisms.Leadership, shocks.Uniform(Chance.LeaderAppetite, t));
    }

    /// <summary>Step 5, offer and ratification: the next step of the deal is signed if both sides ratify it. Where sides bargain, they first settle its package.</summary>
    private static void Negotiate<TShocks>(
        int t, ref WorldState s, in Setting set, in Footing footing, in Policy policy, ref TShocks shocks, ref RoundRecord record)
        where TShocks : struct, IShocks
    {
        ref readonly var rule = ref set.Ratification;
        record.Step = Step.Next(policy, s, rule);
        record.TargetGain = rule.TargetGain(set.Target, policy, record.Step, s, record.View, set.Mechanisms);
        record.SenderGain = rule.SenderGain(footing.Sender, policy, record.Step, s);
        var package = default(Package);
        if (set.Bargaining.IsOn && !StepTalks.Settle(set, footing, policy, s, ref record, out package)) return;
        var targetBallot = TwoLevelRatification.Target(
            rule, set.TargetHome, footing.TargetWins, record.TargetGain.Total, policy, record.Step, s, record.View, set.Mechanisms);
        var senderBallot = TwoLevelRatification.Sender(
            rule, set.SenderHome, footing.SenderWins, set.Coalition.RegionalWeight(), record.SenderGain.Total, policy, record.Step, s);
        record.TargetRatificationChance = targetBallot.Chance;
        record.SenderRatificationChance = senderBallot.Chance;
        var targetShock = shocks.Uniform(Chance.TargetRatification, t);
        var senderShock = shocks.Uniform(Chance.SenderRatification, t);
        var target = Bernoulli(record.TargetRatificationChance, targetShock);
        var sender = Bernoulli(record.SenderRatificationChance, senderShock);
        record.Note(target, Happened.TargetRatified);
        record.Note(sender, Happened.SenderRatified);
        if (set.TargetHome.HasConstituencies || set.SenderHome.HasConstituencies) TakeHome(targetBallot, targetShock, senderBallot, senderShock, ref s, set, footing, ref record);
        if (!target || !sender) return;
        record.Happened |= Happened.Signature;
        s.Stage = record.Step.Stage;
        s.Depth = record.Step.Depth;
        s.Relief = Maths.Clamp(s.Relief + record.Step.ReliefIncrease);
        if (set.Bargaining.IsOn) s.Terms = PackageEffects.After(s.Terms, package, set.Bargaining.Issues, policy, s.Stage);
    }

    /// <summary>Step 5, at home: who approved what the negotiators agreed, and what a refusal leads to.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)] // rare, and its frame would weigh on every round
    private static void TakeHome(
        in Ballot targetBallot, double targetShock, in Ballot senderBallot, double senderShock, ref WorldState s, in Setting set, in Footing footing, ref RoundRecord record)
    {
        if (targetShock >= targetBallot.Negotiators || senderShock >= senderBallot.Negotiators) return;
        record.TargetApproving = targetBallot.Vote(footing.TargetWins, targetShock);
        record.SenderApproving = senderBallot.Vote(footing.SenderWins, senderShock);
        var targetFailed = targetShock >= targetBallot.Home;
        var senderFailed = senderShock >= senderBallot.Home;
        record.Note(targetFailed, Happened.TargetFailedRatification);
        record.Note(senderFailed, Happened.SenderFailedRatification);
        s.Recess = (int)Math.Max(targetFailed ? set.TargetHome.Recess : 0, senderFailed ? set.SenderHome.Recess : 0);
    }

    /// <summary>Step 6, implementation: each side delivers or not; cheating that is seen, and a sender that does not deliver, end the agreement.</summary>
    private static void Implement<TShocks>(
        int t, ref WorldState s, in Setting set, in Footing footing, in Policy policy, ref TShocks shocks, ref RoundRecord record)
        where TShocks : struct, IShocks
    {
        ref readonly var rule = ref set.Implementation;
        var precision = set.Ratification.Precision;
        record.Happened |= Happened.InForce;
        record.Cheat = rule.Cheat(set.Target, record.View.DeterrentWorth, s, set.Mechanisms.Appeasement);
        var verification = set.Bargaining.Effects.Verification(policy, s.Terms);
        record.Hold = rule.Hold(set.Target, verification, s);
        var signed = s.Stage / policy.Phases;
        record.TargetDeliveryChance = rule.TargetChance(record.Hold, record.Cheat, s.IsOpportunist, precision, set.TargetHome.AudienceCost * verification * signed);
        record.SenderDeliveryChance = record.Has(Happened.Reversal) ? 0 : rule.SenderChance(footing.Sender, s, precision, set.SenderHome.AudienceCost * signed);

        var targetDelivers = Bernoulli(record.TargetDeliveryChance, shocks.Uniform(Chance.TargetDelivery, t));
        var senderDelivers = Bernoulli(record.SenderDeliveryChance, shocks.Uniform(Chance.SenderDelivery, t));
        var seen = !targetDelivers && Bernoulli(verification, shocks.Uniform(Chance.Detection, t));
        record.Note(targetDelivers, Happened.TargetDelivered);
        record.Note(senderDelivers, Happened.SenderDelivered);
        record.Note(seen, Happened.CheatingSeen);
        if (!seen && senderDelivers) return;
        record.Happened |= Happened.AgreementCollapse;
        s.Stage = 0;
        s.Depth = 0;
        s.Relief = 0;
        s.Terms = default;
    }

    /// <summary>Step 7, programme: drive, tests and capability.</summary>
    private static void Advance<TShocks>(
        int t, ref WorldState s, in Setting set, double honesty, bool talksHeld, ref TShocks shocks, ref RoundRecord record)
        where TShocks : struct, IShocks
    {
        ref readonly var programme = ref set.Programme;
        ref readonly var view = ref record.View;
        record.Drive = programme.Drive(set.Target, view.DeterrentWorth, view.Assurance, s.Relief, view.Bite, set.Mechanisms.Denial);
        var testsLeft = set.Bargaining.Effects.TestsLeft(s.Terms, honesty);
        var momentum = set.Mechanisms.Momentum;
        if (set.Mechanisms.Leadership > 0) testsLeft *= s.Appetite;
        var expected = programme.MissileMean(record.Drive, s, honesty, talksHeld) * testsLeft;
        record.MissileMean = momentum > 0 ? expected * Programme.Pace(s.Campaign, momentum) : expected;
        record.NuclearChance = Math.Min(1, programme.NuclearChance(record.Drive, s, honesty) * testsLeft);
        if (record.MissileMean > MostTests) record.MissileMean = MostTests;
        record.Missiles = Poisson(record.MissileMean, shocks.Uniform(Chance.Missiles, t));
        var nuclear = Bernoulli(record.NuclearChance, shocks.Uniform(Chance.NuclearTest, t));
        if (momentum > 0) s.Campaign = s.Campaign.After(record.Missiles, expected, programme.CampaignWeight, programme.CampaignMemory);
        record.Note(record.Missiles > 0, Happened.MissileTest);
        record.Note(nuclear, Happened.NuclearTest);
        s.Capability = programme.NextCapability(
            s, record.Drive, honesty, record.Missiles, nuclear, view.Bite, record.Has(Happened.TargetDelivered), set.Mechanisms);
        s.TestedMissiles = record.Missiles > 0;
        s.TestedNuclear = nuclear;
    }

    /// <summary>Step 8, trust: what each side's acts tell the other.</summary>
    private static void Believe<TShocks>(
        int t, ref WorldState s, in Setting set, in Footing footing, in Policy policy, bool distracted, ref TShocks shocks, ref RoundRecord record)
        where TShocks : struct, IShocks
    {
        ref readonly var news = ref set.News;
        var misreading = news.MisreadingChance(policy.Backchannel);
        var signed = record.Has(Happened.Signature);
        var collapsed = record.Has(Happened.AgreementCollapse);
        var gesture = !distracted && Bernoulli(news.GestureChance(policy.Gestures, s.IsReluctant), shocks.Uniform(Chance.Gesture, t));
        var gestureMisread = gesture && Bernoulli(misreading, shocks.Uniform(Chance.GestureMisperception, t));
        var targetDelivered = s.InForce && record.Has(Happened.TargetDelivered);
        var senderDelivered = s.InForce && record.Has(Happened.SenderDelivered);
        var senderMisread = targetDelivered && Bernoulli(misreading, shocks.Uniform(Chance.SenderMisperception, t));
        var targetMisread = senderDelivered && Bernoulli(misreading, shocks.Uniform(Chance.TargetMisperception, t));
        record.Note(gesture, Happened.Gesture);
        record.Note(gestureMisread, Happened.GestureMisread);
        record.Note(senderMisread, Happened.SenderMisread);
        record.Note(targetMisread, Happened.TargetMisread);

        var ofTarget = news.OfTarget(record.Missiles, s.TestedNuclear, targetDelivered, senderMisread,
            collapsed && !record.Has(Happened.TargetDelivered), signed);
        var ofSender = news.OfSender(s, gesture, gestureMisread, senderDelivered, targetMisread,
            collapsed && !record.Has(Happened.SenderDelivered), signed, set.Mechanisms.Spiral);
        if (record.Has(Happened.TargetFailedRatification)) ofTarget = ofTarget with { Broken = ofTarget.Broken + set.TargetHome.FailureEvidence };
        if (record.Has(Happened.SenderFailedRatification)) ofSender = ofSender with { Broken = ofSender.Broken + set.SenderHome.FailureEvidence };
        s.SenderTrust = s.SenderTrust.After(ofTarget, footing.SenderPrior, set.Trust);
        s.TargetTrust = s.TargetTrust.After(ofSender, footing.TargetPrior, set.Trust);
    }

    /// <summary>Step 9, world: tension, openness and reform move, the round pays, and war or collapse may end the run.</summary>
    private static void TurnTheWorld<TShocks>(
        int t, ref WorldState s, in Setting set, in Footing footing, in Policy policy, bool talksHeld, ref TShocks shocks, ref RoundRecord record)
        where TShocks : struct, IShocks
    {
        var threat = record.View.Threat;
        ref readonly var effects = ref set.Bargaining.Effects;
        s.Tension = set.Tension.Next(
            s, record.Missiles, s.TestedNuclear, record.Has(Happened.AgreementCollapse), talksHeld, policy, set.Mechanisms.Spiral, effects.Calmed(s.Terms));
        s.Openness = set.Society.NextOpenness(s.Openness, policy.Outreach + effects.Opened(s.Terms), s.Relief, threat);
        s.Reform = set.Society.NextReform(s.Reform, s.Openness, s.Hardship, set.Mechanisms.Transformation);
        record.SenderPayoff = set.Payoffs.Sender(footing.Sender, s);
        record.TargetPayoff = Payoffs.Target(set.Target, s, threat);
        if (Bernoulli(set.Rupture.WarChance(s.Tension), shocks.Uniform(Chance.War, t))) record.Happened |= Happened.War;
        else if (Bernoulli(set.Rupture.CollapseChance(s.Hardship, s.Reform, set.Society.Repression), shocks.Uniform(Chance.RegimeCollapse, t)))
            record.Happened |= Happened.RegimeCollapse;
    }
}
