using NegotiationSim.Engine.Coercion.World;
using System.Runtime.CompilerServices;
using NegotiationSim.Engine.Coercion.Bargaining;
using NegotiationSim.Engine.Numbers.Lanes;

namespace NegotiationSim.Engine.Coercion.Simulation;

/// <summary>What a round brought to as many worlds as there are lanes, as <see cref="RoundRecord"/> has it for one.</summary>
/// <remarks>What a step leaves open because it was not reached keeps what an earlier round left there: see <see cref="Lane"/>.</remarks>
/// <typeparam name="R">The lanes.</typeparam>
internal struct RoundRecord<R> where R : unmanaged, IReal<R>
{
    internal Flags<R> Happened;
    internal TargetView<R> View;
    internal R PressureWanted, TalksChance;
    internal Step<R> Step;
    internal R Exchanges;
    internal TargetGain<R> TargetGain;
    internal SenderGain<R> SenderGain;
    internal R TargetRatificationChance, SenderRatificationChance, TargetApproving, SenderApproving;
    internal R Verification, Hold, Cheat, TargetDeliveryChance, SenderDeliveryChance;
    internal R Content, ContentIncrease;
    internal R Drive, MissileMean, NuclearChance, Missiles, SenderPayoff, TargetPayoff;

    /// <summary>Where something happened.</summary>
    /// <param name="what">One or more flags; all of them must have happened.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly Truth<R> Has(Happened what) => Happened.Has((uint)what);

    /// <summary>What the round brought in one lane; nothing where it did not come to talks or to implementation.</summary>
    /// <param name="lane">The lane.</param>
    internal readonly RoundRecord Lane(int lane)
    {
        var record = new RoundRecord
        {
            Happened = (Happened)Happened[lane],
            View = View.Lane(lane),
            PressureWanted = PressureWanted[lane],
            TalksChance = TalksChance[lane],
            Content = Content[lane],
            Drive = Drive[lane],
            MissileMean = MissileMean[lane],
            NuclearChance = NuclearChance[lane],
            Missiles = (int)Missiles[lane],
            SenderPayoff = SenderPayoff[lane],
            TargetPayoff = TargetPayoff[lane],
        };
        if (record.Has(Simulation.Happened.Talks)) AddTalks(lane, ref record);
        if (record.Has(Simulation.Happened.InForce)) AddImplementation(lane, ref record);
        return record;
    }

    private readonly void AddTalks(int lane, ref RoundRecord record)
    {
        record.Step = Step.Lane(lane);
        record.Exchanges = (int)Exchanges[lane];
        record.TargetGain = TargetGain.Lane(lane);
        record.SenderGain = SenderGain.Lane(lane);
        record.TargetRatificationChance = TargetRatificationChance[lane];
        record.SenderRatificationChance = SenderRatificationChance[lane];
        record.TargetApproving = (int)TargetApproving[lane];
        record.SenderApproving = (int)SenderApproving[lane];
        if (record.Has(Simulation.Happened.Signature)) record.ContentIncrease = ContentIncrease[lane];
    }

    private readonly void AddImplementation(int lane, ref RoundRecord record)
    {
        record.Verification = Verification[lane];
        record.Hold = Hold[lane];
        record.Cheat = Cheat[lane];
        record.TargetDeliveryChance = TargetDeliveryChance[lane];
        record.SenderDeliveryChance = SenderDeliveryChance[lane];
    }
}

/// <summary>Flags from conditions.</summary>
internal static class HappenedFlags
{
    /// <summary>The flag where its event happened, else nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Flags<R> If<R>(this Happened what, Truth<R> happened) where R : unmanaged, IReal<R> =>
        Flags<R>.Where(happened, (uint)what);
}
