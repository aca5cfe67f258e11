using NegotiationSim.Engine.Coercion.Actors;
using NegotiationSim.Engine.Coercion.Bargaining;
using NegotiationSim.Engine.Coercion.World;
using NegotiationSim.Engine.Numbers.Lanes;

namespace NegotiationSim.Engine.Tests.Coercion;

/// <summary>Equations of lanes, applied to one.</summary>
internal static class OneLane
{
    internal static Trust After(this Trust trust, Evidence<Real1> news, Trust prior, in TrustRule rule) =>
        ((Trust<Real1>)trust).After(news, prior, rule).Lane(0);

    internal static Campaign After(this Campaign campaign, double tests, double expected, double weight, double memory) =>
        ((Campaign<Real1>)campaign).After(tests, expected, weight, memory).Lane(0);

    internal static Pressure<Real1> InOneLane(this Pressure rule) => rule;
    internal static Hardship<Real1> InOneLane(this Hardship rule) => rule;
    internal static Threat<Real1> InOneLane(this Threat rule) => rule;
    internal static Programme<Real1> InOneLane(this Programme rule) => rule;
    internal static News<Real1> InOneLane(this News rule) => rule;
    internal static Content<Real1> InOneLane(this Content rule) => rule;
    internal static Tension<Real1> InOneLane(this Tension rule) => rule;
    internal static Society<Real1> InOneLane(this Society rule) => rule;
    internal static Rupture<Real1> InOneLane(this Rupture rule) => rule;
    internal static Payoffs<Real1> InOneLane(this Payoffs rule) => rule;
    internal static Reach<Real1> InOneLane(this Reach rule) => rule;
    internal static Talks<Real1> InOneLane(this Talks rule) => rule;
    internal static Ratification<Real1> InOneLane(this Ratification rule) => rule;
    internal static Implementation<Real1> InOneLane(this Implementation rule) => rule;
    internal static PackageEffects<Real1> InOneLane(this PackageEffects rule) => rule;
}
