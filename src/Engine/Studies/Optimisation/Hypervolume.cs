namespace NegotiationSim.Engine.Studies.Optimisation;

/// <summary>How much of the space below a reference point a set of points dominates; all values are to be small (Zitzler and Thiele
/// 1999).</summary>
public static class Hypervolume
{
    /// <summary>The volume, by exclusive volumes (While, Bradstreet and Barone 2012).</summary>
    /// <param name="points">The points; those not below the reference in everything add nothing.</param>
    /// <param name="reference">The reference point.</param>
    public static double Of(IReadOnlyList<IReadOnlyList<double>> points, IReadOnlyList<double> reference)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(reference);
        var inside = points.Where(p => p.Zip(reference).All(v => v.First < v.Second)).Select(p => p.ToArray());
        return Volume(Best([.. inside.OrderByDescending(p => p[0])]), reference);
    }

    /// <summary>For each of several sets of points, its share of the box between the best and the worst value that any of them
    /// has.</summary>
    internal static double[] Shares(IReadOnlyList<IReadOnlyList<double[]>> sets)
    {
        var seen = sets.SelectMany(set => set).ToArray();
        var values = Enumerable.Range(0, seen[0].Length);
        var low = values.Select(m => seen.Min(v => v[m])).ToArray();
        var high = values.Select(m => seen.Max(v => v[m])).ToArray();
        double[] one = [.. values.Select(_ => 1.0)];
        return [.. sets.Select(set => Of([.. set.Select(Placed)], one))];

        double[] Placed(double[] point) => [.. point.Select((v, m) => high[m] > low[m] ? (v - low[m]) / (high[m] - low[m]) : 0)];
    }

    private static double Volume(List<double[]> points, IReadOnlyList<double> reference)
    {
        var volume = 0.0;
        for (var i = 0; i < points.Count; i++) volume += Exclusive(points, i, reference);
        return volume;
    }

    /// <summary>What a point dominates and none of the later ones does.</summary>
    private static double Exclusive(List<double[]> points, int i, IReadOnlyList<double> reference)
    {
        var own = 1.0;
        for (var m = 0; m < reference.Count; m++) own *= reference[m] - points[i][m];
        var limited = points.Skip(i + 1).Select(p => p.Select((v, m) => Math.Max(v, points[i][m])).ToArray());
        return own - Volume(Best([.. limited]), reference);
    }

    /// <summary>The points that none of the others dominates, each once.</summary>
    private static List<double[]> Best(IReadOnlyList<double[]> points)
    {
        var best = new List<double[]>();
        foreach (var point in points)
        {
            if (best.Any(b => ParetoDominance.Dominates(b, point) || b.AsSpan().SequenceEqual(point))) continue;
            best.RemoveAll(b => ParetoDominance.Dominates(point, b));
            best.Add(point);
        }
        return best;
    }
}
