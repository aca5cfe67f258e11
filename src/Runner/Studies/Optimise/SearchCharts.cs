using System.Globalization;
using NegotiationSim.Engine.Statistics;
using NegotiationSim.Engine.Studies.Optimisation;
using NegotiationSim.Runner.Drawing;
using MarkerShape = ScottPlot.MarkerShape;

namespace NegotiationSim.Runner.Studies.Optimise;

/// <summary>Pictures of a policy search: the front, how the search settled, and levers beside objectives.</summary>
internal static class SearchCharts
{
    static readonly MarkerShape[] Shapes =
        [MarkerShape.FilledSquare, MarkerShape.FilledTriangleUp, MarkerShape.FilledDiamond, MarkerShape.FilledTriangleDown,
            MarkerShape.OpenCircle, MarkerShape.OpenSquare, MarkerShape.OpenTriangleUp];

    /// <summary>The three figures.</summary>
    public static IReadOnlyList<Figure> Of(PolicySearchResult result) => [Front(result), Levers(result), Convergence(result)];

    static Figure Front(PolicySearchResult result)
    {
        var objectives = result.Options.Objectives;
        var front = result.Policies.Where(p => p.IsFound).ToArray();
        var given = result.Policies.Where(p => !p.IsFound).ToArray();
        Panel[] panels = [.. Enumerable.Range(1, objectives.Count - 1).Select(o => Panel(o))];
        KeyEntry[] key =
        [
            KeyEntry.Of("found", MarkerShape.FilledCircle, Theme.Grey),
            .. given.Select((p, i) => KeyEntry.Of(p.Candidate.Name, Shape(i), Theme.SeriesStroke(i).Color, !Shape(i).IsOutlined())),
        ];
        var caption =
            $"The front of policies and {given.Length} given ones: {objectives[0].Label} ({Wanted(objectives[0])}) against {string.Join(", ", objectives.Skip(1).Select(o => $"{o.Label} ({Wanted(o)})"))}. "
            + $"Whiskers: {Captions.MeanInterval} over worlds.{Captions.Looks(given.Length)} {Source(result)}";
        return new Figure("front", "The front of policies", caption, panels) { Key = key, WideColumns = Math.Min(3, panels.Length) };

        Panel Panel(int o)
        {
            var (x, y) = (Axis(result, o), Axis(result, 0));
            Segment[] whiskers = [.. result.Policies.SelectMany(p => Cross(p.Values[o], p.Values[0]))];
            Dot[] dots =
            [
                .. front.Select(p => new Dot(p.Values[o].Mean, p.Values[0].Mean, Theme.Grey)),
                .. given.Select((p, i) => new Dot(p.Values[o].Mean, p.Values[0].Mean, Theme.SeriesStroke(i).Color, Shape(i))),
            ];
            return new Panel(x, y,
                [new Segments(whiskers, new Stroke(Theme.Grey, .4f)), new Dots(dots[..front.Length], .7f),
                    new Dots(dots[front.Length..], 1.4f, IsOutlined: true)]);
        }
    }

    static Figure Levers(PolicySearchResult result)
    {
        var objectives = result.Options.Objectives;
        var front = result.Policies.Where(p => p.IsFound).ToArray();
        var reference = result.Policies.First(p => !p.IsFound);
        ParallelAxis[] axes =
        [
            .. result.Levers.Select(l => new ParallelAxis(Varied.NameOf(l.Path["policy.".Length..]), l.Support.Low, l.Support.High)),
            .. objectives.Select((o, i) => ParallelAxis.Of($"{o.Label} ({SeriesMarks.Unit(o.Unit)})",
                front.Append(reference).Select(p => p.Values[i].Mean), o.Unit == "share of runs")),
        ];
        var scale = ColourScale.Of(objectives[0].Label, front.Select(p => p.Values[0].Mean));
        ParallelLine[] lines =
        [
            .. ParallelCoordinates.Thin([.. front.OrderBy(p => p.Values[0].Mean)])
                .Select(p => new ParallelLine(Row(result, p), scale.At(p.Values[0].Mean))),
            new(Row(result, reference), Theme.Ink, 2.4f),
        ];
        var caption =
            $"Levers and objectives of the front, a line a policy, coloured by {objectives[0].Label} (parallel coordinates, Inselberg "
                + $"1985); thick and black: {result.Comparison}. Each axis runs from the number on its left to the one on its right. "
                + $"{Source(result)}";
        return new Figure("front-levers", "Levers of the front", caption, [ParallelCoordinates.Of(axes, lines)]) { Scale = scale,
            Key = [new(result.Comparison, new Stroke(Theme.Ink, 1.8f))], NarrowColumns = 1, WideColumns = 1 };
    }

    static Figure Convergence(PolicySearchResult result)
    {
        double[] generations = [.. Enumerable.Range(0, result.Searches[0].Hypervolumes.Count).Select(g => (double)g)];
        var (low, high) = Ranges.Around(result.Searches.SelectMany(s => s.Hypervolumes));
        var each = result.Searches.Count > 1 ? " A line a search, each on worlds of its own." : "";
        var caption =
            $"Share of the box between the best and the worst value of each objective on any front that the front of each generation "
                + $"dominates (hypervolume, Zitzler and Thiele 1999), on the worlds of the search. A curve still rising asks for more "
                + $"generations.{each} {Source(result)}";
        return new Figure("search", "How the search settled", caption,
            [new Panel(new Axis("generation", 0, Math.Max(1, generations.Length - 1)), new Axis("hypervolume (share)", low, high),
                [.. result.Searches.Select((s, i) => new Line(generations, [.. s.Hypervolumes],
                    Theme.SeriesStroke(i) with { Marker = MarkerShape.None }, result.Searches.Count > 1 ? $"search {i + 1}" : null))])]);
    }

    static double[] Row(PolicySearchResult result, FoundPolicy policy) =>
        [.. result.Levers.Select(l => SearchFiles.LeverOf(policy.Candidate, l.Path)), .. policy.Values.Select(v => v.Mean)];

    static Axis Axis(PolicySearchResult result, int o)
    {
        var objective = result.Options.Objectives[o];
        var (low, high) =
            Drawing.Ranges.Around(
                result.Policies.SelectMany(p => new[] { p.Values[o].Mean, p.Values[o].Interval.Low, p.Values[o].Interval.High }));
        return new Axis($"{objective.Label} ({SeriesMarks.Unit(objective.Unit)})", low, high) { Margin = .03 };
    }

    static IEnumerable<Segment> Cross(Estimate x, Estimate y)
    {
        if (double.IsFinite(x.Interval.Low)) yield return new Segment(x.Interval.Low, y.Mean, x.Interval.High, y.Mean);
        if (double.IsFinite(y.Interval.Low)) yield return new Segment(x.Mean, y.Interval.Low, x.Mean, y.Interval.High);
    }

    static MarkerShape Shape(int i) => Shapes[i % Shapes.Length];

    static string Wanted(Objective o) => o.IsMaximised ? "to be large" : "to be small";

    static string Source(PolicySearchResult result) => string.Create(CultureInfo.InvariantCulture,
        $"NSGA-II (Deb and others 2002), {(result.Searches.Count == 1 ? "" : $"{result.Searches.Count} searches of ")}{result.Options.Population} policies × {result.Options.Generations} generations in {result.Options.Worlds} worlds; shown: n = {result.Options.FreshWorlds:N0} fresh worlds × {result.Options.Replications} replications; seed {result.Options.Seed}; world of {result.Comparison}.");
}
