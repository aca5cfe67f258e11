using NegotiationSim.Engine.Statistics;

namespace NegotiationSim.Engine.Studies.Claims;

/// <summary>In which worlds a claim is true.</summary>
/// <param name="Truths">What each world says.</param>
/// <param name="Gap">The mean over the worlds with a value of the least gap of its parts.</param>
internal sealed record Tally(IReadOnlyList<Truth> Truths, double Gap)
{
    /// <summary>The tally of one of the claims that a study has played.</summary>
    internal static Tally Of(IReadOnlyList<WorldResult> worlds, int claim) => new([.. worlds.Select(w => w.Truths[claim])],
        worlds.Select(w => w.Gaps[claim]).Where(g => !double.IsNaN(g)).DefaultIfEmpty(double.NaN).Average());

    internal int WithoutValue => Truths.Count(t => t == Truth.Nothing);

    /// <summary>The share of the worlds with a value that say so.</summary>
    internal Estimate Share(params ReadOnlySpan<Truth> so)
    {
        var count = 0;
        foreach (var truth in Truths) if (so.Contains(truth)) count++;
        return Intervals.Share(count, Truths.Count - WithoutValue);
    }

    /// <summary>The share of the worlds in which it is clearly true, against another tally of the same worlds: the exact p value of no
    /// difference (McNemar 1947).</summary>
    internal double PValueAgainst(Tally other)
    {
        var (here, there) = (0, 0);
        foreach (var (one, two) in Truths.Zip(other.Truths))
        {
            if (one == Truth.Nothing || two == Truth.Nothing) continue;
            if (one == Truth.True && two != Truth.True) here++;
            else if (two == Truth.True && one != Truth.True) there++;
        }
        return PairedShares.ExactPValue(here, there);
    }
}
