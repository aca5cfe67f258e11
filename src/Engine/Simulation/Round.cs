using NegotiationSim.Engine.Actors;
using NegotiationSim.Engine.Bargaining;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Policies;
using NegotiationSim.Engine.World;
using static NegotiationSim.Engine.Numbers.Draws;

namespace NegotiationSim.Engine.Simulation;

/// <summary>One round, a quarter of a year: nine steps in the order of docs/model.md, each using what the steps before it left.</summary>
internal static class Round
{
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
        var distracted = Bernoulli(1 - era.Attention * (1 - strength.Distraction), shocks.Uniform(Chance.Distraction, t));

        record.PressureWanted = set.Pressure.Wanted(policy, s);
        s.Pressure = set.Pressure.Next(s.Pressure, record.PressureWanted);
        var bite = Pressure.Bite(s, footing.Coalition, strength.Autarky);

        s.Hardship = set.Hardship.Next(s.Hardship, bite, s.Relief);
        var targetTrust = s.TargetTrust.Mean;
        var threat = set.Threat.Perceived(s, targetTrust, strength.Spiral);
        record.View = new TargetView(
            Bite: bite,
            Threat: threat,
            DeterrentWorth: set.Threat.DeterrentWorth(threat, s.IsOpportunist),
            Assurance: 1 - strength.Assurance * (1 - targetTrust));

        var stepsLeft = s.Stage < policy.Phases;
        record.TalksChance = distracted || !stepsLeft ? 0 : set.Talks.Chance(policy, s.Tension, s.IsReluctant);
        var talksHeld = Bernoulli(record.TalksChance, shocks.Uniform(Chance.Talks, t));
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

    /// <summary>Step 5, offer and ratification: the next step of the deal is signed if both sides ratify it.</summary>
    private static void Negotiate<TShocks>(
        int t, ref WorldState s, in Setting set, in Footing footing, in Policy policy, ref TShocks shocks, ref RoundRecord record)
        where TShocks : struct, IShocks
    {
        ref readonly var rule = ref set.Ratification;
        var step = Step.Next(policy, s, rule);
        record.Step = step;
        record.TargetGain = rule.TargetGain(set.Target, policy, step, s, record.View, set.Mechanisms);
        record.SenderGain = rule.SenderGain(footing.Sender, policy, step, s);
        record.TargetRatificationChance = rule.Chance(record.TargetGain.Total);
        record.SenderRatificationChance = rule.Chance(record.SenderGain.Total);
        var target = Bernoulli(record.TargetRatificationChance, shocks.Uniform(Chance.TargetRatification, t));
        var sender = Bernoulli(record.SenderRatificationChance, shocks.Uniform(Chance.SenderRatification, t));
        record.Note(target, Happened.TargetRatified);
        record.Note(sender, Happened.SenderRatified);
        if (!target || !sender) return;
        record.Happened |= Happened.Signature;
        s.Stage = step.Stage;
        s.Depth = step.Depth;
        s.Relief = Maths.Clamp(s.Relief + step.ReliefIncrease);
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
        record.Hold = rule.Hold(set.Target, policy, s);
        record.TargetDeliveryChance = rule.TargetChance(record.Hold, record.Cheat, s.IsOpportunist, precision);
        record.SenderDeliveryChance = record.Has(Happened.Reversal) ? 0 : rule.SenderChance(footing.Sender, s, precision);

        var targetDelivers = Bernoulli(record.TargetDeliveryChance, shocks.Uniform(Chance.TargetDelivery, t));
        var senderDelivers = Bernoulli(record.SenderDeliveryChance, shocks.Uniform(Chance.SenderDelivery, t));
        var seen = !targetDelivers && Bernoulli(policy.Verification, shocks.Uniform(Chance.Detection, t));
        record.Note(targetDelivers, Happened.TargetDelivered);
        record.Note(senderDelivers, Happened.SenderDelivered);
        record.Note(seen, Happened.CheatingSeen);
        if (!seen && senderDelivers) return;
        record.Happened |= Happened.AgreementCollapse;
        s.Stage = 0;
        s.Depth = 0;
        s.Relief = 0;
    }

    /// <summary>Step 7, programme: drive, tests and capability.</summary>
    private static void Advance<TShocks>(
        int t, ref WorldState s, in Setting set, double honesty, bool talksHeld, ref TShocks shocks, ref RoundRecord record)
        where TShocks : struct, IShocks
    {
        ref readonly var programme = ref set.Programme;
        ref readonly var view = ref record.View;
        record.Drive = programme.Drive(set.Target, view.DeterrentWorth, view.Assurance, s.Relief, view.Bite, set.Mechanisms.Denial);
        record.MissileMean = programme.MissileMean(record.Drive, s, honesty, talksHeld);
        record.NuclearChance = programme.NuclearChance(record.Drive, s, honesty);
        record.Missiles = Poisson(record.MissileMean, shocks.Uniform(Chance.Missiles, t));
        var nuclear = Bernoulli(record.NuclearChance, shocks.Uniform(Chance.NuclearTest, t));
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
        s.SenderTrust = s.SenderTrust.After(ofTarget, footing.SenderPrior, set.Trust);
        s.TargetTrust = s.TargetTrust.After(ofSender, footing.TargetPrior, set.Trust);
    }

    /// <summary>Step 9, world: tension, openness and reform move, the round pays, and war or collapse may end the run.</summary>
    private static void TurnTheWorld<TShocks>(
        int t, ref WorldState s, in Setting set, in Footing footing, in Policy policy, bool talksHeld, ref TShocks shocks, ref RoundRecord record)
        where TShocks : struct, IShocks
    {
        var threat = record.View.Threat;
        s.Tension = set.Tension.Next(
            s, record.Missiles, s.TestedNuclear, record.Has(Happened.AgreementCollapse), talksHeld, policy, set.Mechanisms.Spiral);
        s.Openness = set.Society.NextOpenness(s.Openness, policy.Outreach, s.Relief, threat);
        s.Reform = set.Society.NextReform(s.Reform, s.Openness, s.Hardship, set.Mechanisms.Transformation);
        record.SenderPayoff = set.Payoffs.Sender(footing.Sender, s);
        record.TargetPayoff = Payoffs.Target(set.Target, s, threat);
        if (Bernoulli(set.Rupture.WarChance(s.Tension), shocks.Uniform(Chance.War, t))) record.Happened |= Happened.War;
        else if (Bernoulli(set.Rupture.CollapseChance(s.Hardship, s.Reform, set.Society.Repression), shocks.Uniform(Chance.RegimeCollapse, t)))
            record.Happened |= Happened.RegimeCollapse;
    }
}
