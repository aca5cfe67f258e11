using NegotiationSim.Runner.Drawing.Files;

namespace NegotiationSim.Runner.Drawing;

/// <summary>A figure that can be drawn for any place of publication.</summary>
public sealed class Figure
{
    internal Figure(string name, string title, string caption, IReadOnlyList<Panel> panels)
    {
        (Name, Title, Caption, Panels) = (name, title, caption, panels);
        NarrowColumns = Math.Min(2, panels.Count);
        WideColumns = Math.Min(2, panels.Count);
    }

    /// <summary>Its name in files: <c>first-agreement</c>.</summary>
    public string Name { get; }

    /// <summary>What it shows, in a few words; also the title inside PDF and SVG files.</summary>
    public string Title { get; }

    /// <summary>The text to print beneath it: what is shown, n, seed, kinds of interval and band, policy and scenario.</summary>
    public string Caption { get; }

    internal IReadOnlyList<Panel> Panels { get; }

    internal IReadOnlyList<KeyEntry> Key { get; init; } = [];

    /// <summary>What the colours of all its panels mean, if they stand for numbers.</summary>
    internal ColourScale? Scale { get; init; }

    internal int NarrowColumns { get; init; }

    internal int WideColumns { get; init; }

    /// <summary>Whether the names of rows stand once, at the first panel of each line of panels.</summary>
    internal bool SharedRows { get; init; }

    /// <summary>Draws the figure.</summary>
    /// <param name="format">The kind of file.</param>
    /// <param name="preset">Sizes of type, resolution and greatest height.</param>
    /// <param name="widthMillimetres">The width as printed.</param>
    /// <returns>The bytes of the file, the same from run to run.</returns>
    public byte[] Draw(FigureFormat format, Preset preset, double widthMillimetres) =>
        Encode(new Page(this, preset, widthMillimetres), format, preset);

    /// <summary>Draws the figure into files.</summary>
    /// <param name="pathWithoutExtension">Where, without <c>.png</c> and the like.</param>
    /// <param name="preset">Sizes of type, resolution and greatest height.</param>
    /// <param name="widthMillimetres">The width as printed; null for the preset's widest.</param>
    /// <param name="formats">The kinds of file; null for the preset's.</param>
    /// <returns>The paths of the files written.</returns>
    public IReadOnlyList<string> Save(
        string pathWithoutExtension, Preset preset, double? widthMillimetres = null, IReadOnlyList<FigureFormat>? formats = null)
    {
        ArgumentNullException.ThrowIfNull(preset);
        var page = new Page(this, preset, widthMillimetres ?? preset.Widest);
        var written = new List<string>();
        foreach (var format in formats ?? preset.Formats)
        {
            var path = pathWithoutExtension + Extension(format);
            File.WriteAllBytes(path, Encode(page, format, preset));
            written.Add(path);
        }

        return written;
    }

    /// <summary>The ending of a file's name, with its dot.</summary>
    public static string Extension(FigureFormat format) => format switch
    {
        FigureFormat.Png => ".png",
        FigureFormat.Svg => ".svg",
        FigureFormat.Pdf => ".pdf",
        _ => ".tif",
    };

    byte[] Encode(Page page, FigureFormat format, Preset preset) => format switch
    {
        FigureFormat.Png => PngFile.Write(page, preset.Dpi),
        FigureFormat.Svg => SvgFile.Write(page, Title, Caption),
        FigureFormat.Pdf => PdfFile.Write(page, Title),
        FigureFormat.Tiff => TiffFile.Write(page, preset.Dpi),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "No such kind of file."),
    };
}
