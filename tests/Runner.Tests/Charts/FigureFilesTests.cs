using System.Text;
using System.Xml.Linq;
using NegotiationSim.Runner.Drawing;
using NegotiationSim.Runner.Drawing.Files;
using NegotiationSim.Runner.Studies.Compare;
using NegotiationSim.Runner.Studies.Run;

namespace NegotiationSim.Runner.Tests.Charts;

public sealed class FigureFilesTests
{
    static readonly Figure Chart = RunCharts.Of(SyntheticRun.Of(rounds: 12)).Single(f => f.Name == "trust");

    [Fact]
    public void A_png_has_the_width_asked_for_at_its_resolution_and_says_so()
    {
        foreach (var preset in Preset.All)
        {
            foreach (var width in preset.Columns)
            {
                var png = Chart.Draw(FigureFormat.Png, preset, width);
                Assert.Equal((int)Math.Round(width / 25.4 * preset.Dpi), FileBytes.PngSize(png).Width);
                var perMetre = (int)Math.Round(preset.Dpi / .0254);
                Assert.Equal((perMetre, perMetre, 1), FileBytes.PngPixelsPerMetre(png));
            }
        }
    }

    [Fact]
    public void No_figure_is_higher_than_the_preset_allows()
    {
        var run = SyntheticRun.Of(rounds: 12);
        var figures = RunCharts.Of(run).Concat(ComparisonCharts.Of([run, run, run], SyntheticRun.Differences(run, run, run)));
        Assert.All(figures, figure => Assert.All(Preset.All, preset => Assert.All(preset.Columns, width =>
        {
            var height = FileBytes.PngSize(figure.Draw(FigureFormat.Png, preset with { Dpi = 72 }, width)).Height;
            Assert.True(height <= preset.MaxHeight / 25.4 * 72 + 1, $"{figure.Name}, {preset.Name}, {width} mm: {height} pt high");
        })));
    }

    [Fact]
    public void A_slide_has_1920_by_1080_pixels() =>
        Assert.Equal((1920, 1080), FileBytes.PngSize(Chart.Draw(FigureFormat.Png, Preset.Slides, Preset.Slides.Widest)));

    [Fact]
    public void A_pdf_has_real_text_in_an_embedded_font_and_no_date()
    {
        var pdf = FileBytes.PdfText(Chart.Draw(FigureFormat.Pdf, Preset.Paper, 89));
        Assert.Contains("/FontFile2", pdf);
        Assert.Contains("+LiberationSans", pdf);
        Assert.Contains("beginbfchar", pdf); // glyphs map back to characters, so text can be searched and copied
        Assert.Contains(" Tf", pdf);
        Assert.DoesNotContain("/CreationDate", pdf);
        Assert.DoesNotContain("/Type3", pdf);
    }

    [Fact]
    public void A_pdf_stays_small_because_only_usual_glyphs_are_embedded() =>
        Assert.InRange(Chart.Draw(FigureFormat.Pdf, Preset.Paper, 89).Length, 10_000, 90_000);

    [Fact]
    public void Characters_beyond_the_usual_ones_are_embedded_from_the_whole_font()
    {
        var run = SyntheticRun.Of(rounds: 12, scenario: "Ελλάδα-Россия");
        var figure = ComparisonCharts.Of([run, run], []).Single(f => f.Name == "comparison");
        Assert.True(figure.Draw(FigureFormat.Pdf, Preset.Paper, 89).Length > 150_000);
    }

    [Fact]
    public void An_svg_is_well_formed_without_text_to_set_and_carries_title_and_caption()
    {
        var svg = XDocument.Parse(Encoding.UTF8.GetString(Chart.Draw(FigureFormat.Svg, Preset.Paper, 89)));
        XNamespace ns = "http://www.w3.org/2000/svg";
        Assert.Equal(Chart.Title, svg.Root!.Element(ns + "title")!.Value);
        Assert.Equal(Chart.Caption, svg.Root.Element(ns + "desc")!.Value);
        Assert.Empty(svg.Descendants(ns + "text"));
        Assert.NotEmpty(svg.Descendants(ns + "path"));
        Assert.Equal("252.28pt", svg.Root.Attribute("width")!.Value);
    }

    [Fact]
    public void A_tiff_says_its_size_and_resolution_and_unpacks_to_the_pixels_of_the_png()
    {
        var tiff = Chart.Draw(FigureFormat.Tiff, Preset.Plos with { Dpi = 72 }, 132);
        var tags = FileBytes.TiffTags(tiff);
        var pixels = FileBytes.UnpackLzw(tiff.AsSpan(tags[273], tags[279]));
        Assert.Equal((374, 5, 2), (tags[256], tags[259], tags[262]));
        Assert.Equal(72, BitConverter.ToInt32(tiff, tags[282]));
        using var png = SkiaSharp.SKBitmap.Decode(Chart.Draw(FigureFormat.Png, Preset.Plos with { Dpi = 72 }, 132));
        var expected = png.Pixels.SelectMany(p => new[] { p.Red, p.Green, p.Blue });
        Assert.Equal(expected, pixels);
    }

    [Fact]
    public void Lzw_unpacks_to_what_was_packed_through_full_tables()
    {
        var bytes = new byte[40_000];
        for (var i = 0; i < bytes.Length; i++) bytes[i] = (byte)(i * i / 7 ^ i >> 3);
        Assert.Equal(bytes, FileBytes.UnpackLzw(Lzw.Pack(bytes)));
        Assert.Empty(FileBytes.UnpackLzw(Lzw.Pack([])));
    }

    [Fact]
    public void Every_kind_of_file_has_the_same_bytes_when_drawn_again()
    {
        foreach (var format in Enum.GetValues<FigureFormat>())
            Assert.Equal(Chart.Draw(format, Preset.Paper, 89), Chart.Draw(format, Preset.Paper, 89));
    }

    [Fact]
    public void Drawing_on_many_threads_gives_the_bytes_of_drawing_on_one()
    {
        var figures = RunCharts.Of(SyntheticRun.Of(rounds: 12));
        var alone = figures.Select(f => f.Draw(FigureFormat.Svg, Preset.Paper, 89)).ToArray();
        Parallel.For(0, 4 * figures.Count,
            i => Assert.Equal(alone[i % figures.Count], figures[i % figures.Count].Draw(FigureFormat.Svg, Preset.Paper, 89)));
    }

    [Fact]
    public void Saving_writes_each_kind_and_the_caption_beside()
    {
        var folder = Directory.CreateTempSubdirectory("charts").FullName;
        try
        {
            var written = FigureFiles.Save([Chart], folder, Preset.Nature, 89, [FigureFormat.Pdf, FigureFormat.Svg]);
            Assert.Equal(["trust.pdf", "trust.svg", "trust.txt"], written.Select(Path.GetFileName));
            Assert.All(written, path => Assert.True(File.Exists(path)));
            Assert.Equal(Chart.Caption + "\n", File.ReadAllText(written[^1]));
            Assert.Equal(["x.pdf"], Chart.Save(Path.Combine(folder, "x"), Preset.Nature).Select(Path.GetFileName));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
