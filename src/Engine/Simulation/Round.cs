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
    /// <param name="state">The state that the last round left.</param>
    /// <param name="set">The numbers of the world.</param>
    /// <param name="era">The policy in force.</param>
    /// <param name="shocks">The replication's shocks.</param>
    /// <param name="record">What the round brought.</param>
    /// <returns>The state that this round leaves.</returns>
    internal static WorldState Play<TShocks>(int t, in WorldState state, in Setting set, in Era era, in TShocks shocks, out RoundRecord record)
        where TShocks : struct, IShocks
    {
        record = default;
        ref readonly var policy = ref era.Policy;
        ref readonly var strength = ref set.Mechanisms;

        var s = ChangeOfAdministration(t, state, set, shocks, ref record);
        var distracted = Bernoulli(1 - era.Attention * (1 - strength.Distraction), shocks.Uniform(Chance.Distraction, t));

        record.PressureWanted = set.Pressure.Wanted(policy, s);
        var pressure = set.Pressure.Next(s.Pressure, record.PressureWanted);
        var bite = Pressure.Bite(pressure, s, set.Coalition, strength.Autarky);

        s = s with { Pressure = pressure, Hardship = set.Hardship.Next(s.Hardship, bite, s.Relief) };
        var threat = set.Threat.Perceived(s, strength.Spiral);
        record.View = new TargetView(
            Bite: bite,
            Threat: threat,
            DeterrentWorth: set.Threat.DeterrentWorth(threat, s.IsOpportunist),
            Assurance: 1 - strength.Assurance * (1 - s.TargetTrust.Mean));

        var stepsLeft = s.Stage < (int)policy.Phases;
        record.TalksChance = distracted || !stepsLeft ? 0 : set.Talks.Chance(policy, s.Tension, s.IsReluctant);
        var talksHeld = Bernoulli(record.TalksChance, shocks.Uniform(Chance.Talks, t));
        if (distracted) record.Happened |= Happened.Distraction;
        if (talksHeld)
        {
            record.Happened |= Happened.Talks;
            s = Negotiate(t, s, set, policy, shocks, ref record);
        }

        var honesty = 1.0;
        if (s.InForce)
        {
            s = Implement(t, s, set, policy, shocks, ref record);
            if (!record.Has(Happened.TargetDelivered)) honesty = set.Programme.CheatHonesty;
        }

        s = Advance(t, s, set, honesty, talksHeld, shocks, ref record);
        s = Believe(t, s, set, policy, distracted, shocks, ref record);
        return TurnTheWorld(t, s, set, policy, talksHeld, shocks, ref record);
    }

    /// <summary>Step 1, calendar: at the end of a term a new administration may come in, and may drop what the last one signed.</summary>
    private static WorldState ChangeOfAdministration<TShocks>(int t, in WorldState s, in Setting set, in TShocks shocks, ref RoundRecord record)
        where TShocks : struct, IShocks
    {
        if (!set.Calendar.IsTermEnd(t) || !Bernoulli(set.Calendar.Turnover, shocks.Uniform(Chance.Turnover, t))) return s;
        record.Happened |= Happened.NewAdministration;
        var administration = Replication.DrawAdministration(set, shocks, t);
        if (administration == AdministrationType.Reluctant && s.InForce
            && Bernoulli(set.Mechanisms.Reversal, shocks.Uniform(Chance.Reversal, t)))
            record.Happened |= Happened.Reversal;
        return s with { Administration = administration };
    }

    /// <summary>Step 5, offer and ratification: the next step of the deal is signed if both sides ratify it.</summary>
    private static WorldState Negotiate<TShocks>(
        int t, in WorldState s, in Setting set, in Policy policy, in TShocks shocks, ref RoundRecord record)
        where TShocks : struct, IShocks
    {
        ref readonly var rule = ref set.Ratification;
        var step = Step.Next(policy, s, rule);
        record.Step = step;
        record.TargetGain = rule.TargetGain(set.Target, policy, step, s, record.View, set.Mechanisms);
        record.SenderGain = rule.SenderGain(set.SenderWants(), policy, step, s);
        record.TargetRatificationChance = rule.Chance(record.TargetGain.Total);
        record.SenderRatificationChance = rule.Chance(record.SenderGain.Total);
        var target = Bernoulli(record.TargetRatificationChance, shocks.Uniform(Chance.TargetRatification, t));
        var sender = Bernoulli(record.SenderRatificationChance, shocks.Uniform(Chance.SenderRatification, t));
        if (target) record.Happened |= Happened.TargetRatified;
        if (sender) record.Happened |= Happened.SenderRatified;
        if (!target || !sender) return s;
        record.Happened |= Happened.Signature;
        return s with { Stage = step.Stage, Depth = step.Depth, Relief = Maths.Clamp(s.Relief + step.ReliefIncrease) };
    }

    /// <summary>Step 6, implementation: each side delivers or not; cheating that is seen, and a sender that does not deliver, end the agreement.</summary>
    private static WorldState Implement<TShocks>(
        int t, in WorldState s, in Setting set, in Policy policy, in TShocks shocks, ref RoundRecord record)
        where TShocks : struct, IShocks
    {
        ref readonly var rule = ref set.Implementation;
        var precision = set.Ratification.Precision;
        record.Happened |= Happened.InForce;
        record.Cheat = rule.Cheat(set.Target, record.View.DeterrentWorth, s, set.Mechanisms.Appeasement);
        record.Hold = rule.Hold(set.Target, policy, s);
        record.TargetDeliveryChance = rule.TargetChance(record.Hold, record.Cheat, s.IsOpportunist, precision);
        record.SenderDeliveryChance = record.Has(Happened.Reversal) ? 0 : rule.SenderChance(set.Sender, s, precision);

        var targetDelivers = Bernoulli(record.TargetDeliveryChance, shocks.Uniform(Chance.TargetDelivery, t));
        var senderDelivers = Bernoulli(record.SenderDeliveryChance, shocks.Uniform(Chance.SenderDelivery, t));
        var seen = !targetDelivers && Bernoulli(policy.Verification, shocks.Uniform(Chance.Detection, t));
        if (targetDelivers) record.Happened |= Happened.TargetDelivered;
        if (senderDelivers) record.Happened |= Happened.SenderDelivered;
        if (seen) record.Happened |= Happened.CheatingSeen;
        if (!seen && senderDelivers) return s;
        record.Happened |= Happened.AgreementCollapse;
        return s with { Stage = 0, Depth = 0, Relief = 0 };
    }

    /// <summary>Step 7, programme: drive, tests and capability.</summary>
    private static WorldState Advance<TShocks>(
        int t, in WorldState s, in Setting set, double honesty, bool talksHeld, in TShocks shocks, ref RoundRecord record)
        where TShocks : struct, IShocks
    {
        ref readonly var programme = ref set.Programme;
        var view = record.View;
        record.Drive = programme.Drive(set.Target, view.DeterrentWorth, view.Assurance, s.Relief, view.Bite, set.Mechanisms.Denial);
        record.Missiles = Poisson(programme.MissileMean(record.Drive, s, honesty, talksHeld), shocks.Uniform(Chance.Missiles, t));
        var nuclear = Bernoulli(programme.NuclearChance(record.Drive, s, honesty), shocks.Uniform(Chance.NuclearTest, t));
        if (record.Missiles > 0) record.Happened |= Happened.MissileTest;
        if (nuclear) record.Happened |= Happened.NuclearTest;
        return s with
        {
            Capability = programme.NextCapability(
                s, record.Drive, honesty, record.Missiles, nuclear, view.Bite, record.Has(Happened.TargetDelivered), set.Mechanisms),
            TestedMissiles = record.Missiles > 0,
            TestedNuclear = nuclear,
        };
    }

    /// <summary>Step 8, trust: what each side's acts tell the other.</summary>
    private static WorldState Believe<TShocks>(
        int t, in WorldState s, in Setting set, in Policy policy, bool distracted, in TShocks shocks, ref RoundRecord record)
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
        if (gesture) record.Happened |= Happened.Gesture;
        if (gestureMisread) record.Happened |= Happened.GestureMisread;
        if (senderMisread) record.Happened |= Happened.SenderMisread;
        if (targetMisread) record.Happened |= Happened.TargetMisread;

        var ofTarget = news.OfTarget(record.Missiles, s.TestedNuclear, targetDelivered, senderMisread,
            collapsed && !record.Has(Happened.TargetDelivered), signed);
        var ofSender = news.OfSender(s, gesture, gestureMisread, senderDelivered, targetMisread,
            collapsed && !record.Has(Happened.SenderDelivered), signed, set.Mechanisms.Spiral);
        return s with
        {
            SenderTrust = s.SenderTrust.After(ofTarget, Trust.Prior(set.Priors.SenderTrust, set.Trust.PriorStrength), set.Trust),
            TargetTrust = s.TargetTrust.After(ofSender, Trust.Prior(set.Priors.TargetTrust, set.Trust.PriorStrength), set.Trust),
        };
    }

    /// <summary>Step 9, world: tension, openness and reform move, the round pays, and war or collapse may end the run.</summary>
    private static WorldState TurnTheWorld<TShocks>(
        int t, in WorldState state, in Setting set, in Policy policy, bool talksHeld, in TShocks shocks, ref RoundRecord record)
        where TShocks : struct, IShocks
    {
        var threat = record.View.Threat;
        var openness = set.Society.NextOpenness(state.Openness, policy.Outreach, state.Relief, threat);
        var s = state with
        {
            Tension = set.Tension.Next(state, record.Missiles, state.TestedNuclear, record.Has(Happened.AgreementCollapse), talksHeld, policy, set.Mechanisms.Spiral),
            Openness = openness,
            Reform = set.Society.NextReform(state.Reform, openness, state.Hardship, set.Mechanisms.Transformation),
        };
        record.SenderPayoff = set.Payoffs.Sender(set.SenderWants(), s);
        record.TargetPayoff = Payoffs.Target(set.Target, s, threat);
        if (Bernoulli(set.Rupture.WarChance(s.Tension), shocks.Uniform(Chance.War, t))) record.Happened |= Happened.War;
        else if (Bernoulli(set.Rupture.CollapseChance(s.Hardship, s.Reform, set.Society.Repression), shocks.Uniform(Chance.RegimeCollapse, t)))
            record.Happened |= Happened.RegimeCollapse;
        return s;
    }
}
