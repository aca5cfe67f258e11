using System.Runtime.CompilerServices;
using NegotiationSim.Engine.Coercion.Actors;
using NegotiationSim.Engine.Numbers.Lanes;

namespace NegotiationSim.Engine.Coercion.World;

/// <summary>The states of as many worlds as there are lanes; the letters are those of <see cref="WorldState"/>.</summary>
/// <typeparam name="R">The lanes.</typeparam>
internal struct WorldState<R> where R : unmanaged, IReal<R>
{
    internal R Capability, Tension, Hardship, Openness, Reform, Pressure, Relief, Depth, Stage;
    internal AgreedTerms<R> Terms;
    internal Trust<R> SenderTrust, TargetTrust;
    internal Truth<R> IsOpportunist, IsReluctant, TestedMissiles, TestedNuclear;
    internal R Recess, Appetite;
    internal Campaign<R> Campaign;

    /// <summary>Where an agreement is in force.</summary>
    internal readonly Truth<R> InForce
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Stage > 0;
    }

    /// <summary>The same state in every lane.</summary>
    public static implicit operator WorldState<R>(in WorldState one) => new()
    {
        Capability = one.Capability,
        Tension = one.Tension,
        Hardship = one.Hardship,
        Openness = one.Openness,
        Reform = one.Reform,
        Pressure = one.Pressure,
        Relief = one.Relief,
        Depth = one.Depth,
        Stage = one.Stage,
        Terms = one.Terms,
        SenderTrust = one.SenderTrust,
        TargetTrust = one.TargetTrust,
        IsOpportunist = one.IsOpportunist,
        IsReluctant = one.IsReluctant,
        TestedMissiles = one.TestedMissiles,
        TestedNuclear = one.TestedNuclear,
        Recess = one.Recess,
        Appetite = one.Appetite,
        Campaign = one.Campaign,
    };

    /// <summary>The state of one lane.</summary>
    internal readonly WorldState Lane(int lane) => new()
    {
        Capability = Capability[lane],
        Tension = Tension[lane],
        Hardship = Hardship[lane],
        Openness = Openness[lane],
        Reform = Reform[lane],
        Pressure = Pressure[lane],
        Relief = Relief[lane],
        Depth = Depth[lane],
        Stage = (int)Stage[lane],
        Terms = Terms.Lane(lane),
        SenderTrust = SenderTrust.Lane(lane),
        TargetTrust = TargetTrust.Lane(lane),
        Target = IsOpportunist[lane] ? TargetType.Opportunist : TargetType.SecuritySeeker,
        Administration = IsReluctant[lane] ? AdministrationType.Reluctant : AdministrationType.Committed,
        TestedMissiles = TestedMissiles[lane],
        TestedNuclear = TestedNuclear[lane],
        Recess = (int)Recess[lane],
        Appetite = Appetite[lane],
        Campaign = Campaign.Lane(lane),
    };

    /// <summary>Puts the state of one lane in its place.</summary>
    internal void Put(int lane, in WorldState one)
    {
        Capability = Capability.With(lane, one.Capability);
        Tension = Tension.With(lane, one.Tension);
        Hardship = Hardship.With(lane, one.Hardship);
        Openness = Openness.With(lane, one.Openness);
        Reform = Reform.With(lane, one.Reform);
        Pressure = Pressure.With(lane, one.Pressure);
        Relief = Relief.With(lane, one.Relief);
        Depth = Depth.With(lane, one.Depth);
        Stage = Stage.With(lane, one.Stage);
        Terms.Put(lane, one.Terms);
        SenderTrust = SenderTrust.With(lane, one.SenderTrust);
        TargetTrust = TargetTrust.With(lane, one.TargetTrust);
        IsOpportunist = IsOpportunist.With(lane, one.IsOpportunist);
        IsReluctant = IsReluctant.With(lane, one.IsReluctant);
        TestedMissiles = TestedMissiles.With(lane, one.TestedMissiles);
        TestedNuclear = TestedNuclear.With(lane, one.TestedNuclear);
        Recess = Recess.With(lane, one.Recess);
        Appetite = Appetite.With(lane, one.Appetite);
        Campaign = Campaign.With(lane, one.Campaign);
    }
}
