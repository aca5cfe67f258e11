namespace NegotiationSim.Runner.Drawing;

/// <summary>Lines on a grid where a value is reached, or where the two best of several values are alike.</summary>
/// <remarks>Every four neighbouring points make four triangles around their middle, where the value is taken to be the mean of the four;
/// within a triangle values are linear. So lines meet at edges and no case is ambiguous. Nothing is smoothed.</remarks>
internal static class Contours
{
    /// <summary>Where a value has a level.</summary>
    /// <param name="grid">The points.</param>
    /// <param name="value">The value at a point; where it is no number there is no line.</param>
    /// <param name="level">The level.</param>
    public static IReadOnlyList<Segment> Of(LevelGrid grid, Func<int, double> value, double level) =>
        [.. Triangles(grid, [value]).Select(t => Crossing(t, n => n.Values[0] - level)).OfType<(Node A, Node B)>().Select(ToSegment)];

    /// <summary>Where the greatest of several values changes hands.</summary>
    /// <param name="grid">The points.</param>
    /// <param name="values">The values, each at a point.</param>
    public static IReadOnlyList<Segment> Ties(LevelGrid grid, IReadOnlyList<Func<int, double>> values) =>
    [
        .. from triangle in Triangles(grid, values)
           from a in Enumerable.Range(0, values.Count)
           from b in Enumerable.Range(a + 1, values.Count - a - 1)
           let line = Crossing(triangle, n => n.Values[a] - n.Values[b])
           where line is not null
           let rest = Highest(line.Value, a, [.. Enumerable.Range(0, values.Count).Where(c => c != a && c != b)])
           where rest is not null
           select ToSegment(rest.Value),
    ];

    /// <summary>The part of a line along which one value is not below others.</summary>
    static (Node A, Node B)? Highest((Node A, Node B) line, int value, int[] others)
    {
        double from = 0, to = 1;
        foreach (var other in others)
        {
            var (start, end) = (line.A.Values[value] - line.A.Values[other], line.B.Values[value] - line.B.Values[other]);
            if (start < 0 && end < 0) return null;
            if (start < 0) from = Math.Max(from, start / (start - end));
            else if (end < 0) to = Math.Min(to, start / (start - end));
        }

        return from < to ? (Node.Between(line.A, line.B, from), Node.Between(line.A, line.B, to)) : null;
    }

    static IEnumerable<Node[]> Triangles(LevelGrid grid, IReadOnlyList<Func<int, double>> values)
    {
        Node At(int x, int y) => new(grid.Xs[x], grid.Ys[y], [.. values.Select(v => v(grid.Points[x, y]))]);
        for (var x = 0; x + 1 < grid.Xs.Length; x++)
        {
            for (var y = 0; y + 1 < grid.Ys.Length; y++)
            {
                Node[] corners = [At(x, y), At(x + 1, y), At(x + 1, y + 1), At(x, y + 1)];
                if (corners.Any(c => c.Values.Any(v => !double.IsFinite(v)))) continue;
                var middle = new Node(corners.Average(c => c.X), corners.Average(c => c.Y),
                    [.. values.Select((_, v) => corners.Average(c => c.Values[v]))]);
                for (var c = 0; c < 4; c++) yield return [corners[c], corners[(c + 1) % 4], middle];
            }
        }
    }

    /// <summary>Where a linear function is 0 in a triangle: a line from one side to another, or none.</summary>
    static (Node A, Node B)? Crossing(Node[] triangle, Func<Node, double> function)
    {
        var ends = new List<Node>(2);
        for (var i = 0; i < 3; i++)
        {
            var (from, to) = (triangle[i], triangle[(i + 1) % 3]);
            var (start, end) = (function(from), function(to));
            if (start >= 0 != end >= 0) ends.Add(Node.Between(from, to, start / (start - end)));
        }

        return ends.Count == 2 ? (ends[0], ends[1]) : null;
    }

    static Segment ToSegment((Node A, Node B) line) => new(line.A.X, line.A.Y, line.B.X, line.B.Y);

    /// <summary>A place and the values there.</summary>
    readonly record struct Node(double X, double Y, double[] Values)
    {
        public static Node Between(Node a, Node b, double share) => new(
            a.X + share * (b.X - a.X), a.Y + share * (b.Y - a.Y), [.. a.Values.Zip(b.Values, (from, to) => from + share * (to - from))]);
    }
}
