using NegotiationSim.Engine.Numbers;
using ScottPlot;
using Color = ScottPlot.Color;

namespace NegotiationSim.Runner.Drawing;

/// <summary>How charts look: one place for colours, dashes, markers and sizes.</summary>
/// <remarks>The colours are Okabe and Ito's (2008), told apart by all common kinds of colour vision. As grey print loses them, every series
/// also has a dash, a marker or a label of its own. Lengths are points (1/72 inch) and grow with the preset's type.</remarks>
internal sealed class Theme(Preset preset)
{
    public static readonly Color Ink = Color.FromHex("#1A1A1A");
    public static readonly Color Faint = Color.FromHex("#E6E6E6");
    public static readonly Color Era = Color.FromHex("#F1F1F1");
    public static readonly Color Grey = Color.FromHex("#8C8C8C");
    public static readonly Color White = Color.FromHex("#FFFFFF");
    public static readonly Color Blue = Color.FromHex("#0072B2");
    public static readonly Color Vermillion = Color.FromHex("#D55E00");
    public static readonly Color Green = Color.FromHex("#009E73");
    public static readonly Color Purple = Color.FromHex("#CC79A7");
    public static readonly Color Orange = Color.FromHex("#E69F00");
    public static readonly Color Sky = Color.FromHex("#56B4E9");
    public static readonly Color Yellow = Color.FromHex("#F0E442");

    /// <summary>Tints of <see cref="Blue"/> for the middle 90 and 50% of the runs: opaque, so that print needs no transparency.</summary>
    public static readonly Color Blue90 = Color.FromHex("#DCE9F3");
    public static readonly Color Blue50 = Color.FromHex("#A9CBE3");

    static readonly (Color Color, Dash Dash, MarkerShape Marker)[] Series =
    [
        (Blue, Dash.Solid, MarkerShape.FilledCircle),
        (Vermillion, Dash.Long, MarkerShape.FilledSquare),
        (Green, Dash.Short, MarkerShape.FilledTriangleUp),
        (Purple, Dash.DashDot, MarkerShape.FilledDiamond),
        (Orange, Dash.Dotted, MarkerShape.FilledTriangleDown),
        (Sky, Dash.Solid, MarkerShape.OpenCircle),
        (Ink, Dash.Long, MarkerShape.OpenSquare),
        (Grey, Dash.Short, MarkerShape.OpenTriangleUp),
    ];

    /// <summary>Fills of stacked areas by whether there should be less of them, more, or neither: no two have the same grey.</summary>
    static readonly Color[] Worse = [Ink, Purple, Color.FromHex("#F0B755"), Vermillion, Yellow];
    static readonly Color[] Better = [Color.FromHex("#A9D6F2"), Color.FromHex("#2B84BF"), Green];
    static readonly Color[] Other = [Color.FromHex("#E4E4E4"), Color.FromHex("#C4C8CC"), Grey];

    /// <summary>The preset the sizes come from.</summary>
    public Preset Preset { get; } = preset;

    /// <summary>Size of axis names and labels.</summary>
    public float Text => Preset.Text;

    /// <summary>Size of the numbers at ticks.</summary>
    public float TickText => Preset.TickText;

    /// <summary>One point at 8 pt type.</summary>
    public float Unit { get; } = preset.Text / 8;

    /// <summary>Axes and ticks.</summary>
    public float AxisWidth => .5f * Unit;

    /// <summary>A line of weight 1.</summary>
    public float LineWidth => 1.1f * Unit;

    public float TickLength => 2.2f * Unit;

    public float MarkerSize => 4.4f * Unit;

    /// <summary>The look of the series of that number; after eight, colours come again.</summary>
    public static Stroke SeriesStroke(int index, float weight = 1)
    {
        var (color, dash, marker) = Series[index % Series.Length];
        return new Stroke(color, weight, dash, marker);
    }

    /// <summary>How many series have a look of their own.</summary>
    public static int Looks => Series.Length;

    /// <summary>The fill of a stacked area, of those of its kind the one of that number.</summary>
    public static Color AreaFill(Wanted wanted, int number)
    {
        var fills = wanted switch { Wanted.Less => Worse, Wanted.More => Better, _ => Other };
        return fills[number % fills.Length];
    }

    /// <summary>Lengths of dashes and gaps in turn; none for a whole line.</summary>
    public float[] Lengths(Dash dash)
    {
        float[] lengths = dash switch
        {
            Dash.Long => [5, 1.8f],
            Dash.Short => [2.6f, 1.4f],
            Dash.DashDot => [5, 1.5f, 1.1f, 1.5f],
            Dash.Dotted => [1.1f, 1.3f],
            _ => [],
        };
        return [.. lengths.Select(l => l * Unit)];
    }
}

/// <summary>How a line is broken.</summary>
internal enum Dash
{
    Solid,
    Long,
    Short,
    DashDot,
    Dotted,
}

/// <summary>The look of a line: its width is a multiple of the theme's.</summary>
internal readonly record struct Stroke(Color Color, float Weight = 1, Dash Dash = Dash.Solid, MarkerShape Marker = MarkerShape.None);
