using System.Runtime.CompilerServices;
using NegotiationSim.Engine.Coercion.Policies;
using NegotiationSim.Engine.Coercion.World;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Lanes;
using static NegotiationSim.Engine.Numbers.Declare;
using static NegotiationSim.Engine.Numbers.Lanes.LaneMaths;

namespace NegotiationSim.Engine.Coercion.Bargaining;

/// <summary>Step 4: whether the two sides meet (docs/model.md, equation 4a).</summary>
public struct Talks
{
    /// <summary>How much full tension takes from the readiness to talk.</summary>
    public double Tension;
    /// <summary>What a full back channel adds.</summary>
    public double Backchannel;
    /// <summary>Share of the chance that is left under a reluctant administration.</summary>
    public double Reluctant;

    /// <summary>The declarations of these numbers.</summary>
    public static IReadOnlyList<Parameter<Talks>> Parameters { get; } =
    [
        Real<Talks>("tension", "t_x", .5, 0, 1, "share", "share of the readiness to talk that full tension takes away", Source,
            (ref t) => ref t.Tension),
        Real<Talks>("backchannel", "t_b", .1, 0, 1, "chance a round", "chance of talks that a full back channel adds", Source,
            (ref t) => ref t.Backchannel),
        Real<Talks>("reluctant", "t_r", .5, 0, 1, "share", "share of the chance of talks that is left under a reluctant administration",
            Source, (ref t) => ref t.Reluctant),
    ];

    private const string Source = "modelling choice";
}

/// <inheritdoc cref="Talks"/>
internal struct Talks<R> where R : unmanaged, IReal<R>
{
    internal R Tension, Backchannel, Reluctant;

    /// <summary>The same numbers in every lane.</summary>
    public static implicit operator Talks<R>(in Talks one) => LaneMemory.InEvery<Talks, Talks<R>, R>(one);

    /// <summary>min(1, w·(talks(1 − t_x·x) + t_b·backchannel)): the chance of talks in a round in which the sender attends and steps are
    /// left.</summary>
    /// <param name="policy">Readiness to talk and back channel.</param>
    /// <param name="tension">x.</param>
    /// <param name="isReluctant">The administration's type: w is t_r if reluctant, 1 if committed.</param>
    [MethodImpl(Inline)]
    internal readonly R Chance(in Policy<R> policy, R tension, Truth<R> isReluctant) =>
        R.Min(1, R.Select(isReluctant, Reluctant, 1) * (policy.Talks * (1 - Tension * tension) + Backchannel * policy.Backchannel));
}
