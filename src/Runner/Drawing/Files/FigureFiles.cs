using System.Runtime.ExceptionServices;

namespace NegotiationSim.Runner.Drawing.Files;

/// <summary>Figures as files.</summary>
internal static class FigureFiles
{
    /// <summary>Draws the figure.</summary>
    /// <param name="figure">Which.</param>
    /// <param name="format">The kind of file.</param>
    /// <param name="preset">Sizes of type, resolution and greatest height.</param>
    /// <param name="widthMillimetres">The width as printed.</param>
    /// <returns>The bytes of the file, the same from run to run.</returns>
    internal static byte[] Draw(this Figure figure, FigureFormat format, Preset preset, double widthMillimetres) =>
        Encode(figure, new Page(figure, preset, widthMillimetres), format, preset);

    /// <summary>Draws the figure into files.</summary>
    /// <param name="figure">Which.</param>
    /// <param name="pathWithoutExtension">Where, without <c>.png</c> and the like.</param>
    /// <param name="preset">Sizes of type, resolution and greatest height.</param>
    /// <param name="widthMillimetres">The width as printed; null for the preset's widest.</param>
    /// <param name="formats">The kinds of file; null for the preset's.</param>
    /// <returns>The paths of the files written.</returns>
    internal static IReadOnlyList<string> Save(
        this Figure figure, string pathWithoutExtension, Preset preset, double? widthMillimetres = null,
        IReadOnlyList<FigureFormat>? formats = null)
    {
        ArgumentNullException.ThrowIfNull(preset);
        var page = new Page(figure, preset, widthMillimetres ?? preset.Widest);
        var written = new List<string>();
        foreach (var format in formats ?? preset.Formats)
        {
            var path = pathWithoutExtension + Extension(format);
            File.WriteAllBytes(path, Encode(figure, page, format, preset));
            written.Add(path);
        }

        return written;
    }

    /// <summary>The ending of a file's name, with its dot.</summary>
    internal static string Extension(FigureFormat format) => format switch
    {
        FigureFormat.Png => ".png",
        FigureFormat.Svg => ".svg",
        FigureFormat.Pdf => ".pdf",
        _ => ".tif",
    };

    private static byte[] Encode(Figure figure, Page page, FigureFormat format, Preset preset) => format switch
    {
        FigureFormat.Png => PngFile.Write(page, preset.Dpi),
        FigureFormat.Svg => SvgFile.Write(page, figure.Title, figure.Caption),
        FigureFormat.Pdf => PdfFile.Write(page, figure.Title),
        FigureFormat.Tiff => TiffFile.Write(page, preset.Dpi),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "No such kind of file."),
    };

    /// <summary>Saves figures into a folder, each with its caption beside it, on all cores.</summary>
    /// <param name="figures">Which.</param>
    /// <param name="folder">An existing folder.</param>
    /// <param name="preset">Sizes, resolution and kinds of file.</param>
    /// <param name="widthMillimetres">The width as printed; null for the preset's widest.</param>
    /// <param name="formats">The kinds of file; null for the preset's.</param>
    /// <returns>The paths written, in the figures' order.</returns>
    internal static IReadOnlyList<string> Save(
        IReadOnlyList<Figure> figures, string folder, Preset preset, double? widthMillimetres = null,
        IReadOnlyList<FigureFormat>? formats = null)
    {
        ArgumentNullException.ThrowIfNull(figures);
        var written = new IReadOnlyList<string>[figures.Count];
        try
        {
            Parallel.For(0, figures.Count, i =>
            {
                var path = Path.Combine(folder, figures[i].Name);
                File.WriteAllText(path + ".txt", figures[i].Caption + "\n");
                written[i] = [.. figures[i].Save(path, preset, widthMillimetres, formats), path + ".txt"];
            });
        }
        catch (AggregateException faults)
        {
            ExceptionDispatchInfo.Throw(faults.InnerExceptions[0]); // a full disk is one fault, however many figures met it
        }
        return [.. written.SelectMany(w => w)];
    }
}
