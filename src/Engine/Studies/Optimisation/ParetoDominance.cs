namespace NegotiationSim.Engine.Studies.Optimisation;

/// <summary>Which of several points are no worse than each other in everything; all values are to be small.</summary>
public static class ParetoDominance
{
    /// <summary>Whether a point is nowhere worse than another and somewhere better.</summary>
    /// <param name="a">The point.</param>
    /// <param name="b">The other, of as many values.</param>
    public static bool Dominates(IReadOnlyList<double> a, IReadOnlyList<double> b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return Dominates([.. a], [.. b]);
    }

    internal static bool Dominates(double[] a, double[] b)
    {
        var isBetter = false;
        for (var i = 0; i < a.Length; i++)
        {
            if (a[i] > b[i]) return false;
            isBetter |= a[i] < b[i];
        }
        return isBetter;
    }

    /// <summary>The fronts: the points that none dominates, then those that only these dominate, and so on (fast non-dominated sorting, Deb
    /// and others 2002).</summary>
    /// <param name="points">The points.</param>
    /// <returns>The numbers of the points of each front, in rising order.</returns>
    public static IReadOnlyList<IReadOnlyList<int>> Fronts(IReadOnlyList<IReadOnlyList<double>> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        double[][] values = [.. points.Select(p => (double[])[.. p])];
        var dominated = values.Select(_ => new List<int>()).ToArray();
        var above = new int[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            for (var j = 0; j < values.Length; j++)
            {
                if (!Dominates(values[i], values[j])) continue;
                dominated[i].Add(j);
                above[j]++;
            }
        }
        var fronts = new List<IReadOnlyList<int>>();
        int[] front = [.. Enumerable.Range(0, values.Length).Where(i => above[i] == 0)];
        while (front.Length > 0)
        {
            fronts.Add(front);
            var next = new List<int>();
            foreach (var j in front.SelectMany(i => dominated[i]))
            {
                if (--above[j] == 0) next.Add(j);
            }
            front = [.. next.Order()];
        }
        return fronts;
    }

    /// <summary>How far a point's neighbours on its front are apart, summed over the values, each as a share of its range there; infinite
    /// at the ends.</summary>
    /// <param name="front">The points of one front.</param>
    public static double[] Crowding(IReadOnlyList<IReadOnlyList<double>> front)
    {
        ArgumentNullException.ThrowIfNull(front);
        var distance = new double[front.Count];
        for (var m = 0; front.Count > 0 && m < front[0].Count; m++)
        {
            var order = Enumerable.Range(0, front.Count).OrderBy(i => front[i][m]).ThenBy(i => i).ToArray();
            var range = front[order[^1]][m] - front[order[0]][m];
            distance[order[0]] = distance[order[^1]] = double.PositiveInfinity;
            if (range <= 0) continue;
            for (var i = 1; i < order.Length - 1; i++) distance[order[i]] += (front[order[i + 1]][m] - front[order[i - 1]][m]) / range;
        }
        return distance;
    }
}
