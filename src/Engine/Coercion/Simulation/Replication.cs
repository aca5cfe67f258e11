using NegotiationSim.Engine.Coercion.Actors;
using NegotiationSim.Engine.Coercion.World;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Lanes;

namespace NegotiationSim.Engine.Coercion.Simulation;

/// <summary>What looks on while a replication runs. It sees; it cannot change.</summary>
public interface IObserver
{
    /// <summary>Called before round 0 and after every round.</summary>
    /// <param name="t">The round just played, from 0; −1 for the initial state.</param>
    /// <param name="state">The state after it.</param>
    /// <param name="record">What it brought; empty for the initial state.</param>
    void Observe(int t, in WorldState state, in RoundRecord record);
}

/// <summary>One replication: the rounds in their order, until war, collapse or the horizon.</summary>
public static class Replication
{
    /// <summary>Plays a replication that nobody watches.</summary>
    /// <inheritdoc cref="Run{TShocks, TObserver}"/>
    public static Outcome Run(in Setting set, Shocks shocks)
    {
        var nobody = new Nobody<Real1>();
        return RunOne(set, shocks, ref nobody);
    }

    /// <summary>Plays a replication. It allocates no memory, and the same shocks give the same outcome whoever watches.</summary>
    /// <param name="set">The numbers of the world, as checked by the scenario they come from.</param>
    /// <param name="shocks">The replication's shocks; by reference only to spare a copy at every draw.</param>
    /// <param name="observer">What looks on.</param>
    public static Outcome Run<TShocks, TObserver>(in Setting set, ref TShocks shocks, ref TObserver observer)
        where TShocks : struct, IShocks
        where TObserver : struct, IObserver
    {
        var watched = new Watched<TObserver>(ref observer);
        return RunOne(set, shocks, ref watched);
    }

    private static Outcome RunOne<TShocks, TObserver>(in Setting set, in TShocks shocks, ref TObserver observer)
        where TShocks : struct, IShocks
        where TObserver : struct, ILaneObserver<Real1>, allows ref struct
    {
        var derived = DerivedSetting.Of(set);
        var worlds = new Worlds(set, derived);
        var desk = new Desk<Real1, OneLane<TShocks>> { Shocks = new OneLane<TShocks>(shocks) };
        desk.Set.Take(worlds);
        var outcome = new Outcome();
        Replications<Real1>.Run(worlds, ref desk, ref observer, new Span<Outcome>(ref outcome));
        return outcome;
    }

    /// <summary>The state before round 0.</summary>
    internal static WorldState Begin<TShocks>(in Setting set, in DerivedSetting derived, ref TShocks shocks)
        where TShocks : struct, IShocks
    {
        var one = new OneLane<TShocks>(shocks);
        var worlds = new Worlds(set, derived);
        Setting<Real1> numbers = default;
        numbers.Take(worlds);
        return Replications<Real1>.Begin(worlds, numbers, ref one).Lane(0);
    }

    /// <summary>The state before round 0, the two types given.</summary>
    internal static WorldState Begin(
        in Setting set, in DerivedSetting derived, TargetType target, AdministrationType administration) => new()
    {
        Capability = set.Initial.Capability,
        Tension = set.Initial.Tension,
        Hardship = set.Initial.Hardship,
        Openness = set.Initial.Openness,
        Reform = set.Initial.Reform,
        Pressure = set.Initial.PressureShare * set.Eras[0].Policy.Pressure,
        Relief = set.Initial.Relief,
        Depth = set.Initial.Depth,
        Stage = (int)Math.Min(set.Initial.Stage, set.Eras[0].Policy.Phases),
        SenderTrust = derived.SenderPrior,
        TargetTrust = derived.TargetPrior,
        Target = target,
        Administration = administration,
        Appetite = set.Mechanisms.Leadership > 0 ? 1 : 0,
        Campaign = set.Mechanisms.Momentum > 0 ? Campaign.None(set.Programme.CampaignWeight) : default,
    };

    /// <summary>What looks on at one replication, in the one lane that there is.</summary>
    private readonly ref struct Watched<TObserver>(ref TObserver observer) : ILaneObserver<Real1> where TObserver : struct, IObserver
    {
        private readonly ref TObserver observer = ref observer;

        public void Observe(int t, in WorldState<Real1> state, in RoundRecord<Real1> record) =>
            observer.Observe(t, state.Lane(0), record.Lane(0));
    }
}
