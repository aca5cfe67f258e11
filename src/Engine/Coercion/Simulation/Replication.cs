using NegotiationSim.Engine.Coercion.Actors;
using NegotiationSim.Engine.Coercion.Policies;
using NegotiationSim.Engine.Coercion.World;
using NegotiationSim.Engine.Numbers;

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
        var nobody = new Nobody();
        return Run(set, ref shocks, ref nobody);
    }

    /// <summary>Plays a replication. It allocates no memory, and the same shocks give the same outcome whoever watches.</summary>
    /// <param name="set">The numbers of the world, as checked by the scenario they come from.</param>
    /// <param name="shocks">The replication's shocks; by reference only to spare a copy at every draw.</param>
    /// <param name="observer">What looks on.</param>
    public static Outcome Run<TShocks, TObserver>(in Setting set, ref TShocks shocks, ref TObserver observer)
        where TShocks : struct, IShocks
        where TObserver : struct, IObserver
    {
        var derived = DerivedSetting.Of(set);
        var round = new Round<TShocks>(set, derived, Begin(set, derived, ref shocks), shocks);
        var now = PointInTime.BeforeTheFirst(set);
        var outcome = new Outcome();
        observer.Observe(now.Round, round.State, round.Record);
        while (now.Round + 1 < set.Rounds)
        {
            now = now.Next(set, ref round.State);
            round.Play(now);
            observer.Observe(now.Round, round.State, round.Record);
            Count(ref outcome, now.Round, round.State, round.Record);
            if ((round.Record.Happened & (Happened.War | Happened.RegimeCollapse)) != 0) break;
        }
        outcome.Final = round.State;
        outcome.IsTwoLevel = set.SenderHome.HasConstituencies || set.TargetHome.HasConstituencies;
        outcome.End = set.Ends.Classify(round.Record.Happened, round.State.Capability, set.Initial.Capability);
        return outcome;
    }

    /// <summary>An administration's type, drawn when it comes in.</summary>
    internal static AdministrationType DrawAdministration<TShocks>(in Setting set, ref TShocks shocks, int t)
        where TShocks : struct, IShocks =>
        Draws.Bernoulli(set.Calendar.Committed, shocks.Uniform(Chance.AdministrationType, t)) ? AdministrationType.Committed
            : AdministrationType.Reluctant;

    /// <summary>The state before round 0.</summary>
    internal static WorldState Begin<TShocks>(in Setting set, in DerivedSetting derived, ref TShocks shocks)
        where TShocks : struct, IShocks =>
        Begin(set, derived,
            Draws.Bernoulli(set.Priors.Seekers, shocks.Uniform(Chance.TargetType, -1)) ? TargetType.SecuritySeeker : TargetType.Opportunist,
            DrawAdministration(set, ref shocks, -1)) with
        {
            Appetite = set.Mechanisms.Leadership > 0
                ? Leaders.Appetite(set.Mechanisms.Leadership, shocks.Uniform(Chance.LeaderAppetite, -1)) : 0,
        };

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

    private static void Count(ref Outcome outcome, int t, in WorldState state, in RoundRecord record)
    {
        outcome.Rounds = t + 1;
        outcome.MissileTests += record.Missiles;
        if (record.Has(Happened.NuclearTest)) outcome.NuclearTests++;
        if (record.Has(Happened.InForce)) outcome.RoundsInForce++;
        if (record.Has(Happened.SenderFailedRatification)) outcome.SenderFailedRatifications++;
        if (record.Has(Happened.TargetFailedRatification)) outcome.TargetFailedRatifications++;
        if (outcome.FirstAgreementRound == 0 && record.Has(Happened.Signature)) outcome.FirstAgreementRound = t + 1;
        outcome.SenderPayoff += record.SenderPayoff;
        outcome.TargetPayoff += record.TargetPayoff;
        outcome.ReliefGiven += state.Relief;
        outcome.Happened |= record.Happened;
        if (state.Capability is 0 or 1) outcome.CapabilityAtBound++;
        if (state.Tension is 0 or 1) outcome.TensionAtBound++;
        if (state.Openness is 0 or 1) outcome.OpennessAtBound++;
    }

    private readonly struct Nobody : IObserver
    {
        public void Observe(int t, in WorldState state, in RoundRecord record) { }
    }
}
