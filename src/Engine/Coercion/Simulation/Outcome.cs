using System.Runtime.CompilerServices;
using NegotiationSim.Engine.Coercion.World;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Lanes;
using static NegotiationSim.Engine.Numbers.Declare;

namespace NegotiationSim.Engine.Coercion.Simulation;

/// <summary>How a replication ended; each ends in exactly one of these ways.</summary>
public enum End
{
    /// <summary>War broke out.</summary>
    War,
    /// <summary>The target's regime collapsed.</summary>
    Collapse,
    /// <summary>Capability is at or below the threshold of a programme that counts as ended.</summary>
    Denuclearised,
    /// <summary>Capability is below its start by more than the margin, but not ended.</summary>
    RolledBack,
    /// <summary>Capability is within the margin of its start.</summary>
    Capped,
    /// <summary>Capability is above its start by more than the margin.</summary>
    Advanced,
}

/// <summary>What the names of the ends mean in numbers.</summary>
public struct EndThresholds
{
    /// <summary>Capability at or below which the programme counts as ended.</summary>
    public double Denuclearised;
    /// <summary>Distance from the initial capability within which the programme counts as capped.</summary>
    public double Margin;

    /// <summary>The declarations of these numbers.</summary>
    public static IReadOnlyList<Parameter<EndThresholds>> Parameters { get; } =
    [
        Real<EndThresholds>("denuclearised", "k_end", .15, 0, 1, "share", "capability at or below which the programme counts as ended",
            "the capability that a nuclear test needs; modelling choice", (ref e) => ref e.Denuclearised),
        Real<EndThresholds>("margin", "k_cap", .05, 0, 1, "share",
            "distance from the initial capability within which the programme counts as capped",
            "modelling choice", (ref e) => ref e.Margin),
    ];

    /// <summary>The name of a run's end.</summary>
    /// <param name="happened">What happened in its last round.</param>
    /// <param name="capability">Capability at its end.</param>
    /// <param name="initial">Capability at its start.</param>
    public readonly End Classify(Happened happened, double capability, double initial) =>
        (End)(int)(double)((EndThresholds<Real1>)this).Classify(
        (happened & Happened.War) != 0, (happened & Happened.RegimeCollapse) != 0, capability, initial);
}

/// <inheritdoc cref="EndThresholds"/>
internal struct EndThresholds<R> where R : unmanaged, IReal<R>
{
    internal R Denuclearised, Margin;

    /// <summary>The same numbers in every lane.</summary>
    public static implicit operator EndThresholds<R>(in EndThresholds one) => LaneMemory.InEvery<EndThresholds, EndThresholds<R>, R>(one);

    /// <summary>The numbers of the names, in <see cref="End"/>.</summary>
    [MethodImpl(LaneMaths.Inline)]
    internal readonly R Classify(Truth<R> war, Truth<R> collapse, R capability, R initial)
    {
        var above = R.Select(capability <= initial + Margin, (double)End.Capped, (double)End.Advanced);
        var changed = R.Select(capability < initial - Margin, (double)End.RolledBack, above);
        var played = R.Select(capability <= Denuclearised, (double)End.Denuclearised, changed);
        return R.Select(war, (double)End.War, R.Select(collapse, (double)End.Collapse, played));
    }
}

/// <summary>How much a run has of what the sender's payoff puts a price on, each round's part times δᵗ.</summary>
/// <param name="Pressure">Σ δᵗp².</param>
/// <param name="Relief">Σ δᵗρ.</param>
/// <param name="Guarantee">Σ δᵗΓ.</param>
/// <param name="Recognition">Σ δᵗR.</param>
/// <param name="Rhetoric">Σ δᵗr.</param>
public readonly record struct Exposure(double Pressure, double Relief, double Guarantee, double Recognition, double Rhetoric);

/// <summary>What a replication is reduced to.</summary>
public struct Outcome
{
    /// <summary>The state at the end of the run, early or not.</summary>
    public WorldState Final;
    /// <summary>How it ended.</summary>
    public End End;
    /// <summary>Rounds played.</summary>
    public int Rounds;
    /// <summary>Missile tests of the whole run.</summary>
    public int MissileTests;
    /// <summary>Nuclear tests of the whole run.</summary>
    public int NuclearTests;
    /// <summary>The round in which the first step was signed, counted from 1; 0 if none was.</summary>
    public int FirstAgreementRound;
    /// <summary>Rounds that came to implementation with an agreement in force.</summary>
    public int RoundsInForce;
    /// <summary>Whether either side has constituencies at home.</summary>
    public bool IsTwoLevel;
    /// <summary>Rounds in which the sender's constituencies refused what both sides' negotiators had agreed.</summary>
    public int SenderFailedRatifications;
    /// <summary>Rounds in which the target's constituencies did.</summary>
    public int TargetFailedRatifications;
    /// <summary>The sender's payoff, summed over the rounds.</summary>
    public double SenderPayoff;
    /// <summary>The target's payoff, summed over the rounds.</summary>
    public double TargetPayoff;
    /// <summary>The share of the pressure lifted, summed over the rounds.</summary>
    public double ReliefGiven;
    /// <summary>What the payoff's prices are multiplied by, discounted and summed over the rounds.</summary>
    public Exposure Exposure;
    /// <summary>All that happened in any round.</summary>
    public Happened Happened;
    /// <summary>Rounds that capability ended at 0 or 1.</summary>
    public int CapabilityAtBound;
    /// <summary>Rounds that tension ended at 0 or 1.</summary>
    public int TensionAtBound;
    /// <summary>Rounds that openness ended at 0 or 1.</summary>
    public int OpennessAtBound;
}
