using NegotiationSim.Engine.Numbers;

namespace NegotiationSim.Runner.Sweeps;

/// <summary>Designs in the unit cube.</summary>
internal static class UnitPoints
{
    /// <summary>A Latin hypercube (McKay, Beckman and Conover 1979): in each factor, one point in every n-th of its range.</summary>
    internal static double[][] LatinHypercube(int factors, int points, ulong seed)
    {
        var design = Enumerable.Range(0, points).Select(_ => new double[factors]).ToArray();
        Shocks[] chance = [.. Enumerable.Range(0, points).Select(i => new Shocks(seed, i))];
        for (var f = 0; f < factors; f++)
        {
            var (order, place) = (FormattableString.Invariant($"design.order.{f}"), FormattableString.Invariant($"design.place.{f}"));
            var keys = chance.Select(c => c.Uniform(order)).ToArray();
            var ranks = Enumerable.Range(0, points).ToArray();
            Array.Sort(keys, ranks);
            for (var stratum = 0; stratum < points; stratum++) design[ranks[stratum]][f] = (stratum + chance[ranks[stratum]].Uniform(place)) / points;
        }
        return design;
    }
}
