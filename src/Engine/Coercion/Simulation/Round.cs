using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using NegotiationSim.Engine.Coercion.Policies;
using NegotiationSim.Engine.Coercion.World;
using NegotiationSim.Engine.Numbers;

namespace NegotiationSim.Engine.Coercion.Simulation;

/// <summary>A round, a quarter of a year: nine steps in the order of docs/model.md, each a method of its name in its own file.</summary>
/// <remarks>A step reads what the steps before it left in the state and in the record, and leaves there what the later ones need.
/// They and the shocks stand here as values: a reference would be fetched again after every store.</remarks>
/// <typeparam name="TShocks">Where chance comes from; a struct, so that a draw costs no call.</typeparam>
internal ref partial struct Round<TShocks>
    where TShocks : struct, IShocks
{
    private readonly ref readonly Setting set;
    private readonly ref readonly DerivedSetting derived;
    private ref readonly Era era;
    private ref readonly Policy policy;
    private int t;
    private bool isTermEnd;
    private TShocks shocks;
    private WorldState s;
    private RoundRecord record;

    /// <summary>Before a round.</summary>
    /// <param name="set">The numbers of the world.</param>
    /// <param name="derived">What follows from them.</param>
    /// <param name="state">The state that the round before left.</param>
    /// <param name="shocks">The replication's shocks.</param>
    internal Round(in Setting set, in DerivedSetting derived, in WorldState state, in TShocks shocks)
    {
        this.set = ref set;
        this.derived = ref derived;
        this.shocks = shocks;
        s = state;
    }

    /// <summary>The state of the world; after a round, what it left.</summary>
    [UnscopedRef]
    internal ref WorldState State => ref s;

    /// <summary>Where chance comes from.</summary>
    [UnscopedRef]
    internal ref TShocks Shocks => ref shocks;

    /// <summary>What the round brought.</summary>
    [UnscopedRef]
    internal readonly ref readonly RoundRecord Record => ref record;

    /// <summary>Plays a round.</summary>
    /// <param name="now">Which it is.</param>
    internal void Play(PointInTime now)
    {
        t = now.Round;
        isTermEnd = now.IsTermEnd;
        record = default;
        era = ref set.Eras[now.Era];
        policy = ref era.Policy;

        Calendar();
        Pressure();
        HardshipAndThreat();
        Talks();
        if (record.Has(Happened.Talks)) OfferAndRatification();
        if (s.InForce) Implementation();
        Programme();
        Trust();
        World();
    }

    /// <summary>Whether an event of that chance happens in this round.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)] // several times in every round
    private bool Happens(double chance, Chance source) => Draws.Bernoulli(chance, shocks.Uniform(source, t));
}
