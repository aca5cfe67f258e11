using NegotiationSim.Engine.Coercion.Actors;
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
}
