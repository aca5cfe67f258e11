using ScottPlot;

namespace NegotiationSim.Runner.Drawing;

/// <summary>What ScottPlot's marker shapes have in common.</summary>
internal static class MarkerShapes
{
    /// <summary>Whether the inside is empty.</summary>
    public static bool IsOutlined(this MarkerShape shape) => shape is MarkerShape.OpenCircle or MarkerShape.OpenSquare
        or MarkerShape.OpenTriangleUp or MarkerShape.OpenTriangleDown or MarkerShape.OpenDiamond;

    /// <summary>The same shape with its inside empty.</summary>
    public static MarkerShape Outlined(this MarkerShape shape) => shape switch
    {
        MarkerShape.FilledSquare => MarkerShape.OpenSquare,
        MarkerShape.FilledTriangleUp => MarkerShape.OpenTriangleUp,
        MarkerShape.FilledTriangleDown => MarkerShape.OpenTriangleDown,
        MarkerShape.FilledDiamond => MarkerShape.OpenDiamond,
        MarkerShape.FilledCircle => MarkerShape.OpenCircle,
        _ => shape,
    };

    /// <summary>The same shape with its inside filled.</summary>
    public static MarkerShape Filled(this MarkerShape shape) => shape switch
    {
        MarkerShape.OpenSquare => MarkerShape.FilledSquare,
        MarkerShape.OpenTriangleUp => MarkerShape.FilledTriangleUp,
        MarkerShape.OpenTriangleDown => MarkerShape.FilledTriangleDown,
        MarkerShape.OpenDiamond => MarkerShape.FilledDiamond,
        MarkerShape.OpenCircle => MarkerShape.FilledCircle,
        _ => shape,
    };
}
