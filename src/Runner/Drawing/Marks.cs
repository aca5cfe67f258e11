using NegotiationSim.Engine.Scenarios;
using Color = ScottPlot.Color;

namespace NegotiationSim.Runner.Drawing;

/// <summary>Something drawn in a panel, in the units of its axes.</summary>
internal abstract record Mark;

/// <summary>A line through points.</summary>
/// <param name="Xs">Horizontal places.</param>
/// <param name="Ys">Vertical places, as many.</param>
/// <param name="Stroke">Its look.</param>
/// <param name="Label">What stands at its right end, if anything.</param>
/// <param name="Number">Which series it is: markers of different series stand at different places.</param>
internal sealed record Line(double[] Xs, double[] Ys, Stroke Stroke, string? Label = null, int Number = 0) : Mark;

/// <summary>The area between two lines.</summary>
/// <param name="Xs">Horizontal places.</param>
/// <param name="Low">Lower edge.</param>
/// <param name="High">Upper edge.</param>
/// <param name="Fill">Its colour.</param>
/// <param name="Label">What stands right of it, if anything; a labelled area also has a white edge.</param>
internal sealed record Band(double[] Xs, double[] Low, double[] High, Color Fill, string? Label = null) : Mark;

/// <summary>An estimate with its interval in a row of its own.</summary>
internal sealed record Whisker(double Row, double Value, double Low, double High, Stroke Stroke, bool Hollow = false) : Mark;

/// <summary>A bar in a row, as thick as a part of the row's height.</summary>
internal sealed record RowBar(double Row, double From, double To, Color Fill, double Thickness = .6) : Mark;

/// <summary>A thin vertical line over the whole panel, such as the zero of a difference.</summary>
internal sealed record Rule(double X) : Mark;

/// <summary>A few words at a place, on a white ground so that they can be read over anything.</summary>
/// <param name="X">Horizontal place.</param>
/// <param name="Y">Vertical place.</param>
/// <param name="Text">The words.</param>
/// <param name="Hang">Which part of them stands at the place.</param>
internal sealed record Note(double X, double Y, string Text, Hang Hang = Hang.Centre) : Mark;

/// <summary>An axis.</summary>
/// <param name="Label">Its name with the unit.</param>
/// <param name="Low">Where it begins.</param>
/// <param name="High">Where it ends.</param>
internal sealed record Axis(string Label, double Low, double High)
{
    /// <summary>Room beyond both ends, as a part of the length, so that lines at an end are not cut.</summary>
    public double Margin { get; init; }

    /// <summary>Whether ticks are whole rounds.</summary>
    public bool Rounds { get; init; }

    /// <summary>Whether ticks are whole numbers: counts.</summary>
    public bool Whole { get; init; }

    /// <summary>Whether ticks are calendar years, which have no thousands set apart.</summary>
    public bool Years { get; init; }

    /// <summary>The quarter of the first round, where ticks of rounds are the years in which they fall.</summary>
    public Quarter? Start { get; init; }

    /// <summary>Names of rows, from the top, in place of numbers; empty for numbers.</summary>
    public IReadOnlyList<string> Rows { get; init; } = [];

    /// <summary>Whether the names of rows stand here (or only once, at a neighbour).</summary>
    public bool NamesRows { get; init; } = true;

    /// <summary>Height of a row, as a multiple of the type at ticks.</summary>
    public float RowHeight { get; init; } = 1.5f;

    /// <summary>Whether neither line nor ticks nor numbers are drawn: marks stand for themselves.</summary>
    public bool IsBare { get; init; }

    public double From => Low - Margin * (High - Low);

    public double To => High + Margin * (High - Low);
}

/// <summary>One pair of axes with what is drawn between them.</summary>
internal sealed record Panel(Axis X, Axis Y, IReadOnlyList<Mark> Marks)
{
    /// <summary>Numbers in a row beneath the axis, by round: how many runs were at risk.</summary>
    public IReadOnlyList<long> AtRisk { get; init; } = [];

    /// <summary>What stands above the axes, beside the panel's letter.</summary>
    public string Title { get; init; } = "";

    /// <summary>What stands right of each row; empty for nothing.</summary>
    public IReadOnlyList<string> RightOfRows { get; init; } = [];
}

/// <summary>An entry of the key above the panels.</summary>
/// <param name="Label">What it means.</param>
/// <param name="Stroke">The line, if there is one.</param>
/// <param name="Fill">The area behind it, if there is one.</param>
internal sealed record KeyEntry(string Label, Stroke? Stroke, Color? Fill = null)
{
    /// <summary>Whether the line's marker is shown, in the middle.</summary>
    public bool HasMarker { get; init; }

    /// <summary>Whether strokes cross the area.</summary>
    public bool IsHatched { get; init; }

    /// <summary>Whether there is the marker alone, without its line.</summary>
    public bool HasLine { get; init; } = true;

    /// <summary>Whether the marker has a thin dark edge, as in the panels.</summary>
    public bool IsOutlined { get; init; }

    /// <summary>A marker on its line, as estimates with intervals have.</summary>
    public static KeyEntry OnLine(string label, ScottPlot.Color color, ScottPlot.MarkerShape shape = ScottPlot.MarkerShape.FilledCircle) =>
        new(label, new Stroke(color, Marker: shape)) { HasMarker = true };

    /// <summary>A marker by itself.</summary>
    public static KeyEntry Of(string label, ScottPlot.MarkerShape shape, Color color, bool isOutlined = false) =>
        new(label, new Stroke(color, Marker: shape)) { HasLine = false, HasMarker = true, IsOutlined = isOutlined };
}
