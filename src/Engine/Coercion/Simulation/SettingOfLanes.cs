using NegotiationSim.Engine.Coercion.Actors;
using NegotiationSim.Engine.Coercion.Bargaining;
using NegotiationSim.Engine.Coercion.Policies;
using NegotiationSim.Engine.Coercion.World;
using NegotiationSim.Engine.Numbers.Lanes;

namespace NegotiationSim.Engine.Coercion.Simulation;

/// <summary>The numbers that equations read, of as many worlds as there are lanes: those of <see cref="Setting"/>, and what follows from
/// them (<see cref="DerivedSetting"/>).</summary>
/// <typeparam name="R">The lanes.</typeparam>
internal struct Setting<R> where R : unmanaged, IReal<R>
{
    internal Mechanisms<R> Mechanisms;
    internal SenderPreferences<R> Sender; // as it acts on them
    internal TargetPreferences<R> Target;
    internal Priors<R> Priors;
    internal Calendar<R> Calendar;
    internal Leaders<R> Leaders;
    internal Reach<R> Coalition;
    internal Trust<R> SenderPrior, TargetPrior;
    internal TrustRule<R> Trust;
    internal Pressure<R> Pressure;
    internal Hardship<R> Hardship;
    internal Threat<R> Threat;
    internal Talks<R> Talks;
    internal Ratification<R> Ratification;
    internal Implementation<R> Implementation;
    internal Programme<R> Programme;
    internal News<R> News;
    internal Content<R> Content;
    internal Tension<R> Tension;
    internal Society<R> Society;
    internal Rupture<R> Rupture;
    internal Payoffs<R> Payoffs;
    internal EndThresholds<R> Ends;
    internal PackageEffects<R> Effects;
    internal Home<R> SenderHome, TargetHome;
    internal R InitialCapability;
    internal Policy<R> Policy; // of the era in hand
    internal R Attention;

    /// <summary>Takes up worlds, in no era yet.</summary>
    /// <param name="worlds">One for all lanes, or one each; lanes beyond the last play on as it does.</param>
    internal void Take(Worlds worlds)
    {
        if (worlds.AreOne) Put(LaneMemory.Every, worlds.Setting(0), worlds.Derived(0));
        else
            for (var lane = 0; lane < R.Lanes; lane++) Put(lane, worlds.Setting(lane), worlds.Derived(lane));
    }

    /// <summary>Puts the policies of an era in force.</summary>
    /// <param name="worlds">The worlds.</param>
    /// <param name="era">The era.</param>
    internal void Enter(Worlds worlds, int era)
    {
        if (worlds.AreOne) Put(LaneMemory.Every, worlds.Setting(0).Eras[era]);
        else
            for (var lane = 0; lane < R.Lanes; lane++) Put(lane, worlds.Setting(lane).Eras[era]);
    }

    private void Put(int lane, in Era era)
    {
        LaneMemory.Put<Policy, Policy<R>, R>(era.Policy, ref Policy, lane);
        LaneMemory.Put<double, R, R>(era.Attention, ref Attention, lane);
    }

    private void Put(int lane, in Setting one, in DerivedSetting derived)
    {
        LaneMemory.Put<Mechanisms, Mechanisms<R>, R>(one.Mechanisms, ref Mechanisms, lane);
        LaneMemory.Put<SenderPreferences, SenderPreferences<R>, R>(derived.Sender, ref Sender, lane);
        LaneMemory.Put<TargetPreferences, TargetPreferences<R>, R>(one.Target, ref Target, lane);
        LaneMemory.Put<Priors, Priors<R>, R>(one.Priors, ref Priors, lane);
        LaneMemory.Put<Calendar, Calendar<R>, R>(one.Calendar, ref Calendar, lane);
        LaneMemory.Put<Leaders, Leaders<R>, R>(one.Leaders, ref Leaders, lane);
        LaneMemory.Put<Reach, Reach<R>, R>(derived.Coalition, ref Coalition, lane);
        LaneMemory.Put<Trust, Trust<R>, R>(derived.SenderPrior, ref SenderPrior, lane);
        LaneMemory.Put<Trust, Trust<R>, R>(derived.TargetPrior, ref TargetPrior, lane);
        LaneMemory.Put<TrustRule, TrustRule<R>, R>(one.Trust, ref Trust, lane);
        LaneMemory.Put<Pressure, Pressure<R>, R>(one.Pressure, ref Pressure, lane);
        LaneMemory.Put<Hardship, Hardship<R>, R>(one.Hardship, ref Hardship, lane);
        LaneMemory.Put<Threat, Threat<R>, R>(one.Threat, ref Threat, lane);
        LaneMemory.Put<Talks, Talks<R>, R>(one.Talks, ref Talks, lane);
        LaneMemory.Put<Ratification, Ratification<R>, R>(one.Ratification, ref Ratification, lane);
        LaneMemory.Put<Implementation, Implementation<R>, R>(one.Implementation, ref Implementation, lane);
        LaneMemory.Put<Programme, Programme<R>, R>(one.Programme, ref Programme, lane);
        LaneMemory.Put<News, News<R>, R>(one.News, ref News, lane);
        LaneMemory.Put<Content, Content<R>, R>(one.Content, ref Content, lane);
        LaneMemory.Put<Tension, Tension<R>, R>(one.Tension, ref Tension, lane);
        LaneMemory.Put<Society, Society<R>, R>(one.Society, ref Society, lane);
        LaneMemory.Put<Rupture, Rupture<R>, R>(one.Rupture, ref Rupture, lane);
        LaneMemory.Put<Payoffs, Payoffs<R>, R>(one.Payoffs, ref Payoffs, lane);
        LaneMemory.Put<EndThresholds, EndThresholds<R>, R>(one.Ends, ref Ends, lane);
        LaneMemory.Put<PackageEffects, PackageEffects<R>, R>(one.Bargaining.Effects, ref Effects, lane);
        LaneMemory.Put<double, R, R>(one.SenderHome.AudienceCost, ref SenderHome.AudienceCost, lane);
        LaneMemory.Put<double, R, R>(one.SenderHome.FailureEvidence, ref SenderHome.FailureEvidence, lane);
        LaneMemory.Put<double, R, R>(one.TargetHome.AudienceCost, ref TargetHome.AudienceCost, lane);
        LaneMemory.Put<double, R, R>(one.TargetHome.FailureEvidence, ref TargetHome.FailureEvidence, lane);
        LaneMemory.Put<double, R, R>(one.Initial.Capability, ref InitialCapability, lane);
    }
}

/// <summary>What binds a leadership at home, over lanes; constituencies vote lane by lane.</summary>
/// <typeparam name="R">The lanes.</typeparam>
internal struct Home<R> where R : unmanaged, IReal<R>
{
    internal R AudienceCost, FailureEvidence;
}
