using NegotiationSim.Runner.Drawing;

namespace NegotiationSim.Runner.Tests.Charts;

public sealed class PresetTests
{
    [Fact]
    public void Presets_are_found_by_name_in_any_case_and_unknown_names_give_none()
    {
        Assert.All(Preset.All, preset => Assert.Same(preset, Preset.Named(preset.Name.ToUpperInvariant())));
        Assert.Null(Preset.Named("quarto"));
    }

    [Fact]
    public void Nature_has_its_columns_height_type_and_no_grid()
    {
        Assert.Equal([89, 183], Preset.Nature.Columns);
        Assert.Equal(170, Preset.Nature.MaxHeight);
        Assert.InRange(Preset.Nature.Text, 5, 7);
        Assert.InRange(Preset.Nature.TickText, 5, 7);
        Assert.False(Preset.Nature.Grid);
        Assert.Equal([FigureFormat.Pdf], Preset.Nature.Formats);
    }

    [Fact]
    public void Plos_has_tiff_of_300_to_600_dpi_and_type_of_8_to_12_points()
    {
        Assert.Equal([FigureFormat.Tiff], Preset.Plos.Formats);
        Assert.InRange(Preset.Plos.Dpi, 300, 600);
        Assert.InRange(Preset.Plos.TickText, 8, 12);
        Assert.InRange(Preset.Plos.LetterText, 8, 12);
    }

    [Fact]
    public void Cambridge_has_tiff_or_pdf_of_300_to_1200_dpi()
    {
        Assert.Equal([FigureFormat.Tiff, FigureFormat.Pdf], Preset.Cambridge.Formats);
        Assert.InRange(Preset.Cambridge.Dpi, 300, 1200);
    }
}
