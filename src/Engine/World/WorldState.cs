using NegotiationSim.Engine.Actors;

namespace NegotiationSim.Engine.World;

/// <summary>The state of the world between two rounds. All shares lie in [0, 1].</summary>
public readonly record struct WorldState
{
    /// <summary>k: the target's nuclear and missile capability.</summary>
    public double Capability { get; init; }
    /// <summary>x: tension.</summary>
    public double Tension { get; init; }
    /// <summary>h: hardship of the target's economy.</summary>
    public double Hardship { get; init; }
    /// <summary>o: openness of the target's society and economy.</summary>
    public double Openness { get; init; }
    /// <summary>y: internal pressure for reform.</summary>
    public double Reform { get; init; }
    /// <summary>p: the pressure that is applied.</summary>
    public double Pressure { get; init; }
    /// <summary>ρ: the share of the pressure that agreements have lifted.</summary>
    public double Relief { get; init; }
    /// <summary>c: the share of the programme that agreements end.</summary>
    public double Depth { get; init; }
    /// <summary>m: how many steps of the deal are signed; an agreement is in force when it is above 0.</summary>
    public int Stage { get; init; }
    /// <summary>The sender's trust in the target.</summary>
    public Trust SenderTrust { get; init; }
    /// <summary>The target's trust in the sender.</summary>
    public Trust TargetTrust { get; init; }
    /// <summary>The target's hidden type.</summary>
    public TargetType Target { get; init; }
    /// <summary>The present administration's hidden type.</summary>
    public AdministrationType Administration { get; init; }
    /// <summary>Whether missiles were tested in the last round.</summary>
    public bool TestedMissiles { get; init; }
    /// <summary>Whether a nuclear test was held in the last round.</summary>
    public bool TestedNuclear { get; init; }

    /// <summary>Whether an agreement is in force.</summary>
    public bool InForce => Stage > 0;
    /// <summary>Whether the target is an opportunist.</summary>
    public bool IsOpportunist => Target == TargetType.Opportunist;
    /// <summary>Whether the present administration is reluctant.</summary>
    public bool IsReluctant => Administration == AdministrationType.Reluctant;
}
