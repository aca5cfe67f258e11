using System.Runtime.CompilerServices;
using NegotiationSim.Engine.Coercion.World;
using NegotiationSim.Engine.Numbers.Lanes;

namespace NegotiationSim.Engine.Coercion.Simulation;

/// <summary>What of a round may be held at what another run of the same shocks had, so that an effect goes through the rest (mediation:
/// Robins and Greenland 1992, Pearl 2001).</summary>
[Flags]
internal enum Mediators
{
    /// <summary>Nothing is held.</summary>
    None = 0,
    /// <summary>β, what the target feels of the pressure (2c).</summary>
    Bite = 1,
    /// <summary>h, after (3a).</summary>
    Hardship = 2,
    /// <summary>θ, after (3b), and with it the worth of the deterrent.</summary>
    Threat = 4,
    /// <summary>o, after (9b).</summary>
    Openness = 8,
    /// <summary>y, after (9c).</summary>
    Reform = 16,
}

/// <summary>The mediators of replications that were played side by side, round by round: written by one run, read by another.</summary>
/// <typeparam name="R">The lanes.</typeparam>
internal readonly ref struct Course<R> where R : unmanaged, IReal<R>
{
    /// <summary>How many mediators there are.</summary>
    internal const int Width = 5;

    private readonly Span<R> values;

    /// <summary>Over room for as many rounds.</summary>
    /// <param name="values">The room: <see cref="Width"/> numbers a round.</param>
    /// <param name="held">Which of them a run that reads is held to.</param>
    internal Course(Span<R> values, Mediators held = Mediators.None)
    {
        this.values = values;
        Held = held;
    }

    /// <summary>Which mediators are held.</summary>
    internal Mediators Held { get; }

    /// <summary>Writes a round down.</summary>
    internal void Write(int t, in WorldState<R> state, in RoundRecord<R> record)
    {
        var round = values[(t * Width)..];
        round[0] = record.View.Bite;
        round[1] = state.Hardship;
        round[2] = record.View.Threat;
        round[3] = state.Openness;
        round[4] = state.Reform;
    }

    /// <summary>A mediator: the other run's where it is held, else this one's.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal R Or(Mediators which, int t, R own) => (Held & which) == 0 ? own : Read(which, t);

    private R Read(Mediators which, int t) => values[t * Width + int.Log2((int)which)];
}
