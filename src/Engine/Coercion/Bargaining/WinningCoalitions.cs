using NegotiationSim.Engine.Coercion.Actors;

namespace NegotiationSim.Engine.Coercion.Bargaining;

/// <summary>Which coalitions of constituencies carry a step: a weighted vote with vetoes (docs/model.md, equation 5v).</summary>
/// <remarks>Coalition A is a number whose bit i says that constituency i is in it; bit A of the mask says that A wins. With six
/// constituencies at the most there are 64 coalitions, so that the sum over all of them is exact and short.</remarks>
/// <param name="Mask">The winning coalitions.</param>
/// <param name="Count">n, how many constituencies there are; 0 for a side without any.</param>
public readonly record struct WinningCoalitions(ulong Mask, int Count)
{
    /// <summary>The most constituencies.</summary>
    public const int MostMembers = 6;

    /// <summary>How far a sum of weights may fall short of the threshold by rounding alone.</summary>
    private const double Rounding = 1e-9;

    /// <summary>How many coalitions of constituencies there are, the empty one included.</summary>
    public int Coalitions => 1 << Count;

    /// <summary>The coalitions whose influence reaches the threshold and that miss no constituency with a veto.</summary>
    /// <typeparam name="TPreferences">The side's goals.</typeparam>
    /// <param name="home">Weights, vetoes and threshold.</param>
    public static WinningCoalitions Of<TPreferences>(in DomesticGame<TPreferences> home) where TPreferences : struct
    {
        if (home.Count == 0) return default;
        Span<double> weights = stackalloc double[MostMembers];
        var (total, vetoes) = (0.0, 0);
        for (var i = 0; i < home.Count; i++)
        {
            ref readonly var constituency = ref home.Members[i];
            total += weights[i] = constituency.Weight;
            if (constituency.Veto > 0) vetoes |= 1 << i;
        }
        var mask = 0UL;
        for (var coalition = 1; coalition < 1 << home.Count; coalition++) // no approval at all carries nothing
        {
            var weight = 0.0;
            for (var i = 0; i < home.Count; i++)
                if ((coalition >> i & 1) != 0) weight += weights[i];
            if (weight >= (home.Threshold - Rounding) * total && (coalition & vetoes) == vetoes) mask |= 1UL << coalition;
        }
        return new WinningCoalitions(mask, home.Count);
    }

    /// <summary>Whether a coalition carries the step.</summary>
    /// <param name="coalition">The coalition, from 0 to <see cref="Coalitions"/> − 1.</param>
    public bool Carry(int coalition) => (Mask >> coalition & 1) != 0;

    /// <summary>P = Σ over winning A of Π_{i∈A} π_i Π_{i∉A} (1 − π_i): the exact chance that those who approve carry the step.</summary>
    /// <param name="approval">π_i, each constituency's chance of approving, independent of the others'.</param>
    /// <returns>The chance, in [0, 1].</returns>
    public double Chance(ReadOnlySpan<double> approval)
    {
        Span<double> chances = stackalloc double[1 << MostMembers];
        Spread(approval, chances);
        var sum = 0.0;
        for (var coalition = 1; coalition < Coalitions; coalition++)
            if (Carry(coalition)) sum += chances[coalition];
        return Math.Min(1, sum);
    }

    /// <summary>Who approved, given whether the step was carried: drawn by inversion from the coalitions that agree with that.</summary>
    /// <param name="approval">π_i.</param>
    /// <param name="carried">Whether the step was carried; must have a chance above 0.</param>
    /// <param name="uniform">A number in [0, 1).</param>
    /// <returns>The coalition that approved.</returns>
    public int Draw(ReadOnlySpan<double> approval, bool carried, double uniform)
    {
        Span<double> chances = stackalloc double[1 << MostMembers];
        Spread(approval, chances);
        var total = 0.0;
        for (var coalition = 0; coalition < Coalitions; coalition++)
            if (Carry(coalition) == carried) total += chances[coalition];
        var (cumulative, likely) = (0.0, carried ? Coalitions - 1 : 0);
        for (var coalition = 0; coalition < Coalitions; coalition++)
        {
            if (Carry(coalition) != carried || chances[coalition] == 0) continue;
            likely = coalition;
            cumulative += chances[coalition];
            if (uniform * total < cumulative) break;
        }
        return likely;
    }

    /// <summary>The chance of every coalition to be those who approve: each constituency in turn splits all coalitions of those before
    /// it.</summary>
    private void Spread(ReadOnlySpan<double> approval, Span<double> chances)
    {
        chances[0] = 1;
        for (var i = 0; i < Count; i++)
        {
            for (var coalition = 0; coalition < 1 << i; coalition++)
            {
                chances[coalition | 1 << i] = chances[coalition] * approval[i];
                chances[coalition] *= 1 - approval[i];
            }
        }
    }
}
