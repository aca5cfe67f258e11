using NegotiationSim.Engine.Coercion.Actors;

namespace NegotiationSim.Engine.Coercion.World;

/// <summary>The state of the world between two rounds. All shares lie in [0, 1].</summary>
/// <remarks>Only <c>Round</c> changes it (and a new era its stage), in place: copying it at every step took half of a round's
/// time.</remarks>
public record struct WorldState
{
    /// <summary>k: the target's nuclear and missile capability.</summary>
    public double Capability;
    /// <summary>x: tension.</summary>
    public double Tension;
    /// <summary>h: hardship of the target's economy.</summary>
    public double Hardship;
    /// <summary>o: openness of the target's society and economy.</summary>
    public double Openness;
    /// <summary>y: internal pressure for reform.</summary>
    public double Reform;
    /// <summary>p: the pressure that is applied.</summary>
    public double Pressure;
    /// <summary>ρ: the share of the pressure that agreements have lifted.</summary>
    public double Relief;
    /// <summary>c: the share of the programme that agreements end.</summary>
    public double Depth;
    /// <summary>m: how many steps of the deal are signed; an agreement is in force when it is above 0.</summary>
    public int Stage;
    /// <summary>What else the agreement holds.</summary>
    public AgreedTerms Terms;
    /// <summary>The sender's trust in the target.</summary>
    public Trust SenderTrust;
    /// <summary>The target's trust in the sender.</summary>
    public Trust TargetTrust;
    /// <summary>The target's hidden type.</summary>
    public TargetType Target;
    /// <summary>The present administration's hidden type.</summary>
    public AdministrationType Administration;
    /// <summary>Rounds that talks still rest, after constituencies refused what was agreed.</summary>
    public int Recess;
    /// <summary>a: the appetite for tests of the target's leader, where leadership counts; 0 where it does not.</summary>
    public double Appetite;
    /// <summary>How the missile tests of late compare with what was expected.</summary>
    public Campaign Campaign;
    /// <summary>Whether missiles were tested in the last round.</summary>
    public bool TestedMissiles;
    /// <summary>Whether a nuclear test was held in the last round.</summary>
    public bool TestedNuclear;

    /// <summary>Whether an agreement is in force.</summary>
    public readonly bool InForce => Stage > 0;
    /// <summary>Whether the target is an opportunist.</summary>
    public readonly bool IsOpportunist => Target == TargetType.Opportunist;
    /// <summary>Whether the present administration is reluctant.</summary>
    public readonly bool IsReluctant => Administration == AdministrationType.Reluctant;
}
