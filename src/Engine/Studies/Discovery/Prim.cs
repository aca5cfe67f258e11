using MathNet.Numerics;
using NegotiationSim.Engine.Numbers;

namespace NegotiationSim.Engine.Studies.Discovery;

/// <summary>The patient rule induction method: boxes of inputs in which the cases of interest are dense.</summary>
/// <remarks>Friedman and Fisher 1999; with the measures of Bryant and Lempert 2010, "Thinking inside the box", Technological Forecasting
/// and Social Change 77.</remarks>
public static class Prim
{
    /// <summary>Looks for boxes, one after the other, each among the cases that the earlier ones left.</summary>
    /// <param name="cases">The cases.</param>
    /// <param name="options">How boxes are looked for.</param>
    /// <returns>The boxes found; none if no case or every case is of interest.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A share is outside 0 to 1.</exception>
    public static IReadOnlyList<FoundBox> Find(Cases cases, PrimOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(options.Alpha is > 0 and < 1, true, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNotEqual(options.PasteAlpha is > 0 and < 1, true, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNotEqual(options.LeastMass is >= 0 and < 1, true, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNotEqual(options.LeastCoverage is >= 0 and <= 1, true, nameof(options));
        var found = new List<FoundBox>();
        var (left, total, rate) = (cases, cases.Successes, (double)cases.Successes / Math.Max(1, cases.Count));
        while (found.Count < options.Boxes && left.Successes > 0 && left.Successes < left.Count)
        {
            var trajectory = Trajectory(left, options);
            var box = Meaningful(Choose(trajectory, options), left, options.Significance);
            if (box.Restricted == 0 || box.Density <= rate) break; // what is left is rarer everywhere than it was in the whole space
            found.Add(new FoundBox(box, (double)box.Successes / total, trajectory, [.. Restrictions(box, left, options)]));
            left = left.Only([.. Enumerable.Range(0, left.Count).Where(i => !box.Contains(left.Values[i]))]);
        }
        return found;
    }

    /// <summary>The boxes from the whole space inward, and from the innermost one outward again.</summary>
    /// <param name="cases">The cases.</param>
    /// <param name="options">How boxes are looked for.</param>
    public static IReadOnlyList<Box> Trajectory(Cases cases, PrimOptions options)
    {
        var peeled = Peeling.Peel(cases, options);
        return [.. peeled, .. Peeling.Paste(peeled[^1], cases, options)];
    }

    private static Box Choose(IReadOnlyList<Box> trajectory, PrimOptions options) => options.LeastCoverage > 0
        ? trajectory.Where(b => b.Coverage >= options.LeastCoverage).OrderByDescending(b => b.Density).ThenByDescending(b => b.Coverage)
            .ThenBy(b => b.Restricted).First()
        : trajectory.OrderByDescending(b => b.Correlation).ThenBy(b => b.Restricted).First();

    /// <summary>The box without the limits that chance explains, the least meaningful dropped first.</summary>
    private static Box Meaningful(Box box, Cases cases, double significance)
    {
        while (true)
        {
            var worst = Sides(box).Select(side => (Wider: side.Wider, P: QuasiP(box, side.Wider, cases))).OrderByDescending(s => s.P)
                .FirstOrDefault();
            if (worst.Wider is null || worst.P <= significance) return box;
            box = Box.Of(worst.Wider, cases);
        }
    }

    private static IEnumerable<Restriction> Restrictions(Box box, Cases cases, PrimOptions options)
    {
        var again = Resampled(box, cases, options);
        foreach (var (input, isLow, wider) in Sides(box))
        {
            var without = Box.Of(wider, cases);
            yield return new Restriction(cases.Names[input], isLow, isLow ? box.Limits[input].Low : box.Limits[input].High,
                QuasiP(box, wider, cases), without.Density, without.Coverage, again[input]);
        }
    }

    private static IEnumerable<(int Input, bool IsLow, Limits[] Wider)> Sides(Box box)
    {
        for (var d = 0; d < box.Limits.Count; d++)
        {
            if (!double.IsInfinity(box.Limits[d].Low))
                yield return (d, true, box.With(d, box.Limits[d] with { Low = double.NegativeInfinity }));
            if (!double.IsInfinity(box.Limits[d].High))
                yield return (d, false, box.With(d, box.Limits[d] with { High = double.PositiveInfinity }));
        }
    }

    /// <summary>The chance that as many cases of interest fall into the box if the limit made no difference: that cases inside are of
    /// interest as often as without it (Bryant and Lempert 2010).</summary>
    private static double QuasiP(Box box, Limits[] wider, Cases cases)
    {
        var rate = Box.Of(wider, cases).Density;
        return box.Successes == 0 || rate >= 1 ? 1 : SpecialFunctions.BetaRegularized(box.Successes, box.Cases - box.Successes + 1, rate);
    }

    /// <summary>In how many random halves of the cases each input is limited by the box whose coverage is nearest.</summary>
    private static double[] Resampled(Box box, Cases cases, PrimOptions options)
    {
        var often = new double[box.Limits.Count];
        var root = new SplitMix64(options.Seed);
        for (var r = 0; r < options.Resamples; r++)
        {
            var stream = root.Split(r);
            var half = cases.Only([.. Enumerable.Range(0, cases.Count).OrderBy(i => stream.At(i)).Take((cases.Count + 1) / 2).Order()]);
            if (half.Successes == 0 || half.Successes == half.Count) continue;
            var like = Trajectory(half, options).OrderBy(b => Math.Abs(b.Coverage - box.Coverage)).ThenByDescending(b => b.Density).First();
            like = Meaningful(like, half, options.Significance);
            for (var d = 0; d < often.Length; d++)
                if (like.Limits[d].IsRestricted) often[d] += 1.0 / options.Resamples;
        }
        return often;
    }
}

/// <summary>A box that was found and what speaks for it.</summary>
/// <param name="Box">The box, its measures taken among the cases that earlier boxes left.</param>
/// <param name="CoverageOfAll">The share of all cases of interest, those in earlier boxes too, that lie in it.</param>
/// <param name="Trajectory">The boxes it was chosen from: the trade-off between coverage and density.</param>
/// <param name="Restrictions">Its limits.</param>
public sealed record FoundBox(Box Box, double CoverageOfAll, IReadOnlyList<Box> Trajectory, IReadOnlyList<Restriction> Restrictions);

/// <summary>One limit of a box.</summary>
/// <param name="Input">The input's name.</param>
/// <param name="IsLow">Whether values must lie above the limit; if not, below.</param>
/// <param name="Limit">The limit.</param>
/// <param name="QuasiP">The chance of so dense a box if the limit made no difference (Bryant and Lempert 2010): a measure of sense, no
/// test, as the limit was chosen on the same cases.</param>
/// <param name="DensityWithout">The density without it.</param>
/// <param name="CoverageWithout">The coverage without it.</param>
/// <param name="Reproduced">The share of random halves of the cases in which the input is limited again.</param>
public sealed record Restriction(
    string Input, bool IsLow, double Limit, double QuasiP, double DensityWithout, double CoverageWithout, double Reproduced);
