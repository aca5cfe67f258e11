using System.Runtime.CompilerServices;
using NegotiationSim.Engine.Coercion.Policies;
using NegotiationSim.Engine.Coercion.World;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Lanes;

namespace NegotiationSim.Engine.Coercion.Simulation;

/// <summary>What a round works on: where chance comes from, the state of the worlds, and what the round brings.</summary>
/// <typeparam name="R">The lanes.</typeparam>
/// <typeparam name="TShocks">Where chance comes from; a struct, so that a draw costs no call.</typeparam>
internal struct Desk<R, TShocks> where R : unmanaged, IReal<R> where TShocks : struct, IShocks<R>
{
    internal WorldState<R> State;
    internal RoundRecord<R> Record;
    internal Tally<R> Tally;
    internal TShocks Shocks;
    internal Setting<R> Set;
}

/// <summary>A round, a quarter of a year, of as many worlds as there are lanes: nine steps in the order of docs/model.md, each a method of
/// its name in its own file.</summary>
/// <remarks>A step reads what the steps before it left in the state and in the record, and leaves there what the later ones need. Long
/// steps are never inlined, and the equations always are into them (docs/lanes.md).</remarks>
/// <typeparam name="R">The lanes.</typeparam>
/// <typeparam name="TShocks">Where chance comes from.</typeparam>
[SkipLocalsInit]
internal ref partial struct Round<R, TShocks>
    where R : unmanaged, IReal<R>
    where TShocks : struct, IShocks<R>
{
    private const MethodImplOptions AsAStep = MethodImplOptions.NoInlining | Compiling.AtOnce;
    private const MethodImplOptions Inline = LaneMaths.Inline; // short steps: together they are as long as one of the others

    private readonly Worlds worlds;
    private readonly ref Setting<R> set;
    private readonly ref WorldState<R> s;
    private readonly ref RoundRecord<R> record;
    private readonly ref TShocks shocks;
    private readonly ref readonly Policy<R> policy; // in force
    private readonly bool bargains, isHaltAnIssue, isTwoLevel;
    private int era;
    private int t;
    private R discount;
    private ContentWeights<R> weights; // how far what is agreed counts for its content (6f)
    private bool isTermEnd;
    private readonly Course<R> course; // of another run, which some mediators may be held to
    private bool isStepOnTheTable; // whether the record has the next step of all lanes

    /// <summary>Before a round.</summary>
    /// <param name="worlds">The worlds.</param>
    /// <param name="desk">Their numbers, the shocks, and the states that the round before left.</param>
    /// <param name="course">What another run went through, if any mediator is held to that.</param>
    /// <param name="era">The era whose policies are in force already.</param>
    internal Round(Worlds worlds, ref Desk<R, TShocks> desk, Course<R> course = default, int era = -1)
    {
        this.worlds = worlds;
        this.era = era;
        this.course = course;
        set = ref desk.Set;
        policy = ref desk.Set.Policy;
        ref readonly var first = ref worlds.Setting(0);
        (bargains, isHaltAnIssue, isTwoLevel) = (first.Bargaining.IsOn, first.Bargaining.IsHaltAnIssue, first.IsTwoLevel);
        s = ref desk.State;
        record = ref desk.Record;
        shocks = ref desk.Shocks;
    }

    /// <summary>Plays a round.</summary>
    /// <param name="now">Which it is.</param>
    /// <param name="worth">δᵗ, what its payoffs are worth at the first round that counts.</param>
    [MethodImpl(AsAStep)]
    internal void Play(PointInTime now, in R worth)
    {
        PlayToTests(now, worth);
        Trust();
        World();
    }

    /// <summary>Plays steps 1 to 7 of a round, for who asks nothing that comes after them.</summary>
    /// <inheritdoc cref="Play"/>
    [MethodImpl(AsAStep)]
    internal void PlayToTests(PointInTime now, in R worth)
    {
        PlayToImplementation(now, worth);
        Programme();
    }

    /// <summary>Plays steps 1 to 6 of a round.</summary>
    /// <inheritdoc cref="Play"/>
    [MethodImpl(AsAStep)]
    internal void PlayToImplementation(PointInTime now, in R worth)
    {
        t = now.Round;
        discount = worth;
        isTermEnd = now.IsTermEnd;
        if (now.Era != era) Enter(now.Era);

        Calendar();
        Pressure();
        HardshipAndThreat();
        Talks();
        if (record.Has(Happened.Talks).Any) OfferAndRatification();
        if (s.InForce.Any) Implementation();
    }

    /// <summary>A new policy is in force, whose steps are others.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)] // only where an era begins
    private void Enter(int next)
    {
        era = next;
        set.Enter(worlds, era);
        isStepOnTheTable = false;
    }

    /// <summary>Where an event of that chance happens in this round.</summary>
    [MethodImpl(Inline)] // several times in every round
    private readonly Truth<R> Happens(R chance, Chance source) => LaneMaths.Bernoulli(chance, shocks.Uniform(source, t));
}
