using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Lanes;
using static NegotiationSim.Engine.Numbers.Declare;

namespace NegotiationSim.Engine.Coercion.World;

/// <summary>Step 1: when the sender's administration changes (docs/model.md, equations 1a to 1d).</summary>
public struct Calendar
{
    /// <summary>Rounds in a term.</summary>
    public double Term;
    /// <summary>Rounds of the term already gone at the start.</summary>
    public double Elapsed;
    /// <summary>Chance that a term's end brings a new administration.</summary>
    public double Turnover;
    /// <summary>Chance that an administration is committed.</summary>
    public double Committed;

    /// <summary>The declarations of these numbers.</summary>
    public static IReadOnlyList<Parameter<Calendar>> Parameters { get; } =
    [
        Whole<Calendar>("term", "L", 16, 1, 400, "rounds", "rounds in an administration's term", "four years of quarters",
            (ref c) => ref c.Term),
        Whole<Calendar>("elapsed", "L0", 0, 0, 399, "rounds", "rounds of the term already gone at the start", "modelling choice",
            (ref c) => ref c.Elapsed),
        Real<Calendar>("turnover", "pi", .55, 0, 1, "chance", "chance that a term's end brings a new administration", "modelling choice",
            (ref c) => ref c.Turnover),
        Real<Calendar>("committed", "kappa", .6, 0, 1, "chance",
            "chance that an administration is committed to negotiation rather than reluctant", "modelling choice",
            (ref c) => ref c.Committed),
    ];

    /// <summary>The first round that is the last of a term: (t + elapsed) mod term = term − 1.</summary>
    public readonly int FirstTermEnd() => (int)Term - 1 - (int)Elapsed % (int)Term;
}

/// <inheritdoc cref="Calendar"/>
internal struct Calendar<R> where R : unmanaged, IReal<R>
{
    internal R Term, Elapsed, Turnover, Committed;

    /// <summary>The same numbers in every lane.</summary>
    public static implicit operator Calendar<R>(in Calendar one) => LaneMemory.InEvery<Calendar, Calendar<R>, R>(one);
}
