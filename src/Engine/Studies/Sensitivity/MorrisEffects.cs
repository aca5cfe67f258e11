using NegotiationSim.Engine.Statistics;

namespace NegotiationSim.Engine.Studies.Sensitivity;

/// <summary>The elementary effects of a factor: what moving it over its range does to the output, elsewhere in the space.</summary>
/// <param name="MuStar">Mean of the effects' sizes: how much the factor matters (Campolongo, Cariboni and Saltelli 2007).</param>
/// <param name="Mu">Mean of the effects with their signs: which way it acts (Morris 1991).</param>
/// <param name="Sigma">Standard deviation of the effects: how far the way it acts depends on itself and on others.</param>
public sealed record MorrisEffect(Estimate MuStar, Estimate Mu, double Sigma);

/// <summary>Elementary effects of all factors.</summary>
public static class MorrisEffects
{
    /// <summary>The effects: a pure function of a model's outputs over a design.</summary>
    /// <param name="design">The walks.</param>
    /// <param name="outputs">The output at each point, in order; all finite.</param>
    /// <returns>An entry a factor, in units of output for a move from the least to the greatest value.</returns>
    /// <exception cref="ArgumentException">There are not as many outputs as points, or one is not finite.</exception>
    public static IReadOnlyList<MorrisEffect> Of(MorrisDesign design, ReadOnlySpan<double> outputs)
    {
        ArgumentNullException.ThrowIfNull(design);
        SobolIndices.Refuse(design.Count, outputs);
        var effects = new List<double>[design.Factors];
        for (var f = 0; f < effects.Length; f++) effects[f] = [];
        for (var i = 1; i < outputs.Length; i++)
        {
            if (i % (design.Factors + 1) == 0) continue; // the first point of a walk
            var from = design.Point(i - 1);
            var to = design.Point(i);
            var moved = 0;
            while (from[moved] == to[moved]) moved++;
            effects[moved].Add((outputs[i] - outputs[i - 1]) / (to[moved] - from[moved]));
        }
        return [.. effects.Select(Of)];
    }

    /// <summary>The summary of one factor's effects.</summary>
    /// <param name="effects">Its effects; Student's t intervals take them to be independent.</param>
    public static MorrisEffect Of(IReadOnlyList<double> effects)
    {
        ArgumentNullException.ThrowIfNull(effects);
        var (signed, sizes) = (new Moments(), new Moments());
        foreach (var effect in effects)
        {
            signed.Add(effect);
            sizes.Add(Math.Abs(effect));
        }
        return new MorrisEffect(Intervals.Mean(sizes), Intervals.Mean(signed), signed.StandardDeviation);
    }
}
