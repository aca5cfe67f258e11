using ScottPlot;

namespace NegotiationSim.Runner.Drawing;

/// <summary>A rectangle of one colour.</summary>
internal readonly record struct Tile(double Left, double Right, double Bottom, double Top, Color Fill);

/// <summary>Rectangles, such as the cells of a heat map.</summary>
internal sealed record Tiles(IReadOnlyList<Tile> All) : Mark
{
    private const double Gap = 1e-9; // of rounding, between neighbours

    /// <summary>Rectangles column by column from below, neighbours of one colour drawn as one.</summary>
    internal static Tiles Joined(IEnumerable<Tile> all)
    {
        var joined = new List<Tile>();
        foreach (var tile in all)
        {
            if (joined.Count > 0 && joined[^1] is var last && last.Left == tile.Left && last.Right == tile.Right && last.Fill == tile.Fill
                && Math.Abs(last.Top - tile.Bottom) < Gap) joined[^1] = last with { Top = tile.Top };
            else joined.Add(tile);
        }
        return new Tiles(joined);
    }
}

/// <summary>Oblique strokes over rectangles, as far from each other everywhere.</summary>
internal sealed record Hatching(IReadOnlyList<Tile> All) : Mark;

/// <summary>An area between four corners, in their order around it.</summary>
internal readonly record struct Patch(IReadOnlyList<(double X, double Y)> Corners, Color Fill);

/// <summary>Areas of any shape that lie side by side.</summary>
internal sealed record Patches(IReadOnlyList<Patch> All) : Mark;

/// <summary>A straight line between two places.</summary>
internal readonly record struct Segment(double X1, double Y1, double X2, double Y2);

/// <summary>Straight lines of one look, such as the pieces of a contour.</summary>
/// <param name="All">The lines.</param>
/// <param name="Stroke">Their look; never broken.</param>
/// <param name="Halo">Whether a white edge parts them from what lies beneath.</param>
internal sealed record Segments(IReadOnlyList<Segment> All, Stroke Stroke, bool Halo = false) : Mark;

/// <summary>A place with a marker.</summary>
internal readonly record struct Dot(double X, double Y, Color Fill, MarkerShape Shape = MarkerShape.FilledCircle);

/// <summary>Markers of different colours.</summary>
/// <param name="All">The places, from back to front.</param>
/// <param name="Scale">Their size, as a multiple of the theme's.</param>
/// <param name="IsOutlined">Whether filled ones have a thin dark edge, so that light colours stand out from the paper.</param>
/// <param name="IsHollow">Whether what lies beneath shows inside open markers.</param>
internal sealed record Dots(IReadOnlyList<Dot> All, float Scale = 1, bool IsOutlined = false, bool IsHollow = false) : Mark;

/// <summary>A thin line of many corners.</summary>
internal readonly record struct Strand(IReadOnlyList<double> Xs, IReadOnlyList<double> Ys, Color Color, float Weight = 1);

/// <summary>Many thin lines.</summary>
/// <param name="All">The lines, from back to front.</param>
/// <param name="Weight">Their width, as a multiple of the theme's.</param>
internal sealed record Strands(IReadOnlyList<Strand> All, float Weight) : Mark;

/// <summary>A thin horizontal line over the whole panel.</summary>
internal sealed record Level(double Y) : Mark;
