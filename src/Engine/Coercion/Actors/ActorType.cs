namespace NegotiationSim.Engine.Coercion.Actors;

/// <summary>What the target is at heart; drawn once per replication and hidden from the sender.</summary>
public enum TargetType
{
    /// <summary>Wants its deterrent against a threat: what lowers the threat lowers its worth (Jervis 1976, spiral model).</summary>
    SecuritySeeker,
    /// <summary>Takes gestures for weakness and uses relief to arm (Jervis 1976, deterrence model).</summary>
    Opportunist,
}

/// <summary>How a sender's administration stands to negotiation; drawn once per administration.</summary>
public enum AdministrationType
{
    /// <summary>Talks, makes gestures and carries out what it signed more readily.</summary>
    Committed,
    /// <summary>Talks less, presses harder, and may drop what its predecessor signed.</summary>
    Reluctant,
}
