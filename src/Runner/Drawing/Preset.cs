namespace NegotiationSim.Runner.Drawing;

/// <summary>A kind of file a figure can be saved as.</summary>
public enum FigureFormat
{
    /// <summary>Pixels, with the dots per inch written in the file.</summary>
    Png,

    /// <summary>Vectors for the web and for drawing programs; letters are outlines.</summary>
    Svg,

    /// <summary>Vectors for print; text stays text, in an embedded font.</summary>
    Pdf,

    /// <summary>Pixels for journals that ask for TIFF (LZW), with the dots per inch written in the file.</summary>
    Tiff,
}

/// <summary>What a place of publication asks of a figure.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Columns">The widths it prints, in millimetres, narrowest first.</param>
/// <param name="MaxHeight">The greatest height, in millimetres.</param>
/// <param name="Text">Size of axis names and labels, in points.</param>
/// <param name="TickText">Size of the numbers at the ticks, in points.</param>
/// <param name="LetterText">Size of the panels' letters, in points.</param>
/// <param name="Formats">The kinds of file to save when none is asked for.</param>
/// <param name="Dpi">Dots per inch of pixel files.</param>
/// <param name="Grid">Whether faint grid lines are drawn.</param>
/// <param name="FixedHeight">Whether every figure fills the whole height, as a slide does.</param>
public sealed record Preset(
    string Name,
    IReadOnlyList<double> Columns,
    double MaxHeight,
    float Text,
    float TickText,
    float LetterText,
    IReadOnlyList<FigureFormat> Formats,
    int Dpi,
    bool Grid,
    bool FixedHeight = false)
{
    /// <summary>One and two columns of most journals.</summary>
    public static Preset Paper { get; } =
        new("paper", [89, 183], 230, 8, 7, 9, [FigureFormat.Png, FigureFormat.Svg, FigureFormat.Pdf], 300, Grid: true);

    /// <summary>Nature: 89 and 183 mm, at most 170 mm high, 5 to 7 pt (8 pt bold letters), no grid lines, editable text.</summary>
    public static Preset Nature { get; } = new("nature", [89, 183], 170, 7, 6, 8, [FigureFormat.Pdf], 450, Grid: false);

    /// <summary>PLOS: 132 mm (text width) and 190.5 mm, at most 222 mm high, 8 to 12 pt, TIFF of 300 to 600 dpi.</summary>
    public static Preset Plos { get; } = new("plos", [132, 190.5], 222.2, 9, 8, 10, [FigureFormat.Tiff], 300, Grid: true);

    /// <summary>Cambridge (APSR, Political Analysis): TIFF or PDF, pixels at 300 to 1,200 dpi.</summary>
    public static Preset Cambridge { get; } =
        new("cambridge", [89, 183], 230, 8, 7, 9, [FigureFormat.Tiff, FigureFormat.Pdf], 600, Grid: false);

    /// <summary>A 16:9 slide of 1,920 by 1,080 pixels with type to be read from the last row.</summary>
    public static Preset Slides { get; } =
        new("slides", [338.6667], 190.5, 18, 16, 20, [FigureFormat.Png], 144, Grid: true, FixedHeight: true);

    /// <summary>All presets, the default one first.</summary>
    public static IReadOnlyList<Preset> All { get; } = [Paper, Nature, Plos, Cambridge, Slides];

    /// <summary>The preset of that name, or null.</summary>
    /// <param name="name">As on the command line, in any case.</param>
    public static Preset? Named(string name) => All.FirstOrDefault(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The widest of <see cref="Columns"/>, the width of a figure when none is asked for.</summary>
    public double Widest => Columns[^1];
}
