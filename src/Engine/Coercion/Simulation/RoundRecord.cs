using NegotiationSim.Engine.Coercion.Bargaining;
using NegotiationSim.Engine.Coercion.World;

namespace NegotiationSim.Engine.Coercion.Simulation;

/// <summary>What may happen in a round.</summary>
[Flags]
public enum Happened : uint
{
    /// <summary>Nothing of note.</summary>
    Nothing = 0,
    /// <summary>A new administration came in.</summary>
    NewAdministration = 1 << 0,
    /// <summary>It dropped what its predecessor had signed.</summary>
    Reversal = 1 << 1,
    /// <summary>Crises elsewhere took the sender's attention.</summary>
    Distraction = 1 << 2,
    /// <summary>Talks were held.</summary>
    Talks = 1 << 3,
    /// <summary>The sender ratified the step on the table.</summary>
    SenderRatified = 1 << 4,
    /// <summary>The target ratified it.</summary>
    TargetRatified = 1 << 5,
    /// <summary>Both did: the step was signed.</summary>
    Signature = 1 << 6,
    /// <summary>An agreement was in force when the round came to implementation.</summary>
    InForce = 1 << 7,
    /// <summary>The target delivered.</summary>
    TargetDelivered = 1 << 8,
    /// <summary>The sender delivered.</summary>
    SenderDelivered = 1 << 9,
    /// <summary>The target cheated and was seen.</summary>
    CheatingSeen = 1 << 10,
    /// <summary>The agreement collapsed.</summary>
    AgreementCollapse = 1 << 11,
    /// <summary>Missiles were tested.</summary>
    MissileTest = 1 << 12,
    /// <summary>A nuclear test was held.</summary>
    NuclearTest = 1 << 13,
    /// <summary>The sender made a gesture.</summary>
    Gesture = 1 << 14,
    /// <summary>The target misread the gesture.</summary>
    GestureMisread = 1 << 15,
    /// <summary>The sender misread the target's delivery.</summary>
    SenderMisread = 1 << 16,
    /// <summary>The target misread the sender's delivery.</summary>
    TargetMisread = 1 << 17,
    /// <summary>War broke out.</summary>
    War = 1 << 18,
    /// <summary>The target's regime collapsed.</summary>
    RegimeCollapse = 1 << 19,
    /// <summary>The sides agreed on a package at the table, for ratification; only where they bargain.</summary>
    TableAgreement = 1 << 20,
    /// <summary>Both sides' negotiators agreed, and the sender's constituencies refused.</summary>
    SenderFailedRatification = 1 << 21,
    /// <summary>Both sides' negotiators agreed, and the target's constituencies refused.</summary>
    TargetFailedRatification = 1 << 22,
    /// <summary>A new leader of the target came in; only where leadership counts.</summary>
    NewLeader = 1 << 23,
}

/// <summary>Everything that a round brought, beside the state it left: what metrics, trajectories and the trace read.</summary>
public struct RoundRecord
{
    /// <summary>What happened.</summary>
    public Happened Happened;
    /// <summary>Bite, threat, the deterrent's worth and assurance.</summary>
    public TargetView View;
    /// <summary>Pressure that the sender wanted.</summary>
    public double PressureWanted;
    /// <summary>Chance of talks; 0 when they were out of the question.</summary>
    public double TalksChance;
    /// <summary>The step on the table, if talks were held.</summary>
    public Step Step;
    /// <summary>How many exchanges they had.</summary>
    public int Exchanges;
    /// <summary>What the step was worth to the target, if talks were held.</summary>
    public TargetGain TargetGain;
    /// <summary>What the step was worth to the sender, if talks were held.</summary>
    public SenderGain SenderGain;
    /// <summary>Chance that the target ratified, if talks were held.</summary>
    public double TargetRatificationChance;
    /// <summary>Chance that the sender ratified, if talks were held.</summary>
    public double SenderRatificationChance;
    /// <summary>Which of the target's constituencies approved, bit i for the i-th, if both sides' negotiators agreed.</summary>
    public int TargetApproving;
    /// <summary>Which of the sender's constituencies approved, bit i for the i-th, if both sides' negotiators agreed.</summary>
    public int SenderApproving;
    /// <summary>V′, the chance that the target's cheating would have been seen, if an agreement was in force.</summary>
    public double Verification;
    /// <summary>What holding to the agreement was worth to the target, if one was in force.</summary>
    public double Hold;
    /// <summary>What cheating was worth to the target, if an agreement was in force.</summary>
    public double Cheat;
    /// <summary>Chance that the target delivered, if an agreement was in force.</summary>
    public double TargetDeliveryChance;
    /// <summary>Chance that the sender delivered, if an agreement was in force; 0 after a reversal.</summary>
    public double SenderDeliveryChance;
    /// <summary>κ, the content of the agreement that is left in force after implementation.</summary>
    public double Content;
    /// <summary>Δκ, what the signature of the round added to it.</summary>
    public double ContentIncrease;
    /// <summary>The target's drive.</summary>
    public double Drive;
    /// <summary>Mean of the Poisson distribution that missile tests were drawn from (7f).</summary>
    public double MissileMean;
    /// <summary>Chance that a nuclear test had (7d).</summary>
    public double NuclearChance;
    /// <summary>Missile tests.</summary>
    public int Missiles;
    /// <summary>The sender's payoff of the round.</summary>
    public double SenderPayoff;
    /// <summary>The target's payoff of the round.</summary>
    public double TargetPayoff;

    /// <summary>Whether something happened.</summary>
    /// <param name="what">One or more flags; all of them must have happened.</param>
    public readonly bool Has(Happened what) => (Happened & what) == what;

    /// <summary>The state in which the sides met at the table; talks must have been held.</summary>
    /// <param name="before">The state that the round before left.</param>
    /// <param name="after">The state that the round left: its pressure and hardship are those of steps 2 and 3.</param>
    internal readonly WorldState AtTheTable(in WorldState before, in WorldState after) =>
        before with { Pressure = after.Pressure, Hardship = after.Hardship, Administration = after.Administration,
            Appetite = after.Appetite, Stage = Step.Stage - 1 };
}
