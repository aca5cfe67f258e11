using NegotiationSim.Engine.Coercion.Policies;

namespace NegotiationSim.Engine.History;

/// <summary>Timelines made of another's eras.</summary>
internal static class Timelines
{
    /// <summary>Every era but the first begins later.</summary>
    /// <param name="eras">The eras, in order.</param>
    /// <param name="quarters">By so many quarters, 0 or more.</param>
    internal static Era[] Lagged(Era[] eras, int quarters) => quarters == 0 ? eras
        : [.. eras.Select(e => e with { FirstRound = e.FirstRound > 0 ? e.FirstRound + quarters : 0 })];

    /// <summary>The eras in another order, each as long as it was.</summary>
    /// <param name="eras">The eras, in order.</param>
    /// <param name="rounds">How many rounds they last together: the last one takes what the others leave.</param>
    /// <param name="order">Their numbers in the new order.</param>
    internal static Era[] InOrder(Era[] eras, int rounds, IEnumerable<int> order)
    {
        var first = 0;
        return
        [
            .. order.Select(k =>
            {
                var moved = eras[k] with { FirstRound = first };
                first += (k + 1 < eras.Length ? eras[k + 1].FirstRound : rounds) - eras[k].FirstRound;
                return moved;
            }),
        ];
    }

    /// <summary>Every quarter has the policy of a later one; those beyond the end have those of the beginning.</summary>
    /// <param name="eras">The eras, in order.</param>
    /// <param name="rounds">How many rounds they last together.</param>
    /// <param name="by">How much later, 0 to <paramref name="rounds"/> − 1.</param>
    internal static Era[] Shifted(Era[] eras, int rounds, int by)
    {
        var into = Array.FindLastIndex(eras, e => e.FirstRound <= by);
        return
        [
            .. Enumerable.Range(0, eras.Length + 1).Select(i => (Era: eras[(into + i) % eras.Length], Laps: (into + i) / eras.Length))
                .Select(e => e.Era with { FirstRound = Math.Max(0, e.Era.FirstRound + e.Laps * rounds - by) })
                .Where(e => e.FirstRound < rounds),
        ];
    }

    /// <summary>One era's policy from the beginning to the end.</summary>
    internal static Era[] Constant(Era[] eras, int k) => [eras[k] with { FirstRound = 0 }];
}
