using NegotiationSim.Engine.Statistics;

namespace NegotiationSim.Runner.Drawing;

/// <summary>Lines on a grid of estimates, with their numbers.</summary>
/// <remarks>They may follow the means over cells and their neighbours, so that they do not trace the noise of single cells. A line stands
/// only where some cell's interval lies wholly above its level and some other's below it; scraps of it are left out.</remarks>
internal static class ContourLines
{
    /// <summary>Extent of a scrap, as a part of the panel.</summary>
    const double Scrap = .12;

    /// <summary>Lines at levels, each with its number.</summary>
    public static IEnumerable<Mark> Of(LevelGrid grid, Func<int, Estimate> value, IEnumerable<Tick> levels, float weight,
        bool isSmooth = true)
    {
        var field = isSmooth ? grid.Smooth(i => value(i).Mean) : i => value(i).Mean;
        var notes = new List<Note>();
        foreach (var (level, number) in levels.Where(l => IsCrossed(grid, value, l.Place)).Select((l, i) => (l, i)))
        {
            var parts = Whole(grid, Contours.Of(grid, field, level.Place)).ToArray();
            if (parts.Length == 0) continue;
            yield return new Segments([.. parts.SelectMany(p => p)], new Stroke(Theme.Ink, weight), Halo: true);
            foreach (var part in parts)
                if (NoteOn(grid, part, level.Text, number % 2 == 0 ? .35 : .65) is var note && !notes.Any(n => IsNear(grid, n, note)))
                    notes.Add(note);
        }

        foreach (var note in notes) yield return note;
    }

    /// <summary>Whether a value is known to be above a level at one point and below it at another.</summary>
    public static bool IsCrossed(LevelGrid grid, Func<int, Estimate> value, double level) =>
        grid.Cells().Any(c => value(c.Point).Interval.Low > level) && grid.Cells().Any(c => value(c.Point).Interval.High < level);

    /// <summary>The lines that segments make, without scraps.</summary>
    public static IEnumerable<IReadOnlyList<Segment>> Whole(LevelGrid grid, IReadOnlyList<Segment> segments)
    {
        var (width, height) = (grid.Xs[^1] - grid.Xs[0], grid.Ys[^1] - grid.Ys[0]);
        (long, long) Key(double x, double y) => ((long)Math.Round(x / width * 1e7), (long)Math.Round(y / height * 1e7));
        var ends = segments.SelectMany((s, i) => new[] { (Key(s.X1, s.Y1), i), (Key(s.X2, s.Y2), i) }).ToLookup(e => e.Item1, e => e.i);
        var done = new HashSet<int>();
        for (var first = 0; first < segments.Count; first++)
        {
            if (!done.Add(first)) continue;
            var part = new List<Segment>();
            var open = new Stack<int>([first]);
            while (open.TryPop(out var i))
            {
                var s = segments[i];
                part.Add(s);
                foreach (var next in ends[Key(s.X1, s.Y1)].Concat(ends[Key(s.X2, s.Y2)]).Where(done.Add)) open.Push(next);
            }

            if (Extent(part, s => s.X1, s => s.X2) > Scrap * width || Extent(part, s => s.Y1, s => s.Y2) > Scrap * height)
                yield return part;
        }
    }

    static double Extent(List<Segment> part, Func<Segment, double> one, Func<Segment, double> other) =>
        part.Max(s => Math.Max(one(s), other(s))) - part.Min(s => Math.Min(one(s), other(s)));

    /// <summary>The number, on the line so far along it.</summary>
    static Note NoteOn(LevelGrid grid, IReadOnlyList<Segment> part, string text, double along)
    {
        var (left, right) = (part.Min(s => Math.Min(s.X1, s.X2)), part.Max(s => Math.Max(s.X1, s.X2)));
        var isSteep = right - left < Scrap * (grid.Xs[^1] - grid.Xs[0]);
        var (low, high) = (part.Min(s => Math.Min(s.Y1, s.Y2)), part.Max(s => Math.Max(s.Y1, s.Y2)));
        var at = part.MinBy(s => isSteep ? Math.Abs((s.Y1 + s.Y2) / 2 - low - along * (high - low))
            : Math.Abs((s.X1 + s.X2) / 2 - left - along * (right - left)));
        return new Note((at.X1 + at.X2) / 2, (at.Y1 + at.Y2) / 2, text);
    }

    static bool IsNear(LevelGrid grid, Note a, Note b) => Math.Abs(a.X - b.X) < .13 * (grid.Xs[^1] - grid.Xs[0])
        && Math.Abs(a.Y - b.Y) < .1 * (grid.Ys[^1] - grid.Ys[0]);
}
