namespace NegotiationSim.Engine.Studies.Discovery;

/// <summary>The two movements of PRIM: take thin slices off a box, put thin slices on.</summary>
/// <remarks>Friedman and Fisher 1999, "Bump hunting in high-dimensional data", Statistics and Computing 9.</remarks>
internal static class Peeling
{
    /// <summary>The boxes from the whole space on, each made from the one before by the slice whose loss raises density most for the cases
    /// lost.</summary>
    internal static IReadOnlyList<Box> Peel(Cases cases, PrimOptions options)
    {
        var trajectory = new List<Box> { Box.Of([.. cases.Names.Select(_ => Limits.None)], cases) };
        while (trajectory[^1] is { Successes: > 0 } box && box.Successes < box.Cases)
        {
            var (best, most) = ((Box?)null, double.NegativeInfinity);
            foreach (var limits in Slices(box, cases, options.Alpha))
            {
                var peeled = Box.Of(limits, cases);
                if (peeled.Cases == 0 || peeled.Cases == box.Cases || peeled.Mass < options.LeastMass) continue;
                var gain = (peeled.Density - box.Density) / (box.Cases - peeled.Cases);
                if (gain > most) (best, most) = (peeled, gain);
            }
            if (best is null) break;
            trajectory.Add(best);
        }
        return trajectory;
    }

    /// <summary>The boxes that follow a box by adding slices for as long as that adds cases of interest and density does not
    /// fall.</summary>
    internal static IReadOnlyList<Box> Paste(Box box, Cases cases, PrimOptions options)
    {
        var trajectory = new List<Box>();
        while (true)
        {
            var best = box;
            foreach (var limits in Wider(box, cases, options.PasteAlpha))
            {
                var pasted = Box.Of(limits, cases);
                if (pasted.Density > best.Density || (pasted.Density == best.Density && pasted.Successes > best.Successes)) best = pasted;
            }
            if (best.Successes <= box.Successes) return trajectory;
            trajectory.Add(box = best);
        }
    }

    private static IEnumerable<Limits[]> Slices(Box box, Cases cases, double alpha)
    {
        var inside = cases.Values.Where(box.Contains).ToArray();
        var slice = Slice(inside.Length, alpha);
        for (var d = 0; d < box.Limits.Count; d++)
        {
            var sorted = inside.Select(v => v[d]).Order().ToArray();
            if (sorted[0] == sorted[^1]) continue;
            yield return box.With(d, box.Limits[d] with { Low = Cut(sorted, slice) });
            Array.Reverse(sorted);
            yield return box.With(d, box.Limits[d] with { High = Cut(sorted, slice) });
        }
    }

    /// <summary>Half way between the last value that goes and the first that stays. Equal values go or stay together: as few as
    /// can be, if that is any.</summary>
    private static double Cut(double[] sorted, int slice)
    {
        var last = Math.Min(slice, sorted.Length - 1) - 1;
        if (sorted[last] == sorted[last + 1])
        {
            var of = sorted[last];
            while (last >= 0 && sorted[last] == of) last--;
            if (last < 0) last = Array.FindLastIndex(sorted, v => v == of);
        }
        return sorted[last] + (sorted[last + 1] - sorted[last]) / 2;
    }

    private static IEnumerable<Limits[]> Wider(Box box, Cases cases, double alpha)
    {
        var slice = Slice(box.Cases, alpha);
        for (var d = 0; d < box.Limits.Count; d++)
        {
            var (low, high) = box.Limits[d];
            var open = box with { Limits = box.With(d, Limits.None) };
            var reachable = cases.Values.Where(open.Contains).Select(v => v[d]).ToArray();
            if (!double.IsInfinity(low))
                yield return box.With(d, new Limits(-Beyond([.. reachable.Where(v => v < low).Select(v => -v).Order()], slice), high));
            if (!double.IsInfinity(high))
                yield return box.With(d, new Limits(low, Beyond([.. reachable.Where(v => v > high).Order()], slice)));
        }
    }

    /// <summary>A limit that takes in that many more of the values, nearest first; none at all if that is all of them.</summary>
    private static double Beyond(double[] outward, int slice)
    {
        var last = slice - 1;
        while (last + 1 < outward.Length && outward[last] == outward[last + 1]) last++;
        return last + 1 >= outward.Length ? double.PositiveInfinity : outward[last] + (outward[last + 1] - outward[last]) / 2;
    }

    private static int Slice(int cases, double alpha) => Math.Max(1, (int)Math.Ceiling(alpha * cases));
}
