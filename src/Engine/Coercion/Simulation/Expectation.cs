using System.Runtime.CompilerServices;
using NegotiationSim.Engine.Coercion.Policies;
using NegotiationSim.Engine.Coercion.World;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Lanes;
using static NegotiationSim.Engine.Numbers.Lanes.LaneMaths;

namespace NegotiationSim.Engine.Coercion.Simulation;

/// <summary>What comes of a replication in the mean over war and collapse, all else that chance brought held as it was: the lottery of rare
/// ruptures is worked out, not drawn (docs/model.md, equation 9i).</summary>
/// <remarks>With w and z the chances of a round, S_t = Π(1 − w)(1 − z) over the rounds before t is the chance to play round t at all. What
/// a round brings counts S_t; a state counts S_t(w + (1 − w)z) as that at the end of a run cut short, and S_T as that at the horizon. The
/// mean over replications is that of runs whose ruptures are drawn (law of total expectation), with far less noise.</remarks>
internal struct Expectation
{
    /// <summary>Means of the state at the end of the run, early or not.</summary>
    internal double Capability, Tension, Hardship, Openness, Reform, SenderTrust, TargetTrust, InForce;
    /// <summary>Chances of the ways to end.</summary>
    internal double War, Collapse, Denuclearised, RolledBack, Capped, Advanced;
    /// <summary>Means of sums over the rounds played.</summary>
    internal double Rounds, MissileTests, NuclearTests, RoundsInForce, Relief, SenderPayoff, TargetPayoff, SenderFailed, TargetFailed;
    /// <summary>What the payoff's prices are multiplied by.</summary>
    internal Exposure Exposure;
    /// <summary>What the prices of war and collapse are multiplied by: Σ δᵗ·(chance of it in round t).</summary>
    internal double WarExposure, CollapseExposure;
    /// <summary>Chances to come to a signature, and to a refusal at home.</summary>
    internal double AgreementReached, SenderEverFailed, TargetEverFailed, EitherEverFailed;
    /// <summary>The round of the first signature, counted from 1, whether the run would have come to it or not; NaN if there is
    /// none.</summary>
    internal double FirstAgreementRound;
}

/// <summary>Works the expectations of replications out while they run, side by side and without ruptures.</summary>
/// <typeparam name="R">The lanes.</typeparam>
[SkipLocalsInit]
internal struct Expectations<R> where R : unmanaged, IReal<R>
{
    private readonly Rupture<R> rupture;
    private readonly R repression;
    private readonly Payoffs<R> payoffs;
    private R discount;
    private R surviving;
    private R capability, tension, hardship, openness, reform, senderTrust, targetTrust, inForce, war, collapse;
    private R rounds, missiles, nuclear, roundsInForce, relief, senderPayoff, targetPayoff, senderFailed, targetFailed;
    private R warExposure, collapseExposure, pressureExposure, reliefExposure, guaranteeExposure, recognitionExposure, rhetoricExposure;
    private R reached, firstRound, senderEver, targetEver, eitherEver;
    private R capabilityAtHorizon;

    /// <summary>Before the replications.</summary>
    /// <param name="set">The numbers of the worlds, their ruptures as they are.</param>
    internal Expectations(in Setting<R> set)
    {
        (rupture, repression, payoffs) = (set.Rupture, set.Society.Repression, set.Payoffs);
        (surviving, discount) = (1, 1);
    }

    /// <summary>Takes in a round.</summary>
    /// <param name="t">The round, from 0.</param>
    /// <param name="policy">The policy in force.</param>
    /// <param name="state">The states that it left.</param>
    /// <param name="record">What it brought.</param>
    [MethodImpl(Compiling.AtOnce)] // every round
    internal void Add(int t, in Policy<R> policy, in WorldState<R> state, in RoundRecord<R> record)
    {
        var w = rupture.WarChance(state.Tension);
        var z = rupture.CollapseChance(state.Hardship, state.Reform, repression);
        var (wars, collapses) = (surviving * w, surviving * (1 - w) * z);
        rounds += surviving;
        missiles += surviving * record.Missiles;
        nuclear += surviving * Indicator(record.Has(Happened.NuclearTest));
        roundsInForce += surviving * Indicator(record.Has(Happened.InForce));
        relief += surviving * state.Relief;
        senderPayoff += surviving * record.SenderPayoff - discount * (wars * payoffs.WarSender + collapses * payoffs.CollapseSender);
        targetPayoff += surviving * record.TargetPayoff - discount * (wars * payoffs.WarTarget + collapses * payoffs.CollapseTarget);
        var weight = discount * surviving;
        warExposure += discount * wars;
        collapseExposure += discount * collapses;
        pressureExposure += weight * state.Pressure * state.Pressure;
        reliefExposure += weight * state.Relief;
        guaranteeExposure += weight * state.Terms.Guarantee;
        recognitionExposure += weight * policy.Recognition;
        rhetoricExposure += weight * policy.Rhetoric;
        discount *= payoffs.Discount;

        var signed = record.Has(Happened.Signature) & firstRound <= 0;
        reached = R.Select(signed, surviving, reached);
        firstRound = R.Select(signed, t + 1, firstRound);
        var (senders, targets) = (record.Has(Happened.SenderFailedRatification), record.Has(Happened.TargetFailedRatification));
        senderFailed += When(senders, surviving);
        targetFailed += When(targets, surviving);
        senderEver = R.Select(senders & senderEver <= 0, surviving, senderEver);
        targetEver = R.Select(targets & targetEver <= 0, surviving, targetEver);
        eitherEver = R.Select((senders | targets) & eitherEver <= 0, surviving, eitherEver);

        war += wars;
        collapse += collapses;
        Weigh(wars + collapses, state);
        surviving *= (1 - w) * (1 - z);
    }

    /// <summary>Takes in the horizon, after the last round.</summary>
    /// <param name="last">The states that it left.</param>
    internal void Close(in WorldState<R> last)
    {
        Weigh(surviving, last);
        capabilityAtHorizon = last.Capability;
    }

    /// <summary>What comes of one replication, after the horizon.</summary>
    /// <param name="lane">Its lane.</param>
    /// <param name="set">The numbers of the world, its ruptures as they are.</param>
    internal readonly Expectation Lane(int lane, in Setting set)
    {
        var end = set.Ends.Classify(Happened.Nothing, capabilityAtHorizon[lane], set.Initial.Capability);
        var survives = surviving[lane];
        double If(End which) => end == which ? survives : 0;
        return new Expectation
        {
            Capability = capability[lane],
            Tension = tension[lane],
            Hardship = hardship[lane],
            Openness = openness[lane],
            Reform = reform[lane],
            SenderTrust = senderTrust[lane],
            TargetTrust = targetTrust[lane],
            InForce = inForce[lane],
            War = war[lane],
            Collapse = collapse[lane],
            Denuclearised = If(End.Denuclearised),
            RolledBack = If(End.RolledBack),
            Capped = If(End.Capped),
            Advanced = If(End.Advanced),
            Rounds = rounds[lane],
            MissileTests = missiles[lane],
            NuclearTests = nuclear[lane],
            RoundsInForce = roundsInForce[lane],
            Relief = relief[lane],
            SenderPayoff = senderPayoff[lane],
            TargetPayoff = targetPayoff[lane],
            SenderFailed = senderFailed[lane],
            TargetFailed = targetFailed[lane],
            Exposure = new Exposure(pressureExposure[lane], reliefExposure[lane], guaranteeExposure[lane],
                recognitionExposure[lane], rhetoricExposure[lane]),
            WarExposure = warExposure[lane],
            CollapseExposure = collapseExposure[lane],
            AgreementReached = reached[lane],
            SenderEverFailed = senderEver[lane],
            TargetEverFailed = targetEver[lane],
            EitherEverFailed = eitherEver[lane],
            FirstAgreementRound = firstRound[lane] > 0 ? firstRound[lane] : double.NaN,
        };
    }

    /// <summary>Takes a state in as that at the end of the run, with a chance.</summary>
    [MethodImpl(Inline)]
    private void Weigh(R chance, in WorldState<R> state)
    {
        capability += chance * state.Capability;
        tension += chance * state.Tension;
        hardship += chance * state.Hardship;
        openness += chance * state.Openness;
        reform += chance * state.Reform;
        senderTrust += chance * state.SenderTrust.Mean;
        targetTrust += chance * state.TargetTrust.Mean;
        inForce += When(state.InForce, chance);
    }
}
