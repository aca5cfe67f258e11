using System.Runtime.CompilerServices;
using NegotiationSim.Engine.Coercion.Policies;
using NegotiationSim.Engine.Coercion.World;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Lanes;
using static NegotiationSim.Engine.Numbers.Lanes.LaneMaths;

namespace NegotiationSim.Engine.Coercion.Simulation;

/// <summary>The sums and counts of the replications in hand, as <see cref="Outcome"/> has them of one.</summary>
/// <typeparam name="R">The lanes.</typeparam>
[SkipLocalsInit]
internal struct Tally<R> where R : unmanaged, IReal<R>
{
    private Flags<R> happened;
    private R missileTests, nuclearTests, firstAgreementRound, roundsInForce, senderFailed, targetFailed;
    private R pressureExposure, reliefExposure, guaranteeExposure, recognitionExposure, rhetoricExposure;
    private R senderPayoff, targetPayoff, reliefGiven, capabilityAtBound, tensionAtBound, opennessAtBound;

    /// <summary>Takes in a round.</summary>
    /// <param name="t">The round, from 0.</param>
    /// <param name="discount">δᵗ.</param>
    /// <param name="policy">Recognition and rhetoric.</param>
    /// <param name="isTwoLevel">Whether either side has constituencies.</param>
    /// <param name="state">The states that it left.</param>
    /// <param name="record">What it brought.</param>
    [MethodImpl(MethodImplOptions.NoInlining | Compiling.AtOnce)]
    internal void Add(
        int t, in R discount, in Policy<R> policy, bool isTwoLevel, in WorldState<R> state, in RoundRecord<R> record)
    {
        happened |= record.Happened;
        missileTests += record.Missiles;
        nuclearTests += Indicator(record.Has(Happened.NuclearTest));
        roundsInForce += Indicator(record.Has(Happened.InForce));
        var signed = record.Has(Happened.Signature);
        if (signed.Any) firstAgreementRound = R.Select(signed & firstAgreementRound <= 0, t + 1, firstAgreementRound);
        senderPayoff += record.SenderPayoff;
        targetPayoff += record.TargetPayoff;
        reliefGiven += state.Relief;
        pressureExposure += discount * state.Pressure * state.Pressure;
        reliefExposure += discount * state.Relief;
        guaranteeExposure += discount * state.Terms.Guarantee;
        recognitionExposure += discount * policy.Recognition;
        rhetoricExposure += discount * policy.Rhetoric;
        capabilityAtBound += Indicator(IsAtBound(state.Capability));
        tensionAtBound += Indicator(IsAtBound(state.Tension));
        opennessAtBound += Indicator(IsAtBound(state.Openness));
        if (!isTwoLevel) return;
        senderFailed += Indicator(record.Has(Happened.SenderFailedRatification));
        targetFailed += Indicator(record.Has(Happened.TargetFailedRatification));
    }

    /// <summary>What one replication is reduced to.</summary>
    /// <param name="lane">Its lane.</param>
    /// <param name="rounds">The rounds that it played.</param>
    /// <param name="set">The numbers of the world.</param>
    /// <param name="state">The states at its end.</param>
    /// <param name="last">What its last round brought.</param>
    internal readonly Outcome Lane(int lane, int rounds, in Setting set, in WorldState<R> state, in RoundRecord<R> last) => new()
    {
        Final = state.Lane(lane),
        End = set.Ends.Classify((Happened)last.Happened[lane], state.Capability[lane], set.Initial.Capability),
        Rounds = rounds,
        MissileTests = (int)missileTests[lane],
        NuclearTests = (int)nuclearTests[lane],
        FirstAgreementRound = (int)firstAgreementRound[lane],
        RoundsInForce = (int)roundsInForce[lane],
        IsTwoLevel = set.IsTwoLevel,
        SenderFailedRatifications = (int)senderFailed[lane],
        TargetFailedRatifications = (int)targetFailed[lane],
        SenderPayoff = senderPayoff[lane],
        TargetPayoff = targetPayoff[lane],
        ReliefGiven = reliefGiven[lane],
        Exposure = new Exposure(pressureExposure[lane], reliefExposure[lane], guaranteeExposure[lane], recognitionExposure[lane],
            rhetoricExposure[lane]),
        Happened = (Happened)happened[lane],
        CapabilityAtBound = (int)capabilityAtBound[lane],
        TensionAtBound = (int)tensionAtBound[lane],
        OpennessAtBound = (int)opennessAtBound[lane],
    };

    [MethodImpl(Inline)]
    private static Truth<R> IsAtBound(R share) => share <= 0 | share >= 1;
}
